//! Achievements, their fields, forms, modes, keywords, finders, managers and IP rights.

use sea_orm_migration::prelude::*;

use crate::columns::{
    big, code, code_null, coded_by, codes, drop_tables, flag, id, index, labels, part_of, record, refers_to, text_null,
    whole, whole_null,
};

const HOLDERS: [&str; 4] = ["ORGANIZATION", "FINDERS", "SHARED", "UNSETTLED"];
const LEVELS: [&str; 3] = ["PUBLIC", "REGISTERED", "AGREEMENT"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        record(table.table("achievement").col(id()))
            .col(big("organization_id"))
            .col(code("status", &["DRAFT", "PUBLISHED", "WITHDRAWN"]))
            .col(text_null("name_zh"))
            .col(text_null("name_en"))
            .col(text_null("summary_zh"))
            .col(text_null("summary_en"))
            .col(text_null("description_zh"))
            .col(text_null("description_en"))
            .col(whole_null("trl").check(Expr::cust("trl between 1 and 9")))
            .col(code_null(
                "level",
                &[
                    "INTERNATIONAL_LEADING",
                    "INTERNATIONAL_ADVANCED",
                    "DOMESTIC_LEADING",
                    "DOMESTIC_ADVANCED",
                    "OTHER",
                ],
            ))
            .col(code_null("ownership", &HOLDERS))
            .col(code_null("use_right", &HOLDERS))
            .col(code_null("disposal_right", &HOLDERS))
            .col(code_null("income_right", &HOLDERS))
            .col(flag("rights_settled"))
            .col(code("empowerment", &["NONE", "IN_PROGRESS", "DONE"]))
            .col(code(
                "first_of_kind",
                &["NONE", "FIRST_SET", "FIRST_BATCH", "FIRST_VERSION"],
            ))
            .col(code("description_level", &LEVELS))
            .col(code("indicators_level", &LEVELS))
            .check(Expr::cust("name_zh is not null or name_en is not null"))
            .check(Expr::cust("length(name_zh) <= 256 and length(name_en) <= 256"))
            .foreign_key(&mut refers_to("achievement", "organization_id", "organization"));
        manager.create_table(table).await?;
        for columns in [["status", "id"], ["organization_id", "id"], ["level", "id"]] {
            manager.create_index(index("achievement", &columns)).await?;
        }
        manager
            .create_table(codes(
                "achievement_field",
                "achievement_id",
                "achievement",
                "field_code",
                "technology_field",
            ))
            .await?;
        manager
            .create_index(index("achievement_field", &["field_code", "achievement_id"]))
            .await?;
        manager
            .create_table(labels(
                "achievement_label",
                "achievement_id",
                "achievement",
                &["FORM", "MODE", "KEYWORD", "FINDER"],
            ))
            .await?;
        manager
            .create_index(index("achievement_label", &["sort", "value", "achievement_id"]))
            .await?;

        let managers = Table::create()
            .table("achievement_manager")
            .col(big("achievement_id"))
            .col(big("manager_id"))
            .col(whole("position"))
            .primary_key(Index::create().col("achievement_id").col("manager_id"))
            .foreign_key(&mut part_of("achievement_manager", "achievement_id", "achievement"))
            .foreign_key(&mut part_of("achievement_manager", "manager_id", "manager"))
            .to_owned();
        manager.create_table(managers).await?;
        manager
            .create_index(index("achievement_manager", &["manager_id", "achievement_id"]))
            .await?;

        let right = Table::create()
            .table("ip_right")
            .col(id())
            .col(big("achievement_id"))
            .col(whole("position"))
            .col(code(
                "kind",
                &[
                    "INVENTION_PATENT",
                    "UTILITY_MODEL",
                    "DESIGN",
                    "SOFTWARE_COPYRIGHT",
                    "PLANT_VARIETY",
                    "LAYOUT_DESIGN",
                    "OTHER",
                ],
            ))
            .col(text_null("number"))
            .col(code("status", &["PENDING", "GRANTED", "EXPIRED", "LAPSED"]))
            .col(text_null("territory_code"))
            .col(text_null("holder"))
            .foreign_key(&mut part_of("ip_right", "achievement_id", "achievement"))
            .foreign_key(&mut coded_by("ip_right", "territory_code", "region"))
            .index(
                Index::create()
                    .unique()
                    .name("uq_ip_right_position")
                    .col("achievement_id")
                    .col("position"),
            )
            .to_owned();
        manager.create_table(right).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "ip_right",
                "achievement_manager",
                "achievement_label",
                "achievement_field",
                "achievement",
            ],
        )
        .await
    }
}
