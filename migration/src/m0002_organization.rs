//! Organizations, their technology fields, aliases and tags.

use sea_orm_migration::prelude::*;

use crate::columns::{code, code_null, coded_by, codes, drop_tables, id, index, labels, record, text_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        record(table.table("organization").col(id()))
            .col(code(
                "kind",
                &[
                    "ENTERPRISE",
                    "UNIVERSITY",
                    "RESEARCH_INSTITUTE",
                    "MEDICAL_INSTITUTION",
                    "TRANSFER_AGENCY",
                    "ASSOCIATION",
                    "GOVERNMENT_BODY",
                    "PARK",
                    "INCUBATOR",
                    "PROOF_OF_CONCEPT_PLATFORM",
                    "PILOT_PLATFORM",
                    "PUBLIC_TECHNOLOGY_PLATFORM",
                    "SCIENCE_PARK",
                    "IP_FIRM",
                    "LAW_FIRM",
                    "ACCOUNTING_FIRM",
                    "INVESTOR",
                    "GUARANTOR",
                    "TRAINING_BASE",
                    "MEDIA",
                    "OTHER",
                ],
            ))
            .col(code("status", &["DRAFT", "PUBLISHED", "WITHDRAWN"]))
            .col(text_null("name_zh"))
            .col(text_null("name_en"))
            .col(code_null(
                "legal_nature",
                &[
                    "PUBLIC_INSTITUTION",
                    "STATE_OWNED_ENTERPRISE",
                    "PRIVATE_ENTERPRISE",
                    "FOREIGN_ENTERPRISE",
                    "SOCIAL_ORGANIZATION",
                    "GOVERNMENT",
                    "PARTNERSHIP",
                    "OTHER",
                ],
            ))
            .col(text_null("region_code"))
            .col(text_null("website"))
            .col(text_null("profile_zh"))
            .col(text_null("profile_en"))
            .check(Expr::cust("name_zh is not null or name_en is not null"))
            .check(Expr::cust("length(name_zh) <= 256 and length(name_en) <= 256"))
            .foreign_key(&mut coded_by("organization", "region_code", "region"));
        manager.create_table(table).await?;
        for columns in [["status", "id"], ["kind", "id"], ["region_code", "id"]] {
            manager.create_index(index("organization", &columns)).await?;
        }
        manager
            .create_table(codes(
                "organization_field",
                "organization_id",
                "organization",
                "field_code",
                "technology_field",
            ))
            .await?;
        manager
            .create_index(index("organization_field", &["field_code", "organization_id"]))
            .await?;
        manager
            .create_table(labels(
                "organization_label",
                "organization_id",
                "organization",
                &["ALIAS", "TAG"],
            ))
            .await?;
        manager
            .create_index(index("organization_label", &["sort", "value", "organization_id"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["organization_label", "organization_field", "organization"]).await
    }
}
