use qiao_entity::audit::{Column, Entity};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QueryOrder};
use serde_json::json;

use super::*;
use crate::domain::testing::{ADMIN, TestApp};

/// Writes so many entries.
async fn entries(app: &TestApp, count: i64) {
    for number in 1..=count {
        let write = Write::begin(app).await.expect("a write");
        let subject = format!("account_{number}");
        record(
            &write,
            ADMIN,
            Action::RoleGranted,
            &subject,
            json!({ "role": "REVIEWER" }),
        )
        .await
        .expect("recorded");
        write.commit().await.expect("committed");
        app.tick();
    }
}

/// Lets the log be changed, as someone who owns the database can.
async fn unlock(app: &TestApp) {
    let statements: &[&str] = match app.db.get_database_backend() {
        DbBackend::Postgres => &["drop trigger audit_append_only on audit"],
        _ => &["drop trigger audit_no_update", "drop trigger audit_no_delete"],
    };
    for statement in statements {
        app.db.execute_unprepared(statement).await.expect("dropped");
    }
}

async fn tamper(app: &TestApp, statement: &str) -> Verdict {
    app.db.execute_unprepared(statement).await.expect("tampered with");
    verify(&app.db, None).await.expect("a verdict")
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_numbered_without_gaps_and_form_a_chain() {
    let app = TestApp::start().await;
    assert_eq!(head(&app.db).await.expect("read"), None);
    assert!(verify(&app.db, None).await.expect("a verdict").holds());
    entries(&app, 3).await;
    // What is given up leaves no number behind.
    let write = Write::begin(&app).await.expect("a write");
    record(&write, ADMIN, Action::TokenCreated, "token_1", json!({}))
        .await
        .expect("recorded");
    write.discard().await.expect("given up");
    let write = Write::begin(&app).await.expect("a write");
    for subject in ["token_2", "token_3"] {
        record(&write, ADMIN, Action::TokenCreated, subject, json!({}))
            .await
            .expect("recorded");
    }
    write.commit().await.expect("committed");
    let rows = Entity::find()
        .order_by_asc(Column::Number)
        .all(&app.db)
        .await
        .expect("read");
    let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert_eq!(rows[0].previous, START);
    for pair in rows.windows(2) {
        assert_eq!(pair[1].previous, pair[0].digest);
    }
    assert_eq!(rows[4].actor, "administrator");
    let end = head(&app.db).await.expect("read").expect("an end");
    assert_eq!((end.number, &end.digest), (5, &rows[4].digest));
    let verdict = verify(&app.db, Some(&end.digest)).await.expect("a verdict");
    assert_eq!(
        (verdict.kept, verdict.broken, verdict.head),
        (Some(true), None, Some(end))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_at_the_same_time_share_no_number() {
    let app = TestApp::start().await;
    let writes = (0..20).map(|number| {
        let app = (*app).clone();
        tokio::spawn(async move {
            let write = Write::begin(&app).await.expect("a write");
            let subject = format!("account_{number}");
            record(&write, ADMIN, Action::AccountBlocked, &subject, json!({}))
                .await
                .expect("recorded");
            write.commit().await.expect("committed");
        })
    });
    for write in writes.collect::<Vec<_>>() {
        write.await.expect("done");
    }
    let verdict = verify(&app.db, None).await.expect("a verdict");
    assert!(verdict.holds(), "{verdict:?}");
    assert_eq!(verdict.head.map(|head| head.number), Some(20));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_change_or_remove_an_entry() {
    let app = TestApp::start().await;
    entries(&app, 2).await;
    for statement in [
        "update audit set actor = 'account_9' where number = 1",
        "delete from audit where number = 2",
        "delete from audit",
    ] {
        let refused = app.db.execute_unprepared(statement).await.expect_err("refused");
        assert!(refused.to_string().contains("append-only"), "{statement}: {refused}");
    }
    let around: &[&str] = match app.db.get_database_backend() {
        DbBackend::Postgres => &[
            "truncate audit",
            "insert into audit select * from audit on conflict (number) do update set actor = 'account_9'",
        ],
        _ => &[
            "insert or replace into audit select number, at, 'account_9', action, subject, detail, previous, digest from audit",
            "insert into audit select * from audit where true on conflict (number) do update set actor = 'account_9'",
        ],
    };
    for statement in around {
        assert!(app.db.execute_unprepared(statement).await.is_err(), "{statement}");
    }
    assert!(verify(&app.db, None).await.expect("a verdict").holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_changed_in_an_entry_is_found() {
    let app = TestApp::start().await;
    entries(&app, 5).await;
    unlock(&app).await;
    for (column, value) in [
        ("at", "at + 1"),
        ("actor", "'account_9'"),
        ("action", "'ROLE_REMOVED'"),
        ("subject", "'account_4'"),
        ("detail", "'{}'"),
        ("previous", "digest"),
        ("digest", "digest || '0'"),
    ] {
        let kept = "create table kept as select * from audit where number = 3";
        app.db.execute_unprepared(kept).await.expect("kept");
        let verdict = tamper(&app, &format!("update audit set {column} = {value} where number = 3")).await;
        assert_eq!(verdict.broken.map(|(number, _)| number), Some(3), "{column}");
        let back = format!("update audit set {column} = (select {column} from kept) where number = 3");
        assert!(tamper(&app, &back).await.holds(), "{column}");
        app.db.execute_unprepared("drop table kept").await.expect("dropped");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_gone_or_elsewhere_is_found() {
    let app = TestApp::start().await;
    entries(&app, 6).await;
    unlock(&app).await;
    // Two change places.
    for (from, to) in [(2, 100), (3, 2), (100, 3)] {
        let statement = format!("update audit set number = {to} where number = {from}");
        app.db.execute_unprepared(&statement).await.expect("moved");
    }
    assert_eq!(
        verify(&app.db, None).await.expect("a verdict").broken,
        Some((2, Flaw::Changed))
    );
    for (from, to) in [(2, 100), (3, 2), (100, 3)] {
        let statement = format!("update audit set number = {to} where number = {from}");
        app.db.execute_unprepared(&statement).await.expect("moved");
    }
    assert!(verify(&app.db, None).await.expect("a verdict").holds());

    let end = head(&app.db).await.expect("read").expect("an end");
    // The end alone is gone: only whoever kept its digest sees that.
    let verdict = tamper(&app, "delete from audit where number = 6").await;
    assert!(verdict.holds());
    let verdict = verify(&app.db, Some(&end.digest)).await.expect("a verdict");
    assert_eq!((verdict.kept, verdict.holds()), (Some(false), false));

    let verdict = tamper(&app, "delete from audit where number = 4").await;
    assert_eq!(verdict.broken, Some((4, Flaw::Missing)));
    let verdict = tamper(&app, "delete from audit where number < 3").await;
    assert_eq!(verdict.broken, Some((1, Flaw::Missing)));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_inserted_between_two_is_found() {
    let app = TestApp::start().await;
    entries(&app, 3).await;
    unlock(&app).await;
    // A forger who knows the encoding can make an entry that fits by itself, but not the one behind it.
    let rows = Entity::find()
        .order_by_asc(Column::Number)
        .all(&app.db)
        .await
        .expect("read");
    let mut forged = rows[1].clone();
    forged.actor = "account_9".to_owned();
    forged.digest = chain::digest(&forged);
    let statement = format!(
        "update audit set actor = '{}', digest = '{}' where number = 2",
        forged.actor, forged.digest
    );
    assert_eq!(tamper(&app, &statement).await.broken, Some((3, Flaw::Unlinked)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_longer_than_one_chunk_is_walked_to_its_end() {
    let app = TestApp::start().await;
    let write = Write::begin(&app).await.expect("a write");
    for number in 0..2_001 {
        record(
            &write,
            ADMIN,
            Action::DataExported,
            &format!("account_{number}"),
            json!({}),
        )
        .await
        .expect("recorded");
    }
    write.commit().await.expect("committed");
    let verdict = verify(&app.db, None).await.expect("a verdict");
    assert_eq!(verdict.head.as_ref().map(|head| head.number), Some(2_001));
    assert!(verdict.holds());
    unlock(&app).await;
    let verdict = tamper(&app, "update audit set detail = 'null' where number = 1500").await;
    assert_eq!(verdict.broken, Some((1_500, Flaw::Changed)));
}
