//! The indexer over a real database and a real index.

mod learn;

use std::{sync::Arc, time::Duration};

use futures_util::FutureExt;
use qiao_entity::{level::Level, need_move::Reason, noun::Noun};
use qiao_index::Analyzer;

use crate::{
    auth::Requester,
    client::{Client, turn::Turns},
    domain::{
        access, manager,
        matching::{Filter, Found, Wants, Why, find, kind, subject_of_text, subjects_of},
        need, organization,
        page::Request,
        prose::Prose,
        testing::{self, ADMIN, TestApp, done, zh},
        write::Write,
    },
    indexer::Search,
};

const PATIENCE: Duration = Duration::from_secs(30);

async fn settled(app: &TestApp) {
    app.settled(PATIENCE).await.expect("the index follows");
}

async fn search(app: &TestApp, text: &str, nouns: &[Noun]) -> Arc<Found> {
    let subject = subject_of_text(app, Some(text), "");
    let wants = Wants {
        total: true,
        reasons: true,
        ..Wants::default()
    };
    find(app, &subject, nouns, &Filter::default(), &Request::default(), wants)
        .await
        .expect("no fault")
}

fn found(found: &Arc<Found>) -> Vec<(Noun, i64)> {
    found
        .page
        .rows
        .iter()
        .map(|(_, candidate)| (candidate.noun, candidate.id))
        .collect()
}

