//! Tests of the guess: sentences written in each encoding by small tables.

use super::LegacyEncoding::{Tcvn3, Unknown, Utf16Be, Utf16Le, Vni, Windows1258};
use super::*;
use proptest::prelude::*;

const SENTENCES: [&str; 6] = [
    "Đẩy mạnh cải cách thủ tục hành chính trên địa bàn tỉnh năm 2026",
    "Ủy ban nhân dân tỉnh Cao Bằng ban hành Kế hoạch số 1487/KH-UBND về tuyên truyền",
    "Quyết định của Chủ tịch nước",
    "ĐẢNG CỘNG SẢN VIỆT NAM quang vinh muôn năm",
    "title: Hội nghị trực tuyến\ndate: 2026-10-05\n---\nSáng nay, thành phố đã tổ chức hội nghị.",
    "Người dân hài lòng với dịch vụ công; tỷ lệ đạt 83,94 %, tăng so với năm trước.",
];

/// TCVN3 from A1 on, as the letters stand in the table; `.` marks unused bytes.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ";

fn tcvn3(text: &str) -> Vec<u8> {
    let encode = |c: char| match TCVN3.chars().position(|letter| letter == c && c != '.') {
        Some(at) => 0xA1 + at as u8,
        // The narrow fonts have no toned capitals: they reuse the small letters.
        None => c.to_lowercase().next().map_or(b'?', |small| {
            let at = TCVN3.chars().position(|letter| letter == small && c != '.');
            at.map_or(c as u8, |at| 0xA1 + at as u8)
        }),
    };
    text.chars().map(encode).collect()
}

fn vni(text: &str) -> Vec<u8> {
    const PLAIN: [(&str, u8); 5] =
        [("àèòùỳ", 0xF8), ("ảẻỏủỷ", 0xFB), ("ãẽõũỹ", 0xF5), ("áéóúý", 0xF9), ("ạẹọụ", 0xEF)];
    const CIRCUMFLEX: [(&str, u8); 6] =
        [("âêô", 0xE2), ("ầềồ", 0xE0), ("ẩểổ", 0xE5), ("ẫễỗ", 0xE3), ("ấếố", 0xE1), ("ậệộ", 0xE4)];
    const BREVE: [(&str, u8); 6] =
        [("ă", 0xEA), ("ằ", 0xE8), ("ẳ", 0xFA), ("ẵ", 0xFC), ("ắ", 0xE9), ("ặ", 0xEB)];
    const SINGLE: [(char, u8); 9] = [
        ('đ', 0xF1),
        ('í', 0xED),
        ('ì', 0xEC),
        ('ỉ', 0xE6),
        ('ĩ', 0xF3),
        ('ị', 0xF2),
        ('ỵ', 0xEE),
        ('ơ', 0xF4),
        ('ư', 0xF6),
    ];
    let mut out = Vec::new();
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap();
        let up = if small == c { 0 } else { 0x20 };
        if let Some((_, byte)) = SINGLE.iter().find(|(letter, _)| *letter == small) {
            out.push(byte - up);
            continue;
        }
        let base = super::super::fold_char(small).unwrap() as u8;
        let tables = PLAIN.iter().chain(&CIRCUMFLEX).chain(&BREVE);
        if c.is_ascii() {
            out.push(c as u8);
        } else if let Some((_, mark)) = tables.clone().find(|(set, _)| set.contains(small)) {
            out.extend([base - up, mark - up]);
        } else {
            let horned = if base == b'o' { "ờởỡớợ" } else { "ừửữứự" };
            let at = horned.chars().position(|letter| letter == small).unwrap();
            out.extend([if base == b'o' { 0xF4 } else { 0xF6 } - up, PLAIN[at].1 - up]);
        }
    }
    out
}

fn windows_1258(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư";
    let nfd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
    let find = |c: char| LETTERS.chars().position(|letter| letter == c).map(|at| 0xC0 + at as u8);
    let mut out = Vec::new();
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c as u8);
        } else if let Some(byte) = find(c) {
            out.push(byte);
        } else {
            // The base with its shape, and the tone behind it.
            let parts = nfd.normalize(&c.to_string()).into_owned();
            let is_tone = |c: &char| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c);
            let shaped: String = parts.chars().filter(|c| !is_tone(c)).collect();
            let shaped = super::super::nfc(&shaped).chars().next().unwrap();
            out.push(find(shaped).unwrap_or(shaped as u8));
            out.extend(parts.chars().filter(is_tone).filter_map(find));
        }
    }
    out
}

#[test]
fn sentences_are_recognised_in_every_encoding() {
    for text in SENTENCES {
        assert_eq!(guess_encoding(&tcvn3(text)), Tcvn3, "{text}");
        assert_eq!(guess_encoding(&vni(text)), Vni, "{text}");
        assert_eq!(guess_encoding(&windows_1258(text)), Windows1258, "{text}");
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess_encoding(&little), Utf16Le, "{text}");
        assert_eq!(guess_encoding(&big), Utf16Be, "{text}");
    }
}

#[test]
fn real_bytes_are_recognised() {
    let check = |bytes: &[u8], expect| assert_eq!(guess_encoding(bytes), expect, "{bytes:?}");
    // "cải cách hành chính".
    check(b"c\xB6i c\xB8ch h\xB5nh ch\xDDnh", Tcvn3);
    check(b"ca\xFBi ca\xF9ch ha\xF8nh ch\xEDnh", Vni);
    check(b"ca\xD2i c\xE1ch h\xE0nh ch\xEDnh", Windows1258);
    // "Cộng hòa xã hội chủ nghĩa Việt Nam".
    check(b"C\xE9ng h\xDFa x\xB7 h\xE9i ch\xF1 ngh\xDCa Vi\xD6t Nam, \xAE\xE9c l\xCBp", Tcvn3);
    check(b"Co\xE4ng ho\xF8a xa\xF5 ho\xE4i chu\xFB ngh\xF3a Vie\xE4t Nam", Vni);
    check(b"C\xF4\xF2ng ho\xCCa xa\xDE h\xF4\xF2i chu\xD2 nghi\xDEa Vi\xEA\xF2t Nam", Windows1258);
}

#[test]
fn what_cannot_be_told_is_unknown() {
    let check = |bytes: &[u8]| assert_eq!(guess_encoding(bytes), Unknown, "{bytes:?}");
    check(b"");
    check(b"\xFF");
    check(b"plain ASCII");
    check(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    check(b"caf\xE9 fran\xE7ais, d\xE9j\xE0 vu");
    check("Thủ tục hành chính \u{1F600} bị hỏng".replace('ỏ', "\u{0}").as_bytes());
    let mut damaged = "Thủ tục hành chính công trực tuyến".as_bytes().to_vec();
    damaged.truncate(damaged.len() - 2);
    check(&damaged);
}

#[test]
fn byte_order_marks_decide() {
    assert_eq!(guess_encoding(b"\xFF\xFEa\0"), Utf16Le);
    assert_eq!(guess_encoding(b"\xFE\xFF\0a"), Utf16Be);
    let names = [Utf16Le, Utf16Be, Tcvn3, Vni, Windows1258].map(LegacyEncoding::name);
    assert!(names.iter().all(|name| !name.is_empty()));
}

proptest! {
    #[test]
    fn any_bytes_are_accepted(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let guess = guess_encoding(&bytes);
        prop_assert_eq!(guess.name().is_empty(), guess == Unknown);
    }
}
