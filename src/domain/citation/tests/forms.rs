//! Forms of citations, in sentences of the field.

use super::super::{Citation, Defect, find_citations};

/// The citations of a text in a short notation: `number | type | day | issuer`, each at most once.
fn shown(text: &str, citation: &Citation) -> String {
    let kind = citation.kind.map_or("-", |kind| kind.name);
    let day = citation.date.as_ref().map(|(date, _)| date.to_string());
    let day = day.or(citation.year.map(|year| year.to_string())).unwrap_or_else(|| "-".to_owned());
    let issuer = citation.issuer.clone().and_then(|span| text.get(span)).unwrap_or("-");
    format!("{} | {kind} | {day} | {issuer}", citation.number.regular())
}

/// Checks that a text, in which `[…]` marks the whole form, has exactly this citation.
#[track_caller]
fn check(marked: &str, expect: &str) {
    let text = marked.replace(['[', ']'], "");
    let found = find_citations(&text);
    let [citation] = found.as_slice() else { panic!("{text}: {found:#?}") };
    let mut span = text.clone();
    span.insert(citation.span.end, ']');
    span.insert(citation.span.start, '[');
    assert_eq!((span.as_str(), shown(&text, citation).as_str()), (marked, expect));
    let written = text.get(citation.number_span.clone()).expect(marked);
    let digits = citation.number.digits.as_str();
    assert!(written.replace('.', "").starts_with(digits), "{marked}");
    if let Some(words) = &citation.kind_span {
        assert_eq!(words.start, citation.span.start, "{marked}");
        assert!(words.end < citation.number_span.start, "{marked}");
    }
}

#[test]
fn administrative_documents() {
    check(
        "Thực hiện [Kế hoạch số 4459/KH-UBND ngày 19/12/2019 của UBND tỉnh] về cải cách hành chính",
        "4459/KH-UBND | Kế hoạch | 2019-12-19 | UBND tỉnh",
    );
    check("theo [Kế hoạch số 36/KH-UBND].", "36/KH-UBND | Kế hoạch | - | -");
    check("theo [kế hoạch số 36/KH-UBND], đơn vị", "36/KH-UBND | Kế hoạch | - | -");
    check("[KẾ HOẠCH SỐ 36/KH-UBND] VỀ TUYÊN TRUYỀN", "36/KH-UBND | Kế hoạch | - | -");
    check("Theo [KH số 36/KH-UBND] thì", "36/KH-UBND | Kế hoạch | - | -");
    check("Theo [Kế hoạch 36/KH-UBND] thì", "36/KH-UBND | Kế hoạch | - | -");
    check("Theo [Kế hoạch số: 36/KH-UBND] thì", "36/KH-UBND | Kế hoạch | - | -");
    check("Theo [Kế hoạch số36/KH-UBND] thì", "36/KH-UBND | Kế hoạch | - | -");
    check("Theo [Kế\nhoạch số\u{A0}36/KH-UBND] thì", "36/KH-UBND | Kế hoạch | - | -");
    check("Theo [kế hoạch hành động số 7/KH-SNV] thì", "7/KH-SNV | Kế hoạch | - | -");
    check(
        "[Quyết định số 12/QĐ-SNV ngày 05 tháng 01 năm 2023 của Sở Nội vụ] quy định",
        "12/QĐ-SNV | Quyết định | 2023-01-05 | Sở Nội vụ",
    );
    check(
        "[Chỉ thị số 05/CT-UBND ngày 07-9-2021 của Chủ tịch UBND tỉnh Cao Bằng] nhấn mạnh",
        "05/CT-UBND | Chỉ thị | 2021-09-07 | Chủ tịch UBND tỉnh Cao Bằng",
    );
    check(
        "[Chương trình số 05/CTr-UBND (19/12/2019)] đề ra",
        "05/CTr-UBND | Chương trình | 2019-12-19 | -",
    );
    check("[Thông báo số 210/TB-VPUBND] kết luận", "210/TB-VPUBND | Thông báo | - | -");
    check("[Tờ trình số 33/TTr-SNV] đã gửi", "33/TTr-SNV | Tờ trình | - | -");
    check(
        "[Báo cáo số 152/BC-SNV ngày 3/6/2024] cho thấy",
        "152/BC-SNV | Báo cáo | 2024-06-03 | -",
    );
    check("[Hướng dẫn số 09/HD-SNV] nêu", "09/HD-SNV | Hướng dẫn | - | -");
    check("[Đề án số 04/ĐA-UBND] đặt", "04/ĐA-UBND | Đề án | - | -");
    check("[Dự án số 11/DA-STTTT] có", "11/DA-STTTT | Dự án | - | -");
    check("[Phương án số 02/PA-UBND] đã", "02/PA-UBND | Phương án | - | -");
    check("[Biên bản số 8/BB-HĐTĐ] ghi", "8/BB-HĐTĐ | Biên bản | - | -");
    check("[Hợp đồng số 15/HĐ-VP] ký", "15/HĐ-VP | Hợp đồng | - | -");
    check("[Công điện số 03/CĐ-UBND] yêu cầu", "03/CĐ-UBND | Công điện | - | -");
    check("[Quy chế số 01/QC-SNV] có", "01/QC-SNV | Quy chế | - | -");
    check("[Quy định số 02/QyĐ-UBND] có", "02/QyĐ-UBND | Quy định | - | -");
    check("[Bản thoả thuận số 1/BTT-SNV] có", "1/BTT-SNV | Bản thỏa thuận | - | -");
    check("[Giấy mời số 77/GM-UBND] gửi", "77/GM-UBND | Giấy mời | - | -");
    check("[Bản ghi nhớ số 3/BGN-SNgV] có", "3/BGN-SNgV | Bản ghi nhớ | - | -");
}

