//! Pictures for previews on other sites, for pages that have none of their own: static files of the
//! theme, `share.png` for the whole site and `share-SLUG.png` for a category.
//!
//! Those that no page names are not published.

use std::sync::Arc;

use crate::base::image_size::image_size;
use crate::config::Config;
use crate::domain::CategoryTree;
use crate::theme::{Asset, Theme};

use super::addresses::Addresses;
use super::view::{Picture, ShareImage};

/// The picture of the site, by its path in `static/`.
const OF_SITE: &str = "share.png";
/// What the pictures of categories begin and end with; their slug stands between.
const OF_CATEGORY: (&str, &str) = ("share-", ".png");
/// Templates of which one at least shows these pictures in a theme that shows them at all.
const TEMPLATES: [&str; 3] = ["home.html", "article.html", "category.html"];

/// The pictures of the theme.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// Whether pages name pictures for previews.
    wanted: bool,
    site: Option<Arc<ShareImage>>,
    /// Those of categories, by place in the tree; from the category above where one has none.
    categories: Vec<Option<Arc<ShareImage>>>,
    /// Paths of pictures that no page names, in order.
    idle: Vec<String>,
}

impl Shares {
    /// Whether pages of a theme name pictures for previews: in their head, or for search engines.
    pub(super) fn are_wanted(theme: &Theme, config: &Config) -> bool {
        let shows = |template: &str| {
            let page = &theme.asks(template).page;
            page.has("image") || page.has("json_ld")
        };
        config.base_url.is_some() && TEMPLATES.into_iter().any(shows)
    }

    /// Finds the pictures among the theme's static files.
    pub(super) fn find(
        wanted: bool,
        assets: &[Asset],
        categories: &CategoryTree,
        config: &Config,
        addresses: &Addresses,
    ) -> Self {
        let of_site = assets.iter().find(|asset| asset.path == OF_SITE);
        // A theme with a picture of its own hides those of the themes behind it.
        let hides = |asset: &Asset| of_site.is_some_and(|site| site.layer < asset.layer);
        let picture = |asset: &Asset, alt: &str| {
            let size = image_size(&asset.bytes);
            Arc::new(ShareImage {
                url: addresses.absolute(&addresses.url(&asset.route)),
                alt: alt.to_owned(),
                width: size.map(|(width, _)| width),
                height: size.map(|(_, height)| height),
            })
        };
        let mut shares = Self { wanted, ..Self::default() };
        let mut named = Vec::new();
        if wanted {
            shares.site = of_site.map(|asset| picture(asset, &config.title));
            named.extend(of_site.map(|asset| asset.path.as_str()));
            for category in categories.all() {
                let own = assets.iter().find(|asset| slug_of(&asset.path) == Some(&*category.slug));
                let own = own.filter(|asset| !hides(asset));
                named.extend(own.map(|asset| asset.path.as_str()));
                let above = || shares.categories.get(category.parent?)?.clone();
                let own = own.map(|asset| picture(asset, &category.title)).or_else(above);
                shares.categories.push(own);
            }
        }
        let pictures = assets.iter().filter(|asset| is_share(&asset.path) && asset.is_of_theme);
        let idle = pictures.filter(|asset| !named.contains(&asset.path.as_str()));
        shares.idle = idle.map(|asset| asset.path.clone()).collect();
        shares
    }

    /// Whether the same pages name pictures as under another theme.
    pub(super) fn is_wanted(&self) -> bool {
        self.wanted
    }

    /// Whether a static file of the theme is to be published.
    pub(super) fn publishes(&self, path: &str) -> bool {
        !self.idle.iter().any(|idle| idle == path)
    }

    /// The picture of the site.
    pub(super) fn of_site(&self) -> Option<Arc<ShareImage>> {
        self.site.clone()
    }

    /// The picture of a category, of the one above it, or of the site.
    pub(super) fn of(&self, category: Option<usize>) -> Option<Arc<ShareImage>> {
        let own = category.and_then(|place| self.categories.get(place)?.clone());
        own.or_else(|| self.of_site())
    }

    /// A page's own picture, else that of its category; drawings are left out, which few programs
    /// can show.
    pub(super) fn for_page(
        &self,
        addresses: &Addresses,
        picture: Option<&Picture>,
        category: Option<usize>,
    ) -> Option<Arc<ShareImage>> {
        let own = picture.filter(|picture| !picture.url.ends_with(".svg")).and_then(|picture| {
            Some(Arc::new(ShareImage {
                url: addresses.canonical(&picture.url)?,
                alt: picture.alt.clone(),
                width: picture.width,
                height: picture.height,
            }))
        });
        own.or_else(|| self.of(category))
    }
}

fn is_share(path: &str) -> bool {
    path == OF_SITE || slug_of(path).is_some()
}

fn slug_of(path: &str) -> Option<&str> {
    let (start, end) = OF_CATEGORY;
    path.strip_prefix(start)?.strip_suffix(end)
}
