//! Reading proposals. What is hidden is there for its author alone.

use std::collections::HashMap;

use qiao_entity::{
    Millis, audit,
    audit::Action,
    challenge, need,
    proposal::{Column, Entity, Model, ProposalStatus},
    proposal_value as value, proposal_version as version,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, Func, SimpleExpr},
};

use super::{Content, is_author, is_bidders, is_hidden, seal};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        challenge::{is_posters, read_by_panelist, settle, sits_on},
        evaluation,
        indicator::grouped,
        page::{self, Key, Ordering, Page, Place},
        record,
    },
    error::Error,
};

/// The proposal touched last first. Their numbers say nothing of when they came.
#[derive(Clone, Copy, Debug)]
pub struct ByHandIn;

impl Ordering<Entity> for ByHandIn {
    fn expression(self) -> SimpleExpr {
        let columns = [Column::HandedInAt, Column::CreatedAt];
        let moments = columns.map(|column| SimpleExpr::from(Expr::col((Entity, column))));
        SimpleExpr::from(Func::coalesce(moments))
    }

    fn descending(self) -> bool {
        true
    }

    fn place(self, row: &Model) -> Place {
        let at = row.handed_in_at.unwrap_or(row.created_at);
        Place {
            key: Key::Number(at.timestamp_millis()),
            id: row.id,
        }
    }

    fn id() -> Column {
        Column::Id
    }
}

/// What others than the author may know of.
fn opened() -> Condition {
    Condition::all()
        .add(Column::Status.is_not_in([ProposalStatus::Draft, ProposalStatus::Sealed]))
        .add(Column::Unopened.eq(false))
}

/// What stands on the requester's own side.
fn own(requester: &Requester) -> Condition {
    let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
    // Nobody has the number 0.
    let account = requester.account().filter(|_| confidential).unwrap_or(0);
    let of_bidder = Condition::any()
        .add(Column::OrganizationId.is_in(requester.organizations()))
        .add(Column::ManagerId.eq(requester.reads_profile().unwrap_or(0)));
    Condition::any()
        .add(Column::AccountId.eq(account))
        .add(opened().add(of_bidder))
}

/// One page of the proposals on the requester's own side, the last handed in first.
pub async fn mine(app: &App, requester: &Requester, request: &page::Request) -> Result<Page<Model>, Error> {
    settle(app).await?;
    let select = Entity::find().filter(own(requester));
    page::rows(&app.db, select, ByHandIn, request).await
}

/// How many proposals there are on the requester's own side.
pub async fn count_mine(app: &App, requester: &Requester) -> Result<i64, Error> {
    count(app, Entity::find().filter(own(requester))).await
}

async fn count(app: &App, select: Select<Entity>) -> Result<i64, Error> {
    Ok(i64::try_from(select.count(&app.db).await?).unwrap_or(i64::MAX))
}

/// A need with the organization that posted it.
pub type Posted = (i64, i64);

/// A page of the proposals for a need.
pub type Asked = (Posted, page::Request);

/// The proposals for needs that the requester may know of: all that are open for the poster, administrators and the panel; the
/// requester's own for everyone else.
fn select_of(requester: &Requester, needs: &[Posted]) -> Select<Entity> {
    let posted = needs.iter().filter(|(_, poster)| is_posters(requester, *poster));
    let judged = read_by_panelist(requester)
        .select_only()
        .column(challenge::Column::NeedId)
        .into_query();
    let whole = Condition::any()
        .add(Column::NeedId.is_in(posted.map(|(need, _)| *need)))
        .add(Column::NeedId.in_subquery(judged));
    Entity::find()
        .filter(Column::NeedId.is_in(needs.iter().map(|(need, _)| *need)))
        .filter(own(requester).add(opened().add(whole)))
}

/// Pages of the proposals for needs that the requester may know of; as many statements for many needs as for one.
pub async fn pages(app: &App, requester: &Requester, asked: &[Asked]) -> Result<HashMap<Asked, Page<Model>>, Error> {
    settle(app).await?;
    let mut forms: HashMap<&page::Request, Vec<Posted>> = HashMap::new();
    for (need, request) in asked {
        forms.entry(request).or_default().push(*need);
    }
    let mut pages = HashMap::new();
    for (request, needs) in forms {
        let select = select_of(requester, &needs);
        let need = |row: &Model| row.need_id;
        let mut found = page::rows_of_each(&app.db, select, &[Column::NeedId], need, ByHandIn, request).await?;
        for need in needs {
            let page = found.remove(&need.0);
            let page = page.unwrap_or_else(|| Page::new(Vec::new(), false, request));
            pages.insert((need, request.clone()), page);
        }
    }
    Ok(pages)
}

/// How many proposals for needs the requester reads; one statement for all.
pub async fn counts(app: &App, requester: &Requester, needs: &[Posted]) -> Result<HashMap<Posted, i64>, Error> {
    settle(app).await?;
    let rows: Vec<(i64, i64)> = select_of(requester, needs)
        .select_only()
        .column(Column::NeedId)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::NeedId)
        .into_tuple()
        .all(&app.db)
        .await?;
    let counts: HashMap<i64, i64> = rows.into_iter().collect();
    let count = |need: &Posted| (*need, counts.get(&need.0).copied().unwrap_or(0));
    Ok(needs.iter().map(count).collect())
}