#[test]
fn official_letters() {
    check(
        "[Công văn số 2231/SNV-CCHC&PC ngày 04/8/2023 của Sở Nội vụ] đề nghị",
        "2231/SNV-CCHC&PC | Công văn | 2023-08-04 | Sở Nội vụ",
    );
    check("[công văn 1500/UBND-NC] giao", "1500/UBND-NC | Công văn | - | -");
    check("Tại [văn bản số 1500/UBND-KTTH1], tỉnh", "1500/UBND-KTTH1 | Văn bản | - | -");
    check("Theo [Văn bản số 88/SNV-VP] thì", "88/SNV-VP | Văn bản | - | -");
    check("(ý kiến tại [số 2231/SNV-CCHC])", "2231/SNV-CCHC | - | - | -");
}

#[test]
fn laws_and_decrees() {
    check("[Luật số 104/2016/QH13] quy định", "104/2016/QH13 | Luật | - | -");
    check("[Bộ luật số 45/2019/QH14] quy định", "45/2019/QH14 | Luật | - | -");
    check(
        "[Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ] về công tác văn thư",
        "30/2020/NĐ-CP | Nghị định | 2020-03-05 | Chính phủ",
    );
    check("[Nghị định 42/2022/NĐ-CP] quy định", "42/2022/NĐ-CP | Nghị định | - | -");
    check(
        "[Thông tư số 22/2023/TT-BTTTT do Bộ Thông tin và Truyền thông ban hành] nêu",
        "22/2023/TT-BTTTT | Thông tư | - | Bộ Thông tin và Truyền thông",
    );
    check(
        "[Thông tư liên tịch số 02/2016/TTLT-BTP-BCA] nêu",
        "02/2016/TTLT-BTP-BCA | Thông tư liên tịch | - | -",
    );
    check(
        "[Quyết định số 45/2022/QĐ-TTg ngày 1/12/2022 của Thủ tướng Chính phủ] phê duyệt",
        "45/2022/QĐ-TTg | Quyết định | 2022-12-01 | Thủ tướng Chính phủ",
    );
    check(
        "[Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ] ban hành",
        "76/NQ-CP | Nghị quyết | 2021-07-15 | Chính phủ",
    );
    check(
        "[Nghị quyết số 76/NQ-CP năm 2021 của Chính phủ] đề ra",
        "76/NQ-CP | Nghị quyết | 2021 | Chính phủ",
    );
    check("[Nghị quyết 30c/NQ-CP] trước đây", "30c/NQ-CP | Nghị quyết | - | -");
    check("[Nghị quyết số 30a/2008/NQ-CP] về", "30a/2008/NQ-CP | Nghị quyết | - | -");
    check(
        "[Nghị quyết số 1211/2016/UBTVQH13-NQ của Ủy ban Thường vụ Quốc hội]:",
        "1211/2016/UBTVQH13-NQ | Nghị quyết | - | Ủy ban Thường vụ Quốc hội",
    );
    check("[Pháp lệnh số 26/2004/PL-UBTVQH11] đã", "26/2004/PL-UBTVQH11 | Pháp lệnh | - | -");
    check("[Lệnh số 05/2020/L-CTN] công bố", "05/2020/L-CTN | Lệnh | - | -");
    check("[Văn bản hợp nhất số 03/VBHN-BNV] thay", "03/VBHN-BNV | Văn bản hợp nhất | - | -");
    check(
        "[Nghị quyết số 08/2022/NQ-HĐND của Hội đồng nhân dân tỉnh Bà Rịa - Vũng Tàu] có",
        "08/2022/NQ-HĐND | Nghị quyết | - | Hội đồng nhân dân tỉnh Bà Rịa - Vũng Tàu",
    );
}

