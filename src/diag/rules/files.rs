//! Rules about files, addresses, templates.

use crate::diag::rule::rules;

rules! {
    FILES

    NO_CONTENT: Error "no-content" {
        vi "Không có thư mục content"
            "Trong `{folder}` không có thư mục `content`."
            "Chạy lệnh trong thư mục của trang, dùng `--site THƯ_MỤC`, hoặc tạo trang mới bằng `cchc init THƯ_MỤC`."
            "Thư mục `content` là nơi đặt mọi bài viết, văn bản và trang. Không có nó thì thư mục này không phải là một trang."
        en "No content folder"
            "There is no folder `content` in `{folder}`."
            "Run the command in the folder of the site, use `--site DIR`, or make a new site with `cchc init DIR`."
            "All articles, documents and pages lie in the folder `content`. Without it a folder is no site."
    }
    NOT_UTF8: Error "not-utf8" {
        vi "Tệp không phải UTF-8"
            "Tệp không ở dạng mã UTF-8[; có vẻ là {encoding}]."
            "Mở tệp và lưu lại với bảng mã UTF-8 (Unicode)."
            "Tệp cũ ở bảng mã TCVN3, VNI hoặc Windows-1258 sẽ hiện sai dấu. Theo quy định, chữ Việt trên mạng dùng Unicode (TCVN 6909:2001)."
        en "Not UTF-8"
            "The file is not UTF-8[; it looks like {encoding}]."
            "Open it and save it again as UTF-8 (Unicode)."
            "Old files in TCVN3, VNI or Windows-1258 would show wrong letters. Vietnamese on the web is written in Unicode (TCVN 6909:2001)."
    }
    UNREADABLE_FILE: Error "unreadable-file" {
        vi "Không đọc được tệp"
            "Không đọc được tệp: {detail}."
            "Kiểm tra quyền đọc và thử lại."
            "Hệ thống không cho đọc tệp: thiếu quyền, đĩa lỗi, hoặc tệp đang bị chương trình khác giữ. Không đăng khi còn thiếu một phần nội dung."
        en "Unreadable file"
            "The file cannot be read: {detail}."
            "Check its permissions and try again."
            "The system does not let the file be read: no permission, a bad disk, or another program holds it. Nothing is published while a part of the content is missing."
    }
    BAD_FILE_NAME: Error "bad-file-name" {
        vi "Tên tệp không đọc được"
            "Tên của `{path}` không phải là chữ ở dạng UTF-8."
            "Đổi tên tệp hoặc thư mục, chỉ dùng chữ, số và gạch ngang."
            "Tên tệp trở thành địa chỉ và tên trong thông báo lỗi, nên phải là chữ. Tên như thế này thường do giải nén tệp tạo trên máy cũ."
        en "Unreadable file name"
            "The name of `{path}` is no UTF-8 text."
            "Rename the file or folder, with letters, digits and hyphens only."
            "File names become addresses and stand in messages, so they must be text. Names like this often come from archives made on old machines."
    }
    TWIN_FILES: Error "twin-files" {
        vi "Hai tệp cùng tên"
            "Có hai tệp (hoặc thư mục) cùng tên `{path}`, chỉ khác nhau ở cách mã hóa dấu."
            "Đổi tên hoặc xóa một trong hai; trên máy chúng trông giống hệt nhau."
            "Chữ có dấu có thể được mã hóa dựng sẵn hoặc tổ hợp (hay gặp ở tệp chép từ máy Mac). Trên trang, hai tên ấy là một."
        en "Two files of one name"
            "There are two files (or folders) named `{path}` that differ only in how their marks are encoded."
            "Rename or delete one of them; on the screen they look alike."
            "Letters with marks can be encoded as one character or as several (common in files from a Mac). On the site the two names are one."
    }
    SKIPPED_SYMLINK: Warning "skipped-symlink" {
        vi "Bỏ qua liên kết tượng trưng"
            "Liên kết tượng trưng trỏ ra ngoài trang hoặc không tới tệp nào, nên bị bỏ qua."
            "Chép tệp thật vào đây."
            "Liên kết tượng trưng ra ngoài thư mục trang có thể đưa lên mạng những tệp không định công bố, nên không được đi theo."
        en "Symbolic link skipped"
            "The symbolic link leads out of the site or to no file, and was skipped."
            "Copy the real file here."
            "A symbolic link that leads out of the site could publish files nobody meant to publish, so it is not followed."
    }
    SPECIAL_FILE: Warning "special-file" {
        vi "Bỏ qua tệp đặc biệt"
            "Đây không phải là tệp thường, nên bị bỏ qua."
            "Xóa nó khỏi thư mục."
            "Ống dẫn, ổ cắm và tệp thiết bị không có nội dung để đăng, và đọc chúng có thể làm chương trình chờ mãi."
        en "Special file skipped"
            "This is no regular file and was skipped."
            "Remove it from the folder."
            "Pipes, sockets and devices hold nothing to publish, and reading them might never end."
    }
    PATH_COLLISION: Error "path-collision", example "✗ hai bài cùng có slug: ket-qua-2026" {
        vi "Trùng địa chỉ"
            "`/{route}` được tạo hai lần: từ {first} và từ {second}."
            "Đổi `slug` (hoặc tên tệp) của một trong hai."
            "Mỗi địa chỉ chỉ chứa được một trang. So sánh không phân biệt chữ hoa, chữ thường, vì một số máy chủ và ổ đĩa coi chúng là một."
        en "Two things on one path"
            "`/{route}` is made twice: by {first} and by {second}."
            "Change the `slug` (or the file name) of one of them."
            "An address holds one page only. Upper and lower case are compared as equal, because some servers and disks take them so."
    }
    BAD_ROUTE: Error "bad-route", example "✗ slug: con\n✓ slug: con-nguoi" {
        vi "Địa chỉ không hợp lệ"
            "`{route}` không thể là địa chỉ: {detail}."
            "Đổi tên tệp hoặc `slug`."
            "Địa chỉ phải là tên tệp hợp lệ trên mọi hệ điều hành, để trang chép đi đâu cũng mở được."
        en "Bad address"
            "`{route}` cannot be an address: {detail_en}."
            "Change the file name or the `slug`."
            "An address must be a sound file name on every system, so that the site opens wherever it is copied."
    }
    FILE_TYPE_REFUSED: Error "file-type-refused", example "✗ attachments: [phan-mem.exe]\n✓ attachments: [huong-dan.pdf]" {
        vi "Loại tệp không được đăng"
            "Không đăng tệp `{target}`: {detail}."
            "Chỉ đăng ảnh, PDF, tệp văn phòng, âm thanh và video."
            "Tệp chạy được, tệp mã nguồn và các loại lạ không được đăng trên trang của cơ quan nhà nước, vì người đọc có thể mở phải mã độc."
        en "File type refused"
            "The file `{target}` is not published: {detail_en}."
            "Only images, PDF, office files, audio and video are published."
            "Programs, source files and unknown kinds are not published on the site of a state body: readers might open something harmful."
    }
    FILE_MISMATCH: Error "file-mismatch", example "✗ anh.png (thực ra là JPEG)\n✓ anh.jpg" {
        vi "Nội dung tệp không đúng đuôi"
            "Tệp `{target}` có đuôi .{extension} nhưng nội dung không phải loại đó."
            "Lưu lại tệp đúng loại, hoặc sửa đuôi tệp."
            "Trình duyệt tin vào đuôi tệp. Tệp sai đuôi không mở được, hoặc có thể che giấu nội dung nguy hiểm."
        en "File is not what its name says"
            "The file `{target}` ends in .{extension}, but its contents are of another kind."
            "Save it again in the right form, or correct its ending."
            "Browsers trust the ending of a file. A wrong one keeps it from opening, or hides something dangerous."
    }
    BROKEN_IMAGE: Error "broken-image" {
        vi "Ảnh hỏng"
            "Không đọc được ảnh `{target}`: {detail}."
            "Mở ảnh bằng một chương trình xem ảnh và lưu lại, hoặc chép lại từ nơi chụp; tệp có thể bị cắt ngang khi gửi."
            "Từ mỗi ảnh, chương trình làm ra các cỡ nhỏ cho điện thoại và bỏ thông tin của máy ảnh (vị trí chụp, tên máy). Ảnh không đọc được thì không làm được hai việc đó, nên không được đăng."
        en "Broken image"
            "The image `{target}` cannot be read: {detail}."
            "Open it in a viewer and save it again, or copy it anew from where it was taken; it may have been cut short on its way."
            "Of every picture smaller sizes are made for phones, and what the camera wrote into it (where it was taken, by which device) is taken out. Of one that cannot be read neither can be done, so it is not published."
    }
    HUGE_IMAGE: Warning "huge-image", example "✗ toan-canh.jpg (20000 × 10000)\n✓ toan-canh.jpg (4000 × 2000)" {
        vi "Ảnh quá lớn"
            "Ảnh `{target}` có {width} × {height} điểm ảnh, quá mức {limit} triệu; không làm các cỡ nhỏ."
            "Thu nhỏ ảnh còn khoảng 4000 điểm ảnh bề ngang, hoặc nâng mức `limits: {image_megapixels: …}` trong site.yaml."
            "Mở một ảnh rất lớn tốn nhiều bộ nhớ, và người đọc phải tải cả ảnh gốc. Ảnh lớn hơn mức cho phép được đăng như nó vốn có, chỉ bỏ thông tin của máy ảnh."
        en "Huge image"
            "The image `{target}` has {width} × {height} pixels, above the limit of {limit} million; no smaller sizes are made."
            "Scale it down to some 4000 pixels in width, or raise the limit with `limits: {image_megapixels: …}` in site.yaml."
            "A very large picture takes much memory to open, and readers have to load all of it. One above the limit is published as it is, but for what the camera wrote into it."
    }
    IMAGE_METADATA: Error "image-metadata", example "✗ hien-truong.avif\n✓ hien-truong.jpg" {
        vi "Ảnh mang thông tin riêng"
            "Ảnh `{target}` mang theo thông tin của máy ảnh hoặc chương trình (có thể cả nơi chụp), và chương trình không gỡ được khỏi loại ảnh này."
            "Lưu lại ảnh thành JPEG, PNG hoặc WebP: khi đó thông tin ấy được gỡ tự động."
            "Ảnh chụp bằng điện thoại thường ghi vị trí chụp và tên máy. Đăng lên là cho mọi người biết nơi ở, nơi làm việc của người trong ảnh."
        en "A picture tells too much"
            "The picture `{target}` carries what its camera or program wrote into it (perhaps where it was taken), which cannot be taken out of this kind."
            "Save it again as JPEG, PNG or WebP: from these it is taken out by itself."
            "Photographs taken with a phone often tell where and with what. Published, that tells everybody where those in them live and work."
    }
    UNSAFE_SVG: Warning "unsafe-svg" {
        vi "SVG có phần không an toàn"
            "Đã bỏ khỏi `{target}`: {what}."
            "Xuất lại ảnh mà không có mã lệnh và liên kết ngoài."
            "Ảnh SVG có thể chứa mã lệnh và tải nội dung từ nơi khác. Những phần đó bị bỏ, phần hình vẽ được giữ lại."
        en "Unsafe parts in SVG"
            "Removed from `{target}`: {what}."
            "Export the picture again without scripts and outside references."
            "An SVG picture can hold code and fetch things from elsewhere. Those parts are dropped, the drawing stays."
    }
    UNUSED_FILE: Warning "unused-file" {
        vi "Tệp không được dùng"
            "Không bài nào đã đăng dùng tệp này, nên nó không được chép."
            "Nhắc tới nó trong bài, hoặc xóa đi."
            "Chỉ những tệp mà bài đã đăng dùng tới mới được chép lên trang, để tài liệu của bản nháp không lộ ra ngoài. Tệp thừa thường là ảnh bị thay mà quên xóa."
        en "Unused file"
            "No published item uses this file, so it is not copied."
            "Refer to it in an article, or delete it."
            "Only files that published items use are copied, so that nothing of a draft leaks out. A spare one is mostly a picture that was replaced."
    }
    TERM_COLLISION: Error "term-collision", example "terms:\n  tags:\n    tài chính: {slug: tai-chinh}\n    tái chính: {slug: tai-chinh-2}" {
        vi "Hai từ khóa trùng địa chỉ"
            "“{first}” và “{second}” cùng cho địa chỉ `{slug}`: {files}."
            "Viết thống nhất, hoặc đặt `slug` riêng ở mục `terms` trong site.yaml."
            "Hai từ khóa hoặc tên người khác nhau nhưng bỏ dấu thì giống nhau, nên sẽ tranh một địa chỉ."
        en "Two terms, one address"
            "“{first}” and “{second}” both give the address `{slug}`: {files}."
            "Spell them alike, or give one a `slug` under `terms` in site.yaml."
            "Two tags or names differ in their marks only and would fight for one address."
    }
    REDIRECT_LOOP: Error "redirect-loop", example "✗ redirects: {/a/: /b/, /b/: /a/}" {
        vi "Chuyển hướng vòng tròn"
            "`{from}` chuyển hướng vòng tròn (qua `{to}`) và không bao giờ tới một trang."
            "Sửa đích của một trong các chuyển hướng này thành trang có thật."
            "Trình duyệt đi theo vòng chuyển hướng vài lần rồi báo lỗi; người đọc không tới được đâu."
        en "Redirect loop"
            "`{from}` redirects in a circle (through `{to}`) and never reaches a page."
            "Let one of these redirects lead to a page that exists."
            "A browser follows a circle of redirects a few times and gives up; readers get nowhere."
    }
    REDIRECT_TO_NOWHERE: Error "redirect-to-nowhere", example "redirects:\n  /tin-cu/: /chuyen-muc/chi-dao-dieu-hanh/" {
        vi "Chuyển hướng tới trang không có"
            "`{from}` chuyển hướng tới `{to}`, nhưng không có trang này."
            "Sửa địa chỉ đích."
            "Chuyển hướng để cứu liên kết cũ; nếu đích không có thì người đọc chỉ gặp một trang lỗi khác."
        en "Redirect to nowhere"
            "`{from}` redirects to `{to}`, which does not exist."
            "Correct the target."
            "Redirects save old links; where the target does not exist, readers only meet another error."
    }
    TEMPLATE_ERROR: Error "template-error" {
        vi "Lỗi trong mẫu giao diện"
            "{detail}"
            "[Gặp khi tạo trang /{page}. ]Sửa mẫu giao diện."
            "Mẫu của giao diện sai cú pháp hoặc dùng một giá trị không có. Thông báo nêu dòng trong mẫu và trang đang được tạo."
        en "Template error"
            "{detail}"
            "[Met while rendering /{page}. ]Correct the template."
            "A template of the theme has wrong syntax or uses a value that does not exist. The message gives its line and the page being made."
    }
}
