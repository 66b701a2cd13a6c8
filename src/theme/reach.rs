//! What a template reaches: itself, what it extends and includes, and the components it calls.
//!
//! The engine does not tell, so texts are searched for names: a template reaches another whose
//! name stands anywhere in its text, or the name of one of whose components stands behind a `<`.
//! That may be more than what it uses, never less.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Digest;

/// Templates by name, each with the digest of everything that it reaches.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach {
    of: BTreeMap<String, (Digest, BTreeSet<usize>)>,
    directives: Digest,
    /// What draws directives, which any body may have.
    drawing: BTreeSet<usize>,
}

impl Reach {
    /// Follows every template. `sources` are names in the engine (with the prefix of their layer)
    /// and texts; `layers` are the prefixes, the nearest first.
    pub(super) fn new(sources: &[(&str, &str)], layers: &[&str]) -> Self {
        let nearest = |plain: &&str| {
            let mut layers = layers.iter().map(|layer| format!("{layer}{plain}"));
            layers.find(|full| sources.iter().any(|(name, _)| name == full))
        };
        let names: Vec<Vec<&str>> = sources
            .iter()
            .map(|(name, _)| {
                // The engine takes a plain name from the nearest layer that has it.
                let plain = layers.iter().find_map(|layer| name.strip_prefix(layer));
                let plain = plain.filter(|plain| nearest(plain).as_deref() == Some(*name));
                [Some(*name), plain].into_iter().flatten().collect()
            })
            .collect();
        let parts: Vec<Vec<&str>> =
            sources.iter().map(|(_, text)| components(text).collect()).collect();
        let direct: Vec<Vec<usize>> = sources
            .iter()
            .map(|(_, text)| {
                let named = Named::by(text);
                let calls = |place: &usize| {
                    names[*place].iter().any(|name| named.has(name))
                        || parts[*place].iter().any(|part| named.calls(part))
                };
                (0..sources.len()).filter(calls).collect()
            })
            .collect();
        let digest = |reached: &BTreeSet<usize>| {
            Digest::of(&reached.iter().map(|&place| sources[place]).collect::<Vec<_>>())
        };
        let mut reach = Self::default();
        for (place, (name, _)) in sources.iter().enumerate() {
            let reached = closure(place, &direct);
            reach.of.insert((*name).to_owned(), (digest(&reached), reached));
        }
        // The engine takes a name from the nearest layer that has it.
        for layer in layers {
            for (name, _) in
                sources.iter().filter_map(|(name, text)| Some((name.strip_prefix(layer)?, text)))
            {
                if let Some(known) = reach.of.get(&format!("{layer}{name}")).cloned() {
                    reach.of.entry(name.to_owned()).or_insert(known);
                }
            }
        }
        let drawing: BTreeSet<usize> = (0..sources.len())
            .filter(|&place| parts[place].iter().any(|part| part.starts_with("directive_")))
            .flat_map(|place| closure(place, &direct))
            .collect();
        reach.directives = digest(&drawing);
        reach.drawing = drawing;
        reach
    }

    /// The digest of everything that a template reaches.
    pub(super) fn digest(&self, template: &str) -> Digest {
        self.of.get(template).map(|(digest, _)| *digest).unwrap_or_default()
    }

    /// The digest of everything that draws directives.
    pub(super) fn directives(&self) -> Digest {
        self.directives
    }

    /// The places of the sources that these templates and the bodies of pages reach.
    pub(super) fn reached_by(&self, templates: &[&str]) -> BTreeSet<usize> {
        let reached = templates.iter().filter_map(|name| Some(&self.of.get(*name)?.1));
        reached.flatten().chain(&self.drawing).copied().collect()
    }

    /// All templates by name, each with the places of the sources that it reaches.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &BTreeSet<usize>)> {
        self.of.iter().map(|(name, (_, reached))| (name.as_str(), reached))
    }
}