#[test]
fn documents_of_the_party() {
    check(
        "[Chỉ thị số 11-CT/TU ngày 07/9/2021 của Ban Thường vụ Tỉnh ủy] về nâng cao chỉ số",
        "11-CT/TU | Chỉ thị | 2021-09-07 | Ban Thường vụ Tỉnh ủy",
    );
    check("[Chỉ thị 39-CT/TW của Ban Bí thư] nêu", "39-CT/TW | Chỉ thị | - | Ban Bí thư");
    check("[Nghị quyết số 18-NQ/TW] yêu cầu", "18-NQ/TW | Nghị quyết | - | -");
    check("[Kết luận số 21-KL/TW của Bộ Chính trị].", "21-KL/TW | Kết luận | - | Bộ Chính trị");
    check("[Chương trình hành động số 14-CTr/HU] của", "14-CTr/HU | Chương trình | - | -");
    check("[Quy định số 41-QĐ/TW] nêu", "41-QĐ/TW | Quy định | - | -");
    check("theo [41-QĐ/TW] thì", "41-QĐ/TW | - | - | -");
    check("[Hướng dẫn số 05-HD/BTCTW] nêu", "05-HD/BTCTW | Hướng dẫn | - | -");
}

#[test]
fn the_sign_alone() {
    check("căn cứ [36/KH-UBND] và", "36/KH-UBND | Kế hoạch | - | -");
    check("(căn cứ [30/2020/NĐ-CP])", "30/2020/NĐ-CP | Nghị định | - | -");
    check("xem [104/2016/QH13].", "104/2016/QH13 | - | - | -");
    check("các Kế hoạch số 36, 37 và [38/KH-UBND]", "38/KH-UBND | Kế hoạch | - | -");
    check("“[76/NQ-CP]”", "76/NQ-CP | Nghị quyết | - | -");
    check("[Số: 36/KH-UBND]", "36/KH-UBND | Kế hoạch | - | -");
}

#[test]
fn day_and_issuer_in_every_order() {
    let number = "36/KH-UBND | Kế hoạch | 2023-01-05";
    let check = |marked: &str, issuer: &str| check(marked, &format!("{number} | {issuer}"));
    check("[Kế hoạch số 36/KH-UBND của UBND tỉnh ngày 05/01/2023] nêu", "UBND tỉnh");
    check("[Kế hoạch số 36/KH-UBND (ngày 05/01/2023 của UBND tỉnh)] nêu", "UBND tỉnh");
    check("[Kế hoạch số 36/KH-UBND (05/01/2023) của UBND tỉnh] nêu", "UBND tỉnh");
    check(
        "[Kế hoạch số 36/KH-UBND], ngày 05/01/2023"
            .trim_end_matches(", ngày 05/01/2023")
            .replace(']', ", ngày 05/01/2023, của UBND tỉnh] nêu")
            .as_str(),
        "UBND tỉnh",
    );
    check(
        "[Kế hoạch số 36/KH-UBND ban hành ngày 05/01/2023 của UBND xã Tân An] nêu",
        "UBND xã Tân An",
    );
    check("[Kế hoạch số 36/KH-UBND ký ngày 05/01/2023] nêu", "-");
    check(
        "[Kế hoạch số 36/KH-UBND] (ngày 05/01/2023 của UBND tỉnh; sau đây gọi là Kế hoạch)",
        "UBND tỉnh",
    );
    check("[Kế hoạch số 36/KH-UBND ngày 05/01/2023], của cải", "-");
}

