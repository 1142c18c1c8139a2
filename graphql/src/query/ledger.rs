//! The ledgers of points.

use async_graphql::{Context, ID, Object, Result};
use chrono::NaiveDate;
use qiao_entity::point;

use crate::{
    context::asking,
    domain::ledger as domain,
    node,
    object::{Ledger, LedgerHead, POINT, Point, PointRule, PointTotals},
    page::{Connection, Window},
    scalar::Int64,
};

#[derive(Default)]
pub(crate) struct LedgerQuery;

#[Object]
impl LedgerQuery {
    /// The rules by which points are given and taken, those that hold on a day; for everyone.
    async fn point_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of this ledger.")] ledger: Option<Ledger>,
        #[graphql(desc = "The day; today when it is left out.")] on: Option<NaiveDate>,
    ) -> Vec<PointRule> {
        let day = on.unwrap_or_else(|| asking(ctx).app.clock.today());
        let wanted = ledger.map(point::Ledger::from);
        let rules = domain::RULES.on(day);
        rules
            .filter(|rule| wanted.is_none_or(|ledger| rule.ledger == ledger))
            .cloned()
            .map(PointRule)
            .collect()
    }

    /// The ends of the ledgers, for everyone: keep them elsewhere, and `qiao ledger verify --head` tells whether anything before them
    /// was changed since. A ledger without entries is left out.
    async fn ledger_heads(&self, ctx: &Context<'_>) -> Result<Vec<LedgerHead>> {
        let mut heads = Vec::new();
        for ledger in point::Ledger::all() {
            if let Some(head) = domain::head(&asking(ctx).app.db, ledger).await? {
                heads.push(LedgerHead {
                    ledger: ledger.into(),
                    number: Int64(head.number),
                    digest: head.digest,
                });
            }
        }
        Ok(heads)
    }

    /// An entry of a ledger by its id; null for who reads none of the manager's.
    async fn point(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `point_42`.")] id: ID,
    ) -> Result<Option<Point>> {
        let asking = asking(ctx);
        let Some(number) = node::number_of(POINT, &id) else {
            return Ok(None);
        };
        Ok(domain::one(&asking.app, &asking.requester, number).await?.map(Point))
    }

    /// The appeals that wait for their outcome, the newest first: for those who keep the registry.
    async fn open_appeals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Point, PointTotals>> {
        let asking = asking(ctx);
        let place = "openAppeals";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = domain::open_appeals(&asking.app, &asking.requester, &request).await?;
        Ok(Connection::of_rows(page, place, Point, PointTotals(None)))
    }
}
