//! Ids of elements: safe, and each only once in an article.

use std::sync::Arc;

use crate::base::collections::FastMap;
use crate::base::viet;

/// The longest id that is made from a heading, in bytes.
const LONGEST: usize = 80;

/// The ids of one article. Finding a free one takes constant time on average, also where every
/// heading is the same.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// Each id in use, with the number that its next namesake tries first.
    taken: FastMap<Arc<str>, usize>,
}

impl Ids {
    /// Takes `wanted`, or `wanted-2`, `wanted-3` … if it is in use.
    pub(crate) fn claim(&mut self, wanted: &str) -> Arc<str> {
        let Some(next) = self.taken.get_mut(wanted) else {
            let wanted: Arc<str> = wanted.into();
            self.taken.insert(Arc::clone(&wanted), 2);
            return wanted;
        };
        let mut number = *next;
        let free: Arc<str> = loop {
            let candidate = format!("{wanted}-{number}");
            number += 1;
            if !self.taken.contains_key(&*candidate) {
                break candidate.into();
            }
        };
        self.taken.insert(wanted.into(), number);
        self.taken.insert(Arc::clone(&free), 2);
        free
    }

    /// Whether an id is in use.
    pub(crate) fn is_taken(&self, id: &str) -> bool {
        self.taken.contains_key(id)
    }
}

/// The id of a heading that names none.
pub(crate) fn id_from_text(text: &str) -> String {
    let slug = viet::slug_limited(text, LONGEST);
    if slug.is_empty() { "muc".to_owned() } else { slug }
}

/// An id as an editor wrote it, kept where it is safe (letters of any script, digits, `-_.:`), so
/// that old addresses go on working; else its slug. Empty when nothing is left.
pub(crate) fn safe_id(written: &str) -> String {
    let written = written.trim();
    let safe = |c: char| c.is_alphanumeric() || "-_.:".contains(c);
    if written.chars().all(safe) && written.len() <= LONGEST {
        viet::nfc(written).into_owned()
    } else {
        viet::slug_limited(written, LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_safe() {
        let mut ids = Ids::default();
        let claimed: Vec<_> = ["a", "a", "a-2", "a", "a-2"].map(|id| ids.claim(id)).into();
        assert_eq!(claimed, ["a", "a-2", "a-2-2", "a-3", "a-2-3"].map(Arc::from));
        assert_eq!(safe_id("chương-i"), "chương-i");
        assert_eq!(safe_id("Chương I\" onclick"), "chuong-i-onclick");
        assert_eq!(id_from_text("Đổi mới & sáng tạo"), "doi-moi-sang-tao");
        assert_eq!(id_from_text("***"), "muc");
    }
}
