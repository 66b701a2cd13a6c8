//! Related articles: those that share the rarest terms, among few candidates.

use rayon::prelude::*;

use super::model::{Article, Term};

/// Candidates looked at per term: its newest articles.
const CANDIDATES: usize = 64;
/// Related articles of one article.
const RELATED: usize = 4;

/// Finds the related articles of every article. `listed` says which may be shown.
pub(super) fn find(
    articles: &[Article],
    listed: &[bool],
    tags: &[Term],
    series: &[Term],
    categories: &[Vec<usize>],
) -> Vec<Vec<usize>> {
    let work = |scores: &mut Scores, place: usize| {
        let article = &articles[place];
        let same_tags = article.tags.iter().map(|&tag| (&tags[tag].articles, 6));
        let same_series = article.series.iter().map(|&one| (&series[one].articles, 4));
        let home = article.categories.iter().take(1).map(|&one| (&categories[one], 1));
        for (members, weight) in same_tags.chain(same_series).chain(home) {
            scores.add(members, weight);
        }
        scores.best(place, listed)
    };
    (0..articles.len())
        .into_par_iter()
        .with_min_len(64)
        .map_init(|| Scores::new(articles.len()), work)
        .collect()
}

/// Scores of candidates; used again from article to article.
struct Scores {
    of: Vec<u32>,
    touched: Vec<usize>,
}

impl Scores {
    fn new(count: usize) -> Self {
        Self { of: vec![0; count], touched: Vec::new() }
    }

    /// Adds to the newest members of a term: the fewer it has, the more it says.
    fn add(&mut self, members: &[usize], weight: u32) {
        let rarity = 1 + 512 / (8 + u32::try_from(members.len()).unwrap_or(u32::MAX - 8));
        for &member in members.iter().take(CANDIDATES) {
            if self.of[member] == 0 {
                self.touched.push(member);
            }
            self.of[member] += weight * rarity;
        }
    }

    /// The best candidates but the article itself; of equals the newer first.
    fn best(&mut self, own: usize, listed: &[bool]) -> Vec<usize> {
        let mut found: Vec<(u32, usize)> = Vec::with_capacity(self.touched.len());
        for member in self.touched.drain(..) {
            let score = std::mem::take(&mut self.of[member]);
            if member != own && listed[member] {
                found.push((score, member));
            }
        }
        let order = |a: &(u32, usize), b: &(u32, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        if found.len() > RELATED {
            found.select_nth_unstable_by(RELATED, order);
            found.truncate(RELATED);
        }
        found.sort_unstable_by(order);
        found.into_iter().map(|(_, member)| member).collect()
    }
}
