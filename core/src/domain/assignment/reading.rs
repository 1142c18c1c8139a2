//! The list of a need's candidates, as far as it was read.

use std::{cmp::Reverse, sync::Arc};

use qiao_entity::noun::Noun;

use crate::{
    app::App,
    domain::{
        matching::{Filter, Place, Subject, Wants, find},
        page::Request,
    },
    error::Error,
};

/// How many candidates are read of each need at first, and when to stop. Most plans need no more than the first few;
/// whose list was too short is read on, twice as far each time.
const FIRST: usize = 30;
const MOST: usize = 960;

/// The list of a need's candidates, as far as it was read.
pub(super) struct Reading {
    pub(super) need: i64,
    pub(super) wanted: u32,
    pub(super) subject: Arc<Subject>,
    /// Managers with their points, the best first; equals by number.
    pub(super) found: Vec<(i64, u32)>,
    /// Whether there are others behind them.
    pub(super) more: bool,
    /// The position of the change log that the index held.
    pub(super) position: i64,
    last: Option<Place>,
}

impl Reading {
    /// Nothing is read yet.
    pub(super) fn new(need: i64, wanted: u32, subject: Arc<Subject>) -> Self {
        Self {
            need,
            wanted,
            subject,
            found: Vec::new(),
            more: true,
            position: i64::MAX,
            last: None,
        }
    }

    /// Whether there is more that may be read.
    pub(super) fn may_read_on(&self) -> bool {
        self.more && self.found.len() < MOST
    }

    /// Reads as many again as there are, if there are any.
    pub(super) async fn read_on(&mut self, app: &App, filter: &Filter) -> Result<(), Error> {
        if !self.may_read_on() {
            return Ok(());
        }
        let page = Request {
            after: self.last,
            size: self.found.len().max(FIRST),
            ..Request::default()
        };
        let found = find(app, &self.subject, &[Noun::Manager], filter, &page, Wants::default()).await?;
        self.last = found.page.rows.last().map(|(place, _)| *place);
        self.more = found.page.has_next && self.last.is_some();
        self.position = self.position.min(found.position);
        // The index may have changed since the last page was read.
        for (_, candidate) in &found.page.rows {
            if self.found.iter().all(|(id, _)| *id != candidate.id) {
                self.found.push((candidate.id, candidate.points));
            }
        }
        self.found.sort_by_key(|(id, points)| (Reverse(*points), *id));
        Ok(())
    }
}
