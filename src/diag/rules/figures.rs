//! Rules about data files that are readable and cannot be right: parts that contradict each other,
//! are there twice, or say nothing.

use crate::diag::rule::rules;

rules! {
    FIGURES

    MIXED_ANSWERS: Error "mixed-answers", example "✗ {text: Có, count: 150}, {text: Không, percent: 20}\n✓ {text: Có, percent: 80}, {text: Không, percent: 20}" {
        vi "Câu hỏi ghi lẫn số người và tỷ lệ"
            "“{answer}” chỉ có số người (`count: {count}`), còn câu trả lời khác của “{question}” chỉ có tỷ lệ."
            "Ghi `percent` cho mọi câu trả lời, hoặc `count` cho mọi câu trả lời."
            "Tỷ lệ được tính từ số người của mọi câu trả lời. Thiếu số người của một câu thì tỷ lệ tính ra sai (câu duy nhất có số người thành 100 %), nên trang không tính và không vẽ. Câu được chọn nhiều trả lời (`multiple: true`) trong khảo sát có `respondents` thì tính theo số người được hỏi, nên ghi lẫn được."
        en "Question with both counts and shares"
            "“{answer}” has a count only (`count: {count}`), while another answer to “{question}” has a share only."
            "Give every answer its `percent`, or every answer its `count`."
            "Shares are taken from the counts of all answers. Where one of them is missing they would be wrong (the only one with a count would be 100 %), so that pages neither compute nor draw them. Where several answers could be given (`multiple: true`) and the survey has `respondents`, shares are those of all respondents, and both kinds may stand side by side."
    }
    ANSWER_WITHOUT_FIGURE: Warning "answer-without-figure", example "✗ {text: Ý kiến khác}\n✓ {text: Ý kiến khác, count: 12}" {
        vi "Câu trả lời không có số liệu"
            "“{answer}” không có `count` cũng không có `percent`."
            "Ghi số người (`count`) hoặc tỷ lệ (`percent`); không ai chọn thì ghi `count: 0`."
            "Người đọc thấy một dòng trống trong bảng, và tỷ lệ của các câu khác không tính được từ số người. Câu không ai chọn vẫn là kết quả: ghi 0."
        en "Answer without a figure"
            "“{answer}” has neither `count` nor `percent`."
            "Give its `count` or its `percent`; `count: 0` where nobody gave it."
            "Readers see an empty line in the table, and the shares of the other answers cannot be taken from counts. What nobody answered is a result, too: write 0."
    }
    DUPLICATE_ANSWER: Warning "duplicate-answer", example "✗ {text: Hài lòng, count: 80}, {text: Hài lòng, count: 20}\n✓ {text: Hài lòng, count: 80}, {text: Không hài lòng, count: 20}" {
        vi "Câu trả lời bị lặp"
            "“{answer}” đã có ở trên, trong cùng câu hỏi “{question}”."
            "Sửa câu trả lời, hoặc gộp hai dòng."
            "Hai dòng cùng tên thì người đọc không biết dòng nào đúng; thường là chép dòng trên mà quên sửa."
        en "Answer given twice"
            "“{answer}” is there already, in the same question “{question}”."
            "Correct the answer, or join the two lines."
            "Of two lines of one name readers cannot tell which is right; mostly a line was copied and not changed."
    }
    EMPTY_SURVEY: Warning "empty-survey", example "questions:\n- text: Ông, bà có hài lòng không?\n✗   answers: []\n✓   answers: [{text: Có, count: 180}, {text: Không, count: 20}]" {
        vi "Khảo sát không có gì để hiện"
            "“{title}” không có `{key}` nào."
            "Thêm `{key}`, hoặc bỏ mục này."
            "Khảo sát không có câu hỏi, hay câu hỏi không có câu trả lời, thì trang chỉ hiện cái tên."
        en "Survey with nothing to show"
            "“{title}” has no `{key}`."
            "Add `{key}`, or leave it out."
            "Of a survey without questions, or a question without answers, a page shows nothing but the name."
    }
    SURVEY_IN_FUTURE: Warning "survey-in-future", example "✗ date: 27/11/2052\n✓ date: 27/11/2025" {
        vi "Khảo sát đề ngày chưa đến"
            "Khảo sát đề ngày {value}, mà hôm nay mới là {today}."
            "Sửa `date`; kết quả chưa được công bố thì chưa đưa vào thư mục du-lieu."
            "Khảo sát được xếp theo ngày: ngày gõ nhầm đưa nó lên đầu danh sách, và trang nói với người đọc một ngày chưa có."
        en "Survey of a day to come"
            "The survey is dated {value}, and today is {today}."
            "Correct the `date`; what is not published yet does not belong into the folder du-lieu yet."
            "Surveys are ordered by day: a mistyped one leads the list, and the page tells readers of a day that has not come."
    }
    RANK_AGAINST_SCORE: Warning "rank-against-score", example "✗ 2025;so-noi-vu;83,94;2 và 2025;so-tu-phap;81,20;1\n✓ 2025;so-noi-vu;83,94;1 và 2025;so-tu-phap;81,20;2" {
        vi "Hạng trái với điểm"
            "Hàng {row}: hạng {rank}, mà điểm {score} cao hơn điểm {other_score} của hạng {other_rank} (hàng {other})."
            "Kiểm tra lại `score` và `rank` của hai hàng."
            "Trong một năm và một nhóm (`group`), đơn vị điểm cao hơn không thể xếp sau. Thường là gõ nhầm điểm hoặc lệch hàng; mỗi năm được nhắc một lần, ở hàng đầu tiên. Nếu cơ quan công bố xếp hạng không theo điểm, tắt quy tắc này ở `rules` trong site.yaml."
        en "Rank against the score"
            "In row {row} the rank is {rank}, but the score {score} is above the {other_score} of rank {other_rank} (row {other})."
            "Check `score` and `rank` of both rows."
            "In one year and one `group`, who has the higher score cannot come after. Mostly a score was mistyped, or rows slipped; told once a year, at the first row. Where the publisher does not rank by score, switch this rule off under `rules` in site.yaml."
    }
    OUT_OF_DIFFERS: Warning "out-of-differs", example "✗ 2025;so-noi-vu;1;34 và 2025;so-tu-phap;2;36\n✓ 2025;so-noi-vu;1;34 và 2025;so-tu-phap;2;34" {
        vi "Tổng số đơn vị khác nhau trong một năm"
            "Hàng {row}: năm {year} có {value} đơn vị được xếp hạng, còn hàng {other} ghi {other_value}."
            "Sửa cột `out_of`; xếp hạng riêng từng nhóm thì ghi tên nhóm ở cột `group`."
            "Trong một năm và một nhóm (`group`), mọi đơn vị được xếp hạng trên cùng một tổng số."
        en "Different totals in one year"
            "In row {row}, {value} units were ranked in {year}, while row {other} has {other_value}."
            "Correct the column `out_of`; where groups are ranked apart, name them in the column `group`."
            "In one year and one `group`, all units are ranked out of one number."
    }
    UNIT_SPELLING: Information "unit-spelling", example "✗ 2024;Sở nội vụ;80 và 2025;Sở Nội vụ;82\n✓ 2024;Sở Nội vụ;80 và 2025;Sở Nội vụ;82" {
        vi "Tên đơn vị viết nhiều kiểu"
            "`{value}` được coi là `{unit}`, như ở hàng {row}."
            "Viết thống nhất một kiểu, hoặc khai báo đơn vị trong don-vi.yaml."
            "Tên chỉ khác nhau ở chữ hoa, chữ thường hoặc chỗ đặt dấu (hoà, hòa) là của cùng một đơn vị; trang hiện tên viết trước."
        en "Name of a unit in several spellings"
            "`{value}` is taken for `{unit}`, as in row {row}."
            "Use one spelling, or declare the unit in don-vi.yaml."
            "Names that differ only in capital letters or in the place of a tone mark (hoà, hòa) are of one unit; pages show the one that comes first."
    }
    EMPTY_TABLE: Warning "empty-table", example "year;unit;score\n✓ 2025;so-noi-vu;83,94" {
        vi "Bảng số liệu không có hàng nào"
            "Bảng {name} chỉ có hàng tiêu đề."
            "Thêm một hàng cho mỗi đơn vị mỗi năm, hoặc bỏ chỉ số này."
            "Trang chỉ số của một bảng trống không có gì để hiện; thường là xuất bảng tính mà chọn nhầm trang."
        en "Table without rows"
            "The table {name} has nothing but its heading."
            "Add a row for each unit and year, or leave the index out."
            "The page of an index whose table is empty has nothing to show; mostly the wrong sheet was exported."
    }
    RESERVED_COLUMN: Error "reserved-column", example "✗ components: [{id: score, name: Điểm thành phần}]\n✓ components: [{id: diem-thanh-phan, name: Điểm thành phần}]" {
        vi "Mã thành phần trùng tên cột có sẵn"
            "`{id}` là tên một cột có sẵn của bảng, không thể là mã của chỉ số thành phần."
            "Đặt mã khác, ví dụ `{id}-thanh-phan`, và sửa tên cột trong bảng cho khớp."
            "Các cột year, unit, score, rank, out_of, group, published, source có nghĩa cố định. Thành phần mang tên ấy không bao giờ có số liệu."
        en "Component named like a fixed column"
            "`{id}` is a fixed column of the table and cannot be the id of a component."
            "Choose another id, such as `{id}-part`, and head its column with that."
            "The columns year, unit, score, rank, out_of, group, published and source have fixed meanings. A component of such a name never gets figures."
    }
    BREAK_WITHOUT_ROWS: Warning "break-without-rows", example "breaks: [2015]\n✗ hàng đầu tiên của bảng: 2020\n✓ breaks: [2025]" {
        vi "Mốc ngắt không ngắt gì"
            "`breaks: {value}`: bảng không có số liệu nào trước năm {value}[; năm đầu tiên là {first}]."
            "Sửa năm, hoặc bỏ mốc này."
            "Mốc ngắt là năm đầu của cách tính mới: điểm trước và sau mốc không so sánh được. Không có hàng nào trước mốc thì không có gì để ngắt; thường là gõ nhầm năm, hoặc thiếu số liệu các năm trước."
        en "Break with nothing before it"
            "`breaks: {value}`: the table has no figures before {value}[; its first year is {first}]."
            "Correct the year, or remove it."
            "A break is the first year of a new way to measure: scores before and after it are not compared. With no row before it there is nothing to break; mostly a mistyped year, or earlier figures are missing."
    }
    DUPLICATE_NAME: Warning "duplicate-name", example "✗ {id: xa-a, name: Xã Hòa An}, {id: xa-b, name: Xã Hòa An}\n✓ {id: xa-a, name: \"Xã Hòa An, tỉnh A\"}, {id: xa-b, name: \"Xã Hòa An, tỉnh B\"}" {
        vi "Hai đơn vị cùng tên"
            "`{name}` đã là tên, tên tắt hoặc mã của đơn vị `{unit}`."
            "Đặt tên khác nhau, ví dụ thêm tên cấp trên; nếu đơn vị này kế tiếp đơn vị kia, ghi `to` và `from`."
            "Bài viết, số liệu và văn bản ghi đơn vị bằng mã, tên hoặc tên tắt, không kể chữ hoa, chữ thường. Tên của hai đơn vị cùng hoạt động luôn được hiểu là đơn vị đứng trước, nên đơn vị sau mất phần của mình. Hai đơn vị không hoạt động cùng thời gian thì được trùng tên."
        en "Two units of one name"
            "`{name}` is the name, short name or id of the unit `{unit}` already."
            "Give them different names, such as with that of the unit above; where one follows the other, give `to` and `from`."
            "Articles, figures and documents name units by id, name or short name, without regard to case. A name of two units that exist together always means the first, and the other loses what is its own. Units that do not exist at one time may share a name."
    }
    SIMILAR_TERMS: Warning "similar-terms", example "✗ TTHC: {full: …} và tthc: {full: …}\n✓ TTHC: {full: …, aliases: [tthc]}" {
        vi "Hai thuật ngữ chỉ khác chữ hoa, chữ thường"
            "`{term}` chỉ khác `{other}` ở chữ hoa, chữ thường hoặc chỗ đặt dấu."
            "Gộp làm một: ghi cách viết kia ở `aliases`, nếu bài viết có dùng."
            "Bảng thuật ngữ sẽ có hai mục cho một từ, và bài viết giải thích theo mục nào là tùy chữ hoa, chữ thường."
        en "Terms that differ only in capital letters"
            "`{term}` differs from `{other}` only in capital letters or in the place of a tone mark."
            "Join them: give the other spelling under `aliases`, if articles use it."
            "The glossary would have two entries for one word, and which of them explains it in an article would depend on capital letters."
    }
    DEADLINES_WITHOUT_DOCUMENT: Warning "deadlines-without-document", example "✗ deadlines: [{title: Kế hoạch của xã, due: 2026-02-28}]\n✓ document: 36/KH-SNV" {
        vi "Có thời hạn mà không có số kế hoạch"
            "Kế hoạch không ghi `document`, nên không theo dõi được thời hạn của đơn vị ({count}): trang kế hoạch không hiện đơn vị nào."
            "Thêm `document: số, ký hiệu` của văn bản ban hành kế hoạch."
            "Đơn vị được coi là đã làm khi có văn bản ghi `implements` là số của kế hoạch. Kế hoạch không có số thì không văn bản nào thực hiện nó được, nên thời hạn chỉ còn là chữ trong tệp."
        en "Deadlines without a number"
            "The plan has no `document`, so that deadlines of units ({count}) cannot be followed: its page shows none of them."
            "Add `document` with the number and sign of the document that sets the plan."
            "A unit has done its part when a document names the plan's number under `implements`. Nothing can carry out a plan without a number, and its deadlines are mere words in a file."
    }
    DUE_IN_OTHER_YEAR: Warning "due-in-other-year", example "year: 2026\n✗ due: 28/02/2025\n✓ due: 28/02/2026" {
        vi "Thời hạn ở năm khác"
            "“{title}” đến hạn ngày {due}, mà đây là kế hoạch năm {year}."
            "Sửa `due`."
            "Thường gặp khi chép tệp của năm trước mà quên sửa ngày. Hạn trong tháng 12 năm trước và tháng 1 năm sau thì không bị nhắc."
        en "Due in another year"
            "“{title}” is due on {due}, but this is the plan of {year}."
            "Correct `due`."
            "It happens when last year's file is copied and a date is left as it was. Days of the December before and the January after are let pass."
    }
}