/// The names of the components that a text defines.
fn components(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("{%").filter_map(|(at, mark)| {
        let tag = text[at + mark.len()..].trim_start_matches('-').trim_start();
        let name = tag.strip_prefix("component")?.strip_prefix(char::is_whitespace)?.trim_start();
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
        Some(&name[..end]).filter(|name| !name.is_empty())
    })
}

/// What nearly all names of templates end with.
const ENDING: &str = ".html";

/// What a text may name, found in two walks along it instead of one for each name.
struct Named<'t> {
    text: &'t str,
    /// The text up to the end of each name.
    upto: Vec<&'t str>,
    /// What stands behind a `<`.
    called: BTreeSet<&'t str>,
}

impl<'t> Named<'t> {
    fn by(text: &'t str) -> Self {
        let ends = text.match_indices(ENDING).map(|(at, _)| &text[..at + ENDING.len()]);
        let called = text.match_indices('<').map(|(at, mark)| {
            let rest = text[at + mark.len()..].trim_start();
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            &rest[..end]
        });
        Self { text, upto: ends.collect(), called: called.collect() }
    }

    /// Whether the name of a template stands anywhere.
    fn has(&self, name: &str) -> bool {
        if name.ends_with(ENDING) {
            self.upto.iter().any(|text| text.ends_with(name))
        } else {
            self.text.contains(name)
        }
    }

    /// Whether a component whose name begins so is called: `<name`.
    fn calls(&self, component: &str) -> bool {
        let mut from = self.called.range(component..);
        from.next().is_some_and(|called| called.starts_with(component))
    }
}

fn closure(from: usize, direct: &[Vec<usize>]) -> BTreeSet<usize> {
    let (mut reached, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(place) = open.pop() {
        open.extend(direct[place].iter().copied().filter(|&next| reached.insert(next)));
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: [(&str, &str); 6] = [
        ("a/base.html", "{% block x %}{% endblock %}"),
        ("a/article.html", "{% extends \"base.html\" %}{{<card item={x} />}}"),
        ("a/cards.html", "{%- component card(item) -%}…{% endcomponent card %}"),
        ("a/page.html", "{% extends \"base.html\" %}"),
        ("b/page.html", "{{<card />}}"),
        ("b/video.html", "{% component directive_video(src) %}{% include \"play.html\" %}"),
    ];

    #[test]
    fn a_change_reaches_those_that_use_it() {
        let before = Reach::new(&SOURCES, &["a/", "b/"]);
        let check = |changed: &str, expect: &[&str]| {
            let after = SOURCES.map(|(name, text)| {
                (name, if name == changed { format!("{text} ") } else { text.to_owned() })
            });
            let after: Vec<(&str, &str)> = after.iter().map(|(n, t)| (*n, t.as_str())).collect();
            let after = Reach::new(&after, &["a/", "b/"]);
            let reached: Vec<&str> = ["article.html", "base.html", "cards.html", "page.html"]
                .into_iter()
                .filter(|name| before.digest(name) != after.digest(name))
                .collect();
            assert_eq!(reached, expect, "{changed}");
            assert_eq!(before.directives() != after.directives(), changed == "b/video.html");
        };
        check("a/base.html", &["article.html", "base.html", "page.html"]);
        check("a/cards.html", &["article.html", "cards.html"]);
        check("a/page.html", &["page.html"]);
        check("b/page.html", &[]);
        check("b/video.html", &[]);
    }

    #[test]
    fn calls_are_found_by_their_angle() {
        let calls = |text| Named::by(text).calls("card");
        assert!(calls("{{ x.card }}{{<card />}}") && calls("{% <\n card %}{% <a %}"));
        assert!(!calls("<p class=\"card\">{{ view.card }}"));
    }

    #[test]
    fn components_are_found_by_their_tags() {
        let text =
            "{% component a(x) %}{%-component  b_c() -%}{% endcomponent a %}{% componentx %}";
        assert_eq!(components(text).collect::<Vec<_>>(), ["a", "b_c"]);
    }
}
