//! The tags that raw HTML may use, where each may stand, and what each may hold.

/// A tag that may stay.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it may hold.
    pub(crate) holds: Holds,
    /// Where it may stand.
    pub(crate) stands: Stands,
    /// Its own attributes, besides [`COMMON`].
    pub(crate) attributes: &'static [&'static str],
}

/// What an element may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing: it has no closing tag.
    Nothing,
    /// Text and phrases.
    Phrases,
    /// Anything.
    Blocks,
    /// Only parts made for it, such as rows.
    Parts,
}

/// Where an element may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// In text.
    InText,
    /// Between blocks.
    BetweenBlocks,
    /// In one of these elements.
    In(&'static [&'static str]),
}

/// Attributes that every tag may have.
pub(crate) const COMMON: &[&str] = &["id", "title", "lang", "dir"];

/// Tags that are dropped together with all that they hold.
pub(crate) const DROPPED_WITH_CONTENT: &[&str] = &[
    "script", "style", "iframe", "object", "svg", "math", "template", "noscript", "noembed",
    "noframes", "xmp", "textarea", "select", "title", "applet", "audio", "video", "canvas",
];

/// Dropped tags whose loss the editor should know of; the others only set type.
pub(crate) const REPORTED: &[&str] = &[
    "script", "iframe", "object", "embed", "svg", "math", "applet", "audio", "video", "canvas",
    "form", "input", "button", "select", "textarea", "meta", "base", "link", "frame", "frameset",
];

/// Returns the tag of that name, in any case, if it is allowed.
pub(crate) fn tag(name: &str) -> Option<&'static Tag> {
    TAGS.iter().find(|tag| tag.name.eq_ignore_ascii_case(name))
}

/// Returns the list's own spelling of a name, in any case, if it is listed.
pub(crate) fn listed(list: &'static [&'static str], name: &str) -> Option<&'static str> {
    list.iter().copied().find(|listed| listed.eq_ignore_ascii_case(name))
}

/// Whether the value of an attribute is of the form that the attribute asks for.
pub(crate) fn is_valid(attribute: &str, value: &str) -> bool {
    let number = |most: u32| value.parse().is_ok_and(|number: u32| (1..=most).contains(&number));
    match attribute {
        "colspan" => number(1000),
        "rowspan" => number(65_534),
        "width" | "height" => number(100_000),
        "start" | "value" => value.parse::<i32>().is_ok(),
        "scope" => ["row", "col", "rowgroup", "colgroup"].contains(&value),
        "dir" => ["ltr", "rtl", "auto"].contains(&value),
        "type" => ["1", "a", "A", "i", "I"].contains(&value),
        "datetime" => {
            value.starts_with(|c: char| c.is_ascii_digit())
                && value.len() >= 4
                && value.bytes().all(|b| b.is_ascii_digit() || b"-:TZ+. ".contains(&b))
        }
        "lang" => {
            !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        }
        _ => true,
    }
}

const fn phrase(name: &'static str) -> Tag {
    with(name, Holds::Phrases, Stands::InText, &[])
}

const fn block(name: &'static str, holds: Holds) -> Tag {
    with(name, holds, Stands::BetweenBlocks, &[])
}

const fn part(name: &'static str, holds: Holds, parents: &'static [&'static str]) -> Tag {
    with(name, holds, Stands::In(parents), &[])
}

const fn with(
    name: &'static str,
    holds: Holds,
    stands: Stands,
    attributes: &'static [&'static str],
) -> Tag {
    Tag { name, holds, stands, attributes }
}

const CELL: &[&str] = &["colspan", "rowspan", "scope"];

/// The allowed tags, the frequent ones first.
pub(crate) static TAGS: &[Tag] = &[
    block("p", Holds::Phrases),
    with("br", Holds::Nothing, Stands::InText, &[]),
    phrase("strong"),
    phrase("em"),
    phrase("b"),
    phrase("i"),
    phrase("u"),
    with("a", Holds::Phrases, Stands::InText, &["href"]),
    with("img", Holds::Nothing, Stands::InText, &["src", "alt", "width", "height"]),
    block("div", Holds::Blocks),
    with("td", Holds::Blocks, Stands::In(&["tr"]), CELL),
    with("th", Holds::Blocks, Stands::In(&["tr"]), CELL),
    part("tr", Holds::Parts, &["table", "thead", "tbody", "tfoot"]),
    part("li", Holds::Blocks, &["ul", "ol"]),
    block("ul", Holds::Parts),
    with("ol", Holds::Parts, Stands::BetweenBlocks, &["start", "type"]),
    block("table", Holds::Parts),
    part("thead", Holds::Parts, &["table"]),
    part("tbody", Holds::Parts, &["table"]),
    part("tfoot", Holds::Parts, &["table"]),
    part("caption", Holds::Blocks, &["table"]),
    block("h1", Holds::Phrases),
    block("h2", Holds::Phrases),
    block("h3", Holds::Phrases),
    block("h4", Holds::Phrases),
    block("h5", Holds::Phrases),
    block("h6", Holds::Phrases),
    block("hr", Holds::Nothing),
    block("blockquote", Holds::Blocks),
    block("figure", Holds::Blocks),
    part("figcaption", Holds::Blocks, &["figure"]),
    with("details", Holds::Blocks, Stands::BetweenBlocks, &["open"]),
    part("summary", Holds::Phrases, &["details"]),
    block("dl", Holds::Parts),
    part("dt", Holds::Phrases, &["dl"]),
    part("dd", Holds::Blocks, &["dl"]),
    block("pre", Holds::Phrases),
    block("section", Holds::Blocks),
    block("article", Holds::Blocks),
    block("aside", Holds::Blocks),
    block("address", Holds::Blocks),
    phrase("s"),
    phrase("sub"),
    phrase("sup"),
    phrase("small"),
    phrase("mark"),
    phrase("abbr"),
    phrase("cite"),
    phrase("code"),
    phrase("dfn"),
    phrase("kbd"),
    phrase("q"),
    phrase("samp"),
    phrase("var"),
    phrase("bdi"),
    phrase("bdo"),
    with("del", Holds::Phrases, Stands::InText, &["datetime"]),
    with("ins", Holds::Phrases, Stands::InText, &["datetime"]),
    with("time", Holds::Phrases, Stands::InText, &["datetime"]),
    with("wbr", Holds::Nothing, Stands::InText, &[]),
];