/// The proposal of a number: for its author; once it is open for the bidder, the poster, the panel and administrators.
pub async fn one(app: &App, requester: &Requester, id: i64) -> Result<Option<Model>, Error> {
    settle(app).await?;
    let Some(row) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(None);
    };
    if is_bidders(requester, &row) {
        return Ok(Some(row));
    }
    if is_hidden(&row) {
        return Ok(None);
    }
    let Some(need) = record::by_id::<need::Model>(app, requester, row.need_id).await? else {
        return Ok(None);
    };
    let judges = match row.challenge_id {
        Some(challenge) => sits_on(app, requester, challenge).await?,
        None => false,
    };
    let judges = judges || evaluation::judges(app, requester, row.id).await?;
    Ok((judges || is_posters(requester, need.organization_id)).then_some(row))
}

/// A version as the requester reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Its number.
    pub number: i32,
    /// When it was last saved.
    pub saved_at: Millis,
    /// When it was handed in; none while it is written.
    pub handed_in_at: Option<Millis>,
    /// The hash that was published then.
    pub digest: Option<String>,
    /// Whether it is sealed still.
    pub sealed: bool,
    /// What it says; none where even its author is not told.
    pub content: Option<Content>,
    /// The text that was handed in, whose hash was published.
    pub text: Option<String>,
}

/// What is handed in, as far as reading it is concerned.
#[derive(serde::Deserialize)]
struct Document {
    content: Content,
}

/// The versions of proposals that the requester may know of, the first one first. Others than the author read what was handed
/// in and is open.
pub async fn stated(app: &App, requester: &Requester, rows: &[Model]) -> Result<HashMap<i64, Vec<Stated>>, Error> {
    let versions = version::Entity::find()
        .filter(version::Column::ProposalId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(version::Column::ProposalId)
        .order_by_asc(version::Column::Number)
        .all(&app.db)
        .await?;
    let mut versions = grouped(versions, |version| Some(version.proposal_id));
    let mut stated = HashMap::new();
    for row in rows {
        let author = is_author(requester, row);
        let mut list = Vec::new();
        for version in versions.remove(&row.id).unwrap_or_default() {
            if author || (!is_hidden(row) && version.handed_in_at.is_some() && !version.sealed) {
                list.push(state(app, row, version).await?);
            }
        }
        stated.insert(row.id, list);
    }
    Ok(stated)
}

/// The same by the proposals' numbers, which the requester was told.
pub async fn stated_by_number(
    app: &App,
    requester: &Requester,
    ids: &[i64],
) -> Result<HashMap<i64, Vec<Stated>>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    stated(app, requester, &rows).await
}

async fn state(app: &App, row: &Model, version: version::Model) -> Result<Stated, Error> {
    let plain = match row.challenge_id.filter(|_| version.sealed) {
        None => Some(version.content),
        Some(_) if taken_over(&app.db, row.account_id, row.created_at).await? => None,
        Some(challenge) => {
            let key = seal::key(&app.db, challenge).await?;
            // One that was changed in the database is not shown, and does not keep the others from being.
            key.open(row.id, version.number, &version.content).ok()
        }
    };
    let (content, text) = match plain {
        None => (None, None),
        Some(json) if version.handed_in_at.is_none() => (Some(Content::read(&json)?), None),
        Some(text) => {
            let document: Document = serde_json::from_slice(seal::json(&text)).map_err(Error::internal)?;
            (Some(document.content), String::from_utf8(text).ok())
        }
    };
    Ok(Stated {
        number: version.number,
        saved_at: version.saved_at,
        handed_in_at: version.handed_in_at,
        digest: version.digest,
        sealed: version.sealed,
        content,
        text,
    })
}

/// Whether somebody else opened an account's door since a moment: an administrator who makes a link to set its password, or sets
/// it, could come in as the person. What the account had sealed before is then shown to nobody until it is opened.
pub async fn taken_over(db: &impl ConnectionTrait, account: i64, since: Millis) -> Result<bool, Error> {
    let subject = format!("account_{account}");
    let doors = [
        Action::PasswordResetCreated,
        Action::PasswordReset,
        Action::PasswordChanged,
        Action::IdentityLinked,
        Action::TokenCreated,
    ];
    let found = audit::Entity::find()
        .filter(audit::Column::Subject.eq(&subject))
        .filter(audit::Column::Action.is_in(doors.map(Action::code)))
        .filter(audit::Column::Actor.ne(&subject))
        .filter(audit::Column::At.gte(since))
        .count(db)
        .await?;
    Ok(found > 0)
}

/// What open proposals promise, by the proposal, in the order of the need's indicators.
pub async fn values_of(app: &App, proposals: &[i64]) -> Result<HashMap<i64, Vec<value::Model>>, Error> {
    let rows = value::Entity::find()
        .filter(value::Column::ProposalId.is_in(proposals.iter().copied()))
        .order_by_asc(value::Column::ProposalId)
        .order_by_asc(value::Column::Position)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.proposal_id)))
}
