//! Entries and corrections: by those who keep the registry, never about themselves.

use qiao_entity::{
    manager,
    point::{Column, Entity, Ledger, Model, PointKind},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Evidence, RULES, Rule, Standing, WORDS, chain, keeps, words::Salted};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        account::Done,
        chain::Side,
        file::{self, Upload},
        problem::{Checks, Problem, Refusal, Trouble, shown},
        record::by_id,
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// An entry to be written.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Whose points.
    pub manager: i64,
    /// The code of a rule that holds today.
    pub rule: String,
    /// How many; where the rule leaves no choice they may be left out.
    pub points: Option<i64>,
    /// Why, in words: the manager reads them.
    pub words: String,
    /// What proves it, by its id.
    pub evidence: Option<String>,
    /// A file that proves it.
    pub file: Option<Upload>,
}

impl Grant {
    /// The rule, the points and what proves them, or all that is wrong.
    fn checked(
        &self,
        rules: &super::Rules,
        today: chrono::NaiveDate,
    ) -> Result<(Rule, i64, Option<Evidence>), Vec<Problem>> {
        let mut checks = Checks::default();
        check_words(&mut checks, &self.words);
        let rule = rules.current(&self.rule, today);
        let points = self.points.or(rule.and_then(Rule::fixed));
        match (rule, points) {
            (None, _) => checks.add(
                "rule",
                Trouble::Unknown {
                    given: shown(&self.rule),
                },
            ),
            (Some(_), None) => checks.add("points", Trouble::Required),
            (Some(rule), Some(points)) => checks.range("points", Some(points), rule.least, rule.most),
        }
        let evidence = self.evidence.as_deref().map(|id| (id, Evidence::of(id)));
        match evidence {
            Some((id, None)) => checks.add("evidence", Trouble::NoRecord { given: shown(id) }),
            None if self.file.is_none() => checks.add("evidence", Trouble::Required),
            _ => {}
        }
        if let Some(file) = &self.file {
            file.check(&mut checks, "file");
        }
        let problems = checks.problems();
        match (rule, points) {
            (Some(rule), Some(points)) if problems.is_empty() => {
                Ok((rule.clone(), points, evidence.and_then(|(_, evidence)| evidence)))
            }
            _ => Err(problems),
        }
    }
}

/// What is wrong with what an entry says in words.
pub(super) fn check_words(checks: &mut Checks, words: &str) {
    checks.text("words", Some(words), WORDS);
    if words.trim().is_empty() {
        checks.add("words", Trouble::Required);
    }
}

/// Writes an entry.
pub async fn grant(app: &App, requester: &Requester, given: Grant) -> Done<Model> {
    if !(requester.is_registrar() && requester.may_write()) || requester.manager() == Some(given.manager) {
        return Err(Error::forbidden());
    }
    if by_id::<manager::Model>(app, requester, given.manager).await?.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let (rule, points, evidence) = match given.checked(&RULES, app.clock.today()) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let write = Write::begin(app).await?;
    let evidence = match evidence {
        Some(evidence) => {
            let given_id = evidence.id();
            if !evidence.exists(write.txn()).await? {
                return Ok(Err(Refusal::of("evidence", Trouble::NoRecord { given: given_id })));
            }
            if is_known(&write, &rule, given.manager, &given_id).await? {
                return Ok(Err(Refusal::of("evidence", Trouble::Repeated { given: given_id })));
            }
            Some(given_id)
        }
        None => None,
    };
    let entry = New {
        evidence,
        words: Some(given.words),
        file: given.file,
        ..New::entry(given.manager, &rule, points)
    };
    let entry = entry.write(&write, requester).await?;
    write.commit().await?;
    Ok(Ok(entry))
}

/// Says what an entry should have said: within its rule, or nothing at all. The difference is a new entry.
pub async fn correct(app: &App, requester: &Requester, id: i64, version: i64, points: i64, words: &str) -> Done<Model> {
    let (write, entry, standing) = match entry_to_keep(app, requester, id, version).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut checks = Checks::default();
    check_words(&mut checks, words);
    check_points(&mut checks, &entry, &standing, points);
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let new = New {
        words: Some(words.to_owned()),
        ..New::about(&entry, PointKind::Correction, points - standing.points)
    };
    let row = new.write(&write, requester).await?;
    write.commit().await?;
    Ok(Ok(row))
}

