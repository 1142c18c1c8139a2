//! Points (贡献积分, 信用积分) and the ledgers that hold them.

use async_graphql::{Context, Description, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use qiao_entity::{point, point::Model};

use super::{File, Manager, Prose, agreement::Person, code::MoveReason, saturating};
use crate::{
    context::asking,
    domain::ledger::{self as domain, Sight, Standing},
    node,
    page::{Connection, Listed, Window},
    scalar::Int64,
};

/// What the ids of points begin with.
pub(crate) const POINT: &str = "point";

/// The two ledgers, which are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::point::Ledger")]
pub(crate) enum Ledger {
    /// Contribution points (贡献积分): output.
    Contribution,
    /// Credit points (信用积分): conduct.
    Credit,
}

/// What an entry of a ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::point::PointKind")]
pub(crate) enum PointKind {
    /// Points by a rule (记分).
    Entry,
    /// What an entry said too much or too little (更正).
    Correction,
    /// The manager objects to an entry (申诉).
    Appeal,
    /// What became of an appeal (申诉结果).
    Outcome,
}

/// What became of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::point::Outcome")]
pub(crate) enum AppealOutcome {
    /// The entry is corrected (支持).
    Upheld,
    /// The entry stands (驳回).
    Rejected,
    /// The manager took it back (撤回).
    Withdrawn,
}

/// A version of a rule by which points are given or taken.
#[derive(Clone, Debug, Description)]
pub(crate) struct PointRule(pub(crate) domain::Rule);

impl Listed for PointRule {
    const NAME: &'static str = "PointRule";
}

#[Object(use_type_description)]
impl PointRule {
    /// The rule's code, which all its versions share.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The version.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The ledger.
    async fn ledger(&self) -> Ledger {
        self.0.ledger.into()
    }

    /// What the points are for.
    async fn name(&self) -> Prose {
        Prose::new(Some(&self.0.name_zh), Some(&self.0.name_en))
    }

    /// What proves it.
    async fn basis(&self) -> Prose {
        Prose::new(Some(&self.0.basis_zh), Some(&self.0.basis_en))
    }

    /// The least points of an entry; less than 0 where points are taken.
    async fn least(&self) -> i32 {
        saturating(self.0.least)
    }

    /// The most points of an entry.
    async fn most(&self) -> i32 {
        saturating(self.0.most)
    }

    /// Whether an event of the chain makes entries by itself.
    async fn is_automatic(&self) -> bool {
        self.0.event.is_some()
    }

    /// The first day on which it holds.
    async fn valid_from(&self) -> NaiveDate {
        self.0.from
    }

    /// The last day on which it holds; null while there is no later version.
    async fn valid_until(&self) -> Option<NaiveDate> {
        self.0.until
    }

    /// Where the rule comes from.
    async fn source(&self) -> Prose {
        Prose::new(Some(&self.0.source_zh), Some(&self.0.source_en))
    }

    /// The day of the source.
    async fn source_date(&self) -> NaiveDate {
        self.0.source_date
    }
}

/// The end of a ledger. Whoever keeps it elsewhere can tell later that nothing before it was changed.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct LedgerHead {
    /// The ledger.
    pub(crate) ledger: Ledger,
    /// The number of the last entry.
    pub(crate) number: Int64,
    /// The digest of the last entry.
    pub(crate) digest: String,
}

/// What a manager has by one rule.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PointSum {
    /// The rule's code.
    code: String,
    /// What the points are for.
    name: Prose,
    /// All points by it, corrections taken in.
    points: i32,
    /// How many entries.
    entry_count: i32,
}

/// A manager's entries in one ledger.
#[derive(Clone, Debug, Description)]
pub(crate) struct PointBook {
    pub(crate) manager: i64,
    pub(crate) ledger: point::Ledger,
}

impl Listed for PointBook {
    const NAME: &'static str = "PointBook";
}

#[Object(use_type_description)]
impl PointBook {
    /// The ledger.
    async fn ledger(&self) -> Ledger {
        self.ledger.into()
    }

    /// The sum of all entries.
    async fn balance(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(saturating(self.sums(ctx).await?.iter().map(|sum| sum.points).sum()))
    }

    /// The same by rule, in the order of their codes.
    async fn by_rule(&self, ctx: &Context<'_>) -> Result<Vec<PointSum>> {
        let sums = self.sums(ctx).await?.into_iter();
        let shown = sums.map(|sum| {
            let rule = domain::RULES
                .all()
                .iter()
                .rev()
                .find(|rule| rule.ledger == self.ledger && rule.code == sum.rule);
            PointSum {
                name: Prose::new(rule.map(|rule| &rule.name_zh), rule.map(|rule| &rule.name_en)),
                points: saturating(sum.points),
                entry_count: saturating(sum.entries),
                code: sum.rule,
            }
        });
        Ok(shown.collect())
    }