#[test]
fn issuer_and_day_may_stand_between_type_and_number() {
    let number = "36/KH-UBND | Kế hoạch";
    let commune = "UBND xã Đồi Sương";
    let check = |marked: &str, day: &str, issuer: &str| {
        check(marked, &format!("{number} | {day} | {issuer}"));
    };
    check("Theo [Kế hoạch của UBND xã Đồi Sương số 36/KH-UBND] về", "-", commune);
    check(
        "[Kế hoạch của UBND xã Đồi Sương số 36/KH-UBND ngày 05/02/2026] về",
        "2026-02-05",
        commune,
    );
    check(
        "[Kế hoạch ngày 05/02/2026 của UBND xã Đồi Sương số 36/KH-UBND] về",
        "2026-02-05",
        commune,
    );
    check(
        "[Kế hoạch của UBND xã Đồi Sương ngày 05/02/2026 số 36/KH-UBND] về",
        "2026-02-05",
        commune,
    );
    check("[Kế hoạch của UBND xã Đồi Sương, số: 36/KH-UBND] về", "-", commune);
    check(
        "[Kế hoạch của UBND xã Đồi Sương, tỉnh Lam Giang số 36/KH-UBND]",
        "-",
        "UBND xã Đồi Sương, tỉnh Lam Giang",
    );
    check("[Kế hoạch năm 2026 của UBND tỉnh số 36/KH-UBND]", "-", "UBND tỉnh");
    check("[KẾ HOẠCH CỦA UBND TỈNH SỐ 36/KH-UBND]", "-", "UBND TỈNH");
    check("Kế hoạch tuyên truyền của UBND tỉnh [số 36/KH-UBND]", "-", "UBND tỉnh");
    check("Ngày 05/02/2026 họp, nghe đề nghị của UBND tỉnh [số 36/KH-UBND]", "-", "UBND tỉnh");
    check("Kế hoạch của chúng tôi [số 36/KH-UBND]", "-", "-");
    check("Theo báo cáo của Sở Nội vụ, [số 36/KH-UBND] có", "-", "-");
    check("Theo kế hoạch của Sở Nội vụ, [36/KH-UBND] có", "-", "-");
    check("Theo đề nghị của Sở Nội vụ, [số 36/KH-UBND] có", "-", "-");
    check("Kế hoạch ngày 05/02/2026 [số 36/KH-UBND]", "-", "-");
    let text = "Kế hoạch ngày 31/02/2026 của UBND tỉnh số 36/KH-UBND";
    assert!(matches!(defects(text).as_slice(), [Defect::ImpossibleDate(_)]), "{text}");
}

#[test]
fn parts_of_days_do_not_hide_the_issuer() {
    let check = |marked: &str, day: &str| {
        check(marked, &format!("36/KH-UBND | Kế hoạch | {day} | UBND tỉnh"));
    };
    check("[Kế hoạch số 36/KH-UBND ngày 10/3 của UBND tỉnh] nêu", "-");
    check("[Kế hoạch số 36/KH-UBND tháng 01/2026 của UBND tỉnh] nêu", "2026");
    check("[Kế hoạch số 36/KH-UBND, tháng 3 năm 2026 của UBND tỉnh] nêu", "2026");
    check("[Kế hoạch số 36/KH-UBND ngày 10/3/26 của UBND tỉnh] nêu", "2026-03-10");
    self::check(
        "[Kế hoạch số 36/KH-UBND] ngày 10/3 UBND tỉnh họp",
        "36/KH-UBND | Kế hoạch | - | -",
    );
}

#[test]
fn malformed_numbers_are_what_they_mean() {
    let check = |marked: &str, expect: &str| {
        check(marked, expect);
        assert_eq!(defects(&marked.replace(['[', ']'], "")), [Defect::Malformed], "{marked}");
    };
    let decision = "100/QĐ-UBND | Quyết định | - | -";
    check("theo [Quyết định số 100/ QĐ-UBND] thì", decision);
    check("theo [Quyết định số 100 /QĐ-UBND] thì", decision);
    check("theo [Quyết định số 100/QĐ - UBND] thì", decision);
    check("theo [Quyết định số 100/QĐ – UBND], Sở", decision);
    check("theo [Quyết định số 100/qđ-ubnd] thì", decision);
    check("theo [Quyết định 100QĐ-UBND].", decision);
    check("theo [Quyết định số 100/QĐ.UBND].", decision);
    check("theo [Quyết định số 100-QĐ-UBND].", decision);
    check("theo [Quyết định số 100/Qđ-UBND].", decision);
    check("(căn cứ [100/ QĐ-UBND])", decision);
    check("theo [Quyết định số 100/QD-UBND].", decision);
    check("[Nghị định 30/2020/ND-CP] nêu", "30/2020/NĐ-CP | Nghị định | - | -");
    check("[Công văn số 1.240/SNV-CCHC] đề nghị", "1240/SNV-CCHC | Công văn | - | -");
    check("[Công văn số 1240/SNV - CCHC] đề nghị", "1240/SNV-CCHC | Công văn | - | -");
    check(
        "[Quyết định số 100/ QĐ-UBND ngày 10/3/2026 của UBND tỉnh] thì",
        "100/QĐ-UBND | Quyết định | 2026-03-10 | UBND tỉnh",
    );
}