async fn poster(app: &TestApp) -> i64 {
    done(organization::post(app, ADMIN, testing::organization("启明材料有限公司"), None).await)
        .record
        .id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_finds_the_manager_who_knows_its_matter_and_says_why() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let knows = manager::Draft {
        biography: zh("十年从事聚醚醚酮密封材料的成果转化,做过耐高温密封件中试"),
        ..testing::manager("陆一")
    };
    let other = manager::Draft {
        biography: zh("从事水稻育种成果推广"),
        ..testing::manager("陆二")
    };
    let knows = done(manager::post(&app, ADMIN, knows, None).await).record.id;
    done(manager::post(&app, ADMIN, other, None).await);
    let draft = testing::need(organization, "耐高温密封件", "聚醚醚酮密封件在二百度下长期使用后变形");
    let need = done(need::post(&app, ADMIN, draft, true, None).await).record.id;
    settled(&app).await;

    let subjects = subjects_of(&app, &Requester::Anonymous, Noun::Need, &[need])
        .await
        .expect("no fault");
    let wants = Wants {
        total: true,
        reasons: true,
        ..Wants::default()
    };
    let (filter, page) = (Filter::default(), Request::default());
    let candidates = find(&app, &subjects[&need], &[Noun::Manager], &filter, &page, wants)
        .await
        .expect("no fault");
    let first = &candidates.page.rows.first().expect("a candidate").1;
    assert_eq!(first.id, knows);
    assert!(
        first
            .reasons
            .iter()
            .any(|reason| matches!(&reason.why, Why::Word { term, .. } if term.contains("密封"))),
        "{:?}",
        first.reasons
    );
    assert_eq!(
        first.reasons.iter().map(|reason| reason.points).sum::<u32>(),
        first.points
    );

    let suits = subjects_of(&app, &Requester::Anonymous, Noun::Manager, &[knows])
        .await
        .expect("no fault");
    let needs = find(&app, &suits[&knows], &[Noun::Need], &filter, &page, Wants::default()).await;
    assert_eq!(found(&needs.expect("no fault")), [(Noun::Need, need)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_are_followed_and_a_withdrawn_need_leaves_the_ranking() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let draft = testing::need(organization, "低温等离子灭菌", "述");
    let posted = done(need::post(&app, ADMIN, draft.clone(), true, None).await).record;
    settled(&app).await;
    assert_eq!(found(&search(&app, "等离子灭菌", &[]).await), [(Noun::Need, posted.id)]);

    let draft = need::Draft {
        title: zh("微波干燥"),
        summary: zh("微波干燥"),
        ..draft
    };
    let changed = done(need::update(&app, ADMIN, posted.id, posted.version, draft).await).record;
    settled(&app).await;
    assert_eq!(found(&search(&app, "等离子灭菌", &[]).await), []);
    assert_eq!(found(&search(&app, "微波干燥", &[]).await), [(Noun::Need, posted.id)]);

    done(need::withdraw(&app, ADMIN, posted.id, changed.version, Reason::Timing, "推迟").await);
    settled(&app).await;
    assert_eq!(found(&search(&app, "微波干燥", &[]).await), []);
    assert_eq!(
        app.search
            .snapshot()
            .expect("an index")
            .0
            .holds(kind(Noun::Need), posted.id)
            .expect("read"),
        0,
        "what not everyone may know of is not in the index"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_public_is_not_in_the_index() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let mut draft = testing::need(organization, "公开的题目", "绝密的石墨烯配方");
    draft.levels.description = Level::Agreement;
    let need = done(need::post(&app, ADMIN, draft, true, None).await).record.id;
    let hidden = testing::need(organization, "草稿里的磁悬浮", "述");
    done(need::post(&app, ADMIN, hidden, false, None).await);
    settled(&app).await;
    assert_eq!(found(&search(&app, "石墨烯", &[]).await), []);
    assert_eq!(found(&search(&app, "磁悬浮", &[]).await), []);
    // An outsider's candidates must not be ranked by words that the outsider may not read.
    let outside = subjects_of(&app, &Requester::Anonymous, Noun::Need, &[need])
        .await
        .expect("no fault");
    let inside = access::logged(&app, ADMIN, subjects_of(&app, ADMIN, Noun::Need, &[need])).await;
    let inside = inside.expect("written down").expect("no fault");
    let expert = manager::Draft {
        biography: zh("石墨烯"),
        ..testing::manager("陆三")
    };
    let expert = done(manager::post(&app, ADMIN, expert, None).await).record.id;
    settled(&app).await;
    let (filter, page) = (Filter::default(), Request::default());
    let to = |subject: Arc<_>| {
        let (app, filter, page) = (&app, &filter, &page);
        async move {
            let nouns = [Noun::Manager];
            find(app, &subject, &nouns, filter, page, Wants::default())
                .await
                .expect("no fault")
        }
    };
    assert_eq!(found(&to(outside[&need].clone()).await), []);
    assert_eq!(found(&to(inside[&need].clone()).await), [(Noun::Manager, expert)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_found_ahead_of_an_import_that_is_still_being_taken_up() {
    let app = TestApp::start().await;
    settled(&app).await;
    let organization = poster(&app).await;
    let mut write = Write::begin_bulk(&app).await.expect("no fault");
    for number in 0..12_000 {
        let draft = manager::Draft {
            headline: zh("批量导入"),
            ..testing::manager(&format!("批{number}"))
        };
        manager::insert(&mut write, &draft)
            .await
            .expect("no fault")
            .expect("no refusal");
    }
    let imported = write.commit().await.expect("no fault");
    let draft = testing::need(organization, "插队的需求", "述");
    let posted = done(need::post(&app, ADMIN, draft, true, None).await);
    app.search.wait_for(posted.position, PATIENCE).await.expect("taken up");
    assert!(
        app.search.position() < imported,
        "the import was taken up before the post"
    );
    let first = search(&app, "插队的需求", &[Noun::Need]).await;
    assert_eq!(found(&first), [(Noun::Need, posted.record.id)]);
    settled(&app).await;
    let all = search(&app, "批量导入", &[Noun::Manager]).await;
    assert_eq!(all.total, Some(12_000));
    let (snapshot, _) = app.search.snapshot().expect("an index");
    assert_eq!(
        snapshot.holds(kind(Noun::Need), posted.record.id).expect("read"),
        1,
        "taken up twice, held once"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_or_damaged_index_is_built_anew_and_an_index_of_another_version_serves_meanwhile() {
    let app = TestApp::start().await;
    let named = organization::Draft {
        name: Prose::new(Some("北辰光电研究院".to_owned()), None),
        ..testing::organization("")
    };
    let organization = done(organization::post(&app, ADMIN, named, None).await).record.id;
    settled(&app).await;
    let expected = [(Noun::Organization, organization)];
    let root = app.index_root();
    let folder = |root: &std::path::Path| {
        let mut folders: Vec<_> = std::fs::read_dir(root)
            .expect("a folder")
            .flatten()
            .map(|e| e.path())
            .collect();
        assert_eq!(folders.len(), 1, "old folders are swept: {folders:?}");
        folders.remove(0)
    };

    // Built anew on demand, into a folder of its own.
    let before = folder(&root);
    app.search.build_anew().await.expect("built");
    assert_ne!(folder(&root), before);
    assert_eq!(found(&search(&app, "北辰光电", &[]).await), expected);

    // Damaged: found out at the start.
    let app = restarted(app, |folder_of_index| {
        for entry in std::fs::read_dir(folder_of_index).expect("a folder").flatten() {
            if entry
                .path()
                .extension()
                .is_some_and(|kind| kind == "idx" || kind == "fast")
            {
                std::fs::write(entry.path(), b"damaged").expect("written");
            }
        }
    })
    .await;
    settled(&app).await;
    assert_eq!(found(&search(&app, "北辰光电", &[]).await), expected);

    // Gone.
    let app = restarted(app, |folder| std::fs::remove_dir_all(folder).expect("removed")).await;
    settled(&app).await;
    assert_eq!(found(&search(&app, "北辰光电", &[]).await), expected);

    // Of another version of the taxonomy: it serves until the new one is there.
    let app = restarted(app, |folder| {
        let name = folder.file_name().and_then(|name| name.to_str()).expect("a name");
        let other = format!("{}{}-000001", &name[..16], "0".repeat(16));
        std::fs::rename(folder, folder.with_file_name(other)).expect("renamed");
    })
    .await;
    settled(&app).await;
    let current = folder_within(&root).await;
    assert!(!current.contains("0000000000000000-"), "{current}");
    assert_eq!(found(&search(&app, "北辰光电", &[]).await), expected);
}

/// The one folder left once the build is over.
async fn folder_within(root: &std::path::Path) -> String {
    loop {
        let names: Vec<_> = std::fs::read_dir(root)
            .expect("a folder")
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        if let [name] = names.as_slice()
            && !name.contains("0000000000000000-")
        {
            return name.clone();
        }
        tokio::task::yield_now().await;
    }
}

/// Stops the service, does something to the folder of its index, starts it again.
async fn restarted(app: TestApp, harm: impl FnOnce(&std::path::Path)) -> TestApp {
    app.stop().await;
    let folder = std::fs::read_dir(app.index_root())
        .expect("a folder")
        .flatten()
        .next()
        .expect("an index")
        .path();
    harm(&folder);
    app.restart().await
}

/// On PostgreSQL a trigger makes each commit linger after its position was taken, so that commits overtake each other
/// wherever nothing keeps them in order; SQLite has one writer at a time anyway.
#[tokio::test(flavor = "multi_thread")]
async fn no_commit_is_skipped_however_commits_overtake_each_other() {
    use sea_orm::ConnectionTrait;

    const WRITERS: usize = 12;
    const EACH: usize = 8;
    let app = TestApp::start().await;
    settled(&app).await;
    if app.db.get_database_backend() == sea_orm::DbBackend::Postgres {
        let linger = "
            create function linger() returns trigger language plpgsql as
            $$ begin perform pg_sleep(random() * 0.03); return null; end $$;
            create constraint trigger linger after insert on change
            deferrable initially deferred for each row execute function linger();";
        app.db.execute_unprepared(linger).await.expect("a trigger");
    }
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let app: crate::app::App = (*app).clone();
        writers.spawn(async move {
            let mut positions = Vec::new();
            for number in 0..EACH {
                let draft = testing::manager(&format!("写{writer}号{number}"));
                positions.push(done(manager::post(&app, ADMIN, draft, None).await).position);
            }
            positions
        });
    }
    let positions: Vec<i64> = writers.join_all().await.concat();
    for position in &positions {
        app.search.wait_for(*position, PATIENCE).await.expect("taken up");
    }
    settled(&app).await;
    let (snapshot, _) = app.search.snapshot().expect("an index");
    assert_eq!(snapshot.documents(kind(Noun::Manager)), (WRITERS * EACH) as u64);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_moves_or_hides_an_organization_moves_what_belongs_to_it() {
    let app = TestApp::start().await;
    let mut draft = organization::Draft {
        region: Some("330100".to_owned()),
        ..testing::organization("迁址企业")
    };
    let posted = done(organization::post(&app, ADMIN, draft.clone(), None).await).record;
    let need = testing::need(posted.id, "迁址前后的需求", "述");
    let need = done(need::post(&app, ADMIN, need, true, None).await).record.id;
    settled(&app).await;
    let in_region = async |region: &str| {
        let filter = Filter {
            regions: vec![region.to_owned()],
            ..Filter::default()
        };
        let subject = subject_of_text(&app, Some("需求"), "");
        let (nouns, page) = ([Noun::Need], Request::default());
        let hits = find(&app, &subject, &nouns, &filter, &page, Wants::default()).await;
        found(&hits.expect("no fault"))
    };
    assert_eq!(in_region("330000").await, [(Noun::Need, need)]);
    draft.region = Some("320100".to_owned());
    done(organization::update(&app, ADMIN, posted.id, posted.version, draft).await);
    settled(&app).await;
    assert_eq!(in_region("330000").await, []);
    assert_eq!(in_region("320100").await, [(Noun::Need, need)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poster_is_no_candidate_for_its_own_need_unless_that_would_give_it_away() {
    let app = TestApp::start().await;
    let draft = organization::Draft {
        profile: zh("生产超导磁体"),
        ..testing::organization("磁体企业")
    };
    let organization = done(organization::post(&app, ADMIN, draft, None).await).record.id;
    let open = testing::need(organization, "超导磁体降温", "述");
    let mut hidden = open.clone();
    hidden.levels.organization = Level::Agreement;
    let open = done(need::post(&app, ADMIN, open, true, None).await).record.id;
    let hidden = done(need::post(&app, ADMIN, hidden, true, None).await).record.id;
    settled(&app).await;
    let candidates = async |requester: &Requester, need: i64| {
        let subjects = access::logged(&app, requester, subjects_of(&app, requester, Noun::Need, &[need])).await;
        let subjects = subjects.expect("written down").expect("no fault");
        let (nouns, filter, page) = ([Noun::Organization], Filter::default(), Request::default());
        let hits = find(&app, &subjects[&need], &nouns, &filter, &page, Wants::default()).await;
        found(&hits.expect("no fault"))
    };
    assert_eq!(candidates(&Requester::Anonymous, open).await, []);
    assert_eq!(candidates(ADMIN, hidden).await, []);
    let itself = [(Noun::Organization, organization)];
    assert_eq!(candidates(&Requester::Anonymous, hidden).await, itself);
}

#[tokio::test]
async fn who_searches_much_waits_behind_itself_and_nobody_else_does() {
    let search = Arc::new(Search::new(
        Analyzer::shipped(),
        qiao_index::Weights::default(),
        8,
        Turns::new(2),
    ));
    let of = |client: Client| {
        client
            .scope(search.permit())
            .now_or_never()
            .transpose()
            .expect("no fault")
    };
    let (busy, other) = (Client::Account(1), Client::Account(2));
    let held = [of(busy), of(busy)];
    assert!(held.iter().all(Option::is_some));
    assert!(of(busy).is_none(), "its two turns are taken");
    assert!(of(other).is_some());
    drop(held);
    assert!(of(busy).is_some());
    let all: Vec<_> = (0..9).map(|account| of(Client::Account(account))).collect();
    assert_eq!(all.iter().flatten().count(), 8, "all together have a bound too");
}
