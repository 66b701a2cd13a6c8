//! Descriptions of pictures that describe nothing.

use crate::base::viet;

/// What stands where a description should, without marks and without numbers at the end.
const PLACEHOLDERS: &[&str] = &[
    "alt",
    "alt text",
    "anh",
    "anh bai viet",
    "anh bia",
    "anh chup",
    "anh chup man hinh",
    "anh dai dien",
    "anh dep",
    "anh hoi nghi",
    "anh internet",
    "anh minh hoa",
    "anh minh hoa bai viet",
    "anh tin",
    "anh tin bai",
    "anh tu lieu",
    "anh: internet",
    "banner",
    "banner anh",
    "banner image",
    "chua co mo ta",
    "capture",
    "chu thich",
    "cover",
    "cover image",
    "dai dien",
    "default",
    "hinh",
    "hinh anh",
    "hinh anh minh hoa",
    "hinh minh hoa",
    "image",
    "image alt",
    "image banner",
    "images",
    "img",
    "khong co mo ta",
    "minh hoa",
    "mo ta",
    "mo ta anh",
    "no alt",
    "none",
    "null",
    "photo",
    "pic",
    "picture",
    "screenshot",
    "thumb",
    "thumbnail",
    "untitled",
];
/// How names begin that cameras, telephones and chat programs give.
const DEVICE_NAMES: &[&str] = &[
    "img",
    "dsc",
    "dscf",
    "dscn",
    "pxl",
    "mvimg",
    "image",
    "photo",
    "anh",
    "hinh",
    "screenshot",
    "received",
    "fb_img",
    "viber",
    "zalo",
    "z",
    "p",
    "whatsapp",
    "untitled",
];
/// The most words in what is taken for the name of a file.
const NAME_WORDS: usize = 5;
/// Endings of pictures' files.
const ENDINGS: &[&str] =
    &[".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif", ".bmp", ".tif", ".tiff", ".heic"];

/// Whether a description of a picture is only a word for pictures ("ảnh", "image banner"), the name of
/// a file, or what a camera calls its files. An empty one is none, and says that the picture is
/// decorative.
#[must_use]
pub fn is_placeholder_alt(alt: &str, address: &str) -> bool {
    let folded = viet::fold(alt.trim());
    if folded.is_empty() {
        return false;
    }
    let is_edge = |c: char| c.is_numeric() || c.is_whitespace() || c.is_ascii_punctuation();
    let words = folded.trim_matches(is_edge);
    if words.is_empty() || PLACEHOLDERS.contains(&words) {
        return true;
    }
    // "IMG 1234.jpg", but not "Mẫu đơn trong tệp don.pdf, ảnh don.png".
    let is_name = |text: &str| text.split(' ').count() <= NAME_WORDS && !text.contains(',');
    if ENDINGS.iter().any(|ending| folded.ends_with(ending)) && is_name(&folded) {
        return true;
    }
    let name = address.rsplit('/').next().unwrap_or(address);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    alt.trim().eq_ignore_ascii_case(name)
        || (alt.trim().eq_ignore_ascii_case(stem) && !stem.contains(' '))
        || is_device_name(&folded)
}

/// Whether a text is one word of a short beginning and a long number, such as `img_20261031_0930`.
fn is_device_name(folded: &str) -> bool {
    let digits = folded.bytes().filter(u8::is_ascii_digit).count();
    let beginning = folded.trim_end_matches(|c: char| c.is_ascii_digit() || "_-()".contains(c));
    let first = folded.split(|c: char| c.is_ascii_digit()).next().unwrap_or(folded);
    let is_known = |text: &str| DEVICE_NAMES.contains(&text.trim_end_matches(['_', '-']));
    !folded.contains(' ') && digits >= 4 && (is_known(beginning) || is_known(first))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder_alt;

    #[test]
    fn words_and_names_are_no_descriptions() {
        let check = |alt: &str, expect: bool| {
            assert_eq!(is_placeholder_alt(alt, "hinh/toan-canh.jpg"), expect, "{alt:?}");
        };
        for alt in [
            "ảnh",
            "Ảnh",
            "hình ảnh",
            "Hình 2",
            "ảnh 01.",
            "ẢNH MINH HỌA",
            "Hình minh hoạ",
            "image",
            "Image Banner",
            "banner",
            "photo-1",
            "alt",
            "IMG_1234",
            "IMG_20261031_093000.jpg",
            "DSC01234",
            "z5123456789012_abc",
            "toan-canh",
            "Toan-Canh.jpg",
            "screenshot-20261031",
            "khac.png",
            "123",
            "...",
            "[ảnh]",
            "hinh anh hoi nghi.jpg",
            "Screenshot 2026-10-31 093000",
            "Ảnh chụp màn hình 2026-10-31",
            "Ảnh tư liệu",
            "Ảnh: Internet",
            "none",
        ] {
            check(alt, true);
        }
        for alt in [
            "",
            "  ",
            "Toàn cảnh hội nghị",
            "Toàn cảnh",
            "Ảnh chụp quầy số 3",
            "Hình vẽ năm bước nộp hồ sơ",
            "Banner chào mừng ngày Chuyển đổi số 10/10",
            "Biểu đồ năm 2026",
            "Mẫu đơn trong tệp don.pdf, ảnh don.png",
            "COVID-19",
            "Logo",
        ] {
            check(alt, false);
        }
        assert!(!is_placeholder_alt("Thuyền", "thuyen.jpg"));
        assert!(is_placeholder_alt("thuyen", "a/thuyen.jpg"));
    }
}
