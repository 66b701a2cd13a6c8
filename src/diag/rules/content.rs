//! Rules about bodies of articles.

use crate::diag::rule::rules;

rules! {
    CONTENT

    BROKEN_LINK: Error "broken-link", example "✗ [Kế hoạch](../van-ban/36-kh.md)\n✓ [Kế hoạch](../van-ban/36-kh-ubnd-2026.md)" {
        vi "Liên kết hỏng"
            "Liên kết tới `{target}`, nhưng không có tệp hoặc trang này."
            "[Có phải ý bạn là `{suggestion}`? ]Đường dẫn tính từ thư mục của bài; bắt đầu bằng / thì tính từ gốc trang."
            "Mọi liên kết trong trang đều được kiểm tra trước khi đăng, để người đọc không gặp trang “không tìm thấy”. Liên kết tới bài khác viết bằng đường dẫn tệp .md; chương trình đổi thành địa chỉ trang."
        en "Broken link"
            "The link goes to `{target}`, but there is no such file or page."
            "[Did you mean `{suggestion}`? ]Paths count from the folder of the article; with a leading / from the root of the site."
            "Every link inside the site is checked before publishing, so that no reader meets “not found”. Link to other articles by the path of their .md file; the program turns it into an address."
    }
    LINK_TO_UNPUBLISHED: Error "link-to-unpublished" {
        vi "Liên kết tới bài chưa đăng"
            "Liên kết tới `{target}`, nhưng bài này chưa được đăng ({state})."
            "Bỏ liên kết, hoặc đăng bài kia trước."
            "Bài đích còn là bản nháp, đang hẹn giờ hoặc chưa được duyệt, nên liên kết này sẽ hỏng khi đăng và có thể lộ nội dung chưa công bố."
        en "Link to an unpublished item"
            "The link goes to `{target}`, which is not published ({state_en})."
            "Remove the link, or publish that item first."
            "The target is a draft or scheduled for later: the link would be broken when published, and might betray what is not public yet."
    }
    BROKEN_ANCHOR: Error "broken-anchor", example "## Không phải làm đơn cớ mất\n✓ [xem](mat-giay-hen.md#khong-phai-lam-don-co-mat)" {
        vi "Mục được trỏ tới không có"
            "Trong `{target}` không có mục `#{anchor}`."
            "[Có phải ý bạn là `#{suggestion}`? ]Tên mục là tiêu đề viết không dấu, nối bằng gạch ngang."
            "Phần sau dấu # trỏ tới một mục trong trang. Sửa tiêu đề mục là tên này đổi theo, và liên kết cũ chỉ mở ra đầu trang."
        en "Broken anchor"
            "There is no `#{anchor}` in `{target}`."
            "[Did you mean `#{suggestion}`? ]An anchor is the heading without marks, joined by hyphens."
            "What follows # names a heading of the page. When the heading is reworded its name changes, and old links open at the top only."
    }
    MISSING_FILE: Error "missing-file", example "✗ attachments: [Ke-hoach.PDF]\n✓ attachments: [ke-hoach.pdf]" {
        vi "Không có tệp"
            "Không tìm thấy tệp `{target}`."
            "[Có phải ý bạn là `{suggestion}`? ]Đặt tệp cạnh bài viết và kiểm tra lại tên, kể cả chữ hoa, chữ thường."
            "Tệp đính kèm, âm thanh hoặc video được nhắc tới phải có trong thư mục nội dung, nếu không người đọc sẽ không tải được. Máy chủ phân biệt chữ hoa, chữ thường trong tên tệp."
        en "Missing file"
            "There is no file `{target}`."
            "[Did you mean `{suggestion}`? ]Put the file beside the article and check its name, upper and lower case included."
            "An attachment, sound or video that is mentioned must lie in the content folder, or readers cannot get it. Servers tell upper from lower case."
    }
    MISSING_IMAGE: Error "missing-image", example "✗ ![Lễ ký kết](Anh1.JPG)\n✓ ![Lễ ký kết](anh1.jpg)" {
        vi "Không có ảnh"
            "Không tìm thấy ảnh `{target}`."
            "[Có phải ý bạn là `{suggestion}`? ]Đặt ảnh cạnh bài viết và kiểm tra lại tên, kể cả chữ hoa, chữ thường."
            "Ảnh thiếu để lại một ô trống trên trang. Máy chủ phân biệt chữ hoa, chữ thường, nên ảnh hiện trên máy của bạn vẫn có thể mất khi đăng."
        en "Missing image"
            "There is no image `{target}`."
            "[Did you mean `{suggestion}`? ]Put the image beside the article and check its name, upper and lower case included."
            "A missing image leaves a hole in the page. Servers tell upper from lower case, so a picture that shows on your computer may still be lost."
    }
    FORBIDDEN_URL: Error "forbidden-url", example "✗ [Xem](javascript:alert(1))\n✓ [Xem](https://dichvucong.gov.vn/)" {
        vi "Địa chỉ không được phép"
            "Địa chỉ `{target}` không được phép."
            "Chỉ dùng https, http, mailto, tel hoặc đường dẫn trong trang."
            "Một số loại địa chỉ có thể chạy mã lệnh trong trình duyệt của người đọc hoặc mở tệp trên máy họ, nên không bao giờ được đăng."
        en "Forbidden address"
            "The address `{target}` is not allowed."
            "Use https, http, mailto, tel or a path of this site only."
            "Some kinds of address can run code in the browser of readers or open files of their computers, and are never published."
    }
    EMPTY_LINK: Warning "empty-link", example "✗ [Quyết định 96]()\n✓ [Quyết định 96](../van-ban/96-qd-snv-2026.md)" {
        vi "Liên kết trống"
            "Liên kết “{text}” không có địa chỉ."
            "Điền địa chỉ trong ngoặc tròn, hoặc bỏ liên kết."
            "Liên kết không có địa chỉ thì bấm vào không mở ra gì; thường là chỗ định điền sau rồi quên."
        en "Empty link"
            "The link “{text}” has no address."
            "Fill in the address in parentheses, or remove the link."
            "A link without an address opens nothing; mostly somebody meant to fill it in later."
    }
    VAGUE_LINK_TEXT: Warning "vague-link-text", example "✗ Xem [tại đây](36.pdf)\n✓ Xem [Kế hoạch số 36/KH-UBND](36.pdf)" {
        vi "Chữ liên kết không rõ nghĩa"
            "Chữ liên kết “{text}” không cho biết sẽ mở ra gì."
            "Viết rõ nội dung được mở, ví dụ tên văn bản; người dùng trình đọc màn hình nghe từng liên kết riêng lẻ."
            "Người dùng trình đọc màn hình thường nghe danh sách liên kết tách khỏi câu văn; “tại đây” không cho họ biết gì. Chữ liên kết nên tự nói rõ mình mở ra gì (WCAG 2.4.4)."
        en "Vague link text"
            "The link text “{text}” does not say what it opens."
            "Name what is opened, such as the document; people with screen readers hear links on their own."
            "People with screen readers often hear the links of a page as a list; “here” tells them nothing. A link text should say by itself what it opens (WCAG 2.4.4)."
    }
    MISSING_ALT: Warning "missing-alt", example "✗ ![](quay-so-3.webp)\n✓ ![Cán bộ quầy số 3 hướng dẫn người dân](quay-so-3.webp)" {
        vi "Ảnh thiếu mô tả"
            "Ảnh `{target}` không có mô tả."
            "Viết mô tả trong ngoặc vuông: ![Cán bộ hướng dẫn người dân](anh.webp)."
            "Mô tả ảnh được đọc cho người khiếm thị và hiện ra khi ảnh không tải được; trang thông tin của cơ quan nhà nước phải có (WCAG 1.1.1)."
        en "Image without description"
            "The image `{target}` has no description."
            "Describe it in the square brackets: ![What is seen](picture.webp)."
            "The description is read to blind people and shows when the image does not load; sites of state bodies must have it (WCAG 1.1.1)."
    }
    PLACEHOLDER_ALT: Warning "placeholder-alt", example "✗ ![ảnh](quay-so-3.webp)\n✗ ![IMG_1234.jpg](quay-so-3.webp)\n✓ ![Cán bộ quầy số 3 hướng dẫn người dân](quay-so-3.webp)" {
        vi "Mô tả ảnh không mô tả gì"
            "“{alt}” không cho biết trong ảnh `{target}` có gì."
            "Viết điều thấy trong ảnh, như kể cho người không nhìn thấy; ảnh ở phần khai báo chỉ để trang trí thì viết `alt: \"\"`."
            "Người khiếm thị nghe đọc mô tả thay cho ảnh; “ảnh”, “image banner” hay tên tệp không cho họ biết gì, mà còn tệ hơn là im lặng. Mô tả nêu ai, làm gì, ở đâu (WCAG 1.1.1)."
        en "Image description that describes nothing"
            "“{alt}” does not say what is seen in the image `{target}`."
            "Write what is seen, as if telling somebody who cannot; for a mere decoration in front matter write `alt: \"\"`."
            "Blind people hear the description in place of the picture; “image”, “image banner” or a file name tell them nothing, which is worse than silence. Say who does what, and where (WCAG 1.1.1)."
    }
    TEMPLATE_SOURCE: Warning "template-source", example "✗ {{ '/lien-he/' | url }}\n✓ /lien-he/" {
        vi "Mã mẫu hiện ra trong bài"
            "`{text}` là mã của phần mềm khác và sẽ hiện nguyên văn cho người đọc."
            "Thay bằng liên kết, ảnh hoặc khối dựng sẵn; nếu muốn nói về mã, đặt nó giữa hai dấu `."
            "Bài viết không phải là mẫu giao diện, nên {{ … }} và {% … %} không chạy ở đây. Chúng thường còn sót lại khi chuyển bài từ phần mềm khác."
        en "Template source will show"
            "`{text}` is source of another program and readers will see it as it is."
            "Put a link, an image or a directive in its place; to write about code, put it between backticks."
            "Articles are no templates, so {{ … }} and {% … %} do nothing here. They are often left over when articles come from another generator."
    }
    MISSING_IMAGE_ALT: Warning "missing-image-alt", example "✗ image: quay-so-3.webp\n✓ image: {src: quay-so-3.webp, alt: Cán bộ quầy số 3 hướng dẫn người dân}" {
        vi "Ảnh ở phần khai báo thiếu mô tả"
            "Ảnh `{target}` không có mô tả."
            "Viết `{src: {target}, alt: \"điều thấy trong ảnh\"}`; ảnh chỉ để trang trí thì viết `alt: \"\"`."
            "Mô tả ảnh được đọc cho người khiếm thị và hiện ra khi ảnh không tải được; trang thông tin của cơ quan nhà nước phải có (WCAG 1.1.1)."
        en "Image of the front matter without description"
            "The image `{target}` has no description."
            "Write `{src: {target}, alt: \"what is seen\"}`; for a mere decoration write `alt: \"\"`."
            "The description is read to blind people and shows when the image does not load; sites of state bodies must have it (WCAG 1.1.1)."
    }
    REMOVED_HTML: Warning "removed-html", example "✗ <iframe src=\"…\"></iframe>\n✓ ::video{src=\"…\"}" {
        vi "HTML bị loại bỏ"
            "Thẻ hoặc thuộc tính HTML không được phép đã bị bỏ: {what}."
            "Dùng Markdown, hoặc khối dựng sẵn như `:::note`, `::video{…}`."
            "HTML trong bài được lọc để không mã lệnh nào lọt lên trang. Những gì bị bỏ được nêu tên, để người viết biết bài khác với điều mình viết."
        en "HTML removed"
            "HTML that is not allowed was removed: {what}."
            "Use Markdown, or a directive such as `:::note`, `::video{…}`."
            "HTML in articles is filtered, so that no code reaches the page. What was taken out is named, for the writer to know that the page differs from the text."
    }
    LEFTOVER_EMPHASIS: Warning "leftover-emphasis", example "✗ **Điều 5.**Nội dung\n✓ **Điều 5.** Nội dung" {
        vi "Dấu * hiện ra trong bài"
            "Dấu `{mark}` không tạo thành chữ đậm hay nghiêng và sẽ hiện ra."
            "Thêm dấu cách hoặc chuyển dấu câu ra ngoài: `**Điều 5.** Nội dung`."
            "Dấu * đứng sát dấu câu hoặc dấu ngoặc kép theo cách Markdown không nhận là chữ đậm, nên người đọc sẽ thấy nguyên dấu *. Lỗi này hay gặp khi chép từ Word."
        en "Asterisks will show"
            "`{mark}` makes nothing bold or italic here and will be visible."
            "Add a space or move the punctuation outside: `**Article 5.** Text`."
            "Where * touches punctuation in certain ways Markdown takes it for no emphasis, and readers see the asterisks. Common in text pasted from Word."
    }
    UNKNOWN_DIRECTIVE: Error "unknown-directive", example "✗ :::ghichu\n✓ :::note" {
        vi "Khối dựng sẵn không có"
            "Không có khối dựng sẵn `{name}`."
            "[Có phải ý bạn là `{suggestion}`? ]Các khối dùng được: {known}."
            "Khối dựng sẵn là những phần trang do giao diện vẽ, như ghi chú hay video. Tên không có trong danh sách thì không vẽ được."
        en "Unknown directive"
            "There is no directive `{name}`."
            "[Did you mean `{suggestion}`? ]Known directives: {known}."
            "Directives are parts of a page that the theme draws, such as notes and videos. A name outside the list cannot be drawn."
    }
    BAD_DIRECTIVE: Error "bad-directive", example ":::note Lưu ý\nMang theo căn cước.\n:::" {
        vi "Khối dựng sẵn viết sai"
            "Khối `{name}` viết sai: {detail}."
            "Viết `:::{name} Tiêu đề` … `:::` hoặc `::{name}{khoa=\"giá trị\"}`, mỗi dấu trên dòng riêng."
            "Khối dựng sẵn phải mở, đóng và ghi thuộc tính đúng cách, nếu không sẽ hiện ra thành chữ."
        en "Malformed directive"
            "The directive `{name}` is malformed: {detail_en}."
            "Write `:::{name} Title` … `:::` or `::{name}{key=\"value\"}`, each mark on its own line."
            "A directive must be opened, closed and given its attributes in the right way, or it would show as text."
    }
    BAD_ATTRIBUTE: Error "bad-attribute", example "✗ ::xep-hang{ma=\"DDCI\" so=\"0\"}\n✓ ::xep-hang{ma=\"DDCI\" so=\"10\"}" {
        vi "Thuộc tính của khối không dùng được"
            "Khối `{name}`: `{key}=\"{value}\"` không dùng được."
            "Cần {expected}."
            "Mỗi thuộc tính của khối dựng sẵn nhận một kiểu giá trị. Giá trị khác thì không rõ khối phải hiện gì, nên khối bị bỏ."
        en "Attribute of a directive out of range"
            "In the directive `{name}`, `{key}=\"{value}\"` cannot be used."
            "Give {expected_en}."
            "Each attribute of a directive takes one kind of value. With another there is no telling what it should show, so that it would be left out."
    }
    DUPLICATE_ANCHOR: Warning "duplicate-anchor", example "✗ ## Hồ sơ {#ho-so} … ## Nộp hồ sơ {#ho-so}\n✓ ## Hồ sơ {#ho-so} … ## Nộp hồ sơ {#nop-ho-so}" {
        vi "Tên mục bị lặp"
            "Tên mục `#{anchor}` đã có trong bài."
            "Chọn tên khác trong `{#…}`."
            "Hai mục cùng tên thì liên kết `#…` chỉ tới được mục đầu."
        en "Duplicate anchor"
            "The anchor `#{anchor}` exists already in this article."
            "Choose another name in `{#…}`."
            "With two anchors of one name, links to it reach the first only."
    }
    SKIPPED_HEADING: Warning "skipped-heading", example "✗ ## Kết quả … #### Chi tiết\n✓ ## Kết quả … ### Chi tiết" {
        vi "Tiêu đề nhảy cấp"
            "Tiêu đề “{text}” nhảy từ cấp {from} xuống cấp {to}."
            "Dùng lần lượt ##, ###, ####."
            "Cấp tiêu đề là mục lục của bài; người dùng trình đọc màn hình đi lại bằng nó (WCAG 1.3.1). Nhảy cấp làm mục lục đứt quãng."
        en "Heading level skipped"
            "The heading “{text}” jumps from level {from} to level {to}."
            "Use ##, ###, #### one after the other."
            "Heading levels are the outline of an article, by which people with screen readers move (WCAG 1.3.1). A skipped level breaks the outline."
    }
    UNDEFINED_REFERENCE: Warning "undefined-reference", example "Theo báo cáo[^1].\n\n✓ [^1]: Báo cáo số 152/BC-SNV." {
        vi "Thiếu chú thích hoặc liên kết tham chiếu"
            "`{label}` được nhắc tới nhưng không được định nghĩa."
            "Thêm dòng `{label}: …` ở cuối bài, hoặc bỏ dấu ngoặc vuông."
            "Chú thích `[^1]` hoặc liên kết `[chữ][nhãn]` không có phần giải thích thì hiện nguyên dấu ngoặc trong bài."
        en "Undefined reference"
            "`{label}` is referred to but not defined."
            "Add a line `{label}: …` at the end, or remove the brackets."
            "A footnote `[^1]` or link `[text][label]` that is defined nowhere shows its brackets to readers."
    }
    UNUSED_FOOTNOTE: Warning "unused-footnote", example "✗ Theo báo cáo[^2].\n  [^1]: Báo cáo số 152/BC-SNV.\n✓ Theo báo cáo[^1].\n  [^1]: Báo cáo số 152/BC-SNV." {
        vi "Chú thích không được nhắc tới"
            "Chú thích `{label}` không được nhắc tới trong bài, hoặc được định nghĩa hai lần."
            "Thêm `{label}` vào chỗ cần chú thích, hoặc bỏ chú thích."
            "Chú thích không được nhắc tới trong bài thì không hiện ra; thường do số chú thích gõ nhầm, hoặc câu nhắc tới nó đã bị xóa."
        en "Unused footnote"
            "The footnote `{label}` is not referred to, or is defined twice."
            "Add `{label}` where it belongs, or remove the footnote."
            "A footnote that the text never refers to does not show; mostly its label was mistyped, or the sentence with it was deleted."
    }
    EMPTY_BODY: Warning "empty-body" {
        vi "Bài không có nội dung"
            "Bài “{title}” không có nội dung."
            "Viết nội dung dưới phần khai báo."
            "Bài chỉ có tiêu đề thường là bài viết dở. Văn bản và trang thư viện ảnh thì có thể không cần nội dung."
        en "Empty body"
            "The article “{title}” has no text."
            "Write the text below the front matter."
            "An article of a title only is mostly an unfinished one. Documents and galleries may do without text."
    }
    MERGE_CONFLICT: Error "merge-conflict", example "✗ <<<<<<< HEAD" {
        vi "Còn dấu xung đột git"
            "Còn dấu xung đột khi gộp: `{mark}`."
            "Chọn một phiên bản và xóa các dòng <<<<<<<, =======, >>>>>>>."
            "Các dấu này còn lại khi hai người cùng sửa một tệp và việc gộp chưa xong; đăng lên là người đọc thấy cả hai bản."
        en "Merge conflict"
            "A merge conflict is left: `{mark}`."
            "Choose one version and delete the lines <<<<<<<, =======, >>>>>>>."
            "These marks are left when two people changed one file and the merge was not finished; readers would see both versions."
    }
    DOUBLE_TONE: Warning "double-tone", example "✗ thủtục\n✓ thủ tục" {
        vi "Có thể thiếu dấu cách"
            "“{word}” có hai dấu thanh: có thể thiếu dấu cách."
            "Tách thành hai tiếng."
            "Một tiếng Việt chỉ mang một dấu thanh. Hai dấu thanh trong một từ viết liền thường là hai tiếng bị dính vào nhau."
        en "Perhaps a missing space"
            "“{word}” has two tone marks: perhaps a space is missing."
            "Split it into two syllables."
            "A Vietnamese syllable carries one tone mark. Two of them in one word mostly mean that two syllables have run together."
    }
    CONTROL_CHARACTER: Warning "control-character" {
        vi "Ký tự điều khiển bị bỏ"
            "Ký tự điều khiển {character} đã bị bỏ."
            "Xóa ký tự này trong tệp."
            "Ký tự điều khiển không nhìn thấy được, không hợp lệ trong XML và làm hỏng RSS; chúng thường lọt vào khi chép từ PDF."
        en "Control character removed"
            "The control character {character} was removed."
            "Delete it from the file."
            "Control characters cannot be seen, are not allowed in XML and break feeds; they mostly come with text copied from PDF."
    }
    INVISIBLE_CHARACTER: Warning "invisible-character" {
        vi "Ký tự ẩn bị bỏ"
            "Ký tự ẩn {character} (thường do chép từ Word hoặc trang mạng) đã bị bỏ."
            "Xóa ký tự này trong tệp."
            "Ký tự ẩn làm cho tìm kiếm không ra và có thể đảo chiều chữ hiển thị. Chương trình bỏ chúng khi đọc và báo lại."
        en "Invisible character removed"
            "The invisible character {character} (often pasted from Word or the web) was removed."
            "Delete it from the file."
            "Invisible characters defeat searching and can turn the direction of text. The program drops them on reading and says so."
    }
    PANIC: Error "internal-error" {
        vi "Lỗi của chương trình"
            "Chương trình gặp lỗi khi xử lý tệp này: {detail}."
            "Đây là lỗi của chương trình, không phải của bạn. Hãy báo cho người bảo trì kèm theo tệp."
            "Chương trình không được dừng vì nội dung của bất kỳ tệp nào. Nếu thông báo này hiện ra, bài ấy bị bỏ lại và các bài khác vẫn được kiểm tra."
        en "Internal error"
            "The program failed on this file: {detail}."
            "This is a bug of the program, not yours. Please report it together with the file."
            "No file may stop the program. Where this shows, that item was left alone, and all others were still checked."
    }
}
