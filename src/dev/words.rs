//! What the server itself says, in Vietnamese and English: it answers people who may have
//! mistyped an address, and mostly does not know which of the two they read.

use hyper::StatusCode;

use crate::diag::Language;

/// The two languages.
pub(super) const BOTH: [Language; 2] = [Language::Vietnamese, Language::English];

/// Title and heading of the page that stands for a site with errors.
pub(super) const FAILED: &str = "Chưa tạo được trang web · The site could not be built";

/// On the button that closes the list of problems.
pub(super) fn close(language: Language) -> &'static str {
    language.pick("Đóng", "Close")
}

/// That so many problems are not shown.
pub(super) fn more_problems(count: usize, language: Language) -> String {
    match language {
        Language::Vietnamese => format!("Còn {count} vấn đề nữa: xem trong cửa sổ dòng lệnh."),
        Language::English if count == 1 => "1 more: see the terminal.".to_owned(),
        Language::English => format!("{count} more: see the terminal."),
    }
}

/// Why a request gets no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is no `Host`, or more than one (RFC 9112 section 3.2).
    NoHost,
    /// It is meant for another host.
    ForeignHost,
    /// A page of another site asks.
    ForeignOrigin,
    /// Neither GET nor HEAD.
    Method,
    /// The path is not below the base path.
    Outside,
    /// There is no such page, and the site has no page that says so.
    Missing,
    /// The wanted part of the file does not exist.
    Range,
    /// A large file has changed, and the site that shows it so is still to be made.
    Changing,
    /// More pages are open than are followed.
    TooMany,
}

impl Refusal {
    /// The status code (RFC 9110 section 15.5).
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::NoHost => StatusCode::BAD_REQUEST,
            Self::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Outside | Self::Missing => StatusCode::NOT_FOUND,
            Self::Range => StatusCode::RANGE_NOT_SATISFIABLE,
            Self::Changing | Self::TooMany => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What a person reads.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::NoHost => "Yêu cầu không ghi tên máy chủ.\nThe request names no host.\n",
            Self::ForeignHost => {
                "Máy chủ xem thử không phục vụ tên này; hãy mở bằng localhost.\n\
                 The preview server does not serve this name; open it as localhost.\n"
            }
            Self::ForeignOrigin => {
                "Trang của website khác không được đọc bản xem thử.\n\
                 Pages of other sites may not read the preview.\n"
            }
            Self::Method => "Chỉ có thể xem.\nThere is only reading here.\n",
            Self::Outside => {
                "Địa chỉ này nằm ngoài đường dẫn gốc của trang.\n\
                 This address lies outside the base path of the site.\n"
            }
            Self::Missing => "Không có trang này.\nThere is no such page.\n",
            Self::Range => "Tệp không có phần này.\nThe file has no such part.\n",
            Self::Changing => {
                "Tệp này vừa thay đổi; bản xem thử chưa kịp theo.\n\
                 This file has just changed; the preview has not followed yet.\n"
            }
            Self::TooMany => "Đang mở quá nhiều trang.\nToo many pages are open.\n",
        }
    }
}
