mod ranking;

use std::fs;

use tempfile::TempDir;

use super::Index;
use crate::document::PARTS;
use crate::{
    Analyzer, Axis, Document, Emphasis, Filter, Hit, IndexError, Kind, Model, Part, Query, Snapshot, Wants, Weights,
    Window,
};

const ALL: usize = 1_000;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn filled(documents: &[Document]) -> (TempDir, Index) {
    let dir = folder();
    let index = Index::create(dir.path(), &Analyzer::shipped(), &Model::default()).expect("created");
    let mut writer = index.writer(1).expect("the only writer");
    for document in documents {
        writer.put(document).expect("put");
    }
    writer.commit(1).expect("committed");
    (dir, index)
}

fn query(text: &str) -> Query {
    Query::new(&Analyzer::shipped(), &[(Emphasis::Title, text)])
}

fn search(snapshot: &Snapshot, text: &str, filter: &Filter) -> Vec<Hit> {
    let found = snapshot.search(&query(text), filter, &Window::first(ALL), Wants::default());
    found.expect("searched").hits
}

fn ids(hits: &[Hit]) -> Vec<(Kind, i64)> {
    hits.iter().map(|hit| (hit.kind, hit.id)).collect()
}

fn samples() -> Vec<Document> {
    vec![
        Document::new(Kind::Need, 1)
            .text(Part::Title, "锂离子电池防爆技术")
            .text(Part::Body, "需要提高电池的安全性，防止热失控。")
            .label(Axis::Region, "110000")
            .label(Axis::Status, "public"),
        Document::new(Kind::Manager, 1)
            .text(Part::Name, "王工")
            .text(Part::Topic, "电池;储能")
            .text(Part::Body, "长期从事锂离子电池的科技成果转化。")
            .label(Axis::Region, "320000")
            .label(Axis::Status, "public")
            .until(100),
        Document::new(Kind::Manager, 2)
            .text(Part::Name, "李工")
            .text(Part::Body, "水处理膜与污水资源化。")
            .label(Axis::Region, "110000")
            .label(Axis::Status, "staff"),
        Document::new(Kind::Achievement, -7)
            .text(Part::Title, "电池热管理系统")
            .label(Axis::Region, "110000")
            .label(Axis::Status, "public"),
    ]
}

#[test]
fn what_was_committed_is_found_and_survives() {
    let (dir, index) = filled(&samples());
    let found = ids(&search(&index.snapshot(), "电池", &Filter::default()));
    assert_eq!(found.len(), 3);
    drop(index);
    let index = Index::open(dir.path(), &Analyzer::shipped()).expect("opened");
    assert_eq!(ids(&search(&index.snapshot(), "电池", &Filter::default())), found);
    assert_eq!(index.snapshot().position(), 1);
    assert_eq!(index.snapshot().documents(Kind::Manager), 2);
    assert_eq!(index.snapshot().holds(Kind::Achievement, -7).expect("read"), 1);
}

#[test]
fn a_put_replaces_and_a_remove_removes() {
    let (_dir, index) = filled(&samples());
    let before = index.snapshot();
    let mut writer = index.writer(1).expect("the only writer");
    let other = |text: &str| Document::new(Kind::Manager, 1).text(Part::Body, text);
    writer.put(&other("第一稿")).expect("put");
    writer.put(&other("光伏组件回收")).expect("put");
    writer.remove(Kind::Achievement, -7).expect("removed");
    writer
        .put(&Document::new(Kind::Need, 9).text(Part::Title, "草稿"))
        .expect("put");
    writer.remove(Kind::Need, 9).expect("removed");
    assert_eq!(index.snapshot().position(), 1, "nothing is visible before the commit");
    writer.commit(8).expect("committed");
    let after = index.snapshot();
    assert_eq!((after.position(), after.generation()), (8, before.generation() + 1));
    assert_eq!(after.holds(Kind::Manager, 1).expect("read"), 1);
    assert_eq!(after.holds(Kind::Achievement, -7).expect("read"), 0);
    assert_eq!(after.holds(Kind::Need, 9).expect("read"), 0);
    assert_eq!(ids(&search(&after, "光伏", &Filter::default())), [(Kind::Manager, 1)]);
    assert_eq!(
        search(&before, "电池", &Filter::default()).len(),
        3,
        "a snapshot stays what it is"
    );
    assert_eq!(search(&after, "电池", &Filter::default()).len(), 1);
}