/// What is wrong with what an entry is to say from now on: its rule must allow it, 0 takes it back, and it must be something else.
pub(super) fn check_points(checks: &mut Checks, entry: &Model, standing: &Standing, points: i64) {
    let rule = RULES.version(entry.ledger, &entry.rule, entry.rule_version);
    if points != 0 && !rule.is_some_and(|rule| rule.allows(points)) {
        let bound = |of: fn(&Rule) -> i64| rule.map_or(0, of).to_string();
        let (least, most) = (bound(|rule| rule.least.min(0)), bound(|rule| rule.most.max(0)));
        checks.add("points", Trouble::OutOfRange { least, most });
    } else if points == standing.points {
        checks.add("points", Trouble::NotNeeded);
    }
}

/// Begins a write about an entry, by who keeps the registry and is not the one whose points they are.
pub(super) async fn entry_to_keep(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
) -> Done<(Write, Model, Standing)> {
    if !(requester.is_registrar() && requester.may_write()) {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let Some((entry, standing)) = locked(&write, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if !keeps(requester, entry.manager_id) {
        return Err(Error::forbidden());
    }
    Ok(check_version(standing.version, version).map(|()| (write, entry, standing)))
}

/// An entry and how it stands; others that write about it wait here.
pub(super) async fn locked(write: &Write, id: i64) -> Result<Option<(Model, Standing)>, Error> {
    let entry = Entity::find_by_id(id)
        .filter(Column::Kind.eq(PointKind::Entry))
        .lock_exclusive()
        .one(write.txn())
        .await?;
    let Some(entry) = entry else {
        return Ok(None);
    };
    let about = Entity::find()
        .filter(Column::Ledger.eq(entry.ledger))
        .filter(Column::About.eq(entry.number))
        .order_by_asc(Column::Id)
        .all(write.txn())
        .await?;
    let standing = Standing::of(&entry, &about);
    Ok(Some((entry, standing)))
}

/// Whether a manager has an entry by this rule on this evidence. The ledger is held from here on, so that nobody writes one meanwhile.
pub(super) async fn is_known(write: &Write, rule: &Rule, manager: i64, evidence: &str) -> Result<bool, Error> {
    write.lock_key("ledger", &rule.ledger.code()).await?;
    let same = Entity::find()
        .filter(Column::Ledger.eq(rule.ledger))
        .filter(Column::ManagerId.eq(manager))
        .filter(Column::Kind.eq(PointKind::Entry))
        .filter(Column::Rule.eq(&rule.code))
        .filter(Column::Evidence.eq(evidence));
    Ok(same.count(write.txn()).await? > 0)
}

/// An entry before it has its place in the chain.
pub(super) struct New {
    pub(super) row: Model,
    pub(super) evidence: Option<String>,
    pub(super) words: Option<String>,
    pub(super) file: Option<Upload>,
}

impl New {
    /// Points by a rule.
    pub(super) fn entry(manager: i64, rule: &Rule, amount: i64) -> Self {
        Self::of(
            rule.ledger,
            manager,
            (&rule.code, rule.version),
            (PointKind::Entry, None),
            amount,
        )
    }

    /// What is written about an entry.
    pub(super) fn about(entry: &Model, kind: PointKind, amount: i64) -> Self {
        let rule = (entry.rule.as_str(), entry.rule_version);
        Self::of(entry.ledger, entry.manager_id, rule, (kind, Some(entry.number)), amount)
    }

    fn of(
        ledger: Ledger,
        manager: i64,
        (rule, version): (&str, i32),
        (kind, about): (PointKind, Option<i64>),
        amount: i64,
    ) -> Self {
        let row = Model {
            id: 0,
            ledger,
            number: 0,
            at: chrono::DateTime::UNIX_EPOCH.into(),
            actor: String::new(),
            account_id: None,
            manager_id: manager,
            kind,
            about,
            rule: rule.to_owned(),
            rule_version: version,
            amount,
            outcome: None,
            reason: None,
            evidence: None,
            words_digest: None,
            file_digest: None,
            previous: String::new(),
            digest: String::new(),
        };
        Self {
            row,
            evidence: None,
            words: None,
            file: None,
        }
    }

    /// Writes it behind the last one, with its words and its file.
    pub(super) async fn write(self, write: &Write, requester: &Requester) -> Result<Model, Error> {
        let words = self
            .words
            .map(|words| Salted::new(words.trim().to_owned()))
            .transpose()?;
        let row = Model {
            actor: requester.actor(),
            account_id: requester.account(),
            evidence: self.evidence,
            words_digest: words.as_ref().map(Salted::digest),
            file_digest: self.file.as_ref().map(Upload::digest),
            ..self.row
        };
        let row = chain::append(write, row).await?;
        if let Some(words) = words {
            words.store(write, &row).await?;
        }
        if let Some(upload) = self.file {
            let side = if row.kind == PointKind::Appeal {
                Side::Manager
            } else {
                Side::Registrar
            };
            file::store(write, requester, &file::Place::of_point(row.id), side, None, upload).await?;
        }
        Ok(row)
    }
}
