//! What entries say in words. The chain holds a digest of the words and of a random salt; the words stand beside it, so that those of
//! an erased person can go without a break in the chain, and so that nobody finds them again by guessing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use qiao_entity::{
    point,
    point_words::{Column, Entity, Model},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr,
};

use super::{PointKind, chain::digest_of};
use crate::{domain::write::Write, error::Error};

/// Words with their salt, before their entry has a number.
pub(super) struct Salted {
    text: String,
    salt: String,
}

impl Salted {
    /// Words with a new salt.
    pub(super) fn new(text: String) -> Result<Self, Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        let salt = URL_SAFE_NO_PAD.encode(bytes);
        Ok(Self { text, salt })
    }

    /// What the chain holds of them.
    pub(super) fn digest(&self) -> String {
        digest(&self.text, &self.salt)
    }

    /// Stores them beside their entry.
    pub(super) async fn store(self, write: &Write, entry: &point::Model) -> Result<(), Error> {
        let row = Model {
            point_id: entry.id,
            text: self.text,
            salt: self.salt,
        };
        Entity::insert(row.into_active_model().reset_all())
            .exec_without_returning(write.txn())
            .await?;
        Ok(())
    }
}

/// The digest of words with their salt.
pub(super) fn digest(text: &str, salt: &str) -> String {
    digest_of(["qiao words 1", salt, text].into_iter())
}

/// Takes out what an erased account said in its appeals. What registrars wrote is the registry's and stays.
pub async fn forget_words_of(write: &Write, account: i64) -> Result<(), Error> {
    let appeals = point::Entity::find()
        .select_only()
        .column(point::Column::Id)
        .filter(point::Column::AccountId.eq(account))
        .filter(point::Column::Kind.eq(PointKind::Appeal))
        .into_query();
    Entity::update_many()
        .col_expr(Column::Text, Expr::value(""))
        .col_expr(Column::Salt, Expr::value(""))
        .filter(Column::PointId.in_subquery(appeals))
        .exec(write.txn())
        .await?;
    Ok(())
}
