//! Reading the ledgers.

use std::collections::HashMap;

use qiao_entity::{
    manager,
    point::{Column, Entity, Ledger, Model, PointKind},
    point_words,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, sea_query::Expr,
};

use super::sight;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        page::{self, Newest, Page},
        record::by_id,
    },
    error::Error,
};

/// What a manager has by one rule, corrections taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The rule's code.
    pub rule: String,
    /// All points by it.
    pub points: i64,
    /// How many entries, without those about others.
    pub entries: i64,
}

#[derive(FromQueryResult)]
struct SumRow {
    manager_id: i64,
    ledger: Ledger,
    rule: String,
    points: i64,
    entries: i64,
}

/// What these managers have, rule by rule; one statement. Who may read which is the caller's to know.
pub async fn sums_of(app: &App, keys: &[(i64, Ledger)]) -> Result<HashMap<(i64, Ledger), Vec<Sum>>, Error> {
    let mut managers: Vec<i64> = keys.iter().map(|(manager, _)| *manager).collect();
    managers.sort_unstable();
    managers.dedup();
    let rows: Vec<SumRow> = Entity::find()
        .select_only()
        .columns([Column::ManagerId, Column::Ledger, Column::Rule])
        .column_as(Expr::cust("cast(sum(amount) as bigint)"), "points")
        .column_as(Expr::cust("count(case when kind = 'ENTRY' then 1 end)"), "entries")
        .filter(Column::ManagerId.is_in(managers))
        .group_by(Column::ManagerId)
        .group_by(Column::Ledger)
        .group_by(Column::Rule)
        .order_by_asc(Column::Rule)
        .into_model()
        .all(&app.db)
        .await?;
    let mut sums: HashMap<(i64, Ledger), Vec<Sum>> = HashMap::new();
    for row in rows {
        sums.entry((row.manager_id, row.ledger)).or_default().push(Sum {
            rule: row.rule,
            points: row.points,
            entries: row.entries,
        });
    }
    Ok(sums)
}

/// What was written about these entries, the first one first; one statement.
pub async fn about(app: &App, entries: &[(Ledger, i64)]) -> Result<HashMap<(Ledger, i64), Vec<Model>>, Error> {
    let mut any = Condition::any();
    for ledger in Ledger::all() {
        let numbers = entries
            .iter()
            .filter(|(is, _)| *is == ledger)
            .map(|(_, number)| *number);
        any = any.add(Column::Ledger.eq(ledger).and(Column::About.is_in(numbers)));
    }
    let rows = Entity::find().filter(any).order_by_asc(Column::Id).all(&app.db).await?;
    let mut about: HashMap<(Ledger, i64), Vec<Model>> = HashMap::new();
    for row in rows {
        if let Some(number) = row.about {
            about.entry((row.ledger, number)).or_default().push(row);
        }
    }
    Ok(about)
}

/// What these entries say in words; one statement.
pub async fn words_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, String>, Error> {
    let rows = point_words::Entity::find()
        .filter(point_words::Column::PointId.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|row| !row.text.is_empty())
        .map(|row| (row.point_id, row.text))
        .collect())
}

/// The entries by these numbers of their ledgers; one statement.
pub async fn written(app: &App, entries: &[(Ledger, i64)]) -> Result<HashMap<(Ledger, i64), Model>, Error> {
    let mut any = Condition::any();
    for ledger in Ledger::all() {
        let numbers = entries
            .iter()
            .filter(|(is, _)| *is == ledger)
            .map(|(_, number)| *number);
        any = any.add(Column::Ledger.eq(ledger).and(Column::Number.is_in(numbers)));
    }
    let rows = Entity::find().filter(any).all(&app.db).await?;
    Ok(rows.into_iter().map(|row| ((row.ledger, row.number), row)).collect())
}

/// An entry, if the requester reads any of it; how much of it is [`sight`]'s to say.
pub async fn one(app: &App, requester: &Requester, id: i64) -> Result<Option<Model>, Error> {
    let Some(row) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(None);
    };
    if sight(requester, row.manager_id, row.ledger).is_none() {
        return Ok(None);
    }
    let manager = by_id::<manager::Model>(app, requester, row.manager_id).await?;
    Ok(manager.map(|_| row))
}

/// A page of a manager's entries in a ledger.
pub type Asked = (i64, Ledger, page::Request);

/// Pages of managers' entries in ledgers, the newest first; two statements for all pages of one form. Who reads them is [`sight`]'s to
/// say.
pub async fn pages(app: &App, asked: &[Asked]) -> Result<HashMap<Asked, Page<Model>>, Error> {
    let mut forms: HashMap<&page::Request, Vec<&Asked>> = HashMap::new();
    for one in asked {
        forms.entry(&one.2).or_default().push(one);
    }
    let mut pages = HashMap::new();
    for (request, of) in forms {
        let mut any = Condition::any();
        for ledger in Ledger::all() {
            let managers = of
                .iter()
                .filter(|(_, is, _)| *is == ledger)
                .map(|(manager, ..)| *manager);
            any = any.add(Column::Ledger.eq(ledger).and(Column::ManagerId.is_in(managers)));
        }
        let select = Entity::find().filter(any);
        let groups = [Column::ManagerId, Column::Ledger];
        let book = |row: &Model| (row.manager_id, row.ledger);
        let mut found = page::rows_of_each(&app.db, select, &groups, book, Newest, request).await?;
        for one in of {
            let page = found.remove(&(one.0, one.1));
            pages.insert(
                one.clone(),
                page.unwrap_or_else(|| Page::new(Vec::new(), false, request)),
            );
        }
    }
    Ok(pages)
}

/// How many entries managers have in ledgers; one statement. Who reads them is [`sight`]'s to say.
pub async fn counts(app: &App, books: &[(i64, Ledger)]) -> Result<HashMap<(i64, Ledger), i64>, Error> {
    let managers = books.iter().map(|(manager, _)| *manager);
    let rows: Vec<(i64, Ledger, i64)> = Entity::find()
        .select_only()
        .column(Column::ManagerId)
        .column(Column::Ledger)
        .column_as(Column::Id.count(), "count")
        .filter(Column::ManagerId.is_in(managers))
        .group_by(Column::ManagerId)
        .group_by(Column::Ledger)
        .into_tuple()
        .all(&app.db)
        .await?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(manager, ledger, count)| ((manager, ledger), count))
        .collect())
}

/// Appeals that wait for their outcome: none came behind them.
fn select_open() -> Select<Entity> {
    Entity::find()
        .filter(Column::Kind.eq(PointKind::Appeal))
        .filter(Expr::cust(
            "not exists (select 1 from point as later where later.ledger = point.ledger and later.about = point.about \
             and later.kind = 'OUTCOME' and later.number > point.number)",
        ))
}

/// One page of the appeals that wait, the newest first: for those who keep the registry.
pub async fn open_appeals(app: &App, requester: &Requester, request: &page::Request) -> Result<Page<Model>, Error> {
    if !requester.reads_registry() {
        return Err(Error::forbidden());
    }
    page::rows(&app.db, select_open(), Newest, request).await
}

/// How many appeals wait.
pub async fn count_open_appeals(app: &App, requester: &Requester) -> Result<i64, Error> {
    if !requester.reads_registry() {
        return Err(Error::forbidden());
    }
    counted(app, select_open()).await
}

async fn counted(app: &App, select: Select<Entity>) -> Result<i64, Error> {
    Ok(i64::try_from(select.count(&app.db).await?).unwrap_or(i64::MAX))
}
