//! Technology needs, their fields, industries, modes, wanted partners and moves.

use sea_orm_migration::prelude::*;

use crate::columns::{
    big, big_null, code, code_null, coded_by, codes, day_null, drop_tables, flag, id, index, labels, part_of, record,
    refers_to, text, text_null, whole_null,
};

const STATUSES: [&str; 10] = [
    "DRAFT",
    "SUBMITTED",
    "PUBLISHED",
    "MATCHING",
    "NEGOTIATING",
    "CONTRACTED",
    "LANDED",
    "WITHDRAWN",
    "EXPIRED",
    "CLOSED",
];
const LEVELS: [&str; 3] = ["PUBLIC", "REGISTERED", "AGREEMENT"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        record(table.table("need").col(id()))
            .col(big("organization_id"))
            .col(code(
                "kind",
                &[
                    "PROBLEM",
                    "ACQUISITION",
                    "JOINT_RESEARCH",
                    "PILOT",
                    "CONSULTING",
                    "TESTING",
                    "OPEN_CHALLENGE",
                    "TALENT",
                ],
            ))
            .col(code("status", &STATUSES))
            .col(code("language", &["zh", "en"]))
            .col(text_null("title_zh"))
            .col(text_null("title_en"))
            .col(text_null("summary_zh"))
            .col(text_null("summary_en"))
            .col(text_null("description_zh"))
            .col(text_null("description_en"))
            .col(text_null("no_indicators_reason"))
            .col(whole_null("trl_from").check(Expr::cust("trl_from between 1 and 9")))
            .col(whole_null("trl_to").check(Expr::cust("trl_to between 1 and 9")))
            .col(code_null(
                "ip_ownership",
                &["NEED_SIDE", "SUPPLY_SIDE", "SHARED", "NEGOTIABLE"],
            ))
            .col(code_null(
                "ip_exclusivity",
                &["EXCLUSIVE", "SOLE", "NON_EXCLUSIVE", "NEGOTIABLE"],
            ))
            .col(text_null("ip_territory_code"))
            .col(big_null("budget_min").check(Expr::cust("budget_min >= 0")))
            .col(big_null("budget_max").check(Expr::cust("budget_max >= 0")))
            .col(text_null("currency").check(Expr::cust("length(currency) = 3")))
            .col(code_null(
                "payment",
                &["LUMP_SUM", "INSTALMENTS", "ROYALTY", "ENTRY_FEE_AND_ROYALTY"],
            ))
            .col(day_null("deadline"))
            .col(day_null("valid_until"))
            .col(flag("renewed"))
            .col(code_null("partner_size", &["ANY", "SMALL", "MEDIUM", "LARGE"]))
            .col(text_null("partner_region_code"))
            .col(code("organization_level", &LEVELS))
            .col(code("description_level", &LEVELS))
            .col(code("indicators_level", &LEVELS))
            .col(code("budget_level", &LEVELS))
            .col(code("decision_owner_level", &LEVELS))
            .col(text_null("decision_owner"))
            .col(text_null("author"))
            .col(text_null("source"))
            .col(big_null("published_at"))
            .col(big_null("closed_at"))
            .check(Expr::cust("trl_from is null or trl_to is null or trl_from <= trl_to"))
            .check(Expr::cust(
                "budget_min is null or budget_max is null or budget_min <= budget_max",
            ))
            .check(Expr::cust(
                "(budget_min is null and budget_max is null) or currency is not null",
            ))
            .check(Expr::cust("length(title_zh) <= 256 and length(title_en) <= 256"))
            .check(Expr::cust("length(summary_zh) <= 500 and length(summary_en) <= 500"))
            .check(Expr::cust(
                "length(description_zh) <= 4000 and length(description_en) <= 4000",
            ))
            .check(Expr::cust(
                "status = 'DRAFT' or ((title_zh is not null or title_en is not null) \
                 and (summary_zh is not null or summary_en is not null) \
                 and (description_zh is not null or description_en is not null) \
                 and deadline is not null and valid_until is not null)",
            ))
            .foreign_key(&mut refers_to("need", "organization_id", "organization"))
            .foreign_key(&mut coded_by("need", "ip_territory_code", "region"))
            .foreign_key(&mut coded_by("need", "partner_region_code", "region"));
        manager.create_table(table).await?;
        for columns in [
            ["status", "id"],
            ["organization_id", "id"],
            ["kind", "id"],
            ["status", "published_at"],
            ["status", "deadline"],
        ] {
            manager.create_index(index("need", &columns)).await?;
        }
        manager
            .create_table(codes("need_field", "need_id", "need", "field_code", "technology_field"))
            .await?;
        manager
            .create_index(index("need_field", &["field_code", "need_id"]))
            .await?;
        manager
            .create_table(codes("need_industry", "need_id", "need", "industry_code", "industry"))
            .await?;
        manager
            .create_index(index("need_industry", &["industry_code", "need_id"]))
            .await?;
        manager
            .create_table(labels("need_label", "need_id", "need", &["MODE", "PARTNER_KIND"]))
            .await?;
        manager
            .create_index(index("need_label", &["sort", "value", "need_id"]))
            .await?;

        let moves = Table::create()
            .table("need_move")
            .col(id())
            .col(big("need_id"))
            .col(code_null("from_status", &STATUSES))
            .col(code("to_status", &STATUSES))
            .col(big("at"))
            .col(text("actor"))
            .col(code_null(
                "reason",
                &[
                    "TOO_EARLY",
                    "BENEFIT_UNCLEAR",
                    "NO_COMMERCIAL_ROUTE",
                    "DESCRIPTION_UNCLEAR",
                    "INDICATOR_NOT_MET",
                    "IP_UNCLEAR",
                    "PRICE",
                    "TIMING",
                    "CAPACITY",
                    "CONFLICT_OF_INTEREST",
                    "DUPLICATE",
                    "OTHER",
                ],
            ))
            .col(text_null("sentence"))
            .check(Expr::cust("(reason is null) = (sentence is null)"))
            .foreign_key(&mut part_of("need_move", "need_id", "need"))
            .to_owned();
        manager.create_table(moves).await?;
        manager.create_index(index("need_move", &["need_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &["need_move", "need_label", "need_industry", "need_field", "need"],
        )
        .await
    }
}
