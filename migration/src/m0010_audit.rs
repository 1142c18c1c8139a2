//! The audit log: sensitive actions, in a chain of digests, never changed.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::columns::{big, drop_tables, index, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REFUSE_SQLITE: [&str; 3] = [
    "create trigger audit_no_update before update on audit begin select raise(abort, 'the audit log is append-only'); end",
    "create trigger audit_no_delete before delete on audit begin select raise(abort, 'the audit log is append-only'); end",
    // `insert or replace` removes a row without asking the trigger of removals.
    "create trigger audit_no_replace before insert on audit \
     when exists (select 1 from audit where number = new.number or digest = new.digest) \
     begin select raise(abort, 'the audit log is append-only'); end",
];
const REFUSE_POSTGRES: [&str; 2] = [
    "create function audit_refuse() returns trigger language plpgsql as $$ begin \
     raise exception 'the audit log is append-only'; end $$",
    "create trigger audit_append_only before update or delete or truncate on audit \
     for each statement execute function audit_refuse()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("audit")
            // Counted by the domain without gaps: a missing number is a removed entry.
            .col(ColumnDef::new("number").big_integer().not_null().primary_key())
            .col(big("at"))
            .col(text("actor"))
            .col(text("action"))
            .col(text("subject"))
            // What else it says, as JSON; no names, no secrets.
            .col(text("detail"))
            // Of the entry before and of this one.
            .col(text("previous"))
            .col(text("digest").unique_key())
            .to_owned();
        manager.create_table(table).await?;
        manager.create_index(index("audit", &["subject", "number"])).await?;
        let db = manager.get_connection();
        let statements = match manager.get_database_backend() {
            DbBackend::Sqlite => REFUSE_SQLITE.as_slice(),
            _ => REFUSE_POSTGRES.as_slice(),
        };
        for statement in statements {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["audit"]).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let db = manager.get_connection();
            db.execute_unprepared("drop function audit_refuse()").await?;
        }
        Ok(())
    }
}
