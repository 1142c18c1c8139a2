//! Who the best candidates of an open need are: shown where needs wait, without a search for each.

use sea_orm_migration::prelude::*;

use crate::columns::big_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Rows that were reckoned before name nobody until they are reckoned again, within minutes after the start.
const COLUMNS: [&str; 2] = ["manager_id", "achievement_id"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in COLUMNS {
            let add = Table::alter().table("best_match").add_column(big_null(name)).to_owned();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in COLUMNS {
            let drop = Table::alter().table("best_match").drop_column(name).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
