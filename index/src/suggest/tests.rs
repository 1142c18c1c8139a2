mod property;

use tempfile::TempDir;

use super::*;
use crate::{Analyzer, Axis, Document, Emphasis, Index, Model, Query, Wants, Window};

/// An index of these documents, in as many segments as there are groups.
fn index(groups: &[Vec<Document>]) -> (TempDir, Index) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let index = Index::create(dir.path(), &Analyzer::shipped(), &Model::default()).expect("created");
    let mut writer = index.writer(1).expect("the only writer");
    for (group, position) in groups.iter().zip(1..) {
        for document in group {
            writer.put(document).expect("put");
        }
        writer.commit(position).expect("committed");
    }
    (dir, index)
}

fn named(kind: Kind, id: i64, names: &[&str]) -> Document {
    let part = crate::schema::named(kind);
    names
        .iter()
        .fold(Document::new(kind, id), |document, name| document.text(part, *name))
}

fn world() -> (TempDir, Index) {
    index(&[
        vec![
            named(Kind::Manager, 1, &["张伟", "Wei Zhang"]),
            named(Kind::Manager, 2, &["张伟民"]),
            named(Kind::Manager, 3, &["单于飞"]),
            named(Kind::Manager, 4, &["曾解放"]),
            named(Kind::Manager, 5, &["吕燕"]),
            named(Kind::Organization, 1, &["清华大学", "Tsinghua University", "清华"]),
            named(Kind::Organization, 2, &["北京清华工业开发研究院"]),
        ],
        vec![
            named(Kind::Organization, 3, &["中关村技术经理人协会", "ZTMA"]),
            named(Kind::Organization, 4, &["北京大学", "Peking University"]),
            named(Kind::Organization, 5, &["重庆大学"]),
            named(Kind::Need, 1, &["高速轴承的石墨烯润滑"]),
            named(Kind::Achievement, 1, &["Graphene bearing coating"]),
        ],
    ])
}

/// What is suggested, as codes: `m1 o2`.
fn suggested(index: &Index, typed: &str) -> String {
    let found = index.snapshot().suggest(typed, &Filter::default(), 10).expect("looked");
    let codes = found.iter().map(|found| format!("{}{}", found.kind.code(), found.id));
    codes.collect::<Vec<_>>().join(" ")
}

#[test]
fn names_are_found_by_whatever_is_typed_of_them() {
    let (_dir, index) = world();
    for (typed, expected) in [
        ("张伟", "m1 m2"),
        ("張偉", "m1 m2"),
        ("张", "m1 m2"),
        ("伟民", "m2"),
        ("zhangwei", "m1 m2"),
        ("Zhang Wei", "m1 m2"),
        ("zhang w", "m1 m2"),
        ("zhangw", "m1 m2"),
        ("zwei", "m1 m2"),
        ("zw", "m1 m2"),
        ("zwm", "m2"),
        ("wei zhang", "m1 m2"),
        ("weimin", "m2"),
        ("张wei", "m1 m2"),
        ("zhang伟", "m1 m2"),
        ("shanyufei", "m3"),
        ("chanyufei", "m3"),
        ("zengjiefang", "m4"),
        ("lvyan", "m5"),
        ("luyan", "m5"),
        ("LÜ Yan", "m5"),
        ("清华", "o1 o2"),
        ("清華", "o1 o2"),
        ("qinghua", "o1 o2"),
        ("qhdx", "o1"),
        ("清hua", "o1 o2"),
        ("ＺＴＭＡ", "o3"),
        ("zt", "o3"),
        ("ztma", "o3"),
        ("技术经理人", "o3"),
        ("北大", "o4"),
        ("chongqing", "o5"),
        ("zhongqing", "o5"),
        ("univ", "o1 o4"),
        ("University Tsing", "o1"),
        ("Tsinghau Univercity", "o1"),
        ("zhagnwei", "m1 m2"),
        ("graphine bear", "a1"),
        ("石墨烯", "n1"),
        ("gaosuzhoucheng", "n1"),
        ("gszc", "n1"),
        ("清画", "o1"),
        ("", ""),
        ("，。 !", ""),
        ("没有这个", ""),
        ("xyzzyx", ""),
    ] {
        assert_eq!(suggested(&index, typed), expected, "{typed}");
    }
}

#[test]
fn it_is_said_how_a_name_suits() {
    let (_dir, index) = world();
    let snapshot = index.snapshot();
    for (typed, how) in [
        ("清华", How::Name),
        ("ZTMA", How::Name),
        ("qhdx", How::Pinyin),
        ("北大", How::Abbreviation),
        ("tsingua", How::Typo),
        ("清画", How::Typo),
    ] {
        let found = snapshot.suggest(typed, &Filter::default(), 1).expect("looked");
        assert_eq!(found.first().map(|found| found.how), Some(how), "{typed}");
    }
}

