//! Types of files: what may be published, what it is called, how it is recognised.
//!
//! One table answers three questions: may a file beside an article be published, and what is it
//! for readers ([`by_extension`], [`MediaType::kind`]); does its content agree with its name
//! ([`MediaType::matches`]); and with which content type is a file served
//! ([`MediaType::content_type`]). What is missing from the table is not published: pages,
//! scripts, programs, archives, backups and dumps.

/// How many bytes of a file [`MediaType::matches`] wants to see (the whole file where shorter).
pub const HEAD_BYTES: usize = 1024;

/// A type of file.
#[derive(Debug, PartialEq, Eq)]
pub struct MediaType {
    /// Extension without dot, in lower case.
    pub extension: &'static str,
    /// Media type (IANA) without parameters, such as `application/pdf`.
    pub media_type: &'static str,
    /// What readers take it for.
    pub kind: MediaKind,
    /// Whether a file beside an article may be of this type. The others are types of files that
    /// the program makes and themes bring.
    pub publishable: bool,
    signature: Signature,
}

/// What readers take a file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// PDF.
    Pdf,
    /// A Word document.
    Word,
    /// An Excel workbook.
    Excel,
    /// A PowerPoint presentation.
    PowerPoint,
    /// A text: plain, or a word processor's ("văn bản").
    Text,
    /// A spreadsheet of another program ("bảng tính").
    Spreadsheet,
    /// A presentation of another program ("trình chiếu").
    Presentation,
    /// Comma-separated values.
    Csv,
    /// A picture ("ảnh").
    Image,
    /// A recording of sound ("âm thanh").
    Audio,
    /// A moving picture.
    Video,
    /// Subtitles ("phụ đề").
    Subtitles,
    /// A part of the site: pages, styles, scripts, fonts, data.
    SitePart,
}

impl MediaKind {
    /// What it is called beside a link: Vietnamese, or a name that every reader knows.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Word => "Word",
            Self::Excel => "Excel",
            Self::PowerPoint => "PowerPoint",
            Self::Text => "Văn bản",
            Self::Spreadsheet => "Bảng tính",
            Self::Presentation => "Trình chiếu",
            Self::Csv => "CSV",
            Self::Image => "Ảnh",
            Self::Audio => "Âm thanh",
            Self::Video => "Video",
            Self::Subtitles => "Phụ đề",
            Self::SitePart => "Tệp",
        }
    }
}

/// How the first bytes of a type look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signature {
    /// `%PDF-` within the first 1,024 bytes, as readers of PDF accept it.
    Pdf,
    Png,
    Jpeg,
    Gif,
    WebP,
    Avif,
    /// Begins like XML; whether it is an SVG is seen when it is cleaned.
    Svg,
    /// A ZIP archive: OOXML and OpenDocument.
    Zip,
    /// A compound file of older Office, or RTF, which Word also saves under `.doc`.
    OldOffice,
    Rtf,
    Mp3,
    /// ISO base media: MP4, M4A, M4V.
    Mp4,
    Ogg,
    Wav,
    Flac,
    /// Matroska and WebM.
    WebM,
    WebVtt,
    /// Text in an ASCII-compatible encoding: no NUL.
    Text,
    /// Not looked at.
    Any,
}

/// A row of the table for a type that may stand beside articles.
const fn published(
    extension: &'static str,
    media_type: &'static str,
    kind: MediaKind,
    signature: Signature,
) -> MediaType {
    MediaType { extension, media_type, kind, publishable: true, signature }
}

/// A row of the table for a type that only the program and themes use.
const fn site_part(
    extension: &'static str,
    media_type: &'static str,
    signature: Signature,
) -> MediaType {
    MediaType { extension, media_type, kind: MediaKind::SitePart, publishable: false, signature }
}

