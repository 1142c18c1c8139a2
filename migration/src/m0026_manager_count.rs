//! Indexes from which managers are counted by kind and by region without reading their rows, which are long.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [&str; 2] = ["kind", "region_code"];

fn name(column: &str) -> String {
    format!("ix_manager_status_{column}_id")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let index = Index::create()
                .name(name(column))
                .table("manager")
                .col("status")
                .col(column)
                .col("id")
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            manager
                .drop_index(Index::drop().name(name(column)).table("manager").to_owned())
                .await?;
        }
        Ok(())
    }
}
