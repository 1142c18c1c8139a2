//! Credentials of managers: titles, training, registrations, recognitions.

use sea_orm_migration::prelude::*;

use crate::columns::{big, code, code_null, day_null, drop_tables, id, index, part_of, text, text_null, whole};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let levels = [
            "ASSISTANT_ENGINEER",
            "ENGINEER",
            "SENIOR_ENGINEER",
            "PROFESSORATE_SENIOR_ENGINEER",
            "JUNIOR",
            "INTERMEDIATE",
            "SENIOR",
        ];
        let table = Table::create()
            .table("credential")
            .col(id())
            .col(big("manager_id"))
            .col(whole("position"))
            .col(code("kind", &["TITLE", "TRAINING", "RTTP", "RECOGNITION"]))
            .col(code_null("level", &levels))
            .col(text_null("name"))
            .col(text("issuer"))
            .col(text_null("number"))
            .col(day_null("issued_on"))
            .col(day_null("valid_until"))
            .foreign_key(&mut part_of("credential", "manager_id", "manager"))
            .to_owned();
        manager.create_table(table).await?;
        manager
            .create_index(index("credential", &["manager_id", "position"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["credential"]).await
    }
}
