//! Rules about settings and themes.

use crate::diag::rule::rules;

rules! {
    SETTINGS

    NO_SETTINGS: Warning "no-settings", example "title: Cải cách hành chính\nbase_url: https://cchc.tinh.gov.vn/" {
        vi "Chưa có site.yaml"
            "Trang chưa có tệp site.yaml."
            "Tạo site.yaml với ít nhất `title` và `base_url`; thiếu `base_url` thì không có RSS, sơ đồ trang và liên kết chuẩn."
            "Không có site.yaml thì trang vẫn tạo được, nhưng không biết tên, địa chỉ và cơ quan chủ quản của trang."
        en "No site.yaml"
            "The site has no site.yaml."
            "Make one with at least `title` and `base_url`; without `base_url` there are no feeds, sitemap or canonical links."
            "Without site.yaml a site can be built, but nobody knows its name, its address and the body behind it."
    }
    NO_BASE_URL: Warning "no-base-url", example "✓ base_url: https://cchc.tinh.gov.vn/" {
        vi "Chưa có base_url"
            "site.yaml chưa có `base_url`, nên không có RSS, sơ đồ trang và liên kết chuẩn."
            "Thêm dòng `base_url: https://…/`."
            "RSS, sơ đồ trang và liên kết chuẩn phải ghi địa chỉ đầy đủ. Không biết địa chỉ trang thì không thể tạo chúng."
        en "No base_url"
            "site.yaml has no `base_url`, so there are no feeds, sitemap or canonical links."
            "Add a line `base_url: https://…/`."
            "Feeds, sitemaps and canonical links need full addresses. Without the address of the site they cannot be made."
    }
    BAD_BASE_URL: Error "bad-base-url", example "✗ base_url: cchc.tinh.gov.vn\n✓ base_url: https://cchc.tinh.gov.vn/" {
        vi "base_url không hợp lệ"
            "`base_url: {value}` không phải là địa chỉ trang mạng."
            "Viết đầy đủ, ví dụ https://cchc.tinh.gov.vn/chuyen-muc/."
            "Địa chỉ trang được ghi vào RSS, sơ đồ trang và mọi liên kết chuẩn; sai một chỗ là sai tất cả."
        en "Bad base_url"
            "`base_url: {value}` is no web address."
            "Write it in full, such as https://example.gov.vn/column/."
            "The address of the site goes into feeds, the sitemap and every canonical link; wrong here is wrong everywhere."
    }
    UNKNOWN_SETTING: Error "unknown-setting", example "✗ page_sise: 20\n✓ page_size: 20" {
        vi "Thiết lập không có"
            "Không có thiết lập `{key}`."
            "[Có phải ý bạn là `{suggestion}`? ]Các thiết lập dùng được ở đây: {known}."
            "Thiết lập gõ nhầm tên sẽ không có tác dụng mà không ai hay, nên chương trình dừng lại để hỏi."
        en "Unknown setting"
            "There is no setting `{key}`."
            "[Did you mean `{suggestion}`? ]Settings known here: {known}."
            "A misspelt setting would have no effect without anybody noticing, so the program stops and asks."
    }
    BAD_SETTING: Error "bad-setting", example "✗ page_size: nhiều\n✓ page_size: 20" {
        vi "Thiết lập sai"
            "`{key}: {value}` không dùng được."
            "Cần {expected}."
            "Giá trị của thiết lập sai kiểu hoặc ngoài phạm vi cho phép, nên không thể tạo trang theo ý người quản trị."
        en "Bad setting"
            "`{key}: {value}` cannot be used."
            "Expected {expected_en}."
            "The value of a setting is of the wrong kind or out of range, so the site cannot be built as its keeper meant."
    }
    DUPLICATE_CATEGORY: Error "duplicate-category" {
        vi "Chuyên mục bị lặp"
            "Chuyên mục `{slug}` được khai báo hai lần."
            "Mỗi chuyên mục có một `slug` riêng trong cả cây."
            "`slug` là địa chỉ của chuyên mục và là tên mà các bài dùng để xếp vào đó, nên không thể có hai chuyên mục chung một `slug`, kể cả ở hai nhánh khác nhau."
        en "Duplicate category"
            "The category `{slug}` is declared twice."
            "Each category has a `slug` of its own in the whole tree."
            "The `slug` is the address of a category and the name by which articles refer to it, so two cannot share one, not even on different branches."
    }
    CATEGORY_TOO_DEEP: Error "category-too-deep" {
        vi "Chuyên mục quá ba cấp"
            "Chuyên mục `{slug}` ở cấp thứ tư."
            "Chỉ dùng nhiều nhất ba cấp."
            "Cây chuyên mục sâu hơn ba cấp khó dùng với người đọc và không hiện được trên thanh điều hướng."
        en "Category too deep"
            "The category `{slug}` is on a fourth level."
            "Use at most three levels."
            "A tree deeper than three levels is hard on readers and does not fit the navigation."
    }
    UNKNOWN_RULE: Error "unknown-rule", example "rules:\n  unused-file: off" {
        vi "Quy tắc không có"
            "Không có quy tắc `{key}`."
            "[Có phải ý bạn là `{suggestion}`? ]Xem danh sách bằng `cchc explain`."
            "`rules` trong site.yaml đổi mức của từng quy tắc kiểm tra. Tên quy tắc gõ nhầm sẽ không đổi được gì."
        en "Unknown rule"
            "There is no rule `{key}`."
            "[Did you mean `{suggestion}`? ]See the list with `cchc explain`."
            "`rules` in site.yaml sets the weight of single rules. A misspelt name would change nothing."
    }
    FIRM_RULE: Error "firm-rule" {
        vi "Quy tắc không thể nới lỏng"
            "Quy tắc `{rule}` luôn là lỗi, không thể hạ xuống cảnh báo hay tắt."
            "Xóa dòng này; sửa nội dung mà quy tắc chỉ ra."
            "Nếu nới lỏng những quy tắc này, bài sẽ biến mất hoặc bị đăng nhầm mà không ai hay."
        en "Rule cannot be relaxed"
            "The rule `{rule}` is always an error; it cannot be a warning or off."
            "Delete this line; correct what the rule points at."
            "Relaxed, these rules would let items vanish or be published by mistake without anybody noticing."
    }
    UNKNOWN_THEME: Error "unknown-theme" {
        vi "Không có giao diện"
            "Không có giao diện `{name}`."
            "[Có phải ý bạn là `{suggestion}`? ]Đặt giao diện ở themes/{name}/ hoặc dùng một giao diện có sẵn: `mac-dinh`, `ban-tin`."
            "Giao diện được tìm trong thư mục `themes` của trang, rồi trong chương trình. Không tìm thấy thì không thể vẽ trang nào."
        en "Unknown theme"
            "There is no theme `{name}`."
            "[Did you mean `{suggestion}`? ]Put it into themes/{name}/ or use a theme in the program: `mac-dinh`, `ban-tin`."
            "A theme is looked for in the folder `themes` of the site, then in the program. Without it no page can be drawn."
    }
    THEME_CYCLE: Error "theme-cycle", example "✗ themes/a/theme.yaml: extends: b\n✗ themes/b/theme.yaml: extends: a" {
        vi "Giao diện kế thừa vòng tròn"
            "Giao diện `{name}` kế thừa chính nó."
            "Sửa `extends` trong theme.yaml."
            "Giao diện kế thừa lẫn nhau thành vòng thì không có lớp nào là gốc."
        en "Theme cycle"
            "The theme `{name}` extends itself."
            "Correct `extends` in theme.yaml."
            "Where themes extend each other in a circle, none of them is the root."
    }
    ENGINE_MISMATCH: Error "engine-mismatch", example "engine: \">=0.1, <0.2\"" {
        vi "Giao diện cần phiên bản khác"
            "Giao diện `{name}` cần cchc {wanted}; đây là {version}."
            "Cập nhật chương trình hoặc giao diện."
            "Giao diện ghi những phiên bản chương trình mà nó được viết cho; phiên bản khác có thể vẽ sai mà không báo."
        en "Theme needs another version"
            "The theme `{name}` needs cchc {wanted}; this is {version}."
            "Update the program or the theme."
            "A theme names the versions of the program it was written for; another one might draw wrongly without a word."
    }
}
