//! What a rule is: a stable name, a weight, and its texts in both languages.

use super::Language;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never stops anything.
    Information,
    /// Should be put right; stops a build only with `--strict`.
    Warning,
    /// Must be put right: nothing is published until then.
    Error,
}

impl Severity {
    /// The English name used by machines: `error`, `warning`, `information`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The name shown to people.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Information => language.pick("thông tin", "information"),
            Self::Warning => language.pick("cảnh báo", "warning"),
            Self::Error => language.pick("lỗi", "error"),
        }
    }
}

/// The texts of a rule in one language. `{name}` stands for a word that a note brings along.
#[derive(Debug)]
pub struct Words {
    /// A short name of the rule, for lists and `cchc explain`.
    pub title: &'static str,
    /// What is wrong in this place.
    pub message: &'static str,
    /// How to put it right; may be empty.
    pub hint: &'static str,
    /// What the rule checks and why it matters, for `cchc explain` and the documentation.
    pub about: &'static str,
}

/// A kind of problem. Rules live in one table ([`super::rules`]); their names never change.
#[derive(Debug)]
pub struct Rule {
    /// The stable name in kebab-case English, such as `missing-title`.
    pub id: &'static str,
    /// The weight unless `site.yaml` says otherwise.
    pub severity: Severity,
    /// The texts in Vietnamese.
    pub vi: Words,
    /// The texts in English.
    pub en: Words,
    /// What wrong and right look like; may be empty.
    pub example: &'static str,
}

impl Rule {
    /// The texts in a language.
    #[must_use]
    pub fn words(&self, language: Language) -> &Words {
        language.pick(&self.vi, &self.en)
    }
}

/// Writes a table of rules: a constant for each and a slice of them all.
macro_rules! rules {
    ($table:ident $($name:ident: $severity:ident $id:literal $(, example $example:literal)? {
        vi $vt:literal $vm:literal $vh:literal $va:literal
        en $et:literal $em:literal $eh:literal $ea:literal
    })*) => {
        $(
            #[doc = $em]
            pub static $name: $crate::diag::Rule = $crate::diag::Rule {
                id: $id,
                severity: $crate::diag::Severity::$severity,
                vi: $crate::diag::Words { title: $vt, message: $vm, hint: $vh, about: $va },
                en: $crate::diag::Words { title: $et, message: $em, hint: $eh, about: $ea },
                example: concat!($($example)?),
            };
        )*

        /// The rules of this table, in order.
        pub static $table: &[&$crate::diag::Rule] = &[$(&$name),*];
    };
}

pub(super) use rules;