    /// The entries, the newest first: corrections, appeals and outcomes are entries too.
    async fn entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Point, PointTotals>>> {
        let asking = asking(ctx);
        let place = format!("points {:?} {}", self.ledger, self.manager);
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(&place)?;
        if domain::sight(&asking.requester, self.manager, self.ledger).is_none() {
            return Ok(None);
        }
        let page = asking
            .load
            .point_pages
            .one((self.manager, self.ledger, request))
            .await?;
        let totals = PointTotals(Some((self.manager, self.ledger)));
        Ok(page.map(|page| Connection::of_rows(page, &place, Point, totals)))
    }
}

impl PointBook {
    async fn sums(&self, ctx: &Context<'_>) -> Result<Vec<domain::Sum>> {
        let sums = asking(ctx).load.point_sums.one((self.manager, self.ledger)).await?;
        Ok(sums.unwrap_or_default())
    }
}

/// What is said of a whole list of entries: a manager's in a ledger, or the appeals that wait.
pub(crate) struct PointTotals(pub(crate) Option<(i64, point::Ledger)>);

/// What is said of a whole list of entries.
#[Object]
impl PointTotals {
    /// How many entries, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = match self.0 {
            Some(book) => asking.load.point_counts.one(book).await?.unwrap_or(0),
            None => domain::count_open_appeals(&asking.app, &asking.requester).await?,
        };
        Ok(saturating(count))
    }
}

/// An entry of a ledger of points, never changed: a correction, an appeal and what became of it are new entries. Who only reads points
/// gets what the balance is reckoned from; evidence and words are for the manager and for those who keep the registry.
#[derive(Clone, Debug, Description)]
pub(crate) struct Point(pub(crate) Model);

impl Listed for Point {
    const NAME: &'static str = "Point";
}

impl Point {
    /// Whether the requester reads all of it.
    fn is_whole(&self, ctx: &Context<'_>) -> bool {
        domain::sight(&asking(ctx).requester, self.0.manager_id, self.0.ledger) == Some(Sight::Whole)
    }

    /// How the entry stands that this is, or that it is about.
    async fn standing(&self, ctx: &Context<'_>) -> Result<Option<(Model, Standing)>> {
        let load = &asking(ctx).load;
        let entry = match self.0.about {
            None => self.0.clone(),
            Some(number) => match load.points.one((self.0.ledger, number)).await? {
                Some(entry) => entry,
                None => return Ok(None),
            },
        };
        let about = load.points_about.one((entry.ledger, entry.number)).await?;
        let standing = Standing::of(&entry, &about.unwrap_or_default());
        Ok(Some((entry, standing)))
    }
}

#[Object(use_type_description)]
impl Point {
    /// The entry's id.
    async fn id(&self) -> ID {
        node::tagged(POINT, self.0.id)
    }

    /// The ledger.
    async fn ledger(&self) -> Ledger {
        self.0.ledger.into()
    }

    /// Its number in the ledger: they have no gaps.
    async fn number(&self) -> Int64 {
        Int64(self.0.number)
    }

    /// When it was written.
    async fn at(&self) -> DateTime<Utc> {
        *self.0.at
    }

    /// What it is.
    async fn kind(&self) -> PointKind {
        self.0.kind.into()
    }

