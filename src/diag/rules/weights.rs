//! Rules about what finished pages weigh and load.

use crate::diag::rule::rules;

rules! {
    WEIGHTS

    HEAVY_PAGE: Warning "heavy-page", example "limits: {page_kb: 80}" {
        vi "Trang quá nặng"
            "Trang /{page} nặng {weight} kB khi đã nén, quá mức {most} kB."
            "Chia bài dài thành nhiều kỳ, chuyển bảng lớn thành tệp đính kèm, hoặc nâng mức `limits: {page_kb: …}` trong site.yaml."
            "Trang nặng tải lâu trên điện thoại rẻ và mạng yếu. Mức này tính phần chữ của trang, đã nén như máy chủ gửi đi, không kể ảnh."
        en "Heavy page"
            "The page /{page} weighs {weight} kB compressed, above the limit of {most} kB."
            "Split a long article into a series, make a large table a file to download, or raise `limits: {page_kb: …}` in site.yaml."
            "Heavy pages take long on cheap phones and weak networks. What counts is the page itself, compressed as servers send it, without pictures."
    }
    HEAVY_STYLES: Warning "heavy-styles", example "limits: {styles_kb: 20}" {
        vi "CSS quá nặng"
            "CSS của trang /{page} nặng {weight} kB khi đã nén, quá mức {most} kB: {detail}."
            "Bỏ những phần CSS không dùng, hoặc nâng mức `limits: {styles_kb: …}` trong site.yaml."
            "Trình duyệt chưa hiện gì khi chưa tải xong CSS, nên CSS nặng làm mọi trang hiện chậm. Tính cả tệp CSS lẫn phần viết trong thẻ `<style>` của trang."
        en "Heavy style sheets"
            "The style sheets of the page /{page} weigh {weight} kB compressed, above the limit of {most} kB: {detail}."
            "Take out what is not used, or raise `limits: {styles_kb: …}` in site.yaml."
            "Browsers show nothing before the style sheets have come, so heavy ones make every page slow. What counts is files and what pages hold in `<style>`."
    }
    HEAVY_SCRIPTS: Warning "heavy-scripts", example "limits: {scripts_kb: 20}" {
        vi "JavaScript quá nặng"
            "JavaScript của trang /{page} nặng {weight} kB khi đã nén, quá mức {most} kB: {detail}."
            "Bỏ những phần không cần, hoặc nâng mức `limits: {scripts_kb: …}` trong site.yaml."
            "Trang phải đọc được cả khi không có JavaScript; mã nặng làm điện thoại rẻ đứng hình và hao pin. Tính cả tệp lẫn phần viết trong thẻ `<script>` của trang, không kể dữ liệu như JSON-LD. Riêng trang tìm kiếm được phép nặng hơn."
        en "Heavy scripts"
            "The scripts of the page /{page} weigh {weight} kB compressed, above the limit of {most} kB: {detail}."
            "Do without some, or raise `limits: {scripts_kb: …}` in site.yaml."
            "Pages must be readable without JavaScript; heavy scripts stall cheap phones and drain them. What counts is files and what pages hold in `<script>`, but for data such as JSON-LD. The page of search may be heavier."
    }
    FOREIGN_RESOURCE: Warning "foreign-resource", example "✗ <script src=\"https://may-chu-la.example/dem.js\">\n✓ static/dem.js" {
        vi "Trang tải tệp từ nơi khác"
            "Trang /{page} tải `{detail}` từ máy chủ khác."
            "Chép tệp về `static/` hoặc đặt cạnh bài rồi dùng địa chỉ trong trang. Mã của cổng thông tin cấp trên thì đặt trong `theme.settings`."
            "Tệp ở máy chủ khác cho bên đó biết ai đang đọc trang, có thể bị đổi hoặc mất bất cứ lúc nào, và làm trang chậm lại. Trang của cơ quan nhà nước chỉ nên tải tệp của chính mình."
        en "A page loads something from elsewhere"
            "The page /{page} loads `{detail}` from another host."
            "Copy the file to `static/` or beside the article, and use its address in the site. Code of a parent portal belongs into `theme.settings`."
            "Files on other hosts tell others who reads the page, can change or vanish at any time, and make pages slow. The site of a state body should load its own files only."
    }
}
