//! The scale of an index: which scores there can be.

use crate::base::Decimal;

/// The least and the greatest score (thang điểm).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The least score.
    pub least: Decimal,
    /// The greatest score.
    pub greatest: Decimal,
    /// Whether scores are percentages.
    pub percent: bool,
}

impl Scale {
    /// Reads the words of a setting: `100` is 0 to 100, `%` the same as percentages, and a range
    /// is `1-10`, `1–10` or two numbers.
    #[must_use]
    pub fn parse(words: &[&str]) -> Option<Self> {
        let (least, greatest, percent) = match words {
            [only] => {
                let percent = only.trim_end().ends_with('%');
                let plain = only.trim_end().trim_end_matches('%').trim();
                match plain.split_once(['-', '–']) {
                    _ if plain.is_empty() && percent => ("0", "100", true),
                    Some((least, greatest)) => (least, greatest, percent),
                    None => ("0", plain, percent),
                }
            }
            [least, greatest] => (*least, *greatest, false),
            _ => return None,
        };
        let (least, greatest) = (Decimal::parse(least).ok()?, Decimal::parse(greatest).ok()?);
        least.compare(greatest).is_lt().then_some(Self { least, greatest, percent })
    }

    /// Whether a score lies on the scale; its ends count.
    #[must_use]
    pub fn holds(&self, score: Decimal) -> bool {
        self.least.compare(score).is_le() && score.compare(self.greatest).is_le()
    }

    /// `0–100`, as messages show it.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}–{}", self.least.format(None), self.greatest.format(None))
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn scales_are_numbers_ranges_or_percent() {
        let check = |words: &[&str], expect: Option<(&str, bool)>| {
            let scale = Scale::parse(words);
            let label = scale.map(|scale| (scale.label(), scale.percent));
            assert_eq!(label.as_ref().map(|(label, percent)| (&**label, *percent)), expect);
        };
        check(&["100"], Some(("0–100", false)));
        check(&["%"], Some(("0–100", true)));
        check(&["100 %"], Some(("0–100", true)));
        check(&["1-10"], Some(("1–10", false)));
        check(&["0 – 1"], Some(("0–1", false)));
        check(&["1", "10"], Some(("1–10", false)));
        check(&["10", "1"], None);
        check(&["điểm"], None);
        check(&[], None);
    }
}