#[test]
fn recovering_forgets_what_was_not_committed() {
    let (_dir, index) = filled(&samples());
    let mut writer = index.writer(2).expect("the only writer");
    assert!(matches!(index.writer(1), Err(IndexError::Busy)));
    writer
        .put(&Document::new(Kind::Need, 5).text(Part::Title, "新的需求"))
        .expect("put");
    writer.remove(Kind::Need, 1).expect("removed");
    assert_eq!(writer.recover().expect("recovered"), 1);
    writer.commit(2).expect("committed");
    assert_eq!(index.snapshot().holds(Kind::Need, 5).expect("read"), 0);
    assert_eq!(index.snapshot().holds(Kind::Need, 1).expect("read"), 1);
    writer.close().expect("closed");
    assert!(index.writer(1).is_ok());
}

#[test]
fn after_a_failed_commit_the_writer_recovers() {
    let (dir, index) = filled(&samples());
    let away = dir.path().with_extension("away");
    let mut writer = index.writer(1).expect("the only writer");
    let document = Document::new(Kind::Need, 5).text(Part::Title, "新的需求");
    writer.put(&document).expect("put");
    fs::rename(dir.path(), &away).expect("moved away");
    writer.commit(2).expect_err("nowhere to write to");
    assert!(matches!(writer.put(&document), Err(IndexError::Broken)));
    assert!(matches!(writer.commit(2), Err(IndexError::Broken)));
    writer.recover().expect_err("still nowhere");
    assert_eq!(
        search(&index.snapshot(), "电池", &Filter::default()).len(),
        3,
        "reading goes on"
    );
    fs::rename(&away, dir.path()).expect("moved back");
    assert_eq!(writer.recover().expect("recovered"), 1);
    writer.put(&document).expect("put");
    writer.commit(2).expect("committed");
    assert_eq!(index.snapshot().holds(Kind::Need, 5).expect("read"), 1);
}

#[test]
fn filters_act_inside_the_search() {
    let (_dir, index) = filled(&samples());
    let snapshot = index.snapshot();
    let found = |text, filter: Filter| ids(&search(&snapshot, text, &filter));
    let battery = |filter| found("电池", filter);
    assert_eq!(battery(Filter::kinds([Kind::Manager])), [(Kind::Manager, 1)]);
    assert_eq!(
        battery(Filter::default().any_of(Axis::Region, ["320000"])),
        [(Kind::Manager, 1)]
    );
    assert_eq!(
        battery(Filter::default().any_of(Axis::Region, ["320000", "110000"])).len(),
        3
    );
    assert_eq!(battery(Filter::default().any_of(Axis::Region, ["999999"])), []);
    assert_eq!(battery(Filter::default().any_of::<&str>(Axis::Region, [])), []);
    assert_eq!(battery(Filter::default().any_of(Axis::Field, ["110000"])), []);
    assert_eq!(battery(Filter::default().on(100)).len(), 3);
    assert_eq!(battery(Filter::default().on(101)).len(), 2);
    assert_eq!(battery(Filter::default().without(Kind::Manager, 1)).len(), 2);
    assert_eq!(battery(Filter::default().without(Kind::Need, 404)).len(), 3);
    let staff = Filter::default()
        .any_of(Axis::Status, ["staff"])
        .any_of(Axis::Region, ["110000"]);
    assert_eq!(found("膜", staff), [(Kind::Manager, 2)]);
}

#[test]
fn totals_and_facets_count_all_matches() {
    let (_dir, index) = filled(&samples());
    let wants = Wants {
        total: true,
        facets: &[Axis::Region, Axis::Tag],
    };
    let snapshot = index.snapshot();
    let hits = snapshot
        .search(&query("电池"), &Filter::default(), &Window::first(1), wants)
        .expect("searched");
    assert_eq!((hits.hits.len(), hits.more, hits.total), (1, true, Some(3)));
    assert_eq!(
        hits.facets[0].counts,
        [("110000".to_owned(), 2), ("320000".to_owned(), 1)]
    );
    assert_eq!((hits.facets[1].axis, hits.facets[1].counts.len()), (Axis::Tag, 0));
}

