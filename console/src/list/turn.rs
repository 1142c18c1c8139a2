//! Which rows of a list: its pages are told by cursors.

use crate::{address::Address, piece::PageInfo, text, visit::Visit};

/// The rows of a page.
pub(crate) const ROWS: i32 = 20;

/// Which rows are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The first so many.
    pub(crate) first: Option<i32>,
    /// Behind this cursor.
    pub(crate) after: Option<String>,
    /// The last so many.
    pub(crate) last: Option<i32>,
    /// Before this cursor.
    pub(crate) before: Option<String>,
    /// How many rows are known to lie before.
    pub(crate) rank: usize,
    /// Whether the rows go into a file.
    pub(crate) is_for_file: bool,
}

impl Turn {
    /// The page that an address names.
    pub(crate) fn of(address: &Address) -> Self {
        let cursor = |name| address.get(name).map(str::to_owned);
        match cursor("before") {
            Some(before) => Self {
                last: Some(ROWS),
                before: Some(before),
                ..Self::default()
            },
            None => Self {
                first: Some(ROWS),
                after: cursor("after"),
                ..Self::default()
            },
        }
    }

    /// So many rows behind a cursor.
    pub(crate) fn behind(rows: i32, after: Option<String>) -> Self {
        Self {
            first: Some(rows),
            after,
            ..Self::default()
        }
    }
}

/// The links to the pages before and behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pages {
    /// How many rows there are on all pages.
    pub(crate) total: i64,
    /// The number of the first row.
    pub(crate) from: i64,
    /// The number of the last row.
    pub(crate) to: i64,
    /// The page before.
    pub(crate) previous: Option<String>,
    /// The page behind.
    pub(crate) next: Option<String>,
}

impl Pages {
    /// Around a page with so many rows of so many.
    pub(crate) fn of(address: &Address, info: &PageInfo, rows: usize, total: i64) -> Self {
        let rows = i64::try_from(rows).unwrap_or_default();
        // The number is only told by the address: it must at least be possible.
        let told = address.get("from").and_then(|from| from.parse().ok()).unwrap_or(1);
        let from = if info.has_previous_page {
            told.clamp(1, (total - rows + 1).max(1))
        } else {
            1
        };
        let turned = |is_there: bool, side, cursor: &Option<String>, from: i64| {
            let cursor = cursor.as_deref().filter(|_| is_there)?;
            Some(address.turned(side, cursor, from.max(1)))
        };
        Self {
            total,
            from,
            to: from + rows - 1,
            previous: turned(
                info.has_previous_page,
                "before",
                &info.start_cursor,
                from - i64::from(ROWS),
            ),
            next: turned(info.has_next_page, "after", &info.end_cursor, from + rows),
        }
    }
}

impl Visit {
    /// Where in its list a page lies.
    pub(crate) fn place(&self, pages: &Pages) -> String {
        let names = [("from", pages.from), ("to", pages.to), ("total", pages.total)];
        let names = names.map(|(name, number)| (name, self.count(number).into()));
        text::say(self.language(), "list-place", &names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lead_on_and_back_with_all_filters() {
        let address = Address::new("/needs", "field=ai&after=b&from=21");
        let info = PageInfo {
            has_next_page: true,
            has_previous_page: true,
            start_cursor: Some("c".to_owned()),
            end_cursor: Some("d".to_owned()),
        };
        let pages = Pages::of(&address, &info, 20, 130);
        assert_eq!((pages.from, pages.to), (21, 40));
        assert_eq!(pages.previous.as_deref(), Some("/needs?field=ai&before=c&from=1"));
        assert_eq!(pages.next.as_deref(), Some("/needs?field=ai&after=d&from=41"));
        assert_eq!(Turn::of(&address).after.as_deref(), Some("b"));
    }

    #[test]
    fn a_number_that_cannot_be_is_not_believed() {
        let address = Address::new("/needs", "after=b&from=9000");
        let info = PageInfo {
            has_next_page: false,
            has_previous_page: true,
            start_cursor: Some("c".to_owned()),
            end_cursor: None,
        };
        let pages = Pages::of(&address, &info, 10, 30);
        assert_eq!((pages.from, pages.to, pages.next), (21, 30, None));
    }
}