/// Every known type; one row per extension.
pub static MEDIA_TYPES: &[MediaType] = &[
    published("pdf", "application/pdf", MediaKind::Pdf, Signature::Pdf),
    published("doc", "application/msword", MediaKind::Word, Signature::OldOffice),
    published("rtf", "application/rtf", MediaKind::Word, Signature::Rtf),
    published(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        MediaKind::Word,
        Signature::Zip,
    ),
    published("xls", "application/vnd.ms-excel", MediaKind::Excel, Signature::OldOffice),
    published(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        MediaKind::Excel,
        Signature::Zip,
    ),
    published("ppt", "application/vnd.ms-powerpoint", MediaKind::PowerPoint, Signature::OldOffice),
    published(
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        MediaKind::PowerPoint,
        Signature::Zip,
    ),
    published("odt", "application/vnd.oasis.opendocument.text", MediaKind::Text, Signature::Zip),
    published(
        "ods",
        "application/vnd.oasis.opendocument.spreadsheet",
        MediaKind::Spreadsheet,
        Signature::Zip,
    ),
    published(
        "odp",
        "application/vnd.oasis.opendocument.presentation",
        MediaKind::Presentation,
        Signature::Zip,
    ),
    published("csv", "text/csv", MediaKind::Csv, Signature::Text),
    published("txt", "text/plain", MediaKind::Text, Signature::Text),
    published("vtt", "text/vtt", MediaKind::Subtitles, Signature::WebVtt),
    published("srt", "application/x-subrip", MediaKind::Subtitles, Signature::Text),
    published("jpg", "image/jpeg", MediaKind::Image, Signature::Jpeg),
    published("jpeg", "image/jpeg", MediaKind::Image, Signature::Jpeg),
    published("jfif", "image/jpeg", MediaKind::Image, Signature::Jpeg),
    published("png", "image/png", MediaKind::Image, Signature::Png),
    published("gif", "image/gif", MediaKind::Image, Signature::Gif),
    published("webp", "image/webp", MediaKind::Image, Signature::WebP),
    published("avif", "image/avif", MediaKind::Image, Signature::Avif),
    published("svg", "image/svg+xml", MediaKind::Image, Signature::Svg),
    published("mp3", "audio/mpeg", MediaKind::Audio, Signature::Mp3),
    published("m4a", "audio/mp4", MediaKind::Audio, Signature::Mp4),
    published("ogg", "audio/ogg", MediaKind::Audio, Signature::Ogg),
    published("oga", "audio/ogg", MediaKind::Audio, Signature::Ogg),
    published("opus", "audio/ogg", MediaKind::Audio, Signature::Ogg),
    published("wav", "audio/wav", MediaKind::Audio, Signature::Wav),
    published("flac", "audio/flac", MediaKind::Audio, Signature::Flac),
    published("mp4", "video/mp4", MediaKind::Video, Signature::Mp4),
    published("m4v", "video/mp4", MediaKind::Video, Signature::Mp4),
    published("webm", "video/webm", MediaKind::Video, Signature::WebM),
    published("ogv", "video/ogg", MediaKind::Video, Signature::Ogg),
    site_part("html", "text/html", Signature::Text),
    site_part("css", "text/css", Signature::Text),
    site_part("js", "text/javascript", Signature::Text),
    site_part("mjs", "text/javascript", Signature::Text),
    site_part("json", "application/json", Signature::Text),
    site_part("webmanifest", "application/manifest+json", Signature::Text),
    site_part("xml", "application/xml", Signature::Text),
    site_part("ics", "text/calendar", Signature::Text),
    site_part("conf", "text/plain", Signature::Text),
    site_part("ico", "image/x-icon", Signature::Any),
    site_part("woff", "font/woff", Signature::Any),
    site_part("woff2", "font/woff2", Signature::Any),
];

/// Finds a type by the extension of a file name, without its dot and in any case.
#[must_use]
pub fn by_extension(extension: &str) -> Option<&'static MediaType> {
    MEDIA_TYPES.iter().find(|known| known.extension.eq_ignore_ascii_case(extension))
}

impl MediaType {
    /// The value of the `Content-Type` header: text is always UTF-8.
    #[must_use]
    pub fn content_type(&self) -> String {
        let text = self.media_type.starts_with("text/")
            || matches!(self.extension, "json" | "webmanifest" | "xml" | "srt");
        if text {
            format!("{}; charset=utf-8", self.media_type)
        } else {
            self.media_type.to_owned()
        }
    }

