//! Rules about documents that texts cite and front matter names.

use crate::diag::rule::rules;

rules! {
    CITATIONS

    CITATION_WITHOUT_SIGN: Warning "citation-without-sign", example "✗ Kế hoạch số 36 ngày 05/01/2023\n✓ Kế hoạch số 36/KH-UBND ngày 05/01/2023" {
        vi "Viện dẫn thiếu ký hiệu"
            "“{text}” chỉ có số, không có đủ ký hiệu."
            "[Có phải ý bạn là {suggestion}? ]Ghi đủ số và ký hiệu, viết liền không dấu cách, ví dụ {example}."
            "Mỗi cơ quan đánh số riêng cho từng loại văn bản, nên số không kèm ký hiệu có thể là của nhiều văn bản. Thiếu ký hiệu thì người đọc khó tìm và chương trình không nối được tới sổ văn bản."
        en "Citation without a sign"
            "“{text}” has a number but no whole sign."
            "[Did you mean {suggestion}? ]Give number and sign, without spaces, such as {example_en}."
            "Every body numbers each type of document by itself, so a number without its sign may mean many documents. Readers cannot look it up, and it cannot be linked to the register."
    }
    MALFORMED_SIGN: Warning "malformed-sign", example "✗ Quyết định số 100/ QĐ - UBND, 100QĐ-UBND, 100/QD-UBND, 1.240/SNV-CCHC\n✓ Quyết định số 100/QĐ-UBND, 1240/SNV-CCHC" {
        vi "Số, ký hiệu viết sai thể thức"
            "“{text}” viết sai thể thức."
            "Viết `{regular}`."
            "Số và ký hiệu viết liền, không dấu cách, không dấu chấm; loại văn bản và cơ quan viết tắt bằng chữ in hoa, nối bằng gạch nối (Nghị định 30/2020/NĐ-CP). Chương trình vẫn hiểu và nối liên kết khi rõ là văn bản nào, nhưng người đọc tìm theo số, ký hiệu ở nơi khác sẽ không ra."
        en "Malformed number or sign"
            "“{text}” is not in the regular form."
            "Write `{regular}`."
            "Number and sign are written without spaces and points; type and body are abbreviated in capitals and joined by a hyphen (Decree 30/2020/NĐ-CP). What is meant is understood here all the same, and linked where it is clear, but those who search for the number elsewhere will not find it."
    }
    TYPE_SIGN_DIFFERS: Warning "type-sign-differs", example "✗ Quyết định số 36/KH-UBND\n✓ Kế hoạch số 36/KH-UBND" {
        vi "Loại văn bản và ký hiệu không khớp"
            "Ký hiệu của {number} là của {other}, không phải {kind}."
            "Kiểm tra lại loại văn bản và ký hiệu; một trong hai viết nhầm."
            "Ký hiệu mở đầu bằng chữ viết tắt của loại văn bản: QĐ là Quyết định, KH là Kế hoạch (Nghị định 30/2020/NĐ-CP, Phụ lục III). Khi hai bên không khớp, người đọc không biết phải tìm văn bản nào. Áp dụng cho viện dẫn trong bài và cho `type` của văn bản trong sổ."
        en "Type and sign that do not fit"
            "The sign of {number} is that of {other}, not of {kind}."
            "Check type and sign; one of them is a slip."
            "A sign begins with the abbreviation of the type: QĐ is Quyết định, KH is Kế hoạch (Decree 30/2020/NĐ-CP, annex III). Where they do not fit, readers cannot tell which document to look for. This is for citations in articles and for `type` of documents in the register."
    }
    CITATION_PARTY_PATTERN: Warning "citation-party-pattern", example "✗ 132-KH/UBND\n✓ 132/KH-UBND" {
        vi "Ký hiệu viết theo mẫu của Đảng"
            "“{text}” viết theo mẫu văn bản của Đảng, nhưng cơ quan ban hành là cơ quan nhà nước."
            "Viết `{regular}`."
            "Văn bản hành chính ghi số/loại-cơ quan (132/KH-UBND); văn bản của Đảng ghi số-loại/cơ quan (11-CT/TU). Lẫn hai mẫu thì tìm theo số, ký hiệu sẽ không ra."
        en "Party pattern with a state body"
            "“{text}” is written in the pattern of Party documents, but a body of the State issued it."
            "Write `{regular}`."
            "Administrative documents are numbered number/type-body (132/KH-UBND), documents of the Party number-type/body (11-CT/TU). With the patterns mixed up, searching for the number finds nothing."
    }
    CITATION_D_STROKE: Warning "citation-d-stroke", example "✗ 30/2020/NÐ-CP (Ð, U+00D0)\n✓ 30/2020/NĐ-CP (Đ, U+0110)" {
        vi "Chữ Đ gõ sai mã"
            "Trong “{text}” có chữ trông giống Đ nhưng là ký tự khác."
            "Gõ lại chữ Đ: `{regular}`."
            "Ð (U+00D0) và Ɖ (U+0189) trông như Đ nhưng là chữ cái của ngôn ngữ khác, thường do bộ gõ hoặc phông chữ cũ. Tìm “NĐ-CP” sẽ không ra văn bản viết như vậy."
        en "False Đ"
            "“{text}” holds a letter that looks like Đ but is another."
            "Type the Đ again: `{regular}`."
            "Ð (U+00D0) and Ɖ (U+0189) look like Đ but are letters of other languages, mostly from old keyboards and fonts. Searching for “NĐ-CP” does not find them."
    }
    CITATION_DATE_DIFFERS: Warning "citation-date-differs", example "✗ Kế hoạch số 36/KH-UBND ngày 06/01/2023 (sổ văn bản: 05/01/2023)" {
        vi "Ngày ban hành không khớp"
            "“{text}” ghi {cited}, nhưng {number} ban hành ngày {known} (theo {known_from})."
            "Sửa ngày trong bài hoặc trong {corrected_in}; nếu là văn bản khác cùng số, hãy thêm văn bản đó vào sổ."
            "Số, ký hiệu lặp lại theo năm và theo cơ quan, nên ngày ban hành cho biết đúng văn bản nào. Ngày không khớp là gõ nhầm, hoặc là một văn bản khác."
        en "Day of issue differs"
            "“{text}” says {cited_en}, but {number} was issued on {known} (by {known_from_en})."
            "Correct the day in the article or in {corrected_in_en}; if another document of that number is meant, add it to the register."
            "Numbers come again every year and with every body, so the day of issue tells which document is meant. One that does not fit is a slip, or belongs to another document."
    }
    CITATION_IMPOSSIBLE_DATE: Warning "citation-impossible-date", example "✗ Kế hoạch số 36/KH-UBND ngày 31/02/2023" {
        vi "Ngày ban hành không có thật"
            "“{text}”: không có ngày này trong lịch."
            "Kiểm tra lại ngày, tháng, năm ban hành."
            "Ngày viết đúng dạng nhưng không có trong lịch thường do gõ nhầm, và người đọc không tra được văn bản theo ngày đó."
        en "No such day of issue"
            "“{text}”: the calendar has no such day."
            "Check day, month and year of issue."
            "A day in the right form that the calendar does not have is mostly a slip of the finger, and nobody can look the document up by it."
    }
    CITATION_UNKNOWN: Information "citation-unknown", example "external_documents:\n  76/NQ-CP:\n    title: Chương trình tổng thể cải cách hành chính nhà nước\n    url: https://vanban.chinhphu.vn/" {
        vi "Văn bản chưa có trong sổ"
            "{number}[ của {issuer}] không có trong sổ văn bản, cũng không có trong `external_documents`."
            "[Sổ có số này của cơ quan khác: {others}; kiểm tra lại cơ quan ban hành. ][Có phải ý bạn là {suggestion}? ]Thêm văn bản vào `content/van-ban/`, hoặc khai báo ở `external_documents` trong site.yaml."
            "Văn bản có trong sổ hoặc được khai báo thì viện dẫn trở thành liên kết, người đọc mở được toàn văn. Số gõ nhầm cũng lộ ra ở đây."
        en "Document not in the register"
            "{number}[ of {issuer}] is neither in the register nor under `external_documents`."
            "[The register has this number of another issuer: {others}; check the issuer. ][Did you mean {suggestion}? ]Add the document to `content/van-ban/`, or declare it under `external_documents` in site.yaml."
            "Where a document is registered or declared, its citations become links and readers can open it. Mistyped numbers come to light here too."
    }
    CITATION_NOT_IN_FORCE: Warning "citation-not-in-force", example "✗ theo Kế hoạch số 12/KH-UBND (đã được thay bằng 36/KH-UBND)\n✓ theo Kế hoạch số 36/KH-UBND" {
        vi "Viện dẫn văn bản hết hiệu lực"
            "{number} đã hết hiệu lực[ từ {since}][, được thay bằng {successor}]."
            "Viện dẫn văn bản đang có hiệu lực, hoặc nói rõ trong bài rằng văn bản này đã hết hiệu lực."
            "Khi bài được đăng, sổ văn bản ghi văn bản này đã bị thay thế hoặc hết hiệu lực. Người dân làm theo bài có thể áp dụng quy định không còn giá trị."
        en "Cited document not in force"
            "{number} is no longer in force[ since {since}][, replaced by {successor}]."
            "Cite the document in force, or say in the article that this one no longer is."
            "By the register the document had been replaced or had expired when the article was published. Those who follow the article might follow rules that no longer hold."
    }
    CITATION_BEFORE_ISSUE: Warning "citation-before-issue", example "date: 2026-01-10\n✗ Kế hoạch số 36/KH-UBND (sổ văn bản: ban hành ngày 05/02/2026)" {
        vi "Viện dẫn văn bản trước ngày ban hành"
            "{number} ban hành ngày {issued}, sau ngày của bài ({published})."
            "Kiểm tra ngày của bài và ngày ban hành; nếu bài nói về văn bản khác cùng số, thêm văn bản đó vào sổ và ghi ngày ban hành sau số, ký hiệu."
            "Văn bản có số, ký hiệu khi đã ban hành, nên bài không thể viện dẫn trước ngày đó. Thường một trong hai ngày gõ nhầm, hoặc bài nói về văn bản cùng số của năm trước chưa có trong sổ và đang bị nối sang văn bản mới. Bài sửa sau ngày ban hành thì ghi `updated`. Văn bản mới chỉ dự kiến thì nêu tên, không nêu số."
        en "Document cited before it was issued"
            "{number} was issued on {issued}, after the day of the article ({published})."
            "Check the day of the article and the day of issue; if another document of that number is meant, add it to the register and write the day of issue behind number and sign."
            "A document gets its number when it is issued, so that no article can cite it before. Mostly one of the days is a slip, or the article means a document of an earlier year that is not yet in the register and is linked to the new one. Of an article that was changed later, `updated` tells the day. Documents that are only planned are named without a number."
    }
    CITATION_INCOMPLETE: Information "citation-incomplete", example "✗ Kế hoạch số 36/KH-UBND\n✓ Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh" {
        vi "Viện dẫn lần đầu chưa đủ"
            "“{text}” được viện dẫn lần đầu mà thiếu {missing}."
            "Lần đầu ghi đủ, ví dụ: Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh; các lần sau chỉ cần loại, số và ký hiệu."
            "Theo Nghị định 30/2020/NĐ-CP, viện dẫn lần đầu ghi tên loại, số, ký hiệu, ngày ban hành, cơ quan ban hành và trích yếu của văn bản; các lần sau chỉ ghi tên loại và số, ký hiệu."
        en "First citation incomplete"
            "“{text}” is cited for the first time without {missing_en}."
            "Be complete the first time, as in: Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh; later, type, number and sign are enough."
            "By Decree 30/2020/NĐ-CP a first citation gives type, number and sign, day of issue, issuer and subject of a document; later ones type, number and sign only."
    }
    CITATION_AMBIGUOUS: Warning "citation-ambiguous", example "✗ Kế hoạch số 36/KH-UBND\n✓ Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh" {
        vi "Không rõ viện dẫn văn bản nào"
            "“{text}” có thể là một trong các văn bản: {candidates}."
            "Ghi thêm ngày ban hành và cơ quan ban hành ngay sau số, ký hiệu."
            "Số, ký hiệu lặp lại theo năm và theo cơ quan. Khi sổ có nhiều văn bản trùng số, chương trình không đoán mà để viện dẫn không có liên kết. Lần viện dẫn sau được ghi gọn: lần đầu ghi đủ, hoặc văn bản được nêu ở `documents`, thì biết là văn bản nào."
        en "Citation of several documents"
            "“{text}” may be any of these documents: {candidates}."
            "Add day of issue and issuer right behind number and sign."
            "Numbers and signs come again every year and with every body. Where the register has several of one number, the program does not guess and makes no link. Later citations may be short: a full one before them, or the document named under `documents`, tells which is meant."
    }
    DOCUMENT_AMBIGUOUS: Warning "document-ambiguous", example "✗ implements: [36/KH-UBND]\n✓ implements: [\"36/KH-UBND ngày 05/01/2026 của UBND tỉnh\"]" {
        vi "Không rõ nêu văn bản nào"
            "`{key}`: {number} có thể là một trong các văn bản: {candidates}."
            "Ghi thêm ngày hoặc cơ quan ban hành ngay sau số, ký hiệu, ví dụ `\"{example}\"`."
            "Số, ký hiệu lặp lại theo năm và theo cơ quan. Văn bản trùng số của các cơ quan khác nhau thì chương trình không đoán: văn bản được nêu không thành liên kết và không được tính là bị thay thế, sửa đổi hay đã có văn bản thực hiện. Trùng số của cùng một cơ quan qua các năm thì lấy văn bản mới nhất, có thể không đúng ý người viết. Văn bản ban hành sau ngày của bài không được tính đến. Cách ghi như khi viện dẫn: `36/KH-UBND ngày 05/01/2026 của UBND tỉnh`; chỉ cần phần đủ để phân biệt."
        en "Several documents of that number"
            "`{key}`: {number} may be any of these documents: {candidates}."
            "Add day of issue or issuer right behind number and sign, as in `\"{example}\"`."
            "Numbers and signs come again every year and with every body. Where several bodies have one number, the program does not guess: what was named becomes no link, and counts neither as replaced or amended nor as carried out. Of several years of one body the newest is taken, which may not be what was meant. Documents issued after the day of the item are left out. Write it as in a citation: `36/KH-UBND ngày 05/01/2026 của UBND tỉnh`; as much as tells them apart is enough."
    }
    DOCUMENT_UNKNOWN: Information "document-unknown", example "✗ documents: [36/KH-SVN]\n✓ documents: [36/KH-SNV]" {
        vi "Văn bản được nêu chưa có trong sổ"
            "`{key}`: {number} không có trong sổ văn bản, cũng không có trong `external_documents`."
            "[Sổ có số này của cơ quan khác: {others}; kiểm tra lại cơ quan ban hành. ][Có phải ý bạn là {suggestion}? ]Thêm văn bản vào `content/van-ban/`, hoặc khai báo ở `external_documents` trong site.yaml."
            "Văn bản nêu ở phần đầu bài (`documents`, `implements`, `replaces`, `amends`) và trong kế hoạch năm (`document`, `match.documents`) thành liên kết khi có trong sổ hoặc được khai báo. Không có thì chỉ hiện số; số gõ nhầm cũng lộ ra ở đây."
        en "Named document not in the register"
            "`{key}`: {number} is neither in the register nor under `external_documents`."
            "[The register has this number of another issuer: {others}; check the issuer. ][Did you mean {suggestion}? ]Add the document to `content/van-ban/`, or declare it under `external_documents` in site.yaml."
            "Documents that front matter (`documents`, `implements`, `replaces`, `amends`) and yearly plans (`document`, `match.documents`) name are linked where they are registered or declared. Else only the number shows. Mistyped numbers come to light here too."
    }
    DOCUMENT_NAMES_ITSELF: Warning "document-names-itself", example "number: 36/KH-UBND\n✗ replaces: [36/KH-UBND]\n✓ replaces: [36/KH-UBND năm 2025]" {
        vi "Văn bản nêu chính mình"
            "`{key}`: {number} là số của chính văn bản này."
            "Sửa số; nếu là văn bản cùng số của năm khác hoặc cơ quan khác, thêm văn bản đó vào sổ và ghi ngày hoặc cơ quan ban hành sau số, ký hiệu."
            "Một văn bản không thể thực hiện, thay thế hay sửa đổi chính nó. Thường là chép nhầm số, hoặc văn bản cũ cùng số chưa có trong sổ."
        en "Document names itself"
            "`{key}`: {number} is the number of this very document."
            "Correct the number; if a document of the same number of another year or body is meant, add it to the register and write day or issuer behind number and sign."
            "No document implements, replaces or amends itself. Mostly a number was copied by mistake, or the older document of that number is not yet in the register."
    }
    DOCUMENT_CIRCLE: Warning "document-circle", example "09/QĐ-SNV: replaces: [5/QĐ-SNV]\n✗ 05/QĐ-SNV: replaces: [9/QĐ-SNV]" {
        vi "Văn bản dẫn vòng tròn"
            "`{key}`: {number} dẫn trở lại chính văn bản này[ qua {through}]."
            "Bỏ số này khỏi `{key}`, nếu nó là của văn bản ban hành sau; văn bản sau mới thực hiện, thay thế, sửa đổi văn bản trước."
            "Văn bản sau thực hiện, thay thế hoặc sửa đổi văn bản trước, nên không thể dẫn trở lại chính nó, dù qua văn bản khác. Thường là ghi nhầm vào tệp của văn bản kia. Hai văn bản thay thế lẫn nhau thì cả hai đều hiện là hết hiệu lực. Mỗi vòng được báo một lần, ở văn bản ban hành sớm nhất."
        en "Documents in a circle"
            "`{key}`: {number} leads back to this very document[ by way of {through}]."
            "Take the number out of `{key}` if it is that of a later document; the later one implements, replaces or amends the earlier."
            "Later documents implement, replace or amend earlier ones, so that none leads back to itself, not even by way of others. Mostly a number was written into the file of the other document. Two that replace each other both show as no longer in force. Each circle is told once, at the document that was issued first."
    }
    DOCUMENT_NAMES_LATER: Warning "document-names-later", example "issued: 2026-01-05\n✗ implements: [36/KH-UBND ngày 05/02/2026]" {
        vi "Văn bản nêu văn bản ban hành sau"
            "`{key}`: {number} ban hành ngày {issued}, sau văn bản này ({own})."
            "Kiểm tra hai ngày ban hành; nếu là văn bản khác cùng số, thêm văn bản đó vào sổ và ghi ngày ban hành sau số, ký hiệu."
            "Văn bản chỉ thực hiện, thay thế hoặc sửa đổi được văn bản đã ban hành. Thường một trong hai ngày gõ nhầm, quan hệ ghi ngược chiều, hoặc văn bản cùng số của năm trước chưa có trong sổ."
        en "Document that names a later one"
            "`{key}`: {number} was issued on {issued}, after this document ({own})."
            "Check both days of issue; if another document of that number is meant, add it to the register and write the day behind number and sign."
            "Documents implement, replace and amend what has been issued. Mostly one of the days is a slip, the relation is written the wrong way round, or the document of that number of an earlier year is not yet in the register."
    }
    REPLACEMENT_GAP: Information "replacement-gap", example "05/QĐ-SNV: expires: 2026-05-01\n✗ 09/QĐ-SNV: effective: 2026-06-01, replaces: [5/QĐ-SNV]" {
        vi "Khoảng trống giữa hai văn bản"
            "{number} hết hiệu lực từ {end}, còn văn bản thay thế này có hiệu lực từ {start}."
            "Kiểm tra `expires` của {number} và `effective` của văn bản này; nếu đúng là có khoảng trống thì để yên."
            "Văn bản bị thay thế thường giữ hiệu lực cho đến khi văn bản mới có hiệu lực. Theo sổ thì giữa hai ngày này không văn bản nào có hiệu lực; thường do gõ nhầm một ngày."
        en "Gap between two documents"
            "{number} is not in force since {end}, and this document, which replaces it, takes effect on {start}."
            "Check `expires` of {number} and `effective` of this document; if there is a gap indeed, leave it."
            "What is replaced mostly holds until the new document takes effect. By the register none of the two is in force between these days; mostly one of them is a slip."
    }
    DOCUMENT_NUMBER_TWICE: Warning "document-number-twice", example "a.md: number: 07/KH-UBND\n✗ b.md: number: 7/KH-UBND (cùng cơ quan, cùng năm)" {
        vi "Hai văn bản trùng số"
            "{number} đã là số của {other} ({file}), cùng cơ quan và cùng năm."
            "Kiểm tra số, cơ quan và ngày ban hành; nếu là một văn bản thì chỉ giữ một tệp."
            "Mỗi năm một cơ quan chỉ có một văn bản mang một số, ký hiệu; 7/KH-UBND và 07/KH-UBND là một số. Trùng thì viện dẫn không biết nối vào đâu. Thường do chép tệp mà quên sửa số, hoặc nhập một văn bản hai lần. Cơ quan đánh số lại giữa năm sau khi sắp xếp thì ghi ngày bắt đầu (`from`) trong don-vi.yaml: văn bản trước và sau ngày ấy không bị coi là trùng."
        en "One number of two documents"
            "{number} is the number of {other} ({file}) already, of the same body and year."
            "Check number, issuer and day of issue; if it is one document, keep one file."
            "A body has one document of a number and sign a year; 7/KH-UBND and 07/KH-UBND are one number. Where there are two, citations cannot tell which is meant. Mostly a file was copied and the number forgotten, or a document was entered twice. A body that began to count anew within a year after a merger has its first day as `from` in don-vi.yaml: documents before and after that day may have one number."
    }
}