    /// Whose points they are; null where the requester may not know of the manager.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        Ok(asking(ctx).load.managers.one(self.0.manager_id).await?.map(Manager))
    }

    /// The version of the rule by which it was written.
    async fn rule(&self) -> Option<PointRule> {
        let rule = domain::RULES.version(self.0.ledger, &self.0.rule, self.0.rule_version);
        rule.cloned().map(PointRule)
    }

    /// Points added, or taken.
    async fn points(&self) -> i32 {
        saturating(self.0.amount)
    }

    /// The entry that it is about; null for an entry.
    async fn about(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        let Some(number) = self.0.about else {
            return Ok(None);
        };
        Ok(asking(ctx).load.points.one((self.0.ledger, number)).await?.map(Point))
    }

    /// What was written about the entry, the first one first: corrections, appeals, outcomes.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<Point>> {
        if self.0.about.is_some() {
            return Ok(Vec::new());
        }
        let about = asking(ctx)
            .load
            .points_about
            .one((self.0.ledger, self.0.number))
            .await?;
        Ok(about.unwrap_or_default().into_iter().map(Point).collect())
    }

    /// The points of the entry, or of the one that it is about, with all corrections.
    async fn points_now(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        let standing = self.standing(ctx).await?;
        Ok(standing.map(|(_, standing)| saturating(standing.points)))
    }

    /// Whether an appeal against the entry, or against the one that it is about, waits for its outcome.
    async fn is_appealed(&self, ctx: &Context<'_>) -> Result<bool> {
        let standing = self.standing(ctx).await?;
        Ok(standing.is_some_and(|(_, standing)| standing.appealed))
    }

    /// The id of the appeal against the entry, or against the one that it is about, that waits for its outcome.
    async fn open_appeal(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        let Some((entry, standing)) = self.standing(ctx).await? else {
            return Ok(None);
        };
        if !standing.appealed {
            return Ok(None);
        }
        let about = asking(ctx).load.points_about.one((entry.ledger, entry.number)).await?;
        let about = about.unwrap_or_default().into_iter().rev();
        let mut appeals = about.filter(|row| row.kind == point::PointKind::Appeal);
        Ok(appeals.next().map(|row| node::tagged(POINT, row.id)))
    }

    /// What became of the appeal, for an outcome.
    async fn outcome(&self) -> Option<AppealOutcome> {
        self.0.outcome.map(Into::into)
    }

    /// The coded reason, where an appeal was rejected; null where the requester only reads points.
    async fn reason(&self, ctx: &Context<'_>) -> Option<MoveReason> {
        self.0.reason.filter(|_| self.is_whole(ctx)).map(Into::into)
    }

    /// What it says in words; null where the requester only reads points, and once their author was erased.
    async fn words(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if self.0.words_digest.is_none() || !self.is_whole(ctx) {
            return Ok(None);
        }
        Ok(asking(ctx).load.point_words.one(self.0.id).await?)
    }

    /// The id of what proves it; null where the requester only reads points.
    async fn evidence(&self, ctx: &Context<'_>) -> Option<ID> {
        let evidence = self.0.evidence.as_ref().filter(|_| self.is_whole(ctx));
        evidence.map(|id| ID(id.clone()))
    }

    /// The file that proves it; null where the requester only reads points.
    async fn file(&self, ctx: &Context<'_>) -> Result<Option<File>> {
        if self.0.file_digest.is_none() || !self.is_whole(ctx) {
            return Ok(None);
        }
        let row = asking(ctx).load.point_files.one(self.0.id).await?;
        Ok(row.map(|row| File {
            row,
            told: true,
            given: true,
        }))
    }

    /// Who wrote it; null where the requester only reads points, or where no person did.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        match self.0.account_id.filter(|_| self.is_whole(ctx)) {
            Some(account) => Ok(Some(Person::of(ctx, account).await?)),
            None => Ok(None),
        }
    }

    /// Whether the requester may appeal against the entry now.
    async fn may_appeal(&self, ctx: &Context<'_>) -> Result<bool> {
        let own = self.0.about.is_none() && domain::holds(&asking(ctx).requester, self.0.manager_id);
        if !own {
            return Ok(false);
        }
        let standing = self.standing(ctx).await?;
        Ok(standing.is_some_and(|(_, standing)| !standing.appealed && standing.appeals < domain::MOST_APPEALS))
    }

    /// Whether the requester may correct the entry.
    async fn may_correct(&self, ctx: &Context<'_>) -> bool {
        self.0.about.is_none() && domain::keeps(&asking(ctx).requester, self.0.manager_id)
    }

    /// Whether the requester may decide the appeal that waits: nobody decides about what it wrote itself.
    async fn may_decide(&self, ctx: &Context<'_>) -> Result<bool> {
        let requester = &asking(ctx).requester;
        if !domain::keeps(requester, self.0.manager_id) {
            return Ok(false);
        }
        let standing = self.standing(ctx).await?;
        Ok(standing.is_some_and(|(entry, standing)| {
            standing.appealed && (entry.account_id.is_none() || entry.account_id != requester.account())
        }))
    }

    /// The digest of the entry before it in the ledger.
    async fn previous(&self) -> &str {
        &self.0.previous
    }

    /// Its own digest.
    async fn digest(&self) -> &str {
        &self.0.digest
    }

    /// Goes up with everything that is written about the entry, or about the one that it is about; a change names the version that it
    /// saw.
    async fn version(&self, ctx: &Context<'_>) -> Result<i32> {
        let standing = self.standing(ctx).await?;
        Ok(saturating(standing.map_or(1, |(_, standing)| standing.version)))
    }
}