#[test]
fn a_merge_changes_nothing_but_the_segments() {
    let (_dir, index) = filled(&samples());
    let mut writer = index.writer(1).expect("the only writer");
    for id in 2..6_i64 {
        let text = Document::new(Kind::Need, id)
            .text(Part::Title, "电池")
            .text(Part::Work, "锂");
        writer.put(&text).expect("put");
        writer.commit(id).expect("committed");
    }
    writer.remove(Kind::Need, 3).expect("removed");
    writer.commit(6).expect("committed");
    let before = search(&index.snapshot(), "锂电池", &Filter::default());
    assert_eq!(before.len(), 6);
    writer.merge().expect("merged");
    let after = index.snapshot();
    assert_eq!(after.state.views.len(), 1);
    assert_eq!(search(&after, "锂电池", &Filter::default()), before);
    assert_eq!(after.position(), 6);
    writer
        .put(&Document::new(Kind::Need, 9).text(Part::Title, "电池"))
        .expect("put");
    writer.commit(7).expect("committed");
    assert_eq!(search(&index.snapshot(), "电池", &Filter::default()).len(), 7);
}

#[test]
fn empty_queries_find_nothing() {
    let (_dir, index) = filled(&samples());
    for text in ["", " ", "，。！", "\0", "😀", "\u{202E}", &"x".repeat(100_000)] {
        assert!(query(text).is_empty());
        assert_eq!(search(&index.snapshot(), text, &Filter::default()), []);
    }
}

#[test]
fn huge_queries_are_bounded() {
    let (_dir, index) = filled(&samples());
    let text: String = ('\u{4E00}'..='\u{9FFF}').cycle().take(300_000).collect();
    let query = query(&(text + &"电池".repeat(40)));
    assert_eq!(query.terms().len(), 2 * crate::MAX_TERMS);
    let window = Window::first(10);
    let found = index
        .snapshot()
        .search(&query, &Filter::default(), &window, Wants::default());
    assert_eq!(found.expect("searched").hits.len(), 3);
}

#[test]
fn weights_can_be_changed_while_it_runs() {
    let (_dir, index) = filled(&samples());
    let before = search(&index.snapshot(), "电池", &Filter::default());
    index.set_weights(Weights {
        part: [0.0; PARTS],
        ..Weights::default()
    });
    assert_eq!(search(&index.snapshot(), "电池", &Filter::default()), []);
    index.set_weights(Weights {
        part: [f32::MAX; PARTS],
        ..Weights::default()
    });
    assert_eq!(search(&index.snapshot(), "电池", &Filter::default()).len(), 3);
    index.set_weights(Weights::default());
    assert_eq!(search(&index.snapshot(), "电池", &Filter::default()), before);
}

#[test]
fn another_version_is_another_index() {
    let (dir, index) = filled(&samples());
    drop(index);
    let other = Analyzer::new("新词表", "").expect("valid");
    let error = Index::open(dir.path(), &other).expect_err("another version");
    assert!(matches!(error, IndexError::OtherVersion { expected, .. } if expected == other.version()));
    assert!(matches!(
        Index::create(dir.path(), &other, &Model::default()),
        Err(IndexError::Exists(_))
    ));
}

#[test]
fn a_damaged_folder_is_an_error() {
    let empty = folder();
    assert!(matches!(
        Index::open(empty.path(), &Analyzer::shipped()),
        Err(IndexError::Missing(_))
    ));
    let nowhere = empty.path().join("none");
    assert!(matches!(
        Index::open(&nowhere, &Analyzer::shipped()),
        Err(IndexError::Missing(_))
    ));
    let (dir, index) = filled(&samples());
    drop(index);
    let files = || {
        fs::read_dir(dir.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
    };
    for path in files().filter(|path| path.extension().is_none_or(|extension| extension != "lock")) {
        let content = fs::read(&path).expect("read");
        let half = content.len() / 2;
        let mut flipped = content.clone();
        flipped[half] ^= 0x55;
        for damaged in [&content[..half], &[], &flipped] {
            fs::write(&path, damaged).expect("written");
            // tantivy's own list of files may be lost without loss.
            if let Ok(index) = Index::open(dir.path(), &Analyzer::shipped()) {
                assert_eq!(index.snapshot().documents(Kind::Manager), 2, "{}", path.display());
            }
        }
        fs::write(&path, content).expect("written");
    }
    for path in files().filter(|path| path.extension().is_some_and(|extension| extension == "fast")) {
        fs::remove_file(path).expect("removed");
    }
    assert!(matches!(
        Index::open(dir.path(), &Analyzer::shipped()),
        Err(IndexError::Corrupt(_))
    ));
}
