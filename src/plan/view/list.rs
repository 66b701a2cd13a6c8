//! The views of lists: the home page, lists of articles, lists of terms.

use serde::Serialize;

use super::{Card, DocumentCard, IndicatorCard, NextBroadcast, PlanBrief, UnitView};
use crate::base::Shared;

/// The home page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomeView {
    /// Blocks in the order of the settings.
    pub blocks: Vec<Block>,
    /// Page 1 of all articles; the block `latest` stands for it.
    pub pager: Pager,
}

/// A block of the home page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Block {
    /// `lead`, `latest`, `category`, `documents`, `indicators`, `plan`, `programme`.
    pub kind: &'static str,
    /// Heading.
    pub title: String,
    /// Where the heading leads.
    pub url: Option<String>,
    /// Articles.
    pub items: Vec<Shared<Card>>,
    /// Documents.
    pub documents: Vec<Shared<DocumentCard>>,
    /// Indices with their newest figures.
    pub indicators: Vec<IndicatorCard>,
    /// The yearly plan.
    pub plan: Option<Box<PlanBrief>>,
    /// What is on air next.
    pub next: Option<NextBroadcast>,
}

/// Where a list page stands among its siblings.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub number: usize,
    /// How many pages there are.
    pub count: usize,
    /// How many items there are in all.
    pub items: usize,
    /// Address of the newer page.
    pub previous: Option<String>,
    /// Address of the older page.
    pub next: Option<String>,
    /// Address of page 1.
    pub first: String,
    /// Address of the last page.
    pub last: String,
    /// Pages near this one, with their addresses; a gap is a link without address.
    pub pages: Vec<PageNumber>,
}

/// A page in a pager.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageNumber {
    /// Its number; 0 for a gap.
    pub number: usize,
    /// Its address; empty for a gap.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A list of articles.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ListView {
    /// `category`, `tag`, `author`, `unit`, `series`, `year`, `month`, `all`.
    pub kind: &'static str,
    /// Heading.
    pub title: String,
    /// Introduction.
    pub description: Option<String>,
    /// Articles of this page.
    pub items: Vec<Shared<Card>>,
    /// Where this page stands.
    pub pager: Pager,
    /// Narrower lists: categories below, months of a year.
    pub children: Vec<TermItem>,
    /// Facts of the unit, on page 1 of a unit of the register.
    pub unit: Option<Box<UnitView>>,
}

/// A list of terms.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TermsView {
    /// `categories`, `tags`, `authors`, `units`, `archive`.
    pub kind: &'static str,
    /// Heading.
    pub title: String,
    /// The terms.
    pub items: Vec<TermItem>,
}

/// A term with its number of articles.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TermItem {
    /// Name.
    pub title: String,
    /// Root-relative address.
    pub url: String,
    /// Number of articles.
    pub count: usize,
    /// Level in a tree, from 0.
    pub level: usize,
    /// Introduction.
    pub description: Option<String>,
}
