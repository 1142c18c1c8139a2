use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use qiao_entity::{
    account_role::Role,
    need_move::Reason,
    point::{Column, Entity},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder};

use super::*;
use crate::{
    auth::{Rights, Scopes, Via},
    domain::{
        file::Upload,
        manager,
        problem::Refusal,
        testing::{self, ADMIN, TestApp, shown},
        write::Write,
    },
};

/// An account with a role or a profile.
fn account(number: i64, roles: &[Role], manager: Option<i64>) -> Requester {
    Requester::Account(Arc::new(Rights {
        account: Some(number),
        via: Via::Session(number),
        scopes: Scopes::ALL,
        roles: roles.to_vec(),
        matchmaking: Vec::new(),
        memberships: BTreeMap::new(),
        manager,
        agreements: HashSet::new(),
        revealed: HashSet::new(),
    }))
}

/// A service with two managers, their accounts and two who keep the registry.
struct Scene {
    app: TestApp,
    managers: [i64; 2],
    holders: [Requester; 2],
    keepers: [Requester; 2],
}

impl Scene {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let mut managers = [0; 2];
        for (manager, name) in managers.iter_mut().zip(["甲", "乙"]) {
            let made = manager::post(&app, ADMIN, testing::manager(name), None).await;
            *manager = testing::done(made).record.id;
        }
        Self {
            holders: [account(1, &[], Some(managers[0])), account(2, &[], Some(managers[1]))],
            keepers: [
                account(3, &[Role::Registrar], None),
                account(4, &[Role::Registrar], None),
            ],
            managers,
            app,
        }
    }

    fn praise(&self) -> Grant {
        Grant {
            manager: self.managers[0],
            rule: "PRAISE".to_owned(),
            points: Some(2),
            words: "客户来信".to_owned(),
            evidence: None,
            file: Some(letter("来信.pdf")),
        }
    }

    async fn praised(&self) -> Model {
        let done = grant(&self.app, &self.keepers[0], self.praise()).await;
        done.expect("no fault").expect("granted")
    }

    async fn verdict(&self, ledger: Ledger) -> Verdict {
        verify(&self.app.db, ledger).await.expect("a verdict")
    }

    async fn balance(&self, ledger: Ledger) -> i64 {
        let key = (self.managers[0], ledger);
        let sums = sums_of(&self.app, &[key]).await.expect("sums");
        sums.get(&key).map_or(0, |sums| sums.iter().map(|sum| sum.points).sum())
    }

    /// The version of an entry now.
    async fn version(&self, entry: &Model) -> i64 {
        let key = (entry.ledger, entry.number);
        let about = about(&self.app, &[key]).await.expect("read");
        Standing::of(entry, about.get(&key).map_or(&[], Vec::as_slice)).version
    }
}

fn letter(name: &str) -> Upload {
    Upload {
        name: name.to_owned(),
        media_type: Some("application/pdf".to_owned()),
        content: name.as_bytes().to_vec(),
    }
}

