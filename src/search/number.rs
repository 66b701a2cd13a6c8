//! Numbers of documents as people write them who look for one.

use crate::base::viet::slug;

/// What people write for the type of a document whose sign does not tell it: of all types only the
/// công văn has none there (Decree 30/2020, Appendix III), and is asked for as "CV 1240".
pub(super) fn unsigned_type(name: &str) -> Option<&'static str> {
    (slug(name) == "cong-van").then_some("CV")
}

/// Other usual writings of a number and sign (số, ký hiệu): the sign in one word, and thousands with
/// a point, or without.
pub(super) fn writings(number: &str) -> Vec<String> {
    let joined = joined(number);
    let thousands = thousands(number);
    [(joined != number).then_some(joined), thousands].into_iter().flatten().collect()
}

/// The number without what parts letters: `1487/KHUBND`, `11-CTTU`.
fn joined(number: &str) -> String {
    let mut joined = String::with_capacity(number.len());
    // The letter in `30c/QĐ-UBND` belongs to the number.
    let mut is_of_number = false;
    let mut rest = number.chars().peekable();
    while let Some(c) = rest.next() {
        let after_letter = joined.ends_with(char::is_alphabetic);
        is_of_number =
            joined.ends_with(|c: char| c.is_ascii_digit()) || (is_of_number && after_letter);
        let is_between =
            after_letter && !is_of_number && rest.peek().is_some_and(|next| next.is_alphabetic());
        if c.is_alphanumeric() || !is_between {
            joined.push(c);
        }
    }
    joined
}

/// The number with a point after its thousands, or without those that it has.
fn thousands(number: &str) -> Option<String> {
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
    let (count, sign) = number.split_at(end);
    if let [first, others @ ..] = &*count.split('.').collect::<Vec<_>>()
        && !others.is_empty()
    {
        let are_thousands =
            (1..=3).contains(&first.len()) && others.iter().all(|three| three.len() == 3);
        return are_thousands.then(|| format!("{first}{}{sign}", others.concat()));
    }
    let (first, last) = count.split_at_checked(count.len().checked_sub(3)?)?;
    (1..=3).contains(&first.len()).then(|| format!("{first}.{last}{sign}"))
}

#[cfg(test)]
mod tests {
    use super::{unsigned_type, writings};

    #[test]
    fn one_type_is_not_told_by_the_sign() {
        let check = |name: &str, expected: Option<&str>| assert_eq!(unsigned_type(name), expected);
        check("Công văn", Some("CV"));
        check("công văn", Some("CV"));
        check("Kế hoạch", None);
        check("", None);
    }

    #[test]
    fn numbers_are_written_in_many_ways() {
        let check = |number: &str, expected: &[&str]| {
            assert_eq!(writings(number), expected, "{number}");
        };
        check("36/KH-UBND", &["36/KHUBND"]);
        check("1487/KH-UBND", &["1487/KHUBND", "1.487/KH-UBND"]);
        check("2.345/UBND-NC", &["2.345/UBNDNC", "2345/UBND-NC"]);
        check("42/2022/NĐ-CP", &["42/2022/NĐCP"]);
        check("11-CT/TU", &["11-CTTU"]);
        check("2231/SNV-CCHC&PC", &["2231/SNVCCHCPC", "2.231/SNV-CCHC&PC"]);
        check("104/2016/QH13", &[]);
        check("30c/QĐ-UBND", &["30c/QĐUBND"]);
        check("1.2/KH", &[]);
        check("1234567/X", &[]);
        check("", &[]);
        check("-", &[]);
    }
}