#[test]
fn a_sign_of_another_type_is_told() {
    let check = |text: &str, other: &str| {
        let names: Vec<&str> = defects(text)
            .iter()
            .filter_map(|defect| match defect {
                Defect::OtherType(other) => Some(other.name),
                _ => None,
            })
            .collect();
        assert_eq!(names.join(""), other, "{text}");
    };
    check("Quyết định số 36/KH-UBND", "Kế hoạch");
    check("Chương trình số 05/CT-UBND", "Chỉ thị");
    check("Quyết định của UBND tỉnh số 36/KH-UBND", "Kế hoạch");
    check("Kế hoạch số 36/KH-UBND", "");
    check("Công văn số 4943/CT-TTHT", "");
    check("Công văn số 36/KH-UBND", "Kế hoạch");
    check("Công văn số 2231/SNV-CCHC", "");
    check("Văn bản số 36/KH-UBND", "");
    check("Thông báo kết luận số 12/TB-UBND", "");
    check("Kết luận số 12/TB-UBND", "");
    check("Quyết định ban hành Kế hoạch số 100/QĐ-UBND", "");
    check("Thông tri số 03-TT/TU", "");
    check("Quy định số 41-QĐ/TW", "");
    check("Thông tư liên tịch số 25/2005/TT-BNV-BTC", "");
    check("Chương trình hành động số 14-CTr/HU", "");
    check("CHƯƠNG TRÌNH SỐ 05/CTR-UBND", "");
}

#[test]
fn day_and_issuer_may_stand_before_a_verb_of_issuing() {
    let check = |marked: &str, day: &str, issuer: &str| {
        check(marked, "36/KH-UBND | Kế hoạch | - | -");
        let text = marked.replace(['[', ']'], "");
        let citation = find_citations(&text).remove(0);
        let issuer_named = citation.issuer_named().and_then(|span| text.get(span.clone()));
        let before = citation.introduction.as_ref().and_then(|it| it.day_of_issue());
        let before = before.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!((before.as_str(), issuer_named.unwrap_or_default()), (day, issuer), "{text}");
    };
    let commune = "UBND xã Đồi Sương";
    check(
        "Ngày 05/02/2026, UBND xã Đồi Sương ban hành [Kế hoạch số 36/KH-UBND] về tuyên truyền",
        "2026-02-05",
        commune,
    );
    check("UBND xã Đồi Sương đã ký [Kế hoạch số 36/KH-UBND].", "", commune);
    check("Ngày 05/02/2026, UBND xã Đồi Sương có [Kế hoạch số 36/KH-UBND].", "", commune);
    check("Ngày 05/02/2026, UBND xã Đồi Sương họp bàn [Kế hoạch số 36/KH-UBND].", "", "");
    check("Ngày 05/02/2026 UBND xã họp. Tỉnh ban hành [Kế hoạch số 36/KH-UBND].", "", "Tỉnh");
    check("Làm việc với UBND xã Đồi Sương về [Kế hoạch số 36/KH-UBND].", "", "");
    check("UBND xã Đồi Sương nhận [Kế hoạch số 36/KH-UBND].", "", "");
    check("Sở Nội vụ cùng UBND xã ban hành [Kế hoạch số 36/KH-UBND].", "", "");
    check("Sau khi ban hành [Kế hoạch số 36/KH-UBND], UBND xã họp.", "", "");
}

#[test]
fn what_stands_behind_a_number_goes_before_what_stands_before_it() {
    let text = "Ngày 10/3/2026, Sở Nội vụ công bố Kế hoạch số 36/KH-UBND ngày 05/02/2026 của UBND \
        xã Đồi Sương";
    let citation = find_citations(text).remove(0);
    let issuer = citation.issuer_named().and_then(|span| text.get(span.clone()));
    assert_eq!(issuer, Some("UBND xã Đồi Sương"));
    assert_eq!(shown(text, &citation), "36/KH-UBND | Kế hoạch | 2026-02-05 | UBND xã Đồi Sương");
}

