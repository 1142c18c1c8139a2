//! Technology managers, their fields, activities, competences, languages, representative works and affiliations.

use sea_orm_migration::prelude::*;

use crate::columns::{
    big, code, coded_by, codes, day_null, drop_tables, id, index, labels, part_of, record, refers_to, text_null, whole,
    whole_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        record(table.table("manager").col(id()))
            .col(code("kind", &["DISCOVERER", "INCUBATOR", "INVESTOR"]))
            .col(code("status", &["DRAFT", "PUBLISHED", "WITHDRAWN"]))
            .col(text_null("name_zh"))
            .col(text_null("name_en"))
            .col(text_null("region_code"))
            .col(text_null("headline_zh"))
            .col(text_null("headline_en"))
            .col(text_null("biography_zh"))
            .col(text_null("biography_en"))
            .col(whole("capacity").check(Expr::cust("capacity >= 0")))
            .col(whole("load").check(Expr::cust("load >= 0")))
            .check(Expr::cust("name_zh is not null or name_en is not null"))
            .check(Expr::cust("length(name_zh) <= 256 and length(name_en) <= 256"))
            .foreign_key(&mut coded_by("manager", "region_code", "region"));
        manager.create_table(table).await?;
        for columns in [["status", "id"], ["kind", "id"], ["region_code", "id"]] {
            manager.create_index(index("manager", &columns)).await?;
        }
        manager
            .create_table(codes(
                "manager_field",
                "manager_id",
                "manager",
                "field_code",
                "technology_field",
            ))
            .await?;
        manager
            .create_index(index("manager_field", &["field_code", "manager_id"]))
            .await?;
        manager
            .create_table(labels(
                "manager_label",
                "manager_id",
                "manager",
                &["ACTIVITY", "COMPETENCE", "LANGUAGE"],
            ))
            .await?;
        manager
            .create_index(index("manager_label", &["sort", "value", "manager_id"]))
            .await?;

        let work = Table::create()
            .table("representative_work")
            .col(id())
            .col(big("manager_id"))
            .col(whole("position"))
            .col(code("kind", &["DEAL", "REPORT", "CASE"]))
            .col(text_null("title_zh"))
            .col(text_null("title_en"))
            .col(text_null("summary_zh"))
            .col(text_null("summary_en"))
            .col(whole_null("year"))
            .check(Expr::cust("title_zh is not null or title_en is not null"))
            .foreign_key(&mut part_of("representative_work", "manager_id", "manager"))
            .index(
                Index::create()
                    .unique()
                    .name("uq_representative_work_position")
                    .col("manager_id")
                    .col("position"),
            )
            .to_owned();
        manager.create_table(work).await?;

        let affiliation = Table::create()
            .table("affiliation")
            .col(id())
            .col(big("manager_id"))
            .col(big("organization_id"))
            .col(text_null("post_zh"))
            .col(text_null("post_en"))
            .col(code("mode", &["FULL_TIME", "PART_TIME", "DUAL", "STARTUP_LEAVE"]))
            .col(day_null("from_date"))
            .col(day_null("to_date"))
            .check(Expr::cust(
                "from_date is null or to_date is null or from_date <= to_date",
            ))
            .foreign_key(&mut part_of("affiliation", "manager_id", "manager"))
            .foreign_key(&mut refers_to("affiliation", "organization_id", "organization"))
            .to_owned();
        manager.create_table(affiliation).await?;
        manager.create_index(index("affiliation", &["manager_id"])).await?;
        manager.create_index(index("affiliation", &["organization_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "affiliation",
                "representative_work",
                "manager_label",
                "manager_field",
                "manager",
            ],
        )
        .await
    }
}
