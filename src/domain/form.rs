//! Forms of articles and roles of the people behind them.

use serde::Serialize;

/// The form of an article (hình thức tin bài). The yearly plan counts items by form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Tin: short news.
    #[default]
    Tin,
    /// Bài: an article.
    Bai,
    /// Ảnh: a photo story.
    Anh,
    /// Video clip.
    Video,
    /// Phóng sự: a report.
    PhongSu,
    /// Bản tin: a bulletin.
    BanTin,
    /// Ấn phẩm: a leaflet, poster, panel or banner.
    AnPham,
    /// Phát thanh, truyền hình: a broadcast.
    PhatThanh,
    /// Infographic: đồ họa thông tin.
    Infographic,
}

impl Form {
    /// Every form, in the order in which reports list them.
    pub const ALL: [Self; 9] = [
        Self::Tin,
        Self::Bai,
        Self::Anh,
        Self::Video,
        Self::PhongSu,
        Self::BanTin,
        Self::AnPham,
        Self::PhatThanh,
        Self::Infographic,
    ];

    /// The name in front matter: `tin`, `bai`, `phong-su` …
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Tin => "tin",
            Self::Bai => "bai",
            Self::Anh => "anh",
            Self::Video => "video",
            Self::PhongSu => "phong-su",
            Self::BanTin => "ban-tin",
            Self::AnPham => "an-pham",
            Self::PhatThanh => "phat-thanh",
            Self::Infographic => "infographic",
        }
    }

    /// The name that readers see.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Tin => "Tin",
            Self::Bai => "Bài viết",
            Self::Anh => "Ảnh",
            Self::Video => "Video",
            Self::PhongSu => "Phóng sự",
            Self::BanTin => "Bản tin",
            Self::AnPham => "Ấn phẩm",
            Self::PhatThanh => "Phát thanh, truyền hình",
            Self::Infographic => "Infographic",
        }
    }

    /// The form of this name.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.id() == id)
    }
}

/// What somebody did for an article (vai trò).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Tác giả: the writer.
    #[default]
    Author,
    /// Tổng hợp: compiled it from other sources.
    Compiler,
    /// Ảnh: took the photographs.
    Photographer,
    /// Biên tập: edited it.
    Editor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Author, Self::Compiler, Self::Photographer, Self::Editor];

    /// The name in front matter and on pages.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Author => "tác giả",
            Self::Compiler => "tổng hợp",
            Self::Photographer => "ảnh",
            Self::Editor => "biên tập",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn parse(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.label() == label)
    }

    /// Whether author pages and `dc:creator` count this role: those who wrote the text.
    #[must_use]
    pub fn is_writer(self) -> bool {
        matches!(self, Self::Author | Self::Compiler)
    }
}
