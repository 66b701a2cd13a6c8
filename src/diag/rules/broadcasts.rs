//! Rules about broadcasts.

use crate::diag::rule::rules;

rules! {
    BROADCASTS

    MISSING_BROADCAST: Warning "missing-broadcast", example "✓ broadcast: {air: 30/10/2026 20:15, minutes: 14, media: tep/so-5.mp3}" {
        vi "Tuần không có chương trình phát sóng"
            "Theo lịch, {count} kỳ không có bài nào ghi `broadcast`: {days}."
            "Đăng bài của các kỳ đó với `broadcast.air` đúng ngày phát; nếu chương trình đã nghỉ, ghi `until`; nếu các số cũ không đưa lên trang, ghi `since` muộn hơn."
            "Kế hoạch tuyên truyền thường giao phát sóng hằng tuần, và mỗi kỳ phát sóng là một minh chứng. Chương trình so lịch trong chuong-trinh.yaml với các bài có `broadcast`, tính theo tuần từ thứ Hai đến Chủ nhật, từ ngày `since` (không ghi thì từ số đầu tiên có trên trang), trong một năm gần nhất và đến hết hôm qua; bài không ghi `air` thì lấy ngày đăng."
        en "Week without a broadcast"
            "By the schedule, {count} broadcasts have no article with `broadcast`: {days}."
            "Publish their articles with `broadcast.air` on the day; where the programme has ended, give `until`; where old ones stay off the site, a later `since`."
            "Plans often ask for a weekly broadcast, and each is evidence. The schedule in chuong-trinh.yaml is compared with the articles that have `broadcast`, by weeks from Monday to Sunday, from the day in `since` (without it, from the first one on the site), over the last year up to yesterday; without `air` the date of publication counts."
    }
    BROADCAST_LENGTH: Warning "broadcast-length", example "✗ minutes: 9 (quy định 12 – 15 phút)\n✓ minutes: 14" {
        vi "Thời lượng phát sóng ngoài quy định"
            "Chương trình dài {minutes} phút, quy định từ {least} đến {greatest} phút."
            "Kiểm tra lại `minutes` của bài, hoặc sửa `minutes` trong chuong-trinh.yaml."
            "Kế hoạch định thời lượng mỗi kỳ, ví dụ 12 đến 15 phút. Kỳ ngắn hơn hoặc dài hơn thường là gõ nhầm; nếu đúng là như vậy thì cần biết trước khi báo cáo."
        en "Length of a broadcast outside of the plan's"
            "The broadcast takes {minutes} minutes, the plan has {least} to {greatest}."
            "Check `minutes` of the article, or correct `minutes` in chuong-trinh.yaml."
            "Plans set the length of a broadcast, such as 12 to 15 minutes. Shorter or longer ones are mostly slips of the finger; if not, that should be known before the report."
    }
    MISSING_TRANSCRIPT: Warning "missing-transcript", example "✓ transcript: |\n✓   Người dẫn: Thân chào bà con…" {
        vi "Bản ghi phát sóng không có lời"
            "Bản ghi `{target}` không kèm lời."
            "Thêm `transcript` vào `broadcast`, hoặc khối `:::transcript` trong bài."
            "Người khiếm thính chỉ biết nội dung chương trình qua lời viết; máy tìm kiếm cũng vậy. Thông tư 26/2020/TT-BTTTT yêu cầu trang của cơ quan nhà nước hỗ trợ người khuyết tật."
        en "Recording of a broadcast without its words"
            "The recording `{target}` comes without its words."
            "Add `transcript` to `broadcast`, or a block `:::transcript` to the article."
            "Those who cannot hear know a broadcast only by its words, and so do search engines. Circular 26/2020/TT-BTTTT asks sites of the State to support people with disabilities."
    }
}
