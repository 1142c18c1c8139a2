//! Accounts, what they may do, and how they log in.

use sea_orm_migration::prelude::*;

use crate::columns::{
    big, big_null, code, code_null, coded_by, drop_tables, id, index, part_of, refers_to, text, text_null, whole,
};

const MEMBER_ROLES: [&str; 3] = ["OWNER", "EDITOR", "READER"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [account(), account_role(), membership()] {
            manager.create_table(table).await?;
        }
        for table in [session(), api_token(), reset_token(), identity(), oidc_login()] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("account_role", &["account_id"] as &[_]),
            ("membership", &["organization_id"]),
            ("session", &["account_id"]),
            ("api_token", &["account_id"]),
            ("api_token", &["organization_id"]),
            ("reset_token", &["account_id"]),
            ("identity", &["account_id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "oidc_login",
                "identity",
                "reset_token",
                "api_token",
                "session",
                "membership",
                "account_role",
                "account",
            ],
        )
        .await
    }
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(id())
        // Folded to lower case by the domain.
        .col(
            text("login")
                .unique_key()
                .check(Expr::cust("length(login) between 1 and 254")),
        )
        .col(text("name").check(Expr::cust("length(name) <= 128")))
        .col(text_null("password_hash"))
        .col(code("status", &["ACTIVE", "BLOCKED", "ERASED"]))
        .col(big_null("manager_id").unique_key())
        .col(big("created_at"))
        .col(big("updated_at"))
        .col(big_null("logged_in_at"))
        .col(big("version").default(1).check(Expr::cust("version >= 1")))
        .check(Expr::cust(
            "status <> 'ERASED' or (password_hash is null and name = '')",
        ))
        .foreign_key(&mut refers_to("account", "manager_id", "manager"))
        .to_owned()
}

fn account_role() -> TableCreateStatement {
    Table::create()
        .table("account_role")
        .col(id())
        .col(big("account_id"))
        .col(code(
            "role",
            &["ADMINISTRATOR", "REGISTRAR", "REVIEWER", "DASHBOARD", "MATCHMAKER"],
        ))
        .col(text_null("region_code"))
        .col(big_null("organization_id"))
        .col(text("granted_by"))
        .col(big("granted_at"))
        // A matchmaker's scope is a region or an association; the other roles have none.
        .check(Expr::cust(
            "(role = 'MATCHMAKER' and (region_code is null) <> (organization_id is null)) \
             or (role <> 'MATCHMAKER' and region_code is null and organization_id is null)",
        ))
        .foreign_key(&mut part_of("account_role", "account_id", "account"))
        .foreign_key(&mut coded_by("account_role", "region_code", "region"))
        .foreign_key(&mut refers_to("account_role", "organization_id", "organization"))
        .to_owned()
}

fn membership() -> TableCreateStatement {
    Table::create()
        .table("membership")
        .col(big("account_id"))
        .col(big("organization_id"))
        .col(code("role", &MEMBER_ROLES))
        .col(text("granted_by"))
        .col(big("granted_at"))
        .primary_key(Index::create().col("account_id").col("organization_id"))
        .foreign_key(&mut part_of("membership", "account_id", "account"))
        .foreign_key(&mut part_of("membership", "organization_id", "organization"))
        .to_owned()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(id())
        .col(big("account_id"))
        // Only a digest is stored: who reads the database cannot log in.
        .col(text("digest").unique_key())
        // What the browser calls itself, so that a person recognises the session.
        .col(text("agent").check(Expr::cust("length(agent) <= 200")))
        .col(big("created_at"))
        .col(big("seen_at"))
        .col(big("expires_at"))
        .foreign_key(&mut part_of("session", "account_id", "account"))
        .to_owned()
}

fn api_token() -> TableCreateStatement {
    Table::create()
        .table("api_token")
        .col(id())
        .col(big_null("account_id"))
        .col(big_null("organization_id"))
        // What an organization's token may do there.
        .col(code_null("role", &["EDITOR", "READER"]))
        .col(text("name").check(Expr::cust("length(name) between 1 and 128")))
        .col(text("digest").unique_key())
        // The first characters, by which a person tells tokens apart.
        .col(text("start"))
        // Bits: 1 what is confidential, 2 writing, 4 managing accounts, members, tokens and agreements.
        .col(whole("scopes").check(Expr::cust("scopes between 0 and 7")))
        .col(text("created_by"))
        .col(big("created_at"))
        .col(big("expires_at"))
        .col(big_null("used_at"))
        .col(big_null("revoked_at"))
        .check(Expr::cust("(account_id is null) <> (organization_id is null)"))
        .check(Expr::cust("(organization_id is null) = (role is null)"))
        .foreign_key(&mut part_of("api_token", "account_id", "account"))
        .foreign_key(&mut part_of("api_token", "organization_id", "organization"))
        .to_owned()
}

fn reset_token() -> TableCreateStatement {
    Table::create()
        .table("reset_token")
        .col(text("digest").primary_key())
        .col(big("account_id"))
        .col(big("created_at"))
        .col(big("expires_at"))
        .foreign_key(&mut part_of("reset_token", "account_id", "account"))
        .to_owned()
}

fn identity() -> TableCreateStatement {
    Table::create()
        .table("identity")
        .col(text("issuer"))
        .col(text("subject"))
        .col(big("account_id"))
        .col(big("created_at"))
        .primary_key(Index::create().col("issuer").col("subject"))
        .foreign_key(&mut part_of("identity", "account_id", "account"))
        .to_owned()
}

fn oidc_login() -> TableCreateStatement {
    Table::create()
        .table("oidc_login")
        // Of the `state` parameter.
        .col(text("digest").primary_key())
        // Of a cookie of the browser that began it, so that nobody else can end it.
        .col(text("browser_digest"))
        .col(text("nonce"))
        .col(text("verifier"))
        .col(text("return_to"))
        // Who links another identity to an account that is logged in.
        .col(big_null("account_id"))
        .col(big("expires_at"))
        .foreign_key(&mut part_of("oidc_login", "account_id", "account"))
        .to_owned()
}
