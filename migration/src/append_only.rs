//! Tables whose rows are never changed or removed.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// Makes the database refuse to change or remove rows of a table whose key is `key`.
pub(crate) async fn protect(manager: &SchemaManager<'_>, table: &str, key: &str) -> Result<(), DbErr> {
    let message = format!("the table {table} is append-only");
    let statements = match manager.get_database_backend() {
        DbBackend::Sqlite => vec![
            format!(
                "create trigger {table}_no_update before update on {table} begin select raise(abort, '{message}'); end"
            ),
            format!(
                "create trigger {table}_no_delete before delete on {table} begin select raise(abort, '{message}'); end"
            ),
            // `insert or replace` removes a row without asking the trigger of removals.
            format!(
                "create trigger {table}_no_replace before insert on {table} \
                 when exists (select 1 from {table} where {key} = new.{key}) \
                 begin select raise(abort, '{message}'); end"
            ),
        ],
        _ => vec![
            format!(
                "create function {table}_refuse() returns trigger language plpgsql as $$ begin \
                 raise exception '{message}'; end $$"
            ),
            format!(
                "create trigger {table}_append_only before update or delete or truncate on {table} \
                 for each statement execute function {table}_refuse()"
            ),
        ],
    };
    let db = manager.get_connection();
    for statement in statements {
        db.execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// Removes what [`protect`] left beside the table, once the table is dropped.
pub(crate) async fn forget(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let drop = format!("drop function {table}_refuse()");
        manager.get_connection().execute_unprepared(&drop).await?;
    }
    Ok(())
}