    /// Whether a file that begins with `head` can be of this type. `head` should hold the first
    /// [`HEAD_BYTES`] bytes, or the whole file.
    ///
    /// This tells a renamed file from a real one. It is no proof that the file is whole.
    #[must_use]
    pub fn matches(&self, head: &[u8]) -> bool {
        let starts = |magic: &[u8]| head.starts_with(magic);
        let at = |offset: usize, magic: &[u8]| {
            head.get(offset..).is_some_and(|rest| rest.starts_with(magic))
        };
        match self.signature {
            Signature::Pdf => {
                let head = head.get(..HEAD_BYTES).unwrap_or(head);
                memchr::memmem::find(head, b"%PDF-").is_some()
            }
            Signature::Png => starts(b"\x89PNG\r\n\x1a\n"),
            Signature::Jpeg => starts(b"\xff\xd8\xff"),
            Signature::Gif => starts(b"GIF87a") || starts(b"GIF89a"),
            Signature::WebP => starts(b"RIFF") && at(8, b"WEBP"),
            Signature::Avif => {
                let brands = head.get(8..head.len().min(64)).unwrap_or_default();
                at(4, b"ftyp") && memchr::memmem::find(brands, b"avi").is_some()
            }
            Signature::Svg => looks_like_svg(head),
            Signature::Zip => starts(b"PK\x03\x04"),
            Signature::OldOffice => {
                starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
                    || (self.extension == "doc" && starts(b"{\\rtf"))
            }
            Signature::Rtf => starts(b"{\\rtf"),
            Signature::Mp3 => starts(b"ID3") || is_mpeg_audio_frame(head),
            Signature::Mp4 => at(4, b"ftyp"),
            Signature::Ogg => starts(b"OggS"),
            Signature::Wav => starts(b"RIFF") && at(8, b"WAVE"),
            Signature::Flac => starts(b"fLaC"),
            Signature::WebM => starts(b"\x1a\x45\xdf\xa3"),
            Signature::WebVtt => without_bom(head).starts_with(b"WEBVTT") && is_text(head),
            Signature::Text => is_text(head),
            Signature::Any => true,
        }
    }
}

/// Whether the file begins like an SVG: its root element, or what may stand before it.
fn looks_like_svg(head: &[u8]) -> bool {
    let head = without_bom(head).trim_ascii_start();
    let starts = |magic: &[u8]| {
        head.get(..magic.len()).is_some_and(|start| start.eq_ignore_ascii_case(magic))
    };
    let opens = [&b"<svg"[..], b"<svg:svg", b"<?xml", b"<!--", b"<!doctype svg"];
    is_text(head) && opens.iter().any(|magic| starts(magic))
}

/// Whether a frame header of MPEG audio begins here (ISO/IEC 11172-3, 2.4.1.3): eleven set bits,
/// a layer, a bit rate and a sampling rate that exist.
fn is_mpeg_audio_frame(head: &[u8]) -> bool {
    let [0xff, second, third, ..] = head else { return false };
    let layer = (second >> 1) & 0b11;
    let (bit_rate, sampling_rate) = (third >> 4, (third >> 2) & 0b11);
    second & 0xe0 == 0xe0 && layer != 0 && bit_rate != 0xf && sampling_rate != 0b11
}

/// Whether this can be text: no NUL, which also leaves out UTF-16.
fn is_text(head: &[u8]) -> bool {
    !head.contains(&0)
}

