//! The shelf on which the current version of the site lies, and who is told of a new one.

use std::sync::{Arc, PoisonError, RwLock};

use super::live::{self, Events, Hub, Look};
use super::tree::Tree;

/// Where the current tree lies. Taking it and putting another there are short and never wait
/// for a request.
#[derive(Debug)]
pub struct Shelf {
    current: RwLock<Arc<Tree>>,
    hub: Option<Hub>,
}

impl Shelf {
    /// A shelf with its first tree. With `reload`, open pages follow the site.
    #[must_use]
    pub fn new(tree: Tree, reload: bool) -> Self {
        Self { current: RwLock::new(Arc::new(tree)), hub: reload.then(Hub::default) }
    }

    /// The tree of this moment; whoever holds it keeps it whole.
    #[must_use]
    pub fn current(&self) -> Arc<Tree> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a new tree in the place of the old one: later requests see only the new one. Open
    /// pages that it changes are told.
    pub fn put(&self, tree: Tree) {
        let tree = Arc::new(tree);
        let old = {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *current, Arc::clone(&tree))
        };
        // A big tree takes a while to take down; the lock is free by now.
        drop(old);
        if let Some(hub) = &self.hub {
            hub.announce(|path| live::look_of(path, &tree));
        }
    }

    /// Lays problems, as HTML, over all open pages; with `None` takes them away.
    pub fn report(&self, problems: Option<&str>) {
        if let Some(hub) = &self.hub {
            hub.report(problems);
        }
    }

    /// Whether open pages follow the site.
    pub(super) fn reloads(&self) -> bool {
        self.hub.is_some()
    }

    /// Events for an open page; `None` where there are none, or too many are open.
    pub(super) fn events(&self, path: String, seen: Option<Look>) -> Option<Events> {
        let look = |path: &str| live::look_of(path, &self.current());
        self.hub.as_ref()?.join(path, seen, look).map(Events::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dev::tree::Found;

    #[test]
    fn a_taken_tree_stays_whole_when_another_comes() {
        let shelf = Shelf::new(Tree::failed("old"), false);
        let taken = shelf.current();
        shelf.put(Tree::failed("new"));
        let text = |tree: &Tree| match tree.find("/") {
            Found::Failed(page) => String::from_utf8(page.bytes().to_vec()).unwrap(),
            other => panic!("{other:?}"),
        };
        assert!(text(&taken).contains("old") && text(&shelf.current()).contains("new"));
    }
}
