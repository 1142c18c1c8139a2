//! Pairs that said no: matching does not bring them back without saying so.

use std::collections::HashMap;

use qiao_entity::{
    Millis,
    introduction::{Column, Entity, IntroductionStatus as Status, Model},
    need,
    need_move::Reason,
    noun::Noun,
    step::Side,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use super::{Introduced, visible_to};
use crate::{
    app::App,
    auth::Requester,
    domain::{record::by_ids, shortlist},
    error::Error,
};

/// The no of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorNo {
    /// The introduction that it ended.
    pub introduction: i64,
    /// Who said it.
    pub side: Option<Side>,
    /// When.
    pub at: Millis,
    /// The coded reason.
    pub reason: Reason,
    /// The sentence, for the parties of the introduction.
    pub sentence: Option<String>,
}

/// For each of these records of a noun with whom it was brought together in vain, and why: the last no of each pair.
///
/// The parties of an introduction know it; who keeps a shortlist for the need, and so proposes candidates for it, is told the
/// coded reason.
pub async fn nos_of(
    app: &App,
    requester: &Requester,
    (noun, ids): (Noun, &[i64]),
) -> Result<HashMap<i64, HashMap<(Noun, i64), PriorNo>>, Error> {
    let of = match noun {
        Noun::Need => Column::NeedId.is_in(ids.iter().copied()),
        Noun::Manager => Column::ManagerId.is_in(ids.iter().copied()),
        Noun::Achievement => Column::AchievementId.is_in(ids.iter().copied()),
        Noun::Organization => return Ok(HashMap::new()),
    };
    if requester.rights().is_none() && !requester.is_administrator() {
        return Ok(HashMap::new());
    }
    let nos = Condition::all()
        .add(of)
        .add(Column::Status.is_in([Status::Declined, Status::Ended]));
    let rows = Entity::find()
        .filter(nos.clone())
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let own = visible_to(requester).filter(nos).all(&app.db).await?;
    let own: Vec<i64> = own.into_iter().map(|row| row.id).collect();
    let needs: Vec<i64> = rows.iter().map(|row| row.need_id).collect();
    let needs: Vec<need::Model> = by_ids(app, requester, &needs).await?.into_values().collect();
    let keepers = shortlist::keepers(&app.db, requester, &needs).await?;
    let mut found: HashMap<i64, HashMap<(Noun, i64), PriorNo>> = HashMap::new();
    for row in rows {
        let is_party = own.contains(&row.id);
        if !is_party && !keepers.contains_key(&row.need_id) {
            continue;
        }
        let (Some(introduced), Some(no)) = (Introduced::by(&row), prior(&row, is_party)) else {
            continue;
        };
        let (is, other) = if noun == Noun::Need {
            (row.need_id, introduced.record())
        } else {
            (introduced.record().1, (Noun::Need, row.need_id))
        };
        found.entry(is).or_default().insert(other, no);
    }
    Ok(found)
}

fn prior(row: &Model, is_party: bool) -> Option<PriorNo> {
    Some(PriorNo {
        introduction: row.id,
        side: row.closed_side,
        at: row.closed_at?,
        reason: row.reason?,
        sentence: row.sentence.clone().filter(|_| is_party),
    })
}
