//! Commission slips (佣金约定), as far as a settlement honours them: what was agreed before names were told.

use std::collections::HashMap;

use qiao_entity::{
    contract::Model as Contract,
    slip::{Column, Entity, Model, SlipBase, SlipKind},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{calculate::Calculation, split::WHOLE};
use crate::error::Error;

/// The slip in force of each of these introductions: the last version that both sides signed; one statement. Who may read its terms is the
/// caller's to know.
pub async fn in_force(db: &impl ConnectionTrait, introductions: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = Entity::find()
        .filter(Column::IntroductionId.is_in(introductions.iter().copied()))
        .filter(Column::NeedSignedAt.is_not_null())
        .filter(Column::SupplySignedAt.is_not_null())
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    // The later version replaces the one before.
    Ok(rows.into_iter().map(|row| (row.introduction_id, row)).collect())
}

/// What a slip gives of an income, in minor units, rounded down; none where its currency is another.
#[must_use]
pub fn claim(slip: &Model, contract: &Contract, calculation: &Calculation) -> Option<i64> {
    match slip.kind {
        SlipKind::None => Some(0),
        SlipKind::Amount => slip
            .amount
            .filter(|_| slip.currency.as_ref() == Some(&contract.currency)),
        SlipKind::Rate => {
            let gross = i128::from(calculation.gross);
            let base = match slip.base? {
                SlipBase::ContractAmount | SlipBase::PaymentsReceived => gross,
                SlipBase::NetIncome => i128::from(calculation.net),
                SlipBase::TechnologyAmount => {
                    let whole = contract.amount.filter(|amount| *amount > 0)?;
                    gross * i128::from(contract.technology_amount?) / i128::from(whole)
                }
            };
            i64::try_from(base * i128::from(slip.rate?) / i128::from(WHOLE)).ok()
        }
    }
}
