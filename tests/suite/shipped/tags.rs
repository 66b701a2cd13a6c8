//! The tags of a page, as far as themes write them: values of attributes in double quotes.

/// An opening tag.
pub(super) struct Tag<'a> {
    /// Its name.
    pub(super) name: &'a str,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute; empty where it stands without one.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let places = self.rest.match_indices(name).map(|(at, _)| at);
        let found = places.filter(|at| self.rest[..*at].ends_with(char::is_whitespace));
        found.filter(|at| self.rest[..*at].matches('"').count().is_multiple_of(2)).find_map(|at| {
            let behind = &self.rest[at + name.len()..];
            match behind.strip_prefix("=\"") {
                Some(value) => value.split('"').next(),
                None => behind
                    .is_empty()
                    .then_some("")
                    .or(behind.starts_with(char::is_whitespace).then_some("")),
            }
        })
    }

    /// Every address that it names.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &'a str> {
        let sets = self.get("srcset").into_iter().flat_map(|set| set.split(", "));
        let sized = sets.filter_map(|candidate| candidate.split_whitespace().next());
        let names = ["href", "src", "poster", "action"];
        names.into_iter().filter_map(|name| self.get(name)).chain(sized)
    }
}

/// The opening tags of a page. What stands in scripts and comments is left out.
pub(super) fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut inside = "";
    for piece in page.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { continue };
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        if !inside.is_empty() {
            if tag.strip_prefix('/') == Some(inside) {
                inside = "";
            }
            continue;
        }
        if name == "script" {
            inside = "script";
        }
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            found.push(Tag { name, rest: &tag[name.len()..] });
        }
    }
    found
}

#[test]
fn tags_are_read_with_their_attributes() {
    let page =
        "<a class=\"x href\" href=\"/b/\" hidden>c</a><script>if (a<b) {}</script><img alt=\"\">";
    let tags = tags(page);
    assert_eq!(tags.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["a", "script", "img"]);
    assert_eq!(tags[0].get("href"), Some("/b/"));
    assert_eq!((tags[0].get("hidden"), tags[0].get("id")), (Some(""), None));
    assert_eq!(tags[2].get("alt"), Some(""));
}
