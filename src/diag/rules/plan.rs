//! Rules about the yearly plan: what is owed and not there. `--strict-plan` makes them errors.

use crate::diag::rule::rules;

rules! {
    PLAN
    PLAN_MONTH_SHORT: Warning "plan-month-short", example "targets: {month: 5}\n✗ Tháng 10: 3 tin, bài (ngày 25/10)\n✓ Tháng 10: 5 tin, bài" {
        vi "Tháng thiếu tin, bài"
            "Chưa đủ tin, bài theo kế hoạch[ ({what})]: {months} (đã đăng/chỉ tiêu)."
            "[Tháng này còn {days} ngày, kể cả hôm nay: đăng thêm {owed} tin, bài. ][Tháng đã qua thiếu {missing} tin, bài: tin, bài đã đăng mà chưa có trong `content/` thì thêm vào với đúng ngày đăng. ][Những bài đã tính có trên trang /ke-hoach/; `cchc report {listed}` liệt kê mọi bài đã đăng, kể cả bài dẫn lại và hình thức mà kế hoạch không tính.]"
            "Kế hoạch tuyên truyền ghi số tin, bài mỗi tháng. Từ ngày 25 của tháng, tháng nào chưa đủ thì được nhắc, để còn kịp đăng. Bài dẫn lại từ nguồn khác chỉ tính khi kế hoạch có `reprints: true`."
        en "Month short of items"
            "Fewer items than the plan asks for[ ({what})]: {months} (published/asked for)."
            "[Days left in this month, today included: {days}; publish {owed} more. ][Items missing in months that are over: {missing}; add those that were published and are not yet in `content/`, with their dates. ][Those that count are listed at /ke-hoach/; `cchc report {listed}` lists all that were published, republished items and forms that the plan leaves out among them.]"
            "The plan sets a number of items a month. From its 25th day on a month with fewer is told, while there is time. What was republished from elsewhere counts only where the plan says `reprints: true`."
    }
    PLAN_SUBJECT_EMPTY: Warning "plan-subject-empty", example "subjects:\n  - {id: chi-so, title: Nâng cao các chỉ số, match: {tags: [PAR Index]}}\n✓ tags: [PAR Index]" {
        vi "Nội dung của kế hoạch chưa có bài"
            "Năm {year} chưa có tin, bài nào cho nội dung “{title}”."
            "Viết một bài, hoặc thêm chuyên mục, thẻ, văn bản ở `match` của nội dung này vào bài đã có."
            "Mỗi nội dung trong kế hoạch phải được tuyên truyền ít nhất một lần trong năm. Bài được tính khi có chuyên mục, thẻ hoặc văn bản mà nội dung ấy ghi ở `match`."
        en "Subject of the plan without an item"
            "No item of {year} is about “{title}”."
            "Write one, or give an existing item a category, tag or document that the subject names in `match`."
            "Each subject of the plan must be treated at least once in the year. An item counts when it has one of the categories, tags or documents that the subject names in `match`."
    }
    PLAN_DEADLINE_MISSED: Warning "plan-deadline-missed", example "deadlines: [{title: Kế hoạch của xã, due: 2026-02-28, units: [xa-a]}]\n✓ van-ban/05-kh-ubnd.md: issuer: Ủy ban nhân dân xã A, implements: [36/KH-SNV]" {
        vi "Quá hạn mà đơn vị chưa có kế hoạch"
            "“{title}” đến hạn ngày {due}, còn {count} đơn vị chưa có văn bản: {units}."
            "Đôn đốc đơn vị; văn bản đã có thì thêm vào thư mục van-ban với `issuer` là đơn vị và `implements: {document}`."
            "Kế hoạch giao các đơn vị ban hành kế hoạch riêng trước một ngày. Đơn vị được coi là đã làm khi trong sổ văn bản có văn bản do đơn vị ban hành và ghi thực hiện kế hoạch này. Mỗi văn bản tính cho một thời hạn: văn bản ban hành trước cho thời hạn đến trước. Đơn vị đã thôi hoạt động sau hạn mà chưa làm vẫn được nêu, như trên trang kế hoạch."
        en "Deadline passed without a unit's plan"
            "“{title}” was due on {due}; units without a document: {count} ({units_en})."
            "Remind the unit; a document that exists goes into the folder van-ban with the unit as `issuer` and `implements: {document}`."
            "The plan has units adopt plans of their own by a day. A unit has done so when the register holds a document that it issued and that says it implements this plan. A document meets one deadline: what was issued first, the one that is due first. Units that ended after the day without having done it are told all the same, as on the page of the plan."
    }
}
