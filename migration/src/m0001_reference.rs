//! Reference tables: technology fields, regions, industries. Their rows come from the shipped data files at start.

use sea_orm_migration::prelude::*;

use crate::columns::{code, coded_by, drop_tables, index, text, text_null, whole};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["technology_field", "region", "industry"] {
            let mut table = Table::create();
            table
                .table(name)
                .col(text("code").primary_key())
                .col(text_null("parent_code"))
                .col(whole("position"))
                .col(text("name_zh"))
                .col(text("name_en"))
                .foreign_key(&mut coded_by(name, "parent_code", name));
            match name {
                "technology_field" => {
                    table.col(text("synonyms_zh")).col(text("synonyms_en"));
                }
                "region" => {
                    table.col(code("kind", &["COUNTRY", "PROVINCE", "PREFECTURE"]));
                }
                _ => {}
            }
            manager.create_table(table).await?;
            manager.create_index(index(name, &["parent_code"])).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["industry", "region", "technology_field"]).await
    }
}
