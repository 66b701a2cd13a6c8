//! Pages of lists: how many there are, and where a page stands among them.

use super::view::{PageNumber, Pager};

/// Pages shown on either side of the present one.
const NEAR: usize = 2;

/// How many pages a list of `items` has: at least one.
pub(super) fn page_count(items: usize, page_size: usize) -> usize {
    items.div_ceil(page_size.max(1)).max(1)
}

/// The site path of a page of the list at `path` (which ends in `/`), from 1.
pub(super) fn page_path(path: &str, number: usize) -> String {
    if number == 1 { path.to_owned() } else { format!("{path}trang/{number}/") }
}

/// Where page `number` of `count` stands; `url` gives the address of a page.
pub(super) fn pager(
    number: usize,
    count: usize,
    items: usize,
    url: impl Fn(usize) -> String,
) -> Pager {
    let mut shown: Vec<usize> = vec![1];
    shown.extend(number.saturating_sub(NEAR).max(2)..=(number + NEAR).min(count));
    if shown.last().is_some_and(|&last| last < count) {
        shown.push(count);
    }
    let mut pages: Vec<PageNumber> = Vec::with_capacity(shown.len() + 2);
    let mut before = 0;
    for page in shown {
        if page > before + 1 {
            pages.push(PageNumber { number: 0, url: String::new(), current: false });
        }
        pages.push(PageNumber { number: page, url: url(page), current: page == number });
        before = page;
    }
    Pager {
        number,
        count,
        items,
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < count).then(|| url(number + 1)),
        first: url(1),
        last: url(count),
        pages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_pages_are_shown_and_gaps_between_them() {
        let check = |number: usize, count: usize, expect: &str| {
            let pager = pager(number, count, 0, |page| page_path("/x/", page));
            let shown: Vec<String> = pager
                .pages
                .iter()
                .map(|page| match (page.number, page.current) {
                    (0, _) => "…".to_owned(),
                    (n, true) => format!("[{n}]"),
                    (n, false) => n.to_string(),
                })
                .collect();
            assert_eq!(shown.join(" "), expect);
        };
        check(1, 1, "[1]");
        check(1, 3, "[1] 2 3");
        check(6, 20, "1 … 4 5 [6] 7 8 … 20");
        check(20, 20, "1 … 18 19 [20]");
        assert_eq!(page_count(0, 20), 1);
        assert_eq!(page_count(41, 20), 3);
    }
}
