//! Rules about front matter.

use crate::diag::rule::rules;

rules! {
    HEAD

    MISSING_TITLE: Error "missing-title", example "✓ title: \"Sở Nội vụ công bố kết quả khảo sát hài lòng\"" {
        vi "Thiếu tiêu đề"
            "Bài chưa có tiêu đề."
            "Thêm dòng `title: \"…\"` vào phần đầu bài."
            "Tiêu đề là tên của bài ở mọi nơi: đầu trang, danh sách, RSS, kết quả tìm kiếm. Không có tiêu đề thì không có gì để người đọc bấm vào."
        en "Missing title"
            "The item has no title."
            "Add a line `title: \"…\"` to the front matter."
            "The title names the item everywhere: at the head of its page, in lists, feeds and search results. Without one there is nothing to click."
    }
    MISSING_DATE: Error "missing-date", example "✓ date: 2026-10-31 07:30\n✓ 2026-10-31-ten-bai.md" {
        vi "Thiếu ngày đăng"
            "Bài chưa có ngày đăng."
            "Thêm dòng `date: {today}`, hoặc đặt tên tệp bắt đầu bằng ngày: `{today}-ten-bai.md`."
            "Ngày đăng quyết định thứ tự bài, địa chỉ trang và việc tính tin, bài vào báo cáo. Có thể ghi ở mục `date` hoặc ở đầu tên tệp."
        en "Missing date"
            "The article has no date."
            "Add a line `date: {today}`, or begin the file name with the date: `{today}-name.md`."
            "The date decides the order of articles, their addresses and the reports in which they count. It stands under `date` or at the beginning of the file name."
    }
    MISSING_KEY: Error "missing-key", example "✓ number: 36/KH-UBND\n✓ issuer: Ủy ban nhân dân tỉnh\n✓ issued: 2026-03-12" {
        vi "Thiếu mục bắt buộc"
            "Thiếu mục `{key}`."
            "Thêm dòng `{name}: …`."
            "Mỗi loại nội dung có những mục không thể thiếu: văn bản phải có số, cơ quan ban hành, ngày ban hành và trích yếu; trang phải có tiêu đề."
        en "Missing key"
            "The key `{key}` is missing."
            "Add a line `{name}: …`."
            "Every kind of item has keys it cannot do without: a document needs its number, issuer, day of issue and subject; a page needs a title."
    }
    EMPTY_VALUE: Error "empty-value", example "✗ date:\n✓ date: 2026-10-31" {
        vi "Mục bị bỏ trống"
            "Mục `{key}` để trống."
            "Điền giá trị sau `{key}:`, hoặc xóa cả dòng."
            "Một mục có tên mà không có giá trị thường là mục bị quên chưa điền. Chương trình không đoán thay người viết."
        en "Empty value"
            "The key `{key}` has no value."
            "Give `{key}:` a value, or delete the line."
            "A key without a value is mostly one that somebody forgot to fill in. The program does not guess."
    }
    BAD_DATE: Error "bad-date", example "✗ date: ngày 31 tháng 10\n✓ date: 31/10/2026" {
        vi "Ngày không đọc được"
            "`{key}: {value}` không phải là ngày."
            "Viết theo dạng 2026-10-31, 2026-10-31 07:30 hoặc 31/10/2026."
            "Ngày phải viết theo một trong các dạng đã quy định thì máy mới đọc được như người. Nhận ngày ISO và ngày kiểu Việt Nam; không nhận ngày viết bằng chữ."
        en "Unreadable date"
            "`{key}: {value}` is no date."
            "Write it as 2026-10-31, 2026-10-31 07:30 or 31/10/2026."
            "Dates are read in fixed forms only, so that the program understands what the writer meant: ISO dates and Vietnamese ones, but no dates in words."
    }
    IMPOSSIBLE_DATE: Error "impossible-date", example "✗ date: 31/02/2026\n✓ date: 28/02/2026" {
        vi "Ngày không có thật"
            "`{key}: {value}`: không có ngày (hoặc giờ) này."
            "Kiểm tra lại ngày, tháng, giờ."
            "Ngày viết đúng dạng nhưng không có trong lịch, như 31/02 hay 25 giờ; thường do gõ nhầm."
        en "Impossible date"
            "`{key}: {value}`: there is no such day or time."
            "Check day, month and time."
            "The form is right, but the calendar has no such day, as 31 February, or the clock no such hour; mostly a slip of the finger."
    }
    DAY_FIRST_DATE: Error "day-first-date", example "✗ date: 2026-31-10\n✓ date: 2026-10-31" {
        vi "Ngày đứng trước tháng"
            "`{key}: {value}`: sau năm phải là tháng rồi mới đến ngày."
            "Viết năm-tháng-ngày (2026-10-31), hoặc ngày/tháng/năm (31/10/2026)."
            "Dạng bắt đầu bằng năm luôn là năm, tháng, ngày. Chương trình không đoán ngày: đoán sai là đăng sai hạn."
        en "Day before month"
            "`{key}: {value}`: after the year comes the month, then the day."
            "Write year-month-day (2026-10-31), or day/month/year (31/10/2026)."
            "A date that begins with the year goes on with the month. The program does not guess dates: a wrong guess publishes at the wrong time."
    }
    MONTH_FIRST_DATE: Error "month-first-date", example "✗ date: 10/31/2026\n✓ date: 31/10/2026" {
        vi "Tháng đứng trước ngày"
            "`{key}: {value}`: tháng đứng trước ngày."
            "Viết ngày trước tháng (31/10/2026), hoặc 2026-10-31."
            "Ở Việt Nam ngày đứng trước tháng. Ngày viết theo kiểu Mỹ dễ bị hiểu sai, nên chương trình không tự đảo mà hỏi lại."
        en "Month before day"
            "`{key}: {value}` puts the month before the day."
            "Write the day first (31/10/2026), or 2026-10-31."
            "In Vietnam the day comes before the month. A date written the American way is easily misread, so the program asks instead of turning it around."
    }
    WRONG_TYPE: Error "wrong-type", example "✗ attachments: {a: 1}\n✓ attachments: [ke-hoach.pdf]" {
        vi "Sai kiểu giá trị"
            "`{key}: {value}` không đúng kiểu."
            "Cần {expected}."
            "Mỗi mục nhận một kiểu giá trị: chữ, số, danh sách hoặc nhóm mục con. Sai kiểu thì chương trình không biết người viết muốn gì."
        en "Wrong type"
            "`{key}: {value}` is of the wrong type."
            "Expected {expected_en}."
            "Every key takes one kind of value: text, a number, a list or a group of keys. With another kind there is no telling what was meant."
    }
    UNKNOWN_VALUE: Error "unknown-value", example "✗ form: phongsu\n✓ form: phong-su" {
        vi "Giá trị không có trong danh sách"
            "`{key}: {value}`: không có giá trị này."
            "[Có phải ý bạn là `{suggestion}`? ]Các giá trị dùng được: {known}."
            "Mục này chỉ nhận những giá trị có trong danh sách, vì việc thống kê và trình bày dựa vào đó."
        en "Unknown value"
            "`{key}: {value}`: there is no such value."
            "[Did you mean `{suggestion}`? ]Known values: {known}."
            "This key takes values from a list only, because counts and pages rest on them."
    }
    CORRECTED_VALUE: Warning "corrected-value", example "✗ draft: \"có\"\n✓ draft: true" {
        vi "Giá trị đã được hiểu lại"
            "`{key}: {value}` được hiểu là `{read}`."
            "Nên viết `{key}: {read}`."
            "Giá trị viết không đúng dạng nhưng ý đã rõ, nên chương trình đọc theo ý đó và báo lại để người viết xác nhận."
        en "Corrected value"
            "`{key}: {value}` was read as `{read}`."
            "Better write `{key}: {read}`."
            "The value has not the right form, but its meaning is clear; it was read so, and this says how, for the writer to confirm."
    }
    UNCLEAR_DRAFT: Error "unclear-draft", example "✗ draft: chưa duyệt\n✓ draft: true" {
        vi "Không rõ có phải bản nháp"
            "`draft: {value}` không rõ nghĩa, nên bài này không được đăng."
            "Viết `draft: true` (nháp) hoặc `draft: false` (đăng)."
            "`draft` quyết định bài có được đăng hay không. Khi giá trị không rõ, chương trình chọn cách an toàn: không đăng và báo lỗi."
        en "Unclear draft state"
            "`draft: {value}` is unclear, so the item is not published."
            "Write `draft: true` (draft) or `draft: false` (publish)."
            "`draft` decides whether an item is published. When its value is unclear the program takes the safe side: it does not publish, and says so."
    }
    UNKNOWN_KEY: Warning "unknown-key", example "✗ catgories: [chi-so]\n✓ categories: [chi-so]" {
        vi "Mục không có trong quy định"
            "Không có mục `{key}`; giá trị của nó không được dùng."
            "[Có phải ý bạn là `{suggestion}`? ]Sửa tên mục, hoặc bỏ nó đi.[ Các mục dùng được ở đây: {known}.][ Nếu giao diện cần mục này, khai báo nó ở `{extra}` trong site.yaml.]"
            "Mục lạ thường là tên mục bị gõ nhầm, khiến giá trị bị bỏ qua mà người viết không hay."
        en "Unknown key"
            "There is no key `{key}`; its value is not used."
            "[Did you mean `{suggestion}`? ]Correct the key, or take it out.[ Keys known here: {known}.][ If a theme needs it, declare it under `{extra}` in site.yaml.]"
            "An unknown key is mostly a misspelt one, and then its value is lost without anybody noticing."
    }
    MISTYPED_KEY: Error "mistyped-key", example "✗ darft: true\n✓ draft: true" {
        vi "Gõ nhầm tên mục quan trọng"
            "`{key}` rất giống `{suggestion}`; bài có thể bị đăng nhầm."
            "Sửa `{key}` thành `{suggestion}`."
            "Chỉ sai một chữ trong `draft`, `date` hoặc `expires` là bài chưa duyệt có thể bị đăng, hoặc bài hết hạn vẫn còn. Vì vậy đây là lỗi chứ không chỉ là cảnh báo."
        en "Mistyped important key"
            "`{key}` looks like `{suggestion}`; the item might be published by mistake."
            "Change `{key}` to `{suggestion}`."
            "One wrong letter in `draft`, `date` or `expires` may publish what was not approved or keep what has expired. Hence this is an error, not a warning."
    }
    DUPLICATE_KEY: Error "duplicate-key", example "✗ title: Tin một\n✗ title: Tin hai" {
        vi "Mục bị lặp"
            "Mục `{key}` xuất hiện hai lần."
            "Giữ lại một dòng, xóa dòng kia."
            "Khi một mục có hai giá trị, không rõ giá trị nào đúng; các chương trình khác nhau sẽ chọn khác nhau."
        en "Duplicate key"
            "The key `{key}` stands here twice."
            "Keep one line, delete the other."
            "With two values for one key it is unclear which one counts; different programs choose differently."
    }
    YAML_SYNTAX: Error "yaml-syntax", example "✗ title: Kế hoạch số 36: tuyên truyền\n✓ title: \"Kế hoạch số 36: tuyên truyền\"" {
        vi "Phần khai báo sai cú pháp YAML"
            "Không đọc được phần khai báo: {detail}."
            "{fix}"
            "Phần khai báo viết bằng YAML. Lỗi hay gặp: dấu hai chấm trong tiêu đề không đặt trong dấu nháy, thụt dòng bằng phím Tab, quên đóng dấu nháy hoặc dấu ngoặc."
        en "YAML syntax"
            "The YAML cannot be read: {detail_en}."
            "{fix_en}"
            "Front matter is written in YAML. Common slips: a colon in a title without quotes, tabs for indents, a quote or bracket left open."
    }
    COMMENT_IN_VALUE: Warning "comment-in-value", example "✗ title: Thi đua #CảiCách\n✓ title: \"Thi đua #CảiCách\"" {
        vi "Dấu # cắt mất giá trị"
            "Phần sau dấu # bị coi là ghi chú, không thuộc giá trị của `{key}`."
            "Đặt cả giá trị trong dấu nháy: `{key}: \"… # …\"`."
            "Trong YAML, dấu # đứng sau dấu cách mở đầu một ghi chú, nên phần còn lại của giá trị biến mất mà không có báo hiệu nào khác."
        en "# cuts the value"
            "What follows # is taken for a comment, not for part of `{key}`."
            "Put the whole value in quotes: `{key}: \"… # …\"`."
            "In YAML a # after a space begins a comment, and the rest of the value vanishes without any other sign."
    }
    HEAD_TOO_LARGE: Error "head-too-large" {
        vi "Phần khai báo quá lớn"
            "Phần khai báo lớn hơn {limit}."
            "Chuyển nội dung xuống thân bài."
            "Phần khai báo chỉ chứa thông tin về bài. Giới hạn kích thước giữ cho một tệp hỏng không làm chậm hoặc làm treo cả trang."
        en "Front matter too large"
            "The front matter is larger than {limit}."
            "Move text into the body."
            "Front matter holds facts about the item only. The bound keeps one broken file from slowing down or stopping the whole site."
    }
    HEAD_TOO_DEEP: Error "head-too-deep" {
        vi "Phần khai báo lồng quá sâu"
            "Các dấu ngoặc hoặc bậc thụt dòng lồng nhau quá {limit} lần."
            "Viết đơn giản hơn."
            "Không mục nào cần lồng sâu đến thế. Giới hạn này bảo vệ chương trình trước tệp hỏng hoặc cố ý gây hại."
        en "Nested too deeply"
            "Brackets or indents are nested more than {limit} deep."
            "Write it more simply."
            "No key needs such depth. The bound protects the program from broken and hostile files."
    }
    NO_FRONT_MATTER: Error "no-front-matter", example "✓ ---\n  title: \"Tên bài\"\n  date: 2026-10-31\n  ---" {
        vi "Thiếu phần khai báo"
            "Bài không mở đầu bằng phần khai báo giữa hai dòng `---`."
            "Thêm ở đầu tệp: dòng `---`, các dòng `title:` và `date:`, rồi lại dòng `---`."
            "Mọi tệp Markdown trong `content` mở đầu bằng phần khai báo, để chương trình biết tiêu đề và ngày đăng. Tệp không phải là bài thì đặt tên bắt đầu bằng dấu _ hoặc đặt ngoài `content`."
        en "No front matter"
            "The file does not begin with front matter between two `---` lines."
            "Begin the file with a line `---`, lines `title:` and `date:`, and another line `---`."
            "Every Markdown file in `content` begins with front matter, which gives its title and date. A file that is no article begins its name with _ or lies outside `content`."
    }
    UNCLOSED_FRONT_MATTER: Error "unclosed-front-matter", example "✓ ---\n  title: \"Tên bài\"\n  ---\n  Nội dung bài." {
        vi "Phần khai báo chưa đóng"
            "Phần khai báo mở bằng `---` nhưng không có dòng `---` kết thúc."
            "Thêm dòng `---` sau dòng khai báo cuối cùng."
            "Không có dòng `---` thứ hai thì không biết phần khai báo hết ở đâu, và cả bài có thể bị đọc thành khai báo."
        en "Front matter not closed"
            "The front matter opens with `---` but no `---` line closes it."
            "Add a line `---` after its last line."
            "Without the second `---` line nobody knows where the front matter ends, and the whole text might be taken for it."
    }
    UNOPENED_FRONT_MATTER: Error "unopened-front-matter", example "✗ title: \"Tên bài\"\n  ---\n✓ ---\n  title: \"Tên bài\"\n  ---" {
        vi "Thiếu dòng --- mở đầu"
            "Có phần khai báo nhưng thiếu dòng `---` ở đầu tệp."
            "Thêm dòng `---` trên dòng đầu tiên."
            "Thiếu dòng `---` đầu tiên thì các dòng khai báo sẽ hiện ra thành chữ trong bài."
        en "Front matter not opened"
            "There is front matter, but no `---` line opens it."
            "Add a line `---` above the first line."
            "Without the first `---` line the front matter would show as text in the article."
    }
    UNKNOWN_CATEGORY: Error "unknown-category", example "✗ categories: [chi-dao-dieu-hanhh]\n✓ categories: [chi-dao-dieu-hanh]" {
        vi "Chuyên mục không có"
            "Không có chuyên mục “{value}”."
            "[Có phải ý bạn là `{suggestion}`? ][Các chuyên mục khai báo trong site.yaml: {known}.]"
            "Khi site.yaml đã khai báo cây chuyên mục, bài chỉ được thuộc các chuyên mục ấy, nên một tên gõ nhầm không tạo ra chuyên mục mới. Có thể ghi `slug` hoặc tên chuyên mục."
        en "Unknown category"
            "There is no category “{value}”."
            "[Did you mean `{suggestion}`? ][Categories declared in site.yaml: {known}.]"
            "Where site.yaml declares the categories, articles belong to those only, so that a slip makes no new one. Slugs and titles are both understood."
    }
    BAD_URL: Error "bad-url", example "✗ url: vanban.chinhphu.vn\n✓ url: https://vanban.chinhphu.vn/" {
        vi "Địa chỉ không dùng được"
            "`{key}: {value}` không phải là địa chỉ được phép."
            "Dùng địa chỉ bắt đầu bằng https://, http://, mailto: hoặc tel:."
            "Địa chỉ do người viết ghi sẽ thành liên kết cho người đọc bấm. Chỉ những loại địa chỉ an toàn được phép; `javascript:` và tương tự thì không."
        en "Unusable address"
            "`{key}: {value}` is no allowed address."
            "Use an address that begins with https://, http://, mailto: or tel:."
            "An address given here becomes a link that readers click. Only safe kinds are allowed, not `javascript:` and its like."
    }
    BAD_DOCUMENT_NUMBER: Warning "bad-document-number", example "✗ documents: [KH 36]\n✓ documents: [36/KH-UBND]" {
        vi "Số, ký hiệu văn bản lạ"
            "“{value}” không giống số, ký hiệu văn bản."
            "[Có phải ý bạn là {suggestion}? ]Viết theo Nghị định 30/2020/NĐ-CP, ví dụ 36/KH-UBND, 30/2020/NĐ-CP."
            "Số, ký hiệu đúng thể thức thì văn bản mới được nhận ra, nối liên kết và xếp vào sổ văn bản."
        en "Odd document number"
            "“{value}” does not look like the number and sign of a document."
            "[Did you mean {suggestion}? ]Write it by Decree 30/2020/NĐ-CP, such as 36/KH-UBND, 30/2020/NĐ-CP."
            "Only a number in the regular form lets a document be recognised, linked and entered in the register."
    }
    DOCUMENT_DATES: Warning "document-dates", example "issued: 2026-01-05\n✗ effective: 2025-01-10\n✓ effective: 2026-01-10" {
        vi "Các ngày của văn bản mâu thuẫn"
            "`{key}` ({value}) sớm hơn `{other}` ({before})."
            "Kiểm tra lại hai ngày, nhất là năm."
            "Văn bản có hiệu lực từ ngày ban hành trở đi, và chỉ hết hiệu lực sau khi đã có hiệu lực. Ngày ngược thứ tự thường do gõ nhầm, và làm sai tình trạng hiệu lực hiện trên trang."
        en "Days of a document that contradict each other"
            "`{key}` ({value}) comes before `{other}` ({before})."
            "Check both days, above all their years."
            "A document takes effect on its day of issue or later, and ends only after it has begun. Days in the wrong order are mostly slips, and the page then tells wrongly whether the document is in force."
    }
    ISSUED_IN_FUTURE: Warning "issued-in-future", example "✗ issued: 2062-01-05\n✓ issued: 2026-01-05" {
        vi "Ngày ban hành ở tương lai"
            "Văn bản ghi ban hành ngày {issued}, sau hôm nay ({today})."
            "Kiểm tra năm, tháng; văn bản chưa ban hành thì đặt `draft: true` cho đến ngày đó."
            "Văn bản trong sổ được đăng ngay, không hẹn giờ theo `issued`. Ngày chưa đến thường do gõ nhầm; văn bản chưa ký mà đã có số trên trang thì người đọc tưởng đã ban hành."
        en "Day of issue in the future"
            "The document says that it was issued on {issued}, after today ({today})."
            "Check year and month; for a document that is not issued yet, set `draft: true` until that day."
            "Documents of the register are published at once, whatever `issued` says. A day that has not come is mostly a slip; and readers take a document that stands there with its number for one that was issued."
    }
    EMPTY_SLUG: Error "empty-slug", example "✓ slug: thu-chuc-mung" {
        vi "Không tạo được địa chỉ"
            "Không tạo được địa chỉ trang từ “{value}”."
            "Thêm dòng `slug: ten-khong-dau`; với từ khóa, tác giả thì đặt `slug` ở mục `terms` trong site.yaml."
            "Địa chỉ trang chỉ gồm chữ cái không dấu, chữ số và gạch ngang. Khi tên không có ký tự nào như vậy thì phải đặt `slug` bằng tay."
        en "No address"
            "No page address can be made from “{value}”."
            "Add a line `slug: some-name`; for tags and authors, give a `slug` under `terms` in site.yaml."
            "Page addresses consist of plain letters, digits and hyphens. Where a name has none of these, a `slug` must be given by hand."
    }
    BAD_ALIAS: Error "bad-alias", example "✗ aliases: [https://cchc.example/tin/12]\n✓ aliases: [/tin/12]" {
        vi "Địa chỉ cũ không hợp lệ"
            "`{value}` không thể là địa chỉ cũ."
            "Viết đường dẫn bắt đầu bằng /, ví dụ /tin/bai-cu/."
            "`aliases` giữ cho liên kết cũ vẫn mở được sau khi đổi địa chỉ. Mỗi địa chỉ cũ là một đường dẫn trong trang này, không phải địa chỉ đầy đủ."
        en "Bad alias"
            "`{value}` cannot be an old address."
            "Write a path that begins with /, such as /news/old/."
            "`aliases` keep old links alive after a move. Each is a path of this site, not a full address."
    }
}
