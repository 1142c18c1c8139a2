//! What the tests of nouns share: a service over a database of its own, and drafts to begin with.
#![expect(clippy::missing_panics_doc, reason = "a panic is how a test fails")]

mod template;

use std::{
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use chrono::DateTime;
use qiao_entity::{change, noun::Noun, organization::OrganizationKind, status::Status};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tempfile::TempDir;

use super::{
    achievement, facet, manager, need, organization,
    page::{Page, Request},
    problem::{Answer, Refusal, Written},
    prose::Prose,
    record::Record,
};
use crate::{app::App, auth::Requester, clock::Clock, config::Config};

/// Everyone who may ask.
pub const REQUESTERS: [&Requester; 2] = [&Requester::Anonymous, &Requester::Operator];
/// Who may write.
pub const ADMIN: &Requester = &Requester::Operator;

/// A service over a new database, on SQLite or on the PostgreSQL of the tests; the folder goes when it is dropped. Its clock stands until it is moved.
pub struct TestApp {
    app: App,
    millis: Arc<AtomicI64>,
    /// Goes last, with what is in it.
    _folder: TempDir,
}

impl TestApp {
    /// Starts one.
    pub async fn start() -> Self {
        // Its own name, not that of the process: what a stopped test left must not be found.
        let folder = tempfile::Builder::new()
            .prefix("qiao-domain-")
            .tempdir()
            .expect("a temporary folder");
        let millis = Arc::new(AtomicI64::new(1_800_000_000_000));
        let tell = millis.clone();
        let clock = Clock::told_by(move || {
            DateTime::from_timestamp_millis(tell.load(Ordering::SeqCst)).expect("a moment in range")
        });
        let config = Config {
            data: folder.path().to_owned(),
            database_url: template::copy(folder.path(), &clock).await,
            database_connections: 4,
            ..Config::default()
        };
        let app = App::start(config, clock).await.expect("a service");
        Self {
            app,
            millis,
            _folder: folder,
        }
    }

    /// Starts it again over the same folder, after it was stopped.
    pub async fn restart(mut self) -> Self {
        self.app = App::start(self.app.config.clone(), self.app.clock.clone())
            .await
            .expect("a service");
        self
    }

    /// Moves the clock on by a second.
    pub fn tick(&self) {
        self.millis.fetch_add(1_000, Ordering::SeqCst);
    }

    /// What the change log holds behind a position.
    pub async fn changes_after(&self, position: i64) -> Vec<(Noun, i64)> {
        change::Entity::find()
            .filter(change::Column::Position.gt(position))
            .order_by_asc(change::Column::Position)
            .all(&self.app.db)
            .await
            .expect("the change log")
            .into_iter()
            .map(|row| (row.noun, row.row_id))
            .collect()
    }
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

/// A text in Chinese alone.
#[must_use]
pub fn zh(text: &str) -> Prose {
    Prose::new(Some(text.to_owned()), None)
}

/// The record of a write that was done.
pub fn done<T: std::fmt::Debug>(answer: Result<Answer<T>, crate::error::Error>) -> Written<T> {
    answer.expect("no fault").expect("no refusal")
}

/// The paths and codes of the problems for which a write was refused.
pub fn refused<T: std::fmt::Debug>(answer: Result<Answer<T>, crate::error::Error>) -> Vec<(String, &'static str)> {
    match answer.expect("no fault") {
        Err(Refusal::Invalid(problems)) => shown(&problems),
        other => panic!("not refused for its problems: {other:?}"),
    }
}

/// Paths and codes of problems.
#[must_use]
pub fn shown(problems: &[super::problem::Problem]) -> Vec<(String, &'static str)> {
    problems
        .iter()
        .map(|problem| (problem.path.join("."), problem.trouble.code()))
        .collect()
}

/// Values and counts of a facet.
#[must_use]
pub fn counts(counts: &[facet::Count]) -> Vec<(&str, i64)> {
    counts.iter().map(|count| (count.value.as_str(), count.count)).collect()
}

/// The numbers of a page's rows.
#[must_use]
pub fn ids<R: Record>(page: &Page<R>) -> Vec<i64> {
    page.rows.iter().map(|(_, row)| row.id()).collect()
}

/// Walks a list two rows at a time, from the start and from the end: both ways must give the same rows, once each.
pub async fn walk<R: Record>(list: impl AsyncFn(Request) -> Page<R>) -> Vec<i64> {
    let mut forward: Vec<i64> = Vec::new();
    let mut request = Request {
        size: 2,
        ..Request::default()
    };
    loop {
        let page = list(request.clone()).await;
        assert_eq!(page.has_previous, request.after.is_some());
        forward.extend(ids(&page));
        if !page.has_next {
            break;
        }
        request.after = page.rows.last().map(|(place, _)| place.clone());
    }
    let mut backward: Vec<i64> = Vec::new();
    let mut request = Request {
        size: 2,
        from_end: true,
        ..Request::default()
    };
    loop {
        let page = list(request.clone()).await;
        assert_eq!(page.has_next, request.before.is_some());
        backward.splice(0..0, ids(&page));
        if !page.has_previous {
            break;
        }
        request.before = page.rows.first().map(|(place, _)| place.clone());
    }
    assert_eq!(forward, backward, "the two ways differ");
    forward
}

/// A university that is shown.
#[must_use]
pub fn organization(name: &str) -> organization::Draft {
    organization::Draft {
        external_key: None,
        kind: OrganizationKind::University,
        status: Status::Published,
        name: zh(name),
        aliases: Vec::new(),
        legal_nature: None,
        region: None,
        website: None,
        profile: Prose::default(),
        fields: Vec::new(),
        tags: Vec::new(),
        contact: None,
        levels: organization::Levels::default(),
    }
}

/// A manager who is shown.
#[must_use]
pub fn manager(name: &str) -> manager::Draft {
    manager::Draft {
        external_key: None,
        kind: qiao_entity::manager::ManagerKind::Discoverer,
        status: Status::Published,
        name: zh(name),
        region: None,
        fields: Vec::new(),
        activities: Vec::new(),
        competences: Vec::new(),
        languages: Vec::new(),
        headline: Prose::default(),
        biography: Prose::default(),
        works: Vec::new(),
        capacity: 3,
        load: 1,
        contact: None,
        levels: manager::Levels::default(),
    }
}

/// An achievement that is shown.
#[must_use]
pub fn achievement(organization: i64, name: &str) -> achievement::Draft {
    achievement::Draft {
        external_key: None,
        organization,
        managers: Vec::new(),
        status: Status::Published,
        name: zh(name),
        summary: Prose::default(),
        description: Prose::default(),
        indicators: Vec::new(),
        fields: Vec::new(),
        forms: Vec::new(),
        modes: Vec::new(),
        keywords: Vec::new(),
        finders: Vec::new(),
        trl: None,
        level: None,
        ip_rights: Vec::new(),
        ownership: None,
        use_right: None,
        disposal_right: None,
        income_right: None,
        rights_settled: true,
        empowerment: qiao_entity::achievement::Empowerment::None,
        first_of_kind: qiao_entity::achievement::FirstOfKind::None,
        levels: achievement::Levels::default(),
    }
}

/// A need that can be published.
#[must_use]
pub fn need(organization: i64, title: &str, description: &str) -> need::Draft {
    need::Draft {
        external_key: None,
        organization,
        kind: qiao_entity::need::NeedKind::Problem,
        language: qiao_entity::language::Language::Zh,
        title: zh(title),
        summary: zh(title),
        description: zh(description),
        indicators: Vec::new(),
        no_indicators_reason: Some("尚待测定".to_owned()),
        fields: vec!["material.polymer".to_owned()],
        industries: vec!["26".to_owned()],
        modes: vec![qiao_entity::need::TransferMode::Development],
        trl_from: None,
        trl_to: None,
        ip_ownership: None,
        ip_exclusivity: None,
        ip_territory: None,
        budget_min: None,
        budget_max: None,
        currency: None,
        payment: None,
        deadline: chrono::NaiveDate::from_ymd_opt(2027, 6, 30),
        valid_until: None,
        partner_kinds: Vec::new(),
        partner_size: None,
        partner_region: None,
        levels: need::Levels::default(),
        decision_owner: None,
        author: None,
        source: None,
    }
}