/// The bytes after a UTF-8 byte order mark.
fn without_bom(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |extension: &str, media_type: Option<&str>, publishable: bool| {
            let found = by_extension(extension);
            assert_eq!(found.map(|found| found.media_type), media_type, "{extension}");
            assert_eq!(found.is_some_and(|found| found.publishable), publishable, "{extension}");
        };
        check("pdf", Some("application/pdf"), true);
        check("JPG", Some("image/jpeg"), true);
        check("Svg", Some("image/svg+xml"), true);
        check("html", Some("text/html"), false);
        check("js", Some("text/javascript"), false);
        check("woff2", Some("font/woff2"), false);
        for refused in ["", "php", "aspx", "htm", "sql", "bak", "zip", "exe", "docm", "xlsm", "md"]
        {
            check(refused, None, false);
        }
    }

    #[test]
    fn one_row_per_extension_in_lower_case() {
        for (at, row) in MEDIA_TYPES.iter().enumerate() {
            assert_eq!(row.extension, row.extension.to_ascii_lowercase());
            assert!(MEDIA_TYPES[..at].iter().all(|other| other.extension != row.extension));
            assert_eq!(row.publishable, row.kind != MediaKind::SitePart, "{}", row.extension);
        }
    }

    #[test]
    fn content_types() {
        let check = |extension: &str, expect: &str| {
            assert_eq!(by_extension(extension).unwrap().content_type(), expect);
        };
        check("html", "text/html; charset=utf-8");
        check("xml", "application/xml; charset=utf-8");
        check("json", "application/json; charset=utf-8");
        check("csv", "text/csv; charset=utf-8");
        check("svg", "image/svg+xml");
        check("pdf", "application/pdf");
    }

    #[test]
    fn first_bytes() {
        let check = |extension: &str, head: &[u8], expect: bool| {
            let row = by_extension(extension).unwrap();
            assert_eq!(row.matches(head), expect, "{extension}: {head:?}");
        };
        check("pdf", b"%PDF-1.7", true);
        check("pdf", &[b"\n".repeat(1000), b"%PDF-1.4".to_vec()].concat(), true);
        check("pdf", &[b"\n".repeat(1020), b"%PDF-1.4".to_vec()].concat(), false);
        check("pdf", b"<html>", false);
        check("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", true);
        check("png", b"\xff\xd8\xff\xe0", false);
        check("jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", true);
        check("jpeg", b"\x89PNG\r\n\x1a\n", false);
        check("gif", b"GIF89a", true);
        check("gif", b"GIF80a", false);
        check("webp", b"RIFF\x01\0\0\0WEBPVP8 ", true);
        check("webp", b"RIFF\x01\0\0\0WAVEfmt ", false);
        check("wav", b"RIFF\x01\0\0\0WAVEfmt ", true);
        check("avif", b"\0\0\0\x1cftypavif", true);
        check("avif", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", true);
        check("avif", b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", false);
        check("svg", b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", true);
        check("svg", b" \n<svg/>", true);
        check("svg", b"<!DOCTYPE svg PUBLIC ''>", true);
        check("svg", b"<!DOCTYPE html><svg>", false);
        check("svg", b"<\0s\0v\0g\0", false);
        check("docx", b"PK\x03\x04\x14\0", true);
        check("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", false);
        check("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", true);
        check("doc", b"{\\rtf1\\ansi", true);
        check("xls", b"{\\rtf1\\ansi", false);
        check("xls", b"<html xmlns:x='urn:schemas-microsoft-com'>", false);
        check("mp3", b"ID3\x03", true);
        check("mp3", b"\xff\xfb\x90\x64", true);
        check("mp3", b"\xff\xd8\xff\xe0", false);
        check("mp3", b"MZ\x90\0", false);
        check("mp4", b"\0\0\0\x20ftypisom", true);
        check("m4a", b"\0\0\0\x20ftypM4A ", true);
        check("mp4", b"\x1a\x45\xdf\xa3", false);
        check("webm", b"\x1a\x45\xdf\xa3\x9f", true);
        check("ogg", b"OggS\0", true);
        check("vtt", b"\xef\xbb\xbfWEBVTT\n\n", true);
        check("vtt", b"1\n00:00:01", false);
        check("csv", "Đơn vị;Điểm\n".as_bytes(), true);
        check("csv", b"PK\x03\x04\x14\0", false);
        check("txt", b"", true);
        check("pdf", b"", false);
    }
}
