//! Reading the audit log: for administrators alone.

use qiao_entity::{
    Millis,
    audit::{Action, Column, Entity, Model},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use crate::{
    app::App,
    auth::Requester,
    domain::page::{self, Newest, Numbered, Page},
    error::Error,
};

/// Which entries.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// By whom.
    pub actor: Option<String>,
    /// What was done.
    pub action: Option<Action>,
    /// To what.
    pub subject: Option<String>,
    /// Not before this moment.
    pub from: Option<Millis>,
    /// Before this moment.
    pub to: Option<Millis>,
}

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.number
    }
}

fn select(requester: &Requester, filter: &Filter) -> Result<Select<Entity>, Error> {
    if !requester.is_administrator() {
        return Err(Error::forbidden());
    }
    let mut select = Entity::find();
    if let Some(actor) = &filter.actor {
        select = select.filter(Column::Actor.eq(actor));
    }
    if let Some(action) = filter.action {
        select = select.filter(Column::Action.eq(action.code()));
    }
    if let Some(subject) = &filter.subject {
        select = select.filter(Column::Subject.eq(subject));
    }
    if let Some(from) = filter.from {
        select = select.filter(Column::At.gte(from));
    }
    if let Some(to) = filter.to {
        select = select.filter(Column::At.lt(to));
    }
    Ok(select)
}

/// One page of the entries that the filter lets through.
pub async fn list(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    request: &page::Request,
) -> Result<Page<Model>, Error> {
    page::rows(&app.db, select(requester, filter)?, Newest, request).await
}

/// How many entries the filter lets through.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    let count = select(requester, filter)?.count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}
