//! The database and its migrations; reads only.

use std::{path::Path, time::Duration};

use qiao_entity::{change, point::Ledger};
use qiao_migration::Migrator;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, EntityTrait, QueryOrder,
    QuerySelect, Statement,
    sqlx::{Connection, PgConnection},
};
use sea_orm_migration::MigratorTrait;

use super::report::{Check, Report};
use crate::{
    config::{Config, masked},
    database::url,
    domain::{audit, ledger, settlement},
};

/// Longest wait for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Looks at the database; gives the end of its change log.
pub(super) async fn checks(config: &Config, report: &mut Report) -> Option<i64> {
    let address = url(config);
    if let Some(file) = missing_file(&address) {
        report.add(Check::ok(
            "database",
            format!("SQLite, {file} is not there yet; the first start makes it"),
        ));
        return Some(0);
    }
    let db = match connect(&address).await {
        Ok(db) => db,
        Err(error) => {
            report.add(Check::wrong(
                "database",
                format!("{} cannot be reached: {}", masked(&address), reason(&error)),
                "Check that it runs and that database_url (QIAO_DATABASE_URL) is right.",
            ));
            return None;
        }
    };
    report.add(match version(&db).await {
        Ok(version) => Check::ok("database", format!("{version} at {}", masked(&address))),
        Err(error) => Check::wrong(
            "database",
            format!("{} does not answer: {}", masked(&address), reason(&error)),
            "Check that it runs and that its user may connect.",
        ),
    });
    report.add(migrations(&db).await);
    report.add(audit_log(&db).await);
    report.add(ledgers(&db).await);
    let last = change::Entity::find()
        .select_only()
        .column(change::Column::Position)
        .order_by_desc(change::Column::Position)
        .limit(1)
        .into_tuple::<i64>()
        .one(&db)
        .await;
    drop(db.close().await);
    last.ok().map(Option::unwrap_or_default)
}

/// The file of a SQLite address when it does not exist: looking at it must not make it.
pub(in crate::cli) fn missing_file(address: &str) -> Option<String> {
    let file = address.strip_prefix("sqlite://")?.split('?').next()?;
    (!Path::new(file).exists()).then(|| file.to_owned())
}

async fn connect(address: &str) -> Result<DatabaseConnection, DbErr> {
    if address.starts_with("postgres") {
        // The pool waits and tells only that it waited; one connection says what is the matter.
        let one = tokio::time::timeout(PATIENCE, PgConnection::connect(address)).await;
        let one = one.map_err(|_| DbErr::Custom(format!("no answer within {} s", PATIENCE.as_secs())))?;
        let one = one.map_err(|error| DbErr::Custom(error.to_string()))?;
        drop(one.close().await);
    }
    let mut options = ConnectOptions::new(address.replace("mode=rwc", "mode=rw"));
    options
        .max_connections(1)
        .connect_timeout(PATIENCE)
        .acquire_timeout(PATIENCE);
    Box::pin(Database::connect(options)).await
}

/// The kind of database and its version.
async fn version(db: &DatabaseConnection) -> Result<String, DbErr> {
    let backend = db.get_database_backend();
    let (kind, sql) = match backend {
        DbBackend::Postgres => ("PostgreSQL", "SHOW server_version"),
        _ => ("SQLite", "SELECT sqlite_version()"),
    };
    let row = db.query_one_raw(Statement::from_string(backend, sql)).await?;
    let version: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    Ok(format!("{kind} {version}"))
}

/// Which steps are applied, compared with those of this program.
async fn migrations(db: &DatabaseConnection) -> Check {
    let known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    let sql = Statement::from_string(db.get_database_backend(), "SELECT version FROM seaql_migrations");
    let applied: Vec<String> = match db.query_all_raw(sql).await {
        Ok(rows) => rows.iter().filter_map(|row| row.try_get_by_index(0).ok()).collect(),
        // No table of steps: an empty database.
        Err(_) => Vec::new(),
    };
    let pending = known.iter().filter(|step| !applied.contains(step)).count();
    let newer: Vec<&String> = applied.iter().filter(|step| !known.contains(step)).collect();
    if let Some(step) = newer.first() {
        return Check::wrong(
            "migrations",
            format!("the database has {step}, which this program does not know"),
            "A newer Qiao made it: run that one.",
        );
    }
    match pending {
        0 => Check::ok("migrations", format!("all {} applied", known.len())),
        pending => Check::ok(
            "migrations",
            format!("{pending} of {} pending; the next start applies them", known.len()),
        ),
    }
}

/// Whether the chain of the audit log holds.
async fn audit_log(db: &DatabaseConnection) -> Check {
    let Ok(verdict) = audit::verify(db, None).await else {
        let sql = "SELECT version FROM seaql_migrations WHERE version LIKE '%_audit'";
        let made = db
            .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
            .await;
        return if matches!(made, Ok(Some(_))) {
            Check::wrong(
                "audit log",
                "it cannot be read",
                "Check the table `audit` of the database.",
            )
        } else {
            Check::ok("audit log", "there is none yet")
        };
    };
    match (verdict.broken, verdict.head) {
        (Some((number, flaw)), _) => Check::wrong(
            "audit log",
            format!("entry {number} {flaw}"),
            "Somebody changed the database by hand. Compare with a backup, and see `qiao audit verify --help`.",
        ),
        (None, None) => Check::ok("audit log", "empty"),
        (None, Some(head)) => Check::ok(
            "audit log",
            format!("unbroken up to entry {}, {}", head.number, head.digest),
        ),
    }
}

/// Whether the ledgers of points hold.
async fn ledgers(db: &DatabaseConnection) -> Check {
    let mut ends = Vec::new();
    for each in Ledger::all() {
        let name = each.code();
        // Before the step that makes them there are none; that steps are missing is told beside this.
        let Ok(verdict) = ledger::verify(db, each).await else {
            return Check::ok("ledgers", "there are none yet");
        };
        match (verdict.broken, verdict.head) {
            (Some((number, flaw)), _) => {
                return Check::wrong(
                    "ledgers",
                    format!("entry {number} of {name} {flaw}"),
                    "Somebody changed the database by hand. Compare with a backup, and see `qiao ledger verify --help`.",
                );
            }
            (None, None) => ends.push(format!("{name} empty")),
            (None, Some(head)) => ends.push(format!("{name} unbroken up to entry {}, {}", head.number, head.digest)),
        }
    }
    match settlement::verify(db).await {
        Ok(verdict) if verdict.flaws.is_empty() => {
            ends.push(format!("{} entries of settlements reckoned again", verdict.entries));
        }
        Ok(verdict) => {
            let flaws = verdict.flaws.iter().map(|(id, flaw)| format!("settlement_{id} {flaw}"));
            return Check::wrong(
                "ledgers",
                flaws.collect::<Vec<_>>().join("; "),
                "Somebody changed the database by hand. Compare with a backup, and see `qiao ledger verify --help`.",
            );
        }
        // Before the step that makes them there are none.
        Err(_) => {}
    }
    Check::ok("ledgers", ends.join("; "))
}

/// What the database says, without the address that some messages quote.
fn reason(error: &DbErr) -> String {
    let text = error.to_string();
    let text = text.strip_prefix("Custom Error: ").unwrap_or(&text);
    text.split_whitespace()
        .map(|word| if word.contains("://") { "…" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}
