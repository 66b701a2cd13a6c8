//! The shelf on which the current version of the site lies, and who is told of a new one.

use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use super::live::{self, Events, Hub, Look};
use super::tree::Tree;

/// Where the current tree lies. Taking it and putting another there are short and never wait
/// for a request.
#[derive(Debug)]
pub struct Shelf {
    trees: RwLock<Trees>,
    hub: Option<Hub>,
}

#[derive(Debug)]
struct Trees {
    current: Arc<Tree>,
    /// The last one of which every page could be shown; if it is not the current one, there is
    /// something wrong with that, or it is not known yet.
    good: Option<Arc<Tree>>,
}

impl Shelf {
    /// A shelf with its first tree. With `reload`, open pages follow the site.
    #[must_use]
    pub fn new(tree: Tree, reload: bool) -> Self {
        let trees = Trees { current: Arc::new(tree), good: None };
        Self { trees: RwLock::new(trees), hub: reload.then(Hub::default) }
    }

    /// The tree of this moment; whoever holds it keeps it whole.
    #[must_use]
    pub fn current(&self) -> Arc<Tree> {
        Arc::clone(&self.trees.read().unwrap_or_else(PoisonError::into_inner).current)
    }

    /// Puts a new tree in the place of the old one: later requests see only the new one. Open
    /// pages are told what it changes.
    pub fn put(&self, tree: Tree) -> Arc<Tree> {
        let tree = Arc::new(tree);
        let old = std::mem::replace(&mut self.change().current, Arc::clone(&tree));
        self.announce(&old, &tree);
        tree
    }

    /// Notes that every page of a tree can be shown.
    pub fn approve(&self, tree: &Arc<Tree>) {
        let old = self.change().good.replace(Arc::clone(tree));
        // A big tree takes a while to take down; the lock is free by now.
        drop(old);
    }

    /// Notes that a page of a tree cannot be shown, and gives the last tree of which all can: it
    /// takes the place of the other one, if that is still the current one. `None` where there is
    /// none but this.
    pub fn fall_back(&self, tree: &Arc<Tree>) -> Option<Arc<Tree>> {
        let mut trees = self.change();
        let good = trees.good.clone().filter(|good| !Arc::ptr_eq(good, tree))?;
        let was_current = Arc::ptr_eq(&trees.current, tree);
        if was_current {
            trees.current = Arc::clone(&good);
        }
        drop(trees);
        if was_current {
            self.announce(tree, &good);
        }
        Some(good)
    }

    fn change(&self) -> RwLockWriteGuard<'_, Trees> {
        self.trees.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells open pages what differs between two trees.
    fn announce(&self, old: &Tree, new: &Tree) {
        if let Some(hub) = self.hub.as_ref().filter(|hub| !hub.is_empty()) {
            let changed = new.changed_since(old);
            hub.announce(changed.as_deref(), |path| live::look_of(path, new));
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
    fn the_last_good_tree_takes_the_place_of_one_that_cannot_be_shown() {
        let shelf = Shelf::new(Tree::failed("one"), false);
        let one = shelf.current();
        assert!(shelf.fall_back(&one).is_none());
        shelf.approve(&one);
        let two = shelf.put(Tree::failed("two"));
        let three = shelf.put(Tree::failed("three"));
        // It is not the current one any more.
        assert!(shelf.fall_back(&two).is_some_and(|tree| Arc::ptr_eq(&tree, &one)));
        assert!(Arc::ptr_eq(&shelf.current(), &three));
        assert!(shelf.fall_back(&three).is_some_and(|tree| Arc::ptr_eq(&tree, &one)));
        assert!(Arc::ptr_eq(&shelf.current(), &one));
        assert!(shelf.fall_back(&one).is_none());
    }

    #[test]
    fn a_taken_tree_stays_whole_when_another_comes() {
        let shelf = Shelf::new(Tree::failed("old"), false);
        let taken = shelf.current();
        shelf.put(Tree::failed("new"));
        let text = |tree: &Tree| match tree.find("/") {
            Found::Failed(page) => page.as_html().unwrap().to_owned(),
            other => panic!("{other:?}"),
        };
        assert!(text(&taken).contains("old") && text(&shelf.current()).contains("new"));
    }
}
