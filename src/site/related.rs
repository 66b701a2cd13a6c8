//! Related articles: those that share the rarest terms, among few candidates.

use super::model::{ItemState, Site};

/// Candidates looked at per term: its newest articles.
const CANDIDATES: usize = 64;
/// Related articles of one article.
const RELATED: usize = 4;

impl Site {
    /// The articles related to one, by place, best first: those that share the rarest tags, its
    /// series or its home category.
    #[must_use]
    pub fn related(&self, place: usize) -> Vec<usize> {
        let Some(article) = self.articles.get(place) else { return Vec::new() };
        let same_tags = article.tags.iter().map(|&tag| (&self.tags[tag].articles, 6));
        let same_series = article.series.iter().map(|&one| (&self.series[one].articles, 4));
        let home = article.categories.iter().take(1);
        let same_home = home.map(|&one| (&self.category_articles[one], 1));
        let mut scores = Vec::new();
        for (members, weight) in same_tags.chain(same_series).chain(same_home) {
            // The fewer articles a term has, the more it says.
            let rarity = 1 + 512 / (8 + u32::try_from(members.len()).unwrap_or(u32::MAX - 8));
            let newest = members.iter().take(CANDIDATES).filter(|&&member| member != place);
            scores.extend(newest.map(|&member| (member, weight * rarity)));
        }
        best(scores, |member| self.articles[member].state != ItemState::Expired)
    }
}

/// The places with the highest sums, of equals the newer first.
fn best(mut scores: Vec<(usize, u32)>, may_be_shown: impl Fn(usize) -> bool) -> Vec<usize> {
    scores.sort_unstable();
    let of_one = scores.chunk_by(|one, other| one.0 == other.0);
    let mut sums: Vec<(u32, usize)> = of_one
        .filter_map(|scores| {
            let (member, _) = *scores.first()?;
            may_be_shown(member).then(|| (scores.iter().map(|(_, score)| score).sum(), member))
        })
        .collect();
    let order = |a: &(u32, usize), b: &(u32, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
    if sums.len() > RELATED {
        sums.select_nth_unstable_by(RELATED, order);
        sums.truncate(RELATED);
    }
    sums.sort_unstable_by(order);
    sums.into_iter().map(|(_, member)| member).collect()
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn sums_count_and_the_newer_of_equals_comes_first() {
        let scores = vec![(3, 5), (1, 5), (2, 4), (2, 4), (9, 1), (7, 2), (4, 30)];
        assert_eq!(best(scores, |member| member != 4), [2, 1, 3, 7]);
        assert_eq!(best(Vec::new(), |_| true), Vec::<usize>::new());
    }
}
