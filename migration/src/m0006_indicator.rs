//! Technical indicators and translations, which needs and achievements have alike.

use sea_orm_migration::prelude::*;

use crate::columns::{big, big_null, code, code_null, drop_tables, id, part_of, refers_to, text_null, whole};

/// Exactly one owner: a need or an achievement.
const ONE_OWNER: &str = "(need_id is null) <> (achievement_id is null)";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indicator = Table::create()
            .table("indicator")
            .col(id())
            .col(big_null("need_id"))
            .col(big_null("achievement_id"))
            .col(whole("position"))
            .col(text_null("name_zh"))
            .col(text_null("name_en"))
            .col(code("operator", &["LT", "LE", "EQ", "GE", "GT", "RANGE"]))
            .col(ColumnDef::new("value").double().not_null())
            .col(ColumnDef::new("value_to").double())
            .col(text_null("unit"))
            .col(ColumnDef::new("current").double())
            .col(code_null("necessity", &["MUST", "WISH"]))
            .col(text_null("method_zh"))
            .col(text_null("method_en"))
            .check(Expr::cust(ONE_OWNER))
            .check(Expr::cust("name_zh is not null or name_en is not null"))
            .check(Expr::cust("(operator = 'RANGE') = (value_to is not null)"))
            .check(Expr::cust("value_to is null or value <= value_to"))
            .foreign_key(&mut part_of("indicator", "need_id", "need"))
            .foreign_key(&mut part_of("indicator", "achievement_id", "achievement"))
            .index(
                Index::create()
                    .unique()
                    .name("uq_indicator_need")
                    .col("need_id")
                    .col("position"),
            )
            .index(
                Index::create()
                    .unique()
                    .name("uq_indicator_achievement")
                    .col("achievement_id")
                    .col("position"),
            )
            .to_owned();
        manager.create_table(indicator).await?;

        let translation = Table::create()
            .table("translation")
            .col(id())
            .col(big_null("need_id"))
            .col(big_null("achievement_id"))
            .col(whole("number").check(Expr::cust("number >= 1")))
            .col(code("language", &["zh", "en"]))
            .col(text_null("title"))
            .col(text_null("summary"))
            .col(text_null("description"))
            .col(big_null("manager_id"))
            .col(big_null("author_signed_at"))
            .col(big_null("owner_signed_at"))
            .col(big("created_at"))
            .check(Expr::cust(ONE_OWNER))
            .check(Expr::cust(
                "title is not null or summary is not null or description is not null",
            ))
            .check(Expr::cust(
                "length(title) <= 256 and length(summary) <= 500 and length(description) <= 4000",
            ))
            .foreign_key(&mut part_of("translation", "need_id", "need"))
            .foreign_key(&mut part_of("translation", "achievement_id", "achievement"))
            .foreign_key(&mut refers_to("translation", "manager_id", "manager"))
            .index(
                Index::create()
                    .unique()
                    .name("uq_translation_need")
                    .col("need_id")
                    .col("number"),
            )
            .index(
                Index::create()
                    .unique()
                    .name("uq_translation_achievement")
                    .col("achievement_id")
                    .col("number"),
            )
            .to_owned();
        manager.create_table(translation).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["translation", "indicator"]).await
    }
}
