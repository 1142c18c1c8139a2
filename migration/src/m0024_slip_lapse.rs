//! Offers of commission terms that nobody signs are reminded of, and lapse.

use sea_orm_migration::prelude::*;

use crate::columns::big_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// When the other side was reminded of an offer, and when it lapsed.
const MOMENTS: [&str; 2] = ["nudged_at", "lapsed_at"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for moment in MOMENTS {
            let column = Table::alter().table("slip").add_column(big_null(moment)).to_owned();
            manager.alter_table(column).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for moment in MOMENTS {
            let column = Table::alter().table("slip").drop_column(moment).to_owned();
            manager.alter_table(column).await?;
        }
        Ok(())
    }
}