#[test]
fn filters_limits_and_removals_hold() {
    let (_dir, index) = world();
    let snapshot = index.snapshot();
    let managers = Filter::kinds([Kind::Manager]);
    assert!(
        snapshot
            .suggest("z", &managers, 10)
            .expect("looked")
            .iter()
            .all(|found| found.kind == Kind::Manager)
    );
    assert_eq!(snapshot.suggest("z", &managers, 1).expect("looked").len(), 1);
    assert!(snapshot.suggest("z", &managers, 0).expect("looked").is_empty());
    let open = Filter::default().any_of(Axis::Status, ["OPEN"]);
    assert!(snapshot.suggest("张", &open, 10).expect("looked").is_empty());
    let mut writer = index.writer(1).expect("the only writer");
    writer.remove(Kind::Manager, 1).expect("removed");
    writer.put(&named(Kind::Manager, 2, &["李明"])).expect("put");
    writer.commit(9).expect("committed");
    drop(writer);
    assert_eq!(suggested(&index, "zhangwei"), "");
    assert_eq!(suggested(&index, "lm"), "m2");
    assert!(
        index
            .snapshot()
            .spellings(&Analyzer::shipped(), "zhangwei")
            .expect("read")
            .is_empty()
    );
    assert_eq!(
        snapshot.suggest("zhangwei", &managers, 10).expect("looked").len(),
        2,
        "a snapshot stays"
    );
}

#[test]
fn short_lists_are_searched_in_the_same_way() {
    let fields = [
        (0, "碳化硅器件"),
        (0, "silicon carbide devices"),
        (1, "硅光子"),
        (2, "燃料电池"),
    ];
    let found = |typed: &str| -> Vec<usize> {
        let found = suggest_of(Kind::Organization, typed, fields);
        found.into_iter().map(|(number, _)| number).collect()
    };
    assert_eq!(found("硅"), [1, 0]);
    assert_eq!(found("tanhuagui"), [0]);
    assert_eq!(found("silicn"), [0]);
    assert_eq!(found("rldc"), [2]);
    assert_eq!(found(""), [0_usize; 0]);
}

fn read(index: &Index, text: &str) -> Vec<(String, String)> {
    let found = index.snapshot().spellings(&Analyzer::shipped(), text).expect("read");
    found.into_iter().map(|found| (found.typed, found.used)).collect()
}

#[test]
fn what_is_typed_into_a_search_box_is_read_as_it_was_meant() {
    let (_dir, index) = world();
    let pair = |typed: &str, used: &str| (typed.to_owned(), used.to_owned());
    assert_eq!(read(&index, "zhangwei"), [pair("zhangwei", "张伟")]);
    assert_eq!(read(&index, "zw"), [pair("zw", "张伟")]);
    assert_eq!(read(&index, "Zhang Wei"), [pair("Zhang Wei", "张伟")]);
    assert_eq!(read(&index, "Wei Zhang"), [pair("Wei Zhang", "张伟")]);
    let both = [pair("Tsinghau", "tsinghua"), pair("Univercity", "university")];
    assert_eq!(read(&index, "Tsinghau Univercity"), both);
    assert_eq!(read(&index, "qinghuadaxue"), [pair("qinghuadaxue", "清华大学")]);
    assert_eq!(read(&index, "哈工大"), []);
    assert_eq!(read(&index, "重大"), [pair("重大", "重庆大学")]);
    assert_eq!(
        read(&index, "graphane"),
        [pair("graphane", "graphene")],
        "石墨烯 is in the index"
    );
    for known in [
        "university",
        "清华大学",
        "ZTMA",
        "石墨烯 bearing",
        "",
        "a b c d e",
        "zhangwei a b c d",
        "12345678",
        "z",
    ] {
        assert_eq!(read(&index, known), [], "{known}");
    }
}

#[test]
fn a_search_finds_names_however_they_are_typed() {
    let (_dir, index) = world();
    let (snapshot, analyzer) = (index.snapshot(), Analyzer::shipped());
    for (typed, kind, id) in [
        ("zhangwei", Kind::Manager, 1),
        ("zw", Kind::Manager, 1),
        ("Tsinghau Univercity", Kind::Organization, 1),
        ("ztma", Kind::Organization, 3),
        ("ＺＴＭＡ", Kind::Organization, 3),
        ("清華大學", Kind::Organization, 1),
        ("技术经纪人协会", Kind::Organization, 3),
        ("cqdx", Kind::Organization, 5),
    ] {
        let used = read(&index, typed);
        let used: Vec<&str> = used.iter().map(|(_, used)| used.as_str()).collect();
        let used = used.join(" ");
        let query = Query::new(&analyzer, &[(Emphasis::Title, typed), (Emphasis::Title, &used)]);
        let hits = snapshot.search(&query, &Filter::default(), &Window::first(1), Wants::default());
        let hits = hits.expect("searched").hits;
        let first = hits.first().map(|hit| (hit.kind, hit.id));
        assert_eq!(first, Some((kind, id)), "{typed}");
    }
}

/// The older and neighbouring names of the profession, and of what it does.
#[test]
fn the_names_of_the_profession_are_one_word() {
    let analyzer = Analyzer::shipped();
    let word = |text: &str| {
        let tokens = analyzer.tokens(text);
        let mut words = tokens
            .into_iter()
            .filter(|token| token.start == 0 && token.end == text.len());
        words.next().map(|token| token.text)
    };
    for (canonical, names) in [
        (
            "技术经理人",
            &[
                "技术经纪人",
                "技术经纪",
                "技术转移经理人",
                "科技经纪人",
                "科技经理人",
                "技术转移经纪人",
                "technology manager",
            ][..],
        ),
        (
            "科技成果转化",
            &["成果转化", "成果转移", "转移转化", "科技成果转移转化"][..],
        ),
    ] {
        for name in names {
            assert_eq!(word(name).as_deref(), Some(canonical), "{name}");
        }
    }
}
