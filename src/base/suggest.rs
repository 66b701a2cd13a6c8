//! "Did you mean …?": the nearest known name to a mistyped one.

use super::viet;

/// The known name nearest to `given`, if it is near enough to be what was meant: equal without
/// regard to case and tone marks, or within a third of its letters (Damerau–Levenshtein).
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = viet::fold(given);
    let allowed = (folded.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&folded, &viet::fold(name)), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Whether `given` is one slip (a letter added, lost, changed or two swapped) away from `name`.
#[must_use]
pub fn is_one_slip_from(given: &str, name: &str) -> bool {
    given != name && strsim::damerau_levenshtein(&given.to_lowercase(), name) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_name_is_found_only_when_near() {
        let check = |given: &str, expect: Option<&str>| {
            let known = ["categories", "date", "chỉ số", "summary"];
            assert_eq!(nearest(given, known), expect, "{given}");
        };
        check("catgories", Some("categories"));
        check("Chi so", Some("chỉ số"));
        check("dat", Some("date"));
        check("banner", None);
    }

    #[test]
    fn one_slip_covers_case_and_swaps() {
        assert!(is_one_slip_from("darft", "draft"));
        assert!(is_one_slip_from("Draft", "draft"));
        assert!(is_one_slip_from("expire", "expires"));
        assert!(!is_one_slip_from("draft", "draft"));
        assert!(!is_one_slip_from("data", "draft"));
    }
}