#[test]
fn a_day_of_the_sentence_is_not_the_documents() {
    check("Theo [Kế hoạch số 36/KH-UBND], ngày 05/01/2023 Sở họp", "36/KH-UBND | Kế hoạch | - | -");
    check("[Kế hoạch số 36/KH-UBND] (gọi tắt là Kế hoạch)", "36/KH-UBND | Kế hoạch | - | -");
    check("[Kế hoạch số 36/KH-UBND] của chúng tôi", "36/KH-UBND | Kế hoạch | - | -");
}

/// The defects of the only citation of a text.
#[track_caller]
fn defects(text: &str) -> Vec<Defect> {
    let found = find_citations(text);
    let [citation] = found.as_slice() else { panic!("{text}: {found:#?}") };
    citation.defects.clone()
}

#[test]
fn numbers_without_a_sign() {
    let check = |marked: &str, expect: &str| {
        check(marked, expect);
        assert_eq!(defects(&marked.replace(['[', ']'], "")), [Defect::NoSign], "{marked}");
    };
    check("theo [Kế hoạch số 36] của chúng ta", "36 | Kế hoạch | - | -");
    check("theo [Kế hoạch số 36/KH] thì", "36 | Kế hoạch | - | -");
    check(
        "[Kế hoạch 3612 ngày 29/9/2021 của UBND tỉnh] nêu",
        "3612 | Kế hoạch | 2021-09-29 | UBND tỉnh",
    );
    check("[Kế hoạch 08 của UBND huyện] nêu", "08 | Kế hoạch | - | UBND huyện");
    check("[Chỉ thị số 11 ngày 07/9/2021] nêu", "11 | Chỉ thị | 2021-09-07 | -");
    check("[Nghị định số 30/2020] nêu", "30/2020 | Nghị định | - | -");
    check("[Công văn số 2231] nêu", "2231 | Công văn | - | -");
    check("[KH số 36] nêu", "36 | Kế hoạch | - | -");
    check("[Chương trình số 5 ngày 05/01/2023] nêu", "5 | Chương trình | 2023-01-05 | -");
}

#[test]
fn other_defects() {
    assert_eq!(defects("Kế hoạch số 132-KH/UBND"), [Defect::PartyPattern]);
    assert_eq!(defects("Quyết định số 04-QĐ/SNV"), [Defect::PartyPattern]);
    assert_eq!(defects("Thông báo số 12-TB/VPTU"), []);
    assert_eq!(defects("Nghị định số 30/2020/NÐ-CP"), [Defect::FalseStroke]);
    assert_eq!(defects("Chỉ thị số 11-CT/TU"), []);
    let text = "Kế hoạch số 36/KH-UBND ngày 31/02/2023";
    let at = text.find("ngày").expect(text);
    assert_eq!(defects(text), [Defect::ImpossibleDate(at..text.len())]);
    assert!(!find_citations(text)[0].lacks_date());
}

#[test]
fn first_citations_say_what_they_lack() {
    let check = |text: &str, date: bool, issuer: bool| {
        let found = find_citations(text);
        assert_eq!((found[0].lacks_date(), found[0].lacks_issuer()), (date, issuer), "{text}");
    };
    check("Kế hoạch số 36/KH-UBND", true, true);
    check("Kế hoạch số 36/KH-UBND ngày 05/01/2023 của UBND tỉnh", false, false);
    check("UBND tỉnh ban hành Kế hoạch số 36/KH-UBND ngày 05/01/2023", false, false);
    check("Kế hoạch số 36/KH-UBND năm 2023 của UBND tỉnh", true, false);
    check("Ngày 05/01/2023, UBND tỉnh ban hành Kế hoạch số 36/KH-UBND", false, false);
    check("Ngày 05/01/2023, UBND tỉnh có Kế hoạch số 36/KH-UBND", true, false);
}

#[test]
fn several_citations_stand_side_by_side() {
    let text = "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và Kế hoạch số \
        36/KH-UBND,37/KH-UBND; Chỉ thị số 11-CT/TU.";
    let found = find_citations(text);
    let spans: Vec<_> = found.iter().map(|c| &text[c.span.clone()]).collect();
    assert_eq!(
        spans,
        [
            "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
            "Kế hoạch số 36/KH-UBND",
            "37/KH-UBND",
            "Chỉ thị số 11-CT/TU"
        ]
    );
}