fn problems<T: std::fmt::Debug>(done: Result<Result<T, Refusal>, crate::error::Error>) -> Vec<(String, &'static str)> {
    match done.expect("no fault") {
        Err(Refusal::Invalid(problems)) => shown(&problems),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_says_rule_evidence_words_who_and_when() {
    let scene = Scene::start().await;
    let entry = scene.praised().await;
    assert_eq!(
        (entry.ledger, entry.number, entry.kind, entry.amount, entry.rule_version),
        (Ledger::Credit, 1, PointKind::Entry, 2, 1)
    );
    assert_eq!((entry.actor.as_str(), entry.previous.as_str()), ("account_3", START));
    assert_eq!(scene.balance(Ledger::Credit).await, 2);
    assert_eq!(
        scene.balance(Ledger::Contribution).await,
        0,
        "the ledgers are never mixed"
    );
    let words = words_of(&scene.app, &[entry.id]).await.expect("read");
    assert_eq!(words.get(&entry.id).map(String::as_str), Some("客户来信"));
    let verdict = scene.verdict(Ledger::Credit).await;
    assert!(verdict.holds(), "{verdict:?}");
    assert_eq!((verdict.points, verdict.managers, verdict.emptied), (2, 1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_rule_allows_is_refused() {
    let scene = Scene::start().await;
    let keeper = &scene.keepers[0];
    let with = |change: fn(&mut Grant)| {
        let mut given = scene.praise();
        change(&mut given);
        grant(&scene.app, keeper, given)
    };
    assert_eq!(
        problems(with(|given| given.points = Some(4)).await),
        [("points".to_owned(), "OUT_OF_RANGE")]
    );
    assert_eq!(
        problems(with(|given| given.points = None).await),
        [("points".to_owned(), "REQUIRED")]
    );
    assert_eq!(
        problems(with(|given| given.rule = "NOTHING".to_owned()).await),
        [("rule".to_owned(), "UNKNOWN")]
    );
    assert_eq!(
        problems(with(|given| given.words = " ".to_owned()).await),
        [("words".to_owned(), "REQUIRED")]
    );
    assert_eq!(
        problems(with(|given| given.file = None).await),
        [("evidence".to_owned(), "REQUIRED")]
    );
    assert_eq!(
        problems(with(|given| given.evidence = Some("engagement_99".to_owned())).await),
        [("evidence".to_owned(), "NO_RECORD")]
    );
    assert_eq!(
        problems(with(|given| given.evidence = Some("account_1".to_owned())).await),
        [("evidence".to_owned(), "NO_RECORD")]
    );
    assert_eq!(head(&scene.app.db, Ledger::Credit).await.expect("read"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_deed_counts_once() {
    let scene = Scene::start().await;
    let university = crate::domain::organization::post(&scene.app, ADMIN, testing::organization("大学"), None).await;
    let university = testing::done(university).record.id;
    let given = || Grant {
        evidence: Some(format!("organization_{university}")),
        file: None,
        ..scene.praise()
    };
    let keeper = &scene.keepers[0];
    grant(&scene.app, keeper, given())
        .await
        .expect("no fault")
        .expect("granted");
    assert_eq!(
        problems(grant(&scene.app, keeper, given()).await),
        [("evidence".to_owned(), "REPEATED")]
    );
    let team = [
        automatic::Teammate {
            manager: scene.managers[0],
            leads: true,
        },
        automatic::Teammate {
            manager: scene.managers[1],
            leads: false,
        },
    ];
    let need = testing::done(
        crate::domain::need::post(&scene.app, ADMIN, testing::need(university, "需求", "说明"), true, None).await,
    );
    for _ in 0..2 {
        let write = Write::begin(&scene.app).await.expect("a write");
        automatic::landed(&write, keeper, 7, need.record.id, &team)
            .await
            .expect("written");
        write.commit().await.expect("committed");
    }
    assert_eq!(scene.balance(Ledger::Contribution).await, 30);
    let verdict = scene.verdict(Ledger::Contribution).await;
    assert_eq!((verdict.points, verdict.managers, verdict.broken), (45, 2, None));
    let steps = crate::domain::chain::of_need(&scene.app, need.record.id)
        .await
        .expect("steps");
    assert_eq!(steps.iter().filter(|step| step.act == "GRANT").count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_judges_in_its_own_matter() {
    let scene = Scene::start().await;
    let both = account(5, &[Role::Registrar], Some(scene.managers[0]));
    assert!(grant(&scene.app, &both, scene.praise()).await.is_err());
    for other in [
        &scene.holders[0],
        &Requester::Anonymous,
        &account(6, &[Role::Reviewer], None),
    ] {
        assert!(grant(&scene.app, other, scene.praise()).await.is_err(), "{other:?}");
    }
    let entry = scene.praised().await;
    assert!(correct(&scene.app, &both, entry.id, 1, 1, "更正").await.is_err());
    let other = &scene.holders[1];
    assert_eq!(
        appeal(&scene.app, other, entry.id, 1, "不服", None)
            .await
            .expect("no fault"),
        Err(Refusal::NotFound)
    );
    assert!(
        appeal(&scene.app, &scene.keepers[0], entry.id, 1, "不服", None)
            .await
            .is_err()
    );
    let appealed = appeal(&scene.app, &scene.holders[0], entry.id, 1, "应为 3 分", None).await;
    let appealed = appealed.expect("no fault").expect("appealed").number;
    let rejected = Decision::Rejected { reason: Reason::Other };
    // Who wrote the entry does not decide, nor does the manager.
    for judge in [&scene.keepers[0], &scene.holders[0], &both] {
        assert!(
            decide(&scene.app, judge, appealed, 2, &rejected, "无据").await.is_err(),
            "{judge:?}"
        );
    }
    let decided = decide(&scene.app, &scene.keepers[1], appealed, 2, &rejected, "无据").await;
    let decided = decided.expect("no fault").expect("decided");
    assert_eq!(
        (decided.outcome, decided.reason, decided.amount),
        (Some(Outcome::Rejected), Some(Reason::Other), 0)
    );
    assert_eq!(scene.balance(Ledger::Credit).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_and_an_upheld_appeal_are_new_entries() {
    let scene = Scene::start().await;
    let entry = scene.praised().await;
    let keeper = &scene.keepers[1];
    assert_eq!(
        problems(correct(&scene.app, keeper, entry.id, 1, 5, "更正").await),
        [("points".to_owned(), "OUT_OF_RANGE")]
    );
    assert_eq!(
        problems(correct(&scene.app, keeper, entry.id, 1, 2, "更正").await),
        [("points".to_owned(), "NOT_NEEDED")]
    );
    let corrected = correct(&scene.app, keeper, entry.id, 1, 0, "误记").await;
    assert_eq!(corrected.expect("no fault").expect("corrected").amount, -2);
    assert_eq!(scene.balance(Ledger::Credit).await, 0);
    let holder = &scene.holders[0];
    assert_eq!(
        appeal(&scene.app, holder, entry.id, 1, "不服", None)
            .await
            .expect("no fault"),
        Err(Refusal::Stale { version: 2 }),
        "who did not see the correction is told"
    );
    let appealed = appeal(&scene.app, holder, entry.id, 2, "确有其事", Some(letter("证明.pdf"))).await;
    let appealed = appealed.expect("no fault").expect("appealed").number;
    assert_eq!(
        problems(appeal(&scene.app, holder, entry.id, 3, "再申诉", None).await),
        [("point".to_owned(), "WRONG_STATUS")]
    );
    let page = open_appeals(&scene.app, keeper, &crate::domain::page::Request::default())
        .await
        .expect("appeals");
    assert_eq!(page.rows.len(), 1);
    let upheld = decide(&scene.app, keeper, appealed, 3, &Decision::Upheld { points: 3 }, "属实").await;
    upheld.expect("no fault").expect("decided");
    assert_eq!(scene.balance(Ledger::Credit).await, 3);
    assert_eq!(count_open_appeals(&scene.app, keeper).await.expect("counted"), 0);
    let kinds: Vec<PointKind> = Entity::find()
        .order_by_asc(Column::Number)
        .all(&scene.app.db)
        .await
        .expect("read")
        .into_iter()
        .map(|row| row.kind)
        .collect();
    let codes: Vec<String> = kinds.into_iter().map(PointKind::code).collect();
    assert_eq!(codes, ["ENTRY", "CORRECTION", "APPEAL", "OUTCOME", "CORRECTION"]);
    let verdict = scene.verdict(Ledger::Credit).await;
    assert!(verdict.holds(), "{verdict:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_correct_at_once_one_does() {
    let scene = Scene::start().await;
    let entry = scene.praised().await;
    let (one, two) = tokio::join!(
        correct(&scene.app, &scene.keepers[0], entry.id, 1, 1, "一分"),
        correct(&scene.app, &scene.keepers[1], entry.id, 1, 3, "三分")
    );
    let (one, two) = (one.expect("no fault"), two.expect("no fault"));
    let stale = Err(Refusal::Stale { version: 2 });
    assert!(
        one.is_ok() && two == stale || two.is_ok() && one == stale,
        "{one:?} {two:?}"
    );
    assert!(scene.verdict(Ledger::Credit).await.holds());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_change_or_remove_an_entry() {
    let scene = Scene::start().await;
    scene.praised().await;
    let mut statements = vec![
        "update point set amount = 3",
        "delete from point",
        "delete from point_words",
        "update point_words set text = '别的'",
        "update point_words set text = '', salt = 'x'",
    ];
    match scene.app.db.get_database_backend() {
        DbBackend::Postgres => statements.extend(["truncate point cascade", "truncate point_words"]),
        _ => statements.extend([
            "insert or replace into point select * from point",
            "insert or replace into point (id, ledger, number, at, actor, manager_id, kind, rule, rule_version, amount, previous, digest) \
             select 99, ledger, number, at, 'account_9', manager_id, kind, rule, rule_version, 3, previous, 'x' from point",
            "insert or replace into point_words select point_id, '别的', salt from point_words",
        ]),
    }
    for statement in statements {
        let refused = scene.app.db.execute_unprepared(statement).await.expect_err(statement);
        assert!(refused.to_string().contains("append-only"), "{statement}: {refused}");
    }
    assert!(scene.verdict(Ledger::Credit).await.holds());
}

/// Lets the ledgers be changed, as someone who owns the database can.
async fn unlock(app: &TestApp) {
    let statements: &[&str] = match app.db.get_database_backend() {
        DbBackend::Postgres => &[
            "drop trigger point_append_only on point",
            "drop trigger point_words_only_emptied on point_words",
        ],
        _ => &[
            "drop trigger point_no_update",
            "drop trigger point_no_delete",
            "drop trigger point_words_only_emptied",
        ],
    };
    for statement in statements {
        app.db.execute_unprepared(statement).await.expect("dropped");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_goes_round_the_triggers_is_found() {
    let scene = Scene::start().await;
    for _ in 0..3 {
        scene.praised().await;
    }
    let kept = head(&scene.app.db, Ledger::Credit)
        .await
        .expect("read")
        .expect("an end");
    unlock(&scene.app).await;
    let tamper = async |statement: &str| {
        scene.app.db.execute_unprepared(statement).await.expect("tampered with");
        scene.verdict(Ledger::Credit).await.broken
    };
    for (change, back) in [
        ("amount = 3", "amount = 2"),
        ("rule = 'TRAINING'", "rule = 'PRAISE'"),
        ("actor = 'account_9'", "actor = 'account_3'"),
        ("at = at + 1", "at = at - 1"),
        ("evidence = 'need_1'", "evidence = null"),
    ] {
        let found = tamper(&format!("update point set {change} where number = 2")).await;
        assert_eq!(found, Some((2, Flaw::Changed)), "{change}");
        assert_eq!(tamper(&format!("update point set {back} where number = 2")).await, None);
    }
    let second = Entity::find().filter(Column::Number.eq(2)).one(&scene.app.db).await;
    let second = second.expect("read").expect("an entry").id;
    let words = |text: &str| format!("update point_words set text = '{text}' where point_id = {second}");
    assert_eq!(tamper(&words("别的")).await, Some((2, Flaw::Words)));
    assert_eq!(tamper(&words("客户来信")).await, None);
    let content = |bytes: &str| match scene.app.db.get_database_backend() {
        DbBackend::Postgres => format!("update file_content set content = '{bytes}'::bytea where file_id = 2"),
        _ => format!("update file_content set content = cast('{bytes}' as blob) where file_id = 2"),
    };
    assert_eq!(tamper(&content("x")).await, Some((2, Flaw::File)));
    // An entry that fits its own digest, by a rule that does not allow it.
    let mut forged = Entity::find()
        .filter(Column::Number.eq(2))
        .one(&scene.app.db)
        .await
        .expect("read")
        .expect("an entry");
    forged.amount = 900;
    let digest = chain::digest(&forged);
    let found = tamper(&format!(
        "update point set amount = 900, digest = '{digest}' where number = 2"
    ))
    .await;
    assert_eq!(found, Some((2, Flaw::Against)));
    assert_eq!(
        tamper("delete from point_words where point_id = -1")
            .await
            .map(|(number, _)| number),
        Some(2)
    );
    assert!(
        !holds_digest(&scene.app.db, Ledger::Credit, &"0".repeat(64))
            .await
            .expect("read")
    );
    assert!(
        holds_digest(&scene.app.db, Ledger::Credit, &kept.digest)
            .await
            .expect("read")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_an_erased_account_go_without_a_break() {
    let scene = Scene::start().await;
    let entry = scene.praised().await;
    let appealed = appeal(
        &scene.app,
        &scene.holders[0],
        entry.id,
        1,
        "本人不服",
        Some(letter("本人.pdf")),
    )
    .await;
    let appealed = appealed.expect("no fault").expect("appealed");
    let write = Write::begin(&scene.app).await.expect("a write");
    forget_words_of(&write, 1).await.expect("emptied");
    crate::domain::thread::forget(&write, 1).await.expect("emptied");
    write.commit().await.expect("committed");
    let words = words_of(&scene.app, &[entry.id, appealed.id]).await.expect("read");
    assert_eq!(words.len(), 1, "what the registrar wrote stays");
    let verdict = scene.verdict(Ledger::Credit).await;
    assert_eq!((verdict.broken, verdict.emptied), (None, 1));
}

/// Something that somebody tries.
#[derive(Clone, Debug)]
enum Attempt {
    Grant {
        by: usize,
        manager: usize,
        rule: usize,
        points: i64,
    },
    Correct {
        by: usize,
        entry: usize,
        points: i64,
    },
    Appeal {
        by: usize,
        entry: usize,
    },
    TakeBack {
        by: usize,
        entry: usize,
    },
    Decide {
        by: usize,
        entry: usize,
        upheld: Option<i64>,
    },
}

const RULES_TRIED: [&str; 4] = ["PRAISE", "LATE_ANSWER", "NEED_DISCOVERY", "CONTRACT_LEAD"];

fn attempt() -> impl Strategy<Value = Attempt> {
    let (by, entry, points) = (0..5_usize, 0..12_usize, -4..12_i64);
    prop_oneof![
        (by.clone(), 0..2_usize, 0..4_usize, points.clone()).prop_map(|(by, manager, rule, points)| Attempt::Grant {
            by,
            manager,
            rule,
            points
        }),
        (by.clone(), entry.clone(), points.clone()).prop_map(|(by, entry, points)| Attempt::Correct {
            by,
            entry,
            points
        }),
        (by.clone(), entry.clone()).prop_map(|(by, entry)| Attempt::Appeal { by, entry }),
        (by.clone(), entry.clone()).prop_map(|(by, entry)| Attempt::TakeBack { by, entry }),
        (by, entry, prop::option::of(points)).prop_map(|(by, entry, upheld)| Attempt::Decide { by, entry, upheld }),
    ]
}

/// Whatever anybody tries in whatever order: both ledgers can be reckoned again, nothing is lost, each balance is the sum of its entries
/// and each entry says what its rule allows.
#[tokio::test(flavor = "multi_thread")]
async fn no_sequence_of_attempts_unbalances_a_ledger() {
    let scene = Scene::start().await;
    let anyone = Requester::Anonymous;
    let people = [
        &scene.holders[0],
        &scene.holders[1],
        &scene.keepers[0],
        &scene.keepers[1],
        &anyone,
    ];
    let mut runner = TestRunner::deterministic();
    let strategy = prop::collection::vec(attempt(), 800);
    let attempts = strategy.new_tree(&mut runner).expect("attempts").current();
    let (mut written, mut done) = (0, 0);
    let mut entries: Vec<Model> = Vec::new();
    for attempt in attempts {
        let entry = |at: usize| entries.get(at % entries.len().max(1)).cloned();
        let app = &scene.app;
        let result = match attempt.clone() {
            Attempt::Grant {
                by,
                manager,
                rule,
                points,
            } => {
                let given = Grant {
                    manager: scene.managers[manager],
                    rule: RULES_TRIED[rule].to_owned(),
                    points: Some(points),
                    ..scene.praise()
                };
                grant(app, people[by], given).await
            }
            Attempt::Correct { by, entry: at, points } => {
                let Some(entry) = entry(at) else { continue };
                let version = scene.version(&entry).await;
                correct(app, people[by], entry.id, version, points, "更正").await
            }
            Attempt::Appeal { by, entry: at } => {
                let Some(entry) = entry(at) else { continue };
                let version = scene.version(&entry).await;
                appeal(app, people[by], entry.id, version, "不服", None).await
            }
            Attempt::TakeBack { by, entry: at } => {
                let Some(entry) = entry(at) else { continue };
                let version = scene.version(&entry).await;
                take_back(app, people[by], entry.id, version).await
            }
            Attempt::Decide { by, entry: at, upheld } => {
                let Some(entry) = entry(at) else { continue };
                let version = scene.version(&entry).await;
                let decision = match upheld {
                    Some(points) => Decision::Upheld { points },
                    None => Decision::Rejected { reason: Reason::Other },
                };
                decide(app, people[by], entry.id, version, &decision, "决定").await
            }
        };
        if let Ok(Ok(row)) = result {
            done += 1;
            written += if row.outcome == Some(Outcome::Upheld) { 2 } else { 1 };
            if row.kind == PointKind::Entry {
                entries.push(row);
            }
        }
    }
    assert!(done > 40, "too little was done to say anything: {done}");
    let mut numbers = 0;
    for ledger in Ledger::all() {
        let verdict = scene.verdict(ledger).await;
        assert!(verdict.holds(), "{ledger:?}: {verdict:?}");
        numbers += verdict.head.map_or(0, |head| head.number);
        let mut sum = 0;
        for manager in scene.managers {
            let key = (manager, ledger);
            let sums = sums_of(&scene.app, &[key]).await.expect("sums");
            sum += sums.get(&key).map_or(0, |sums| sums.iter().map(|sum| sum.points).sum());
        }
        assert_eq!(sum, verdict.points);
    }
    assert_eq!(numbers, written, "nothing is lost");
}
