//! Rules about data files.

use crate::diag::rule::rules;

rules! {
    DATA

    BAD_CELL: Error "bad-cell", example "✗ 2025;so-noi-vu;cao\n✓ 2025;so-noi-vu;83,94" {
        vi "Ô dữ liệu không đọc được"
            "Hàng {row}, cột `{key}`: `{value}` không đọc được."
            "Cần {expected}."
            "Mỗi cột của bảng số liệu nhận một kiểu giá trị. Ô sai kiểu bị bỏ trống trên trang, nên số liệu công bố sẽ thiếu mà không ai hay. Hàng được đếm như trong bảng tính, kể cả hàng tiêu đề."
        en "Unreadable cell"
            "In row {row}, column `{key}`, `{value}` cannot be read."
            "Expected {expected_en}."
            "Every column of a table takes one kind of value. A cell of another kind would be left empty, and the figures would lack it without anybody noticing. Rows are counted as in a spreadsheet, heading included."
    }
    AMBIGUOUS_NUMBER: Error "ambiguous-number", example "✗ 1,234\n✓ 1,2340\n✓ 1234" {
        vi "Số có thể hiểu hai cách"
            "`{key}: {value}` có thể là số thập phân, cũng có thể là hàng nghìn."
            "Nếu là số thập phân, viết `{decimal}`; nếu là hàng nghìn, viết `{grouped}`."
            "Dấu phẩy và dấu chấm được dùng khác nhau ở Việt Nam và ở nước ngoài: 1.234 có thể là một nghìn hai trăm ba mươi tư, cũng có thể là hơn một. Chương trình nhận cả hai dấu khi ý đã rõ và không đoán khi chưa rõ, vì số liệu công bố không được sai."
        en "Ambiguous number"
            "`{key}: {value}` may be a number with decimals or one of thousands."
            "With decimals, write `{decimal}`; in thousands, write `{grouped}`."
            "Commas and points change places between Vietnam and elsewhere: 1.234 may be more than a thousand or little more than one. Both signs are read where only one reading is possible, and none is guessed, since published figures must be right."
    }
    OUT_OF_SCALE: Error "out-of-scale", example "✗ score: 839,4 (thang điểm 0–100)\n✓ score: 83,94" {
        vi "Điểm ngoài thang điểm"
            "`{key}: {value}` nằm ngoài thang điểm {scale}."
            "Kiểm tra lại dấu phẩy, hoặc sửa `scale` của chỉ số."
            "Điểm không thể nhỏ hơn mức thấp nhất hoặc lớn hơn mức cao nhất của thang điểm; thường là gõ nhầm hoặc thiếu dấu phẩy thập phân."
        en "Score beyond the scale"
            "`{key}: {value}` lies outside of the scale {scale}."
            "Check the decimal sign, or correct the `scale` of the index."
            "A score cannot be below the least or above the greatest of its scale; mostly a slip of the finger or a lost decimal sign."
    }
    TOO_MANY_DECIMALS: Warning "too-many-decimals", example "decimals: 2\n✗ score: 83,945\n✓ score: 83,95" {
        vi "Điểm có nhiều chữ số thập phân hơn khai báo"
            "Hàng {row}, cột `{key}`: `{value}` có nhiều hơn {decimals} chữ số thập phân, trang sẽ hiện {rounded}."
            "Ghi điểm đúng như nguồn công bố, hoặc sửa `decimals` của chỉ số."
            "`decimals` là số chữ số thập phân mà trang hiện. Điểm có nhiều chữ số hơn sẽ bị làm tròn, nên khác với bảng số liệu và với nguồn công bố; thường là gõ thừa một chữ số."
        en "More decimals than declared"
            "In row {row}, column `{key}`, `{value}` has more than {decimals} decimals; pages will show {rounded}."
            "Give the score as its publisher does, or correct the `decimals` of the index."
            "`decimals` is the number of decimals that pages show. A score with more is rounded there, and differs from the table and from what was published; mostly a digit too many."
    }
    PUBLISHED_TOO_EARLY: Warning "published-too-early", example "✗ 2025;so-noi-vu;83,94;15/4/2024\n✓ 2025;so-noi-vu;83,94;15/4/2026" {
        vi "Công bố trước năm được đo"
            "Hàng {row}, cột `{key}`: kết quả năm {year} không thể công bố ngày {value}."
            "Kiểm tra lại ngày công bố và cột `year`."
            "Kết quả của một năm được công bố sớm nhất là trong năm ấy, thường là năm sau. Ngày sớm hơn thường là gõ nhầm năm ở một trong hai cột."
        en "Published before the year measured"
            "In row {row}, column `{key}`, results of {year} cannot have been published on {value}."
            "Check the day of publication and the column `year`."
            "Results of a year are published in that year at the earliest, mostly in the next. An earlier day is mostly a wrong year in one of the two columns."
    }
    FUTURE_YEAR: Warning "future-year", example "✗ 2052;so-noi-vu;83,94\n✓ 2025;so-noi-vu;83,94" {
        vi "Số liệu của năm chưa đến"
            "Cột `year`: năm {value} chưa đến (hôm nay là {today})."
            "Sửa năm; cột `year` là năm được đo, không phải năm công bố."
            "Trang lấy năm lớn nhất làm năm mới nhất. Một năm gõ nhầm đứng đầu trang chỉ số và trang chủ, còn năm thật lùi xuống các năm trước."
        en "Figures of a year to come"
            "Column `year`: {value} has not begun (today is {today})."
            "Correct the year; the column `year` is the year measured, not that of publication."
            "Pages take the greatest year for the newest. A mistyped one leads the page of the index and the home page, and the real one moves among the earlier years."
    }
    RANK_BEYOND_TOTAL: Error "rank-beyond-total", example "✗ rank: 36, out_of: 34\n✓ rank: 21, out_of: 34" {
        vi "Hạng lớn hơn tổng số"
            "Hàng {row}: hạng {rank} trên tổng số {total}."
            "Kiểm tra lại cột `rank` và `out_of`."
            "Hạng không thể lớn hơn số đơn vị được xếp hạng. Từ năm 2025 cả nước có 34 tỉnh, thành phố thay vì 63, nên tổng số được ghi theo từng năm."
        en "Rank beyond the total"
            "In row {row} the rank is {rank} out of {total}."
            "Check the columns `rank` and `out_of`."
            "A rank cannot exceed the number of those ranked. Since 2025 there are 34 provinces instead of 63, so the total is given year by year."
    }
    UNKNOWN_COLUMN: Error "unknown-column", example "✗ year,unit,scor\n✓ year,unit,score" {
        vi "Cột không có trong quy định"
            "Không có cột `{column}`."
            "[Có phải ý bạn là `{suggestion}`? ]Các cột dùng được: {known}. Chỉ số thành phần phải khai báo ở `components` trong {file}."
            "Cột gõ nhầm tên sẽ bị bỏ qua cả cột, nên chương trình dừng lại để hỏi."
        en "Unknown column"
            "There is no column `{column}`."
            "[Did you mean `{suggestion}`? ]Columns: {known}. Components are declared under `components` in {file}."
            "A column with a misspelt heading would be lost as a whole, so the program stops and asks."
    }
    MISSING_COLUMN: Error "missing-column", example "✓ year,unit,score,rank" {
        vi "Thiếu cột"
            "Bảng thiếu cột `{column}`."
            "Thêm cột này vào hàng tiêu đề; nếu là chỉ số thành phần không dùng nữa, bỏ nó khỏi `components`."
            "Bảng chỉ số phải có cột năm (`year`), đơn vị (`unit`) và một cột cho mỗi chỉ số thành phần đã khai báo. Hàng đầu tiên của bảng là hàng tiêu đề."
        en "Missing column"
            "The table has no column `{column}`."
            "Add it to the heading; a component that is no longer used is removed from `components`."
            "The table of an index needs the columns `year` and `unit`, and one for each declared component. Its first row is the heading."
    }
    DUPLICATE_COLUMN: Error "duplicate-column", example "✗ year,unit,score,score\n✓ year,unit,score,rank" {
        vi "Cột bị lặp"
            "Cột `{column}` xuất hiện hai lần."
            "Bỏ một cột, hoặc sửa tên cột."
            "Hai cột cùng tên thì không rõ số liệu nào đúng."
        en "Duplicate column"
            "The column `{column}` occurs twice."
            "Remove one of them, or correct its heading."
            "With two columns of one name there is no telling which figures are right."
    }
    DUPLICATE_ROW: Error "duplicate-row", example "✗ 2025,so-noi-vu,83\n✗ 2025,so-noi-vu,84" {
        vi "Hàng bị lặp"
            "Hàng {row}: đơn vị `{unit}`, năm {year} đã có ở hàng {first}."
            "Giữ lại một hàng."
            "Mỗi đơn vị chỉ có một kết quả trong một năm. Hai hàng khác nhau thì không rõ kết quả nào đúng."
        en "Duplicate row"
            "Row {row}: `{unit}` has a result for {year} in row {first} already."
            "Keep one of them."
            "A unit has one result a year. With two rows there is no telling which is right."
    }
    LONG_ROW: Error "long-row", example "✗ 2025,so-noi-vu,83,94\n✓ 2025,so-noi-vu,\"83,94\"" {
        vi "Hàng thừa ô"
            "Hàng {row} có {cells} ô, tiêu đề chỉ có {columns} cột."
            "Số có dấu phẩy phải đặt trong ngoặc kép (\"83,94\"), hoặc lưu bảng với dấu chấm phẩy giữa các ô."
            "Trong bảng ngăn cách bằng dấu phẩy, số 83,94 không có ngoặc kép bị tách thành hai ô và mọi ô sau nó bị lệch cột. Hàng như vậy không được đọc."
        en "Row with too many cells"
            "Row {row} has {cells} cells, but the heading has {columns} columns."
            "Put numbers with a comma into quotes (\"83,94\"), or save the table with semicolons between cells."
            "Where commas separate cells, 83,94 without quotes becomes two cells and all that follow slip by one column. Such a row is not read."
    }
    UNCLOSED_QUOTE: Error "unclosed-quote", example "✗ 2025,\"Sở Nội vụ\n✓ 2025,\"Sở Nội vụ\"" {
        vi "Ngoặc kép chưa đóng"
            "Ô này bắt đầu bằng ngoặc kép nhưng không có ngoặc đóng."
            "Thêm ngoặc kép ở cuối ô; ngoặc kép trong ô viết thành hai (\"\")."
            "Ô trong ngoặc kép kéo dài đến ngoặc đóng, có thể qua nhiều dòng. Thiếu ngoặc đóng thì không biết ô kết thúc ở đâu, nên hàng này không được đọc."
        en "Quote not closed"
            "The cell begins with a quote that nothing closes."
            "Close the quote at the end of the cell; a quote inside a cell is written twice (\"\")."
            "A quoted cell lasts until its closing quote, over several lines if need be. Without it there is no telling where it ends, so the row is not read."
    }
    TEXT_AFTER_QUOTE: Error "text-after-quote", example "✗ \"Sở \"Nội vụ\"\"\n✓ \"Sở \"\"Nội vụ\"\"\"" {
        vi "Chữ đứng sau ngoặc đóng"
            "Sau ngoặc kép đóng còn chữ `{text}`."
            "Ngoặc kép trong ô viết thành hai (\"\"); chữ khác đưa vào trong ngoặc."
            "Sau ngoặc đóng của một ô chỉ có thể là dấu ngăn cách hoặc hết dòng; chữ thừa cho thấy ngoặc đặt sai chỗ, nên hàng này không được đọc."
        en "Text after a quote"
            "`{text}` stands after the closing quote."
            "A quote inside a cell is written twice (\"\"); move other text into the quotes."
            "The closing quote of a cell is followed by a separator or the end of the line; anything else shows that quotes are misplaced, so the row is not read."
    }
    UNKNOWN_UNIT: Warning "unknown-unit", example "✗ unit: so-noi-vuu\n✓ unit: so-noi-vu" {
        vi "Đơn vị không có trong danh sách"
            "Không có đơn vị `{unit}` trong don-vi.yaml."
            "[Có phải ý bạn là `{suggestion}`? ]Ghi mã, tên hoặc tên tắt của đơn vị, hoặc thêm đơn vị vào don-vi.yaml."
            "Số liệu và chỉ tiêu được tính theo đơn vị; tên gõ nhầm thành một đơn vị khác. Đơn vị cấp trên hoặc đơn vị kế thừa không có trong danh sách thì bị bỏ qua."
        en "Unknown unit"
            "There is no unit `{unit}` in don-vi.yaml."
            "[Did you mean `{suggestion}`? ]Give the id, name or short name of a unit, or add the unit to don-vi.yaml."
            "Figures and targets count by unit, and a misspelt name makes another one. A parent or successor that is not in the register is passed over."
    }
    NOT_A_FIELD: Warning "not-a-field", example "✗ fields: {chi-so: 3}\n✓ site.yaml: {slug: chi-so, title: Chỉ số, field: true}" {
        vi "Chuyên mục không phải lĩnh vực cải cách"
            "`{value}` không phải lĩnh vực và không chứa lĩnh vực nào, nên chỉ tiêu này không có bài nào được tính."
            "Ghi chuyên mục có `field: true`, hoặc thêm `field: true` cho chuyên mục này trong site.yaml."
            "Chỉ tiêu theo lĩnh vực (`targets.fields`) tính bài theo chuyên mục đầu tiên của bài nằm trong một lĩnh vực. Chuyên mục không được khai báo là lĩnh vực thì số bài luôn bằng 0, tháng nào cũng thiếu."
        en "Category that is no field of reform"
            "`{value}` is no field and holds none, so no item counts for this target."
            "Name a category with `field: true`, or give this one `field: true` in site.yaml."
            "Targets by field (`targets.fields`) count items by the first of their categories that lies in a field. With a category that is not declared as one the number stays 0 and every month is short."
    }
    MISTYPED_TAG: Warning "mistyped-tag", example "✗ match: {tags: [dịch vụ công trực tuyế]}\n✓ match: {tags: [dịch vụ công trực tuyến]}" {
        vi "Thẻ trong kế hoạch có lẽ gõ nhầm"
            "Chưa có tin, bài nào mang thẻ `{value}` của nội dung “{title}”."
            "Có phải ý bạn là `{suggestion}`? Nếu đúng là hai thẻ khác nhau, khai báo thẻ này ở `terms.tags` trong site.yaml."
            "Tin, bài được tính cho một nội dung khi mang đúng thẻ ghi ở `match.tags`, không phân biệt hoa, thường và cách đặt dấu. Thẻ gõ nhầm thì nội dung thiếu bài dù bài đã có."
        en "Tag of the plan that may be mistyped"
            "No item has the tag `{value}` of the subject “{title}”."
            "Did you mean `{suggestion}`? If these are two tags, declare this one under `terms.tags` in site.yaml."
            "Items count for a subject when they have a tag that it names in `match.tags`, whatever case and place of tone marks. With a mistyped tag a subject lacks items that are there."
    }
    UNUSED_TAG: Information "unused-tag", example "match: {tags: [PAR Index, hiến kế]}" {
        vi "Thẻ trong kế hoạch chưa có bài nào mang"
            "Chưa có tin, bài nào mang thẻ `{value}` của nội dung “{title}”."
            "Gắn thẻ này cho bài, bỏ thẻ khỏi `match.tags`, hoặc để yên nếu sắp có bài."
            "Nội dung này đã có bài nhờ chuyên mục, văn bản hoặc thẻ khác, còn thẻ này chưa bài nào mang. Nội dung chưa có bài nào thì được nhắc riêng, còn thẻ của nó không bị nhắc."
        en "Tag of the plan without an item"
            "No item has the tag `{value}` of the subject “{title}”."
            "Give items this tag, remove it from `match.tags`, or leave it where an item will follow."
            "The subject has items by another tag, category or document, and none by this tag. A subject without any item is told by itself, and its tags are not."
    }
    UNIT_NOT_THERE: Information "unit-not-there", example "- {id: huyen-a, name: UBND huyện A, to: 30/6/2025, successor: xa-a}\n✗ date: 2026-10-01, unit: huyen-a\n✓ date: 2026-10-01, unit: xa-a" {
        vi "Đơn vị không hoạt động vào ngày của bài"
            "{unit}[ chỉ hoạt động từ {from}][ đã kết thúc hoạt động ngày {to}], còn bài đề ngày {day}."
            "[Có phải bài của {successor}? ]Sửa `unit`; bài kể chuyện cũ của đơn vị thì để yên."
            "Báo cáo và chỉ tiêu tính bài cho đơn vị ghi ở `unit`. Bài ghi cho đơn vị đã kết thúc không được tính cho đơn vị kế thừa."
        en "Unit that did not exist on the day of the article"
            "{unit}[ exists since {from} only][ ended on {to}], and the article is of {day}."
            "[Is it an article of {successor}? ]Correct `unit`; an article that looks back may stay as it is."
            "Reports and targets count items for the unit under `unit`. One of a unit that has ended does not count for its successor."
    }
    UNIT_CIRCLE: Error "unit-circle", example "✗ a: {parent: b}, b: {parent: a}" {
        vi "Đơn vị trỏ vòng tròn"
            "`{key}` của `{unit}` dẫn trở lại chính đơn vị này."
            "Kiểm tra lại `{key}` của các đơn vị liên quan."
            "Một đơn vị không thể ở trên chính mình, cũng không thể kế thừa chính mình, dù qua nhiều đơn vị khác."
        en "Units in a circle"
            "`{key}` of `{unit}` leads back to this unit."
            "Check `{key}` of the units concerned."
            "No unit is above itself or its own successor, not even by way of others."
    }
    SUCCESSOR_WITHOUT_END: Warning "successor-without-end", example "✗ - {id: huyen-a, name: UBND huyện A, successor: xa-a}\n✓ - {id: huyen-a, name: UBND huyện A, to: 30/6/2025, successor: xa-a}" {
        vi "Đơn vị có đơn vị kế thừa mà không có ngày kết thúc"
            "`{unit}` có đơn vị kế thừa là `{successor}` nhưng không có `to`."
            "Ghi ngày cuối cùng hoạt động ở `to`[, ví dụ `to: {end}`], hoặc bỏ `successor`."
            "Không có ngày kết thúc thì đơn vị vẫn hiện là đang hoạt động, đơn vị kế thừa không hiện trên trang của nó, và bài, chỉ tiêu vẫn tính cho đơn vị cũ."
        en "Unit with a successor and no last day"
            "`{unit}` has `{successor}` as its successor but no `to`."
            "Give its last day under `to`[, such as `to: {end}`], or remove `successor`."
            "Without a last day the unit shows as one that exists, its page does not tell the successor, and items and targets still count for the old unit."
    }
    SUCCESSOR_NOT_THERE: Warning "successor-not-there", example "- {id: huyen-a, to: 30/6/2025, successor: xa-a}\n✗ - {id: xa-a, from: 01/9/2025}\n✓ - {id: xa-a, from: 01/7/2025}" {
        vi "Đơn vị kế thừa không nối tiếp"
            "`{unit}` kết thúc ngày {end}, còn đơn vị kế thừa `{successor}`[ chỉ hoạt động từ {from}][ đã kết thúc ngày {to}]."
            "Kiểm tra `to` của `{unit}` và `from`, `to` của `{successor}`."
            "Đơn vị kế thừa tiếp nhận ngay khi đơn vị cũ kết thúc. Có khoảng trống thì bài của những ngày đó không thuộc đơn vị nào; đơn vị kế thừa đã kết thúc trước thì không tiếp nhận được."
        en "Successor that is not there"
            "`{unit}` ended on {end}, and its successor `{successor}`[ exists since {from} only][ had ended on {to}]."
            "Check `to` of `{unit}`, and `from` and `to` of `{successor}`."
            "A successor takes over when the old unit ends. Where there is a gap, articles of these days belong to no unit; one that had ended before cannot take over."
    }
    DUPLICATE_ID: Error "duplicate-id", example "✗ - {id: a, …}\n✗ - {id: a, …}" {
        vi "Mã bị lặp"
            "`{id}` đã được dùng ở trên."
            "Đặt một mã khác, hoặc bỏ mục bị lặp."
            "Mã phân biệt các mục trong cùng một tệp; bài viết và số liệu dựa vào đó. Tên tắt của thuật ngữ cũng chỉ thuộc về một thuật ngữ."
        en "Duplicate id"
            "`{id}` is taken already."
            "Choose another one, or remove the repeated item."
            "Ids tell the items of a file apart; articles and figures rest on them. A spelling in the glossary, too, belongs to one term only."
    }
    ENDS_BEFORE_START: Error "ends-before-start", example "✗ from: 01/7/2025, to: 30/6/2025" {
        vi "Kết thúc trước khi bắt đầu"
            "`{key}` ({end}) đứng trước ngày bắt đầu ({start})."
            "Kiểm tra lại hai ngày."
            "Ngày cuối đứng trước ngày đầu thì không có ngày nào có hiệu lực; thường do gõ nhầm năm."
        en "End before start"
            "`{key}` ({end}) lies before the first day ({start})."
            "Check both dates."
            "With its last day before its first, something is never in force; mostly a wrong year."
    }
    YEAR_OF_NAME: Error "year-of-name", example "✗ ke-hoach-2025.yaml: year: 2026\n✓ ke-hoach-2026.yaml: year: 2026" {
        vi "Năm khác tên tệp"
            "`year: {year}` khác với năm trong tên tệp {name}."
            "Sửa năm, hoặc đổi tên tệp thành ke-hoach-{year}.yaml."
            "Tên tệp và nội dung cùng ghi năm của kế hoạch; khác nhau thì tin, bài có thể bị tính vào nhầm năm. Thường gặp khi chép tệp của năm trước."
        en "Year differs from file name"
            "`year: {year}` differs from the year in the file name {name}."
            "Correct the year, or rename the file to ke-hoach-{year}.yaml."
            "Both the name and the text of a plan tell its year; where they differ, items may count for the wrong one. It happens when last year's file is copied."
    }
    DUPLICATE_PLAN: Error "duplicate-plan" {
        vi "Hai kế hoạch cho một năm"
            "Năm {year} đã có kế hoạch ở tệp {other}."
            "Gộp hai tệp làm một."
            "Mỗi năm có một kế hoạch, vì chỉ tiêu được tính theo năm. Kế hoạch của đơn vị khác là văn bản, đặt trong thư mục van-ban."
        en "Two plans for one year"
            "There is a plan for {year} in {other} already."
            "Join the two files."
            "A year has one plan, since targets count by year. Plans of other units are documents and belong into the folder van-ban."
    }
    SUBJECT_WITHOUT_MATCH: Warning "subject-without-match", example "✓ match: {tags: [PAR Index], documents: [36/KH-UBND]}" {
        vi "Nội dung chưa có cách nhận bài"
            "Nội dung “{title}” chưa có `match`, nên không bài nào được tính."
            "Thêm `match` với `categories`, `tags` hoặc `documents`."
            "Một bài được tính cho nội dung của kế hoạch khi có chuyên mục, thẻ hoặc văn bản ghi ở `match`. Thiếu nó thì nội dung luôn bị coi là chưa thực hiện."
        en "Subject without a match"
            "The subject “{title}” has no `match`, so no article counts for it."
            "Add a `match` with `categories`, `tags` or `documents`."
            "An article counts for a subject of the plan when it has one of the categories, tags or documents under `match`. Without them the subject always stays undone."
    }
    PERCENT_SUM: Warning "percent-sum", example "✗ 60 + 30 = 90\n✓ 60 + 30 + 10 = 100" {
        vi "Tỷ lệ không cộng thành 100"
            "Tỷ lệ các câu trả lời của “{question}” cộng lại là {sum} %."
            "Kiểm tra các tỷ lệ; nếu được chọn nhiều câu trả lời, ghi `multiple: true`."
            "Khi mỗi người chọn một câu trả lời, các tỷ lệ cộng lại phải xấp xỉ 100 (cho phép sai số làm tròn 1 điểm)."
        en "Shares do not add up to 100"
            "The answers to “{question}” add up to {sum} %."
            "Check the shares; where several answers could be given, write `multiple: true`."
            "Where everybody gives one answer, the shares add up to about 100 (one point is left to rounding)."
    }
    PERCENT_DIFFERS: Warning "percent-differs", example "✗ {text: Có, count: 80, percent: 20}\n✓ {text: Có, count: 80, percent: 80}" {
        vi "Tỷ lệ khác với số người"
            "“{answer}” có {count} người, tức {counted} %, nhưng tỷ lệ ghi {percent} %."
            "Kiểm tra `count` và `percent`; chỉ ghi một trong hai thì chương trình tự tính tỷ lệ từ số người."
            "Số người và tỷ lệ đứng cạnh nhau trên trang. Tỷ lệ phải là của số người ấy trong những người trả lời câu hỏi hoặc trong mọi người được hỏi (cho phép sai số 1 điểm); khác đi thường là gõ nhầm dòng."
        en "Share differs from the count"
            "“{answer}” has {count} people, which is {counted} %, but its share is given as {percent} %."
            "Check `count` and `percent`; with the count alone the share is taken from it."
            "Count and share stand beside each other on the page. The share must be that of the count among those who answered the question or among all respondents (one point is left to rounding); mostly two lines were mixed up."
    }
    COUNT_SUM: Warning "count-sum", example "✗ respondents: 200, count: 150 + 60" {
        vi "Số trả lời nhiều hơn số người"
            "“{question}” có {sum} lượt trả lời, nhưng chỉ {respondents} người được hỏi."
            "Kiểm tra `count` và `respondents`; nếu được chọn nhiều câu trả lời, ghi `multiple: true`."
            "Số lượt trả lời một câu hỏi không thể nhiều hơn số người trả lời khảo sát, trừ khi được chọn nhiều câu trả lời."
        en "More answers than people"
            "“{question}” has {sum} answers, but {respondents} people were asked."
            "Check `count` and `respondents`; where several answers could be given, write `multiple: true`."
            "A question cannot have more answers than the survey has respondents, unless several answers could be given."
    }
    UNKNOWN_INDEX: Error "unknown-index", example "✗ ::chi-so{ma=\"PAPPI\"}\n✓ ::chi-so{ma=\"PAPI\"}" {
        vi "Chỉ số không có trong dữ liệu"
            "Không có chỉ số `{code}`."
            "[Có phải ý bạn là `{suggestion}`? ][Các chỉ số đang có: {known}. ]Mỗi chỉ số là hai tệp chi-so/MÃ.yaml và chi-so/MÃ.csv trong thư mục du-lieu."
            "Bài viết lấy số liệu từ tệp dữ liệu theo mã chỉ số, để con số trong bài luôn khớp với trang chỉ số. Mã không có thì bài thiếu hẳn bảng số liệu."
        en "Unknown index"
            "There is no index `{code}`."
            "[Did you mean `{suggestion}`? ][Indices: {known}. ]Each index is a pair of files chi-so/CODE.yaml and chi-so/CODE.csv in the folder du-lieu."
            "Articles take figures from the data by the code of the index, so that they always agree with its page. With an unknown code the article would lack its table."
    }
    UNKNOWN_INDEX_YEAR: Error "unknown-index-year", example "✗ ::chi-so{ma=\"PAPI\" nam=\"2032\"}\n✓ ::chi-so{ma=\"PAPI\" nam=\"2023\"}" {
        vi "Chỉ số chưa có số liệu của năm"
            "Chỉ số `{code}` chưa có số liệu[ năm `{year}`]."
            "[Có phải ý bạn là {suggestion}? ][Các năm đang có: {known}. ]Thêm hàng của năm này vào {code}.csv, hoặc sửa `nam`."
            "Bài viết chỉ vẽ được năm có trong bảng số liệu. Không ghi `nam` thì năm mới nhất được dùng."
        en "No figures of this year"
            "The index `{code}` has no figures[ of `{year}`]."
            "[Did you mean {suggestion}? ][Years: {known}. ]Add rows of this year to {code}.csv, or correct `nam`."
            "An article can show only years that the table has. Without `nam` the newest one is used."
    }
    EMPTY_INDEX_YEAR: Warning "empty-index-year", example "2025;so-noi-vu;;;63\n✗ ::chi-so{ma=\"PAPI\" nam=\"2025\"}" {
        vi "Đơn vị không có số liệu của năm"
            "{code}.csv không có điểm, hạng nào của {unit} năm {year}."
            "Điền số liệu vào hàng của năm này trong {code}.csv, hoặc ghi năm khác ở `nam`. Nếu đơn vị không được công bố kết quả, dùng `::xep-hang` để hiện các đơn vị khác."
            "Bài viết yêu cầu số liệu của một năm mà hàng của đơn vị trong bảng để trống: người đọc chỉ thấy “không công bố” hoặc dấu “–”."
        en "No figures of the unit in this year"
            "{code}.csv has no score or rank of {unit} in {year}."
            "Fill in the row of this year in {code}.csv, or give another year in `nam`. Where nothing was published of the unit, `::xep-hang` shows the others."
            "The article asks for a year of which the unit's row in the table is empty: readers see “không công bố” or “–” and nothing else."
    }
    UNKNOWN_SURVEY: Error "unknown-survey", example "✗ ::khao-sat{id=\"hai-long-2052\"}\n✓ ::khao-sat{id=\"hai-long-2025\"}" {
        vi "Khảo sát không có trong dữ liệu"
            "Không có khảo sát `{id}`."
            "[Có phải ý bạn là `{suggestion}`? ][Các khảo sát đang có: {known}. ]Mỗi khảo sát là một tệp khao-sat/MÃ.yaml trong thư mục du-lieu."
            "Bài viết lấy kết quả khảo sát từ tệp dữ liệu theo tên tệp. Tên không có thì bài thiếu hẳn kết quả."
        en "Unknown survey"
            "There is no survey `{id}`."
            "[Did you mean `{suggestion}`? ][Surveys: {known}. ]Each survey is a file khao-sat/ID.yaml in the folder du-lieu."
            "Articles take the results of surveys from the data by the name of the file. With an unknown name the article would lack them."
    }
    TABLE_WITHOUT_INDEX: Error "table-without-index", example "✓ chi-so/PAPI.yaml\n✓ chi-so/PAPI.csv" {
        vi "Bảng số liệu thiếu phần mô tả"
            "Bảng {name} không có tệp {stem}.yaml bên cạnh."
            "Tạo {stem}.yaml với ít nhất `name: …`, hoặc sửa tên tệp cho khớp."
            "Tệp .yaml cho biết tên chỉ số, cơ quan công bố và thang điểm; thiếu nó thì bảng số liệu không được dùng."
        en "Table without a description"
            "There is no {stem}.yaml beside the table {name}."
            "Make {stem}.yaml with at least `name: …`, or correct the file names."
            "The .yaml file tells the name, publisher and scale of an index; without it the table is not used."
    }
    INDEX_WITHOUT_TABLE: Warning "index-without-table" {
        vi "Chỉ số chưa có số liệu"
            "Không có bảng {stem}.csv bên cạnh {name}."
            "Thêm {stem}.csv với các cột `year`, `unit`, `score`, `rank`."
            "Chỉ số được khai báo nhưng chưa có bảng số liệu, nên trang chỉ số sẽ trống."
        en "Index without figures"
            "There is no table {stem}.csv beside {name}."
            "Add {stem}.csv with the columns `year`, `unit`, `score`, `rank`."
            "The index is described but has no table, so its page would be empty."
    }
    UNKNOWN_DATA_FILE: Warning "unknown-data-file", example "✗ du-lieu/don-vi.yml\n✓ du-lieu/don-vi.yaml" {
        vi "Tệp dữ liệu lạ"
            "Tệp `{name}` trong thư mục du-lieu không được dùng."
            "[Có phải ý bạn là `{suggestion}`? ]Các tệp dùng được: don-vi.yaml, thuat-ngu.yaml, chuong-trinh.yaml, ke-hoach-NĂM.yaml, chi-so/MÃ.yaml và .csv, khao-sat/MÃ.yaml."
            "Thư mục du-lieu chỉ chứa các tệp dữ liệu có tên quy định; tệp đặt nhầm tên sẽ bị bỏ qua mà không ai hay."
        en "Unknown data file"
            "The file `{name}` in the folder du-lieu is not used."
            "[Did you mean `{suggestion}`? ]Files: don-vi.yaml, thuat-ngu.yaml, chuong-trinh.yaml, ke-hoach-YEAR.yaml, chi-so/CODE.yaml and .csv, khao-sat/ID.yaml."
            "The folder du-lieu holds data files with fixed names only; a file with another name would be passed over without anybody noticing."
    }
}
