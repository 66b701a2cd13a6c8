//! What articles are counted by.

/// What articles are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// The month of publication.
    Month,
    /// The form (hình thức).
    Form,
    /// The field of reform (lĩnh vực).
    Field,
    /// The home category (chuyên mục).
    Category,
    /// The unit (đơn vị).
    Unit,
    /// Each writer (người viết).
    Author,
}

impl Dimension {
    /// Every dimension, in the order in which reports have them.
    pub const ALL: [Self; 6] =
        [Self::Month, Self::Form, Self::Field, Self::Category, Self::Unit, Self::Author];

    /// Its name on the command line and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Form => "form",
            Self::Field => "field",
            Self::Category => "category",
            Self::Unit => "unit",
            Self::Author => "author",
        }
    }

    /// Reads names with commas between, each once; what is none of them is the error.
    ///
    /// # Errors
    /// The first name that is unknown.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        let mut all = Vec::new();
        for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let known = Self::ALL.into_iter().find(|dimension| dimension.name() == name);
            let dimension = known.ok_or_else(|| name.to_owned())?;
            if !all.contains(&dimension) {
                all.push(dimension);
            }
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_order_and_once() {
        let parse = |text: &str| Dimension::parse_all(text);
        assert_eq!(parse("month, form,month"), Ok(vec![Dimension::Month, Dimension::Form]));
        assert_eq!(parse("").map(|all| all.len()), Ok(0));
        assert_eq!(parse("month,forms"), Err("forms".to_owned()));
    }
}
