//! The database itself: its steps go up and down, and it refuses what no code of ours should ever write.

use qiao::{config::Config, database};
use qiao_migration::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sea_orm_migration::MigratorTrait;

use crate::process::own_database;

async fn empty(folder: &tempfile::TempDir, name: &'static str) -> DatabaseConnection {
    let address = tokio::task::spawn_blocking(move || own_database(name))
        .await
        .expect("a database");
    let config = Config {
        data: folder.path().to_owned(),
        database_url: address.into_iter().next().map(|(_, address)| address),
        ..Config::default()
    };
    database::connect(&config).await.expect("connected")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_goes_up_and_down_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = empty(&folder, "qiao_steps").await;
    for _ in 0..2 {
        Migrator::up(&db, None).await.expect("up");
        let needs = db.execute_unprepared("select id from need").await;
        assert!(needs.is_ok(), "the tables are there");
        Migrator::down(&db, None).await.expect("down");
        let needs = db.execute_unprepared("select id from need").await;
        assert!(needs.is_err(), "the tables are gone");
    }
    assert_eq!(Migrator::get_applied_migrations(&db).await.expect("read").len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_what_breaks_its_rules() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = empty(&folder, "qiao_rules").await;
    Migrator::up(&db, None).await.expect("up");
    let organization = |key: &str, name: &str, kind: &str, region: &str| {
        format!(
            "insert into organization (external_key, kind, status, name_zh, region_code, created_at, updated_at)
             values ({key}, {kind}, 'PUBLISHED', {name}, {region}, 0, 0)"
        )
    };
    let need = |organization: i64, status: &str, budget: &str| {
        format!(
            "insert into need (organization_id, kind, status, language, {budget} organization_level, description_level,
             indicators_level, budget_level, decision_owner_level, created_at, updated_at)
             select {organization}, 'PROBLEM', '{status}', 'zh', {values} 'PUBLIC', 'PUBLIC', 'PUBLIC', 'PUBLIC', 'PUBLIC', 0, 0",
            values = if budget.is_empty() { "" } else { "5, 1, 'CNY'," },
        )
    };
    let good = [
        organization("'a'", "'甲'", "'UNIVERSITY'", "null"),
        organization("null", "'乙'", "'OTHER'", "null"),
        organization("null", "'丙'", "'OTHER'", "null"),
        need(1, "DRAFT", ""),
    ];
    for statement in good {
        db.execute_unprepared(&statement).await.expect("within the rules");
    }
    let bad = [
        ("a key twice", organization("'a'", "'丁'", "'OTHER'", "null")),
        ("no name", organization("null", "null", "'OTHER'", "null")),
        ("an unknown kind", organization("null", "'戊'", "'CASTLE'", "null")),
        ("an unknown region", organization("null", "'己'", "'OTHER'", "'000000'")),
        ("a poster that is not there", need(99, "DRAFT", "")),
        ("a published need without a title", need(1, "PUBLISHED", "")),
        (
            "a budget from five to one",
            need(1, "DRAFT", "budget_min, budget_max, currency,"),
        ),
        (
            "a poster deleted under its need",
            "delete from organization where id = 1".to_owned(),
        ),
        (
            "a change of no noun",
            "insert into change (noun, row_id, at, bulk) values ('CASTLE', 1, 0, false)".to_owned(),
        ),
    ];
    for (what, statement) in bad {
        assert!(db.execute_unprepared(&statement).await.is_err(), "{what} was taken");
    }
}
