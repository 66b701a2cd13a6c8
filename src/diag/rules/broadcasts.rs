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
    FORM_WITHOUT_BROADCAST: Warning "form-without-broadcast", example "form: phat-thanh\n✓ broadcast: {air: 30/10/2026 20:15, minutes: 14, media: tep/so-5.mp3}" {
        vi "Bài phát thanh, truyền hình không ghi kỳ phát sóng"
            "Bài có `form: phat-thanh` nhưng không có `broadcast`."
            "Thêm `broadcast` với ngày giờ phát (`air`), thời lượng, tệp ghi; bài viết về phát thanh, truyền hình thì chọn hình thức khác."
            "Trang phát sóng, lịch, podcast và việc so lịch hằng tuần lấy từ `broadcast`. Thiếu mục này thì kỳ phát sóng vẫn được tính là một bài nhưng không có trong kho, và tuần ấy bị nhắc là không có chương trình."
        en "Broadcast that says nothing of itself"
            "The article has `form: phat-thanh` but no `broadcast`."
            "Add `broadcast` with the time on air (`air`), length and recording; an article about broadcasting takes another form."
            "The page of broadcasts, the calendar, the podcast and the weekly check take theirs from `broadcast`. Without it the broadcast counts as an item but is missing from the archive, and its week is told as one without."
    }
    BROADCAST_WITHOUT_FORM: Information "broadcast-without-form", example "broadcast: {air: 30/10/2026 20:15}\n✓ form: phat-thanh" {
        vi "Kỳ phát sóng được tính là tin"
            "Bài có `broadcast` nhưng không có `form`, nên được tính là tin."
            "Thêm `form: phat-thanh`; phóng sự, video đã phát sóng thì ghi hình thức ấy."
            "Báo cáo, chỉ tiêu kế hoạch và nhuận bút tính theo hình thức. Bài không ghi `form` là tin, kể cả khi là một chương trình phát thanh, truyền hình."
        en "Broadcast that counts as news"
            "The article has `broadcast` but no `form`, so it counts as short news."
            "Add `form: phat-thanh`; a report or video that was on air takes its own form."
            "Reports, targets of the plan and royalties count by form. An article without `form` is short news, even where it is a broadcast."
    }
    BROADCAST_WITHOUT_AIR: Information "broadcast-without-air", example "broadcast: {minutes: 14}\n✓ broadcast: {air: 30/10/2026 20:15, minutes: 14}" {
        vi "Kỳ phát sóng không ghi ngày giờ phát"
            "`broadcast` không có `air`, nên ngày đăng bài ({day}) được coi là ngày phát."
            "Thêm `air` với ngày giờ phát."
            "Trang phát sóng, lịch, podcast và việc so lịch hằng tuần đi theo ngày phát. Bài đăng muộn sang tuần sau mà không ghi `air` thì được tính cho tuần sau, còn tuần có phát sóng bị nhắc là thiếu. Được nhắc trong một năm, khi trang có chuong-trinh.yaml."
        en "Broadcast without its time on air"
            "`broadcast` has no `air`, so that the day of publication ({day}) counts as that of the broadcast."
            "Add `air` with day and time."
            "The page of broadcasts, the calendar, the podcast and the weekly check go by the day on air. An article without `air` that is published a week late counts for that week, and the week of the broadcast is told as one without. Told for a year, where there is a chuong-trinh.yaml."
    }
    MISSING_RECORDING: Information "missing-recording", example "broadcast:\n  air: 30/10/2026 20:15\n✓ media: tep/so-5.mp3\n✓ media: https://dai.example/so-5.mp3" {
        vi "Kỳ đã phát sóng chưa có bản ghi"
            "Chương trình đã phát ngày {day} nhưng bài chưa có bản ghi để nghe, xem lại."
            "Thêm `media` vào `broadcast`: tệp cạnh bài, hoặc địa chỉ `https://…` của đài."
            "Người nghe lỡ giờ phát chỉ nghe lại được qua bản ghi, và bản ghi là minh chứng của kỳ phát sóng. Được nhắc từ hôm sau ngày phát, trong một năm; bài có video, âm thanh ở `video`, `attachments` hoặc trong thân bài thì không bị nhắc."
        en "Broadcast without a recording"
            "The broadcast was on air on {day}, but its article has no recording."
            "Add `media` to `broadcast`: a file beside the article, or an address `https://…` of the station."
            "Those who missed it can hear it only from a recording, which is also the evidence of the broadcast. Told from the day after, for a year; articles with a video or sound under `video`, `attachments` or in the body are left alone."
    }
    RECORDING_WITHOUT_WORDS: Warning "recording-without-words", example "video:\n  file: tep/huong-dan.mp4\n✓ transcript: Người dẫn hướng dẫn năm bước nộp hồ sơ…" {
        vi "Video, âm thanh không kèm lời"
            "`{target}` không kèm lời."
            "Thêm `transcript` vào `video` hoặc vào khối `::video`, `::audio`; lời dài thì đặt trong khối `:::transcript` của bài."
            "Người khiếm thính chỉ biết nội dung video, âm thanh qua lời viết, người khiếm thị cần lời tả những gì chỉ thấy bằng mắt; máy tìm kiếm cũng chỉ đọc được lời. Thông tư 26/2020/TT-BTTTT yêu cầu trang của cơ quan nhà nước hỗ trợ người khuyết tật."
        en "Video or sound without its words"
            "`{target}` comes without its words."
            "Add `transcript` to `video`, or to the directive `::video` or `::audio`; long texts go into a block `:::transcript` of the article."
            "Those who cannot hear know a recording only by its words, those who cannot see need what is only seen in words; search engines read nothing else. Circular 26/2020/TT-BTTTT asks sites of the State to support people with disabilities."
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
