//! A database with all its tables and nothing told yet, made once for each build of the tests: every service of theirs begins
//! with a copy, which takes a tenth of the time of the migrations. The tests of this package and those of the whole service both
//! have this file; what it needs of the service is told by the module that it is in.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, UNIX_EPOCH},
};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

use super::{App, Clock, Config};

/// The database's file in a data folder.
const FILE: &str = "qiao.sqlite3";

/// How many databases this process took on PostgreSQL.
static STARTED: AtomicU32 = AtomicU32::new(0);

/// A copy of its own: on the PostgreSQL that `QIAO_TEST_POSTGRES` names, whose address is told; else on SQLite, in the folder.
pub(super) async fn copy(folder: &Path, clock: &Clock) -> Option<String> {
    let Ok(server) = std::env::var("QIAO_TEST_POSTGRES") else {
        let template = on_sqlite(clock).await;
        fs::copy(template, folder.join(FILE)).expect("a copy");
        return None;
    };
    let (name, _) = program();
    let name = name.split('-').next().unwrap_or_default();
    let number = STARTED.fetch_add(1, Ordering::Relaxed);
    let name = format!("{name}_{}_{number}", std::process::id());
    let admin = Database::connect(&server).await.expect("the PostgreSQL of the tests");
    let template = on_postgres(&admin, &server, clock).await;
    run(&admin, &format!("create database {name} template {template}")).await;
    admin.close().await.expect("closed");
    Some(beside(&server, &name))
}

/// The file of the template, beside the program.
async fn on_sqlite(clock: &Clock) -> PathBuf {
    let (name, built) = program();
    let kept = std::env::current_exe().expect("a program");
    let kept = kept.parent().expect("a folder");
    let path = kept.join(format!("{name}-{built}.sqlite3"));
    if !path.exists() {
        // Processes that make one at the same time each move a whole one there.
        let folder = tempfile::tempdir_in(kept).expect("a folder");
        make(folder.path(), None, clock).await;
        fs::rename(folder.path().join(FILE), &path).expect("moved");
        forget_others(kept, &path, &name);
    }
    path
}

/// Takes those of the program's former builds away.
fn forget_others(kept: &Path, path: &Path, program: &str) {
    let files = fs::read_dir(kept).expect("a folder").filter_map(Result::ok);
    for other in files.map(|file| file.path()).filter(|other| other != path) {
        let name = other.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&format!("{program}-")) && name.ends_with(".sqlite3") {
            // Whoever else takes it away is welcome.
            let _ = fs::remove_file(other);
        }
    }
}

/// The name of the template.
async fn on_postgres(admin: &DatabaseConnection, server: &str, clock: &Clock) -> String {
    let name = format!("qiao_template_{}", program().1);
    let there = format!("select 1 from pg_database where datname = '{name}'");
    let is_there = async || {
        admin
            .query_one_raw(sea_orm::Statement::from_string(admin.get_database_backend(), &there))
            .await
            .expect("asked")
            .is_some()
    };
    // One process makes it, the others wait. The lock goes with the connection, which is the only one.
    if !is_there().await {
        let lock = Database::connect(sea_orm::ConnectOptions::new(server).max_connections(1).to_owned())
            .await
            .expect("a connection");
        run(&lock, "select pg_advisory_lock(7331)").await;
        if !is_there().await {
            let draft = format!("{name}_draft");
            run(admin, &format!("drop database if exists {draft}")).await;
            run(admin, &format!("create database {draft}")).await;
            let folder = tempfile::tempdir().expect("a folder");
            make(folder.path(), Some(beside(server, &draft)), clock).await;
            // The server lets connections go a moment after they are closed.
            let rename = format!("alter database {draft} rename to {name}");
            let mut tries = 0;
            while let Err(error) = admin.execute_unprepared(&rename).await {
                tries += 1;
                assert!(tries < 100, "{error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        lock.close().await.expect("closed");
    }
    name
}

/// Makes the tables, on SQLite in the folder, and lets them go.
async fn make(folder: &Path, database_url: Option<String>, clock: &Clock) {
    let config = Config {
        data: folder.to_owned(),
        database_url,
        ..Config::default()
    };
    App::open(config, clock.clone()).await.expect("tables").stop().await;
}

/// The name of this program and when it was built, in nanoseconds: another one may have other tables.
fn program() -> (String, u128) {
    let program = std::env::current_exe().expect("a program");
    let built = fs::metadata(&program).and_then(|program| program.modified());
    let built = built.expect("a moment").duration_since(UNIX_EPOCH).expect("after 1970");
    let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    (name, built.as_nanos())
}

/// The address of a database on the same server.
fn beside(server: &str, name: &str) -> String {
    let (server, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{server}/{name}")
}

async fn run(db: &DatabaseConnection, statement: &str) {
    db.execute_unprepared(statement).await.expect("run");
}
