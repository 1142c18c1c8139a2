//! Reading engagements: each side its own.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use qiao_entity::{
    engagement::{Column, Entity, Model, Stage},
    engagement_member as member, engagement_milestone as milestone, engagement_task as task, slip,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::{RUNNING, Whole, standing, visible_to};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        indicator::grouped,
        page::{self, Newest, Page},
    },
    error::Error,
};

/// Which engagements.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// At these stages.
    pub stages: Vec<Stage>,
    /// Worked on, or over.
    pub is_running: Option<bool>,
    /// Of this need.
    pub need: Option<i64>,
    /// Whose next step is due before this day.
    pub due_before: Option<NaiveDate>,
    /// Into whose team the requester is asked, and has not answered.
    pub is_invited: bool,
}

fn select(app: &App, requester: &Requester, filter: &Filter) -> Select<Entity> {
    let mut select = visible_to(requester, app.clock.today());
    if !filter.stages.is_empty() {
        select = select.filter(Column::Stage.is_in(filter.stages.iter().copied()));
    }
    select = match filter.is_running {
        Some(true) => select.filter(Column::Stage.is_in(RUNNING)),
        Some(false) => select.filter(Column::Stage.is_not_in(RUNNING)),
        None => select,
    };
    if let Some(need) = filter.need {
        select = select.filter(Column::NeedId.eq(need));
    }
    if filter.is_invited {
        let asked = member::Entity::find()
            .select_only()
            .column(member::Column::EngagementId)
            // No manager has the number 0.
            .filter(member::Column::ManagerId.eq(requester.reads_profile().unwrap_or(0)))
            .filter(member::Column::Status.eq(member::TeamStatus::Invited));
        select = select.filter(Column::Id.in_subquery(asked.into_query()));
    }
    if let Some(day) = filter.due_before {
        select = select
            .filter(Column::NextStepDue.lt(day))
            .filter(Column::Stage.is_in(RUNNING));
    }
    select
}

/// One page of the engagements that the requester takes part in, the newest first.
pub async fn page(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    request: &page::Request,
) -> Result<Page<Model>, Error> {
    page::rows(&app.db, select(app, requester, filter), Newest, request).await
}

/// How many they are.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    let count = select(app, requester, filter).count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The engagements of these numbers that the requester takes part in; one statement.
pub async fn by_ids(app: &App, requester: &Requester, ids: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = visible_to(requester, app.clock.today())
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// These engagements with what decides who takes part in them; three statements. Who may read them is the caller's to know.
pub async fn wholes_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, Arc<Whole>>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    let wholes = standing::wholes(&app.db, rows).await?;
    Ok(wholes
        .into_iter()
        .map(|whole| (whole.row.id, Arc::new(whole)))
        .collect())
}

/// The engagements of these needs that the requester takes part in, the first one first; one statement.
pub async fn of_needs(app: &App, requester: &Requester, needs: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = visible_to(requester, app.clock.today())
        .filter(Column::NeedId.is_in(needs.iter().copied()))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.need_id)))
}

/// The milestones of these engagements, the earliest due first; one statement. Who may read them is the caller's to know.
pub async fn milestones_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<milestone::Model>>, Error> {
    let mut rows = milestone::Entity::find()
        .filter(milestone::Column::EngagementId.is_in(ids.iter().copied()))
        .order_by_asc(milestone::Column::Id)
        .all(&app.db)
        .await?;
    rows.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.id));
    Ok(grouped(rows, |row| Some(row.engagement_id)))
}

/// The tasks of these engagements, the earliest due first; one statement. Who may read them is the caller's to know.
pub async fn tasks_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<task::Model>>, Error> {
    let mut rows = task::Entity::find()
        .filter(task::Column::EngagementId.is_in(ids.iter().copied()))
        .order_by_asc(task::Column::Id)
        .all(&app.db)
        .await?;
    rows.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.id));
    Ok(grouped(rows, |row| Some(row.engagement_id)))
}

/// Which of these introductions have commission terms that both sides signed (佣金约定), and since when; one statement.
pub async fn slips_of(app: &App, introductions: &[i64]) -> Result<HashMap<i64, qiao_entity::Millis>, Error> {
    let rows: Vec<(i64, qiao_entity::Millis, qiao_entity::Millis)> = slip::Entity::find()
        .select_only()
        .columns([
            slip::Column::IntroductionId,
            slip::Column::NeedSignedAt,
            slip::Column::SupplySignedAt,
        ])
        .filter(slip::Column::IntroductionId.is_in(introductions.iter().copied()))
        .filter(slip::Column::NeedSignedAt.is_not_null())
        .filter(slip::Column::SupplySignedAt.is_not_null())
        .into_tuple()
        .all(&app.db)
        .await?;
    let mut signed: HashMap<i64, qiao_entity::Millis> = HashMap::new();
    for (id, need, supply) in rows {
        let at = if *need < *supply { supply } else { need };
        signed
            .entry(id)
            .and_modify(|first| *first = if **first < *at { *first } else { at })
            .or_insert(at);
    }
    Ok(signed)
}
