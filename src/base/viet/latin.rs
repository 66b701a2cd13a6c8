//! Latin letters with marks, mapped to the ASCII letter below the marks.
//!
//! One table, built at compile time, for U+00C0 – U+024F and U+1E00 – U+1EFF: the Vietnamese
//! letters and those of the other Latin alphabets that appear in names (Ê Đê, French, Czech …).

/// Returns the lower-case ASCII letter below the marks of a Latin letter; `None` when the
/// character has no marks that Unicode can take off (except `đ`, which counts as `d`).
#[inline]
pub(super) fn unmarked(c: char) -> Option<u8> {
    let base = *BASES.get(place(c as u32)?)?;
    (base != 0).then_some(base)
}

/// Returns the ASCII spelling of a Latin letter that is more than a letter with marks.
pub(super) fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' | 'ǽ' | 'Ǽ' | 'ǣ' | 'Ǣ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' | 'ǿ' | 'Ǿ' => "o",
        'þ' | 'Þ' => "th",
        'ð' | 'Ð' | 'ɖ' | 'Ɖ' => "d",
        'ł' | 'Ł' => "l",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ŋ' | 'Ŋ' | 'ŉ' => "n",
        'ı' => "i",
        'ĳ' | 'Ĳ' => "ij",
        'ſ' | 'ẛ' => "s",
        // Letters of the languages of the Central Highlands.
        'ƀ' | 'Ƀ' => "b",
        _ => return None,
    })
}

const LOW: (u32, u32) = (0xC0, 0x24F);
const HIGH: (u32, u32) = (0x1E00, 0x1EFF);
const LOW_LEN: usize = (LOW.1 - LOW.0 + 1) as usize;
const LEN: usize = LOW_LEN + (HIGH.1 - HIGH.0 + 1) as usize;

/// Returns the place of a code point in the table.
const fn place(code: u32) -> Option<usize> {
    if code >= LOW.0 && code <= LOW.1 {
        Some((code - LOW.0) as usize)
    } else if code >= HIGH.0 && code <= HIGH.1 {
        Some((code - HIGH.0) as usize + LOW_LEN)
    } else {
        None
    }
}

static BASES: [u8; LEN] = build();

const fn build() -> [u8; LEN] {
    let mut table = [0; LEN];
    let mut row = 0;
    while row < ROWS.len() {
        let (base, letters) = ROWS[row];
        let bytes = letters.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, width) = decode(bytes, at);
            if let Some(index) = place(code) {
                table[index] = base;
            }
            at += width;
        }
        row += 1;
    }
    table
}

/// Decodes the two- or three-byte character at `at`, while compiling.
const fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let lead = bytes[at] as u32;
    let second = (bytes[at + 1] & 0x3F) as u32;
    if lead < 0xE0 {
        ((lead & 0x1F) << 6 | second, 2)
    } else {
        ((lead & 0x0F) << 12 | second << 6 | (bytes[at + 2] & 0x3F) as u32, 3)
    }
}

const ROWS: &[(u8, &str)] = &[
    (b'a', "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"),
    (b'b', "ḂḃḄḅḆḇ"),
    (b'c', "ÇçĆćĈĉĊċČčḈḉ"),
    (b'd', "ĎďḊḋḌḍḎḏḐḑḒḓđĐ"),
    (b'e', "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"),
    (b'f', "Ḟḟ"),
    (b'g', "ĜĝĞğĠġĢģǦǧǴǵḠḡ"),
    (b'h', "ĤĥȞȟḢḣḤḥḦḧḨḩḪḫẖ"),
    (b'i', "ÌÍÎÏìíîïĨĩĪīĬĭĮįİǏǐȈȉȊȋḬḭḮḯỈỉỊị"),
    (b'j', "Ĵĵǰ"),
    (b'k', "ĶķǨǩḰḱḲḳḴḵ"),
    (b'l', "ĹĺĻļĽľḶḷḸḹḺḻḼḽ"),
    (b'm', "ḾḿṀṁṂṃ"),
    (b'n', "ÑñŃńŅņŇňǸǹṄṅṆṇṈṉṊṋ"),
    (b'o', "ÒÓÔÕÖòóôõöŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớ"),
    (b'o', "ỜờỞởỠỡỢợ"),
    (b'p', "ṔṕṖṗ"),
    (b'r', "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ"),
    (b's', "ŚśŜŝŞşŠšȘșṠṡṢṣṤṥṦṧṨṩ"),
    (b't', "ŢţŤťȚțṪṫṬṭṮṯṰṱẗ"),
    (b'u', "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự"),
    (b'v', "ṼṽṾṿ"),
    (b'w', "ŴŵẀẁẂẃẄẅẆẇẈẉẘ"),
    (b'x', "ẊẋẌẍ"),
    (b'y', "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ"),
    (b'z', "ŹźŻżŽžẐẑẒẓẔẕ"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::DecomposingNormalizerBorrowed;

    #[test]
    fn the_table_is_exactly_what_unicode_decomposes() {
        let nfd = DecomposingNormalizerBorrowed::new_nfd();
        for c in ('\u{80}'..='\u{1FFF}').filter(|c| !"đĐ".contains(*c)) {
            let text = c.to_string();
            let first = nfd.normalize(&text).chars().next().unwrap();
            let expect = first.is_ascii_alphabetic().then(|| first.to_ascii_lowercase() as u8);
            assert_eq!(unmarked(c), expect, "{c}");
        }
        assert_eq!((unmarked('đ'), unmarked('Đ')), (Some(b'd'), Some(b'd')));
    }

    #[test]
    fn spellings_are_lower_case_ascii() {
        for c in ('\u{80}'..='\u{1FFF}').filter(|&c| spelled(c).is_some()) {
            assert!(spelled(c).unwrap().bytes().all(|b| b.is_ascii_lowercase()), "{c}");
            assert_eq!(unmarked(c), None, "{c} is in both tables");
        }
    }
}
