//! Which hits there are, in which order, and why.

use std::sync::{Arc, OnceLock};

use proptest::prelude::*;

use super::{ALL, filled, folder, query, samples, search};
use crate::{
    Analyzer, Axis, Cursor, Document, Emphasis, Filter, Fit, Hit, Index, Kind, Learner, Model, Part, Query, Wants, Why,
    Window,
};

/// One point for each byte of the facts.
struct Bytes;

impl Fit for Bytes {
    fn most(&self) -> u32 {
        1_000_000
    }

    fn points(&self, _: Kind, _: i64, facts: &[u8]) -> u32 {
        u32::try_from(facts.len()).expect("short")
    }
}

#[test]
fn what_suits_beyond_words_ranks_on_every_page() {
    let documents: Vec<Document> = (0..300)
        .map(|id| {
            let facts = vec![1; usize::try_from(id * 7_919 % 300).expect("small") * 100];
            let text = if id % 3 == 0 {
                "电池 电池 电池"
            } else {
                "电池 水泵"
            };
            Document::new(Kind::Achievement, id)
                .text(Part::Title, text)
                .facts(facts)
        })
        .collect();
    let (_dir, index) = filled(&documents);
    let snapshot = index.snapshot();
    let words: Vec<Hit> = search(&snapshot, "电池", &Filter::default());
    let mut expected: Vec<Hit> = words
        .iter()
        .map(|hit| {
            let facts = snapshot.facts(hit.kind, hit.id).expect("read").expect("there");
            assert_eq!(facts, documents[usize::try_from(hit.id).expect("small")].facts);
            let points = hit.points + Bytes.points(hit.kind, hit.id, &facts);
            Hit { points, ..*hit }
        })
        .collect();
    expected.sort();
    let query = query("电池").with_fit(Arc::new(Bytes));
    let page = |window: Window| {
        let found = snapshot.search(&query, &Filter::default(), &window, Wants::default());
        found.expect("searched").hits
    };
    assert_eq!(page(Window::first(ALL)), expected);
    assert_eq!(page(Window::first(10)), expected[..10]);
    assert_eq!(page(Window::first(10).after(expected[9])), expected[10..20]);
    assert_eq!(page(Window::last(10)), expected[290..]);
    assert_eq!(snapshot.facts(Kind::Achievement, 300).expect("read"), None);
}

#[test]
fn equal_hits_come_by_kind_and_id_whatever_the_segments() {
    let documents: Vec<Document> = [5, 3, 9, 1]
        .into_iter()
        .flat_map(|id| [Kind::Manager, Kind::Need].map(|kind| Document::new(kind, id).text(Part::Title, "石墨烯")))
        .collect();
    let (_dir, index) = filled(&documents);
    let mut writer = index.writer(1).expect("the only writer");
    for (position, document) in (2..).zip(&documents[..3]) {
        writer.put(document).expect("put");
        writer.commit(position).expect("committed");
    }
    let hits = search(&index.snapshot(), "石墨烯", &Filter::kinds([Kind::Manager]));
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [1, 3, 5, 9]);
}

/// Documents of a small vocabulary, spread over segments, some of them replaced.
fn corpus() -> impl Strategy<Value = Vec<Vec<Document>>> {
    let word = prop::sample::select(vec!["电池", "锂", "膜", "催化剂", "机器人", "AI", "传感器", "涂层"]);
    let text = || prop::collection::vec(word.clone(), 0..6).prop_map(|words| words.join(" "));
    let kind = prop::sample::select(Kind::ALL.to_vec());
    let works = prop::collection::vec(text(), 0..8);
    let document = (kind, 0..12_i64, text(), text(), works).prop_map(|(kind, id, title, body, works)| {
        let document = Document::new(kind, id).text(Part::Title, title).text(Part::Body, body);
        works
            .into_iter()
            .fold(document, |document, work| document.text(Part::Work, work))
    });
    prop::collection::vec(prop::collection::vec(document, 1..12), 1..4)
}

/// What is learned from eighty texts about two things.
fn learned() -> &'static Model {
    static LEARNED: OnceLock<Model> = OnceLock::new();
    LEARNED.get_or_init(|| {
        let mut learner = Learner::new(&Analyzer::shipped(), Vec::new());
        for id in 0..40 {
            for (kind, text) in [
                (Kind::Need, "锂离子电池的隔膜与电解液"),
                (Kind::Manager, "涂层与膜的催化剂、传感器"),
            ] {
                learner.see(
                    &Document::new(kind, id)
                        .text(Part::Title, text)
                        .text(Part::Body, format!("{text}{id}")),
                );
            }
        }
        learner.learn(1)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn pages_visit_every_hit_once_and_reasons_add_up(batches in corpus(), size in 1_usize..5, wide in any::<bool>()) {
        let dir = folder();
        prop_assert!(learned().has_topics());
        let index = Index::create(dir.path(), &Analyzer::shipped(), learned()).expect("created");
        let mut writer = index.writer(1).expect("the only writer");
        for (position, batch) in (1..).zip(&batches) {
            for document in batch {
                writer.put(document).expect("put");
            }
            writer.commit(position).expect("committed");
        }
        let snapshot = index.snapshot();
        let emphasis = if wide { Emphasis::Body } else { Emphasis::Title };
        let texts = [(Emphasis::Title, "锂电池的膜与催化剂"), (emphasis, "AI 机器人 coating sensors")];
        let query = Query::new(&Analyzer::shipped(), &texts);
        let page = |window: Window| {
            snapshot.search(&query, &Filter::default(), &window, Wants { total: true, facets: &[] }).expect("searched")
        };
        let all = page(Window::first(ALL));
        prop_assert_eq!(all.total, Some(all.hits.len() as u64));
        prop_assert!(all.hits.is_sorted() && !all.more);
        let (mut forward, mut last): (Vec<Hit>, Option<Cursor>) = (Vec::new(), None);
        loop {
            let window = Window::first(size);
            let found = page(last.map_or(window, |cursor| window.after(cursor)));
            forward.extend(&found.hits);
            last = found.hits.last().copied();
            if !found.more {
                break;
            }
        }
        prop_assert_eq!(&forward, &all.hits);
        let (mut backward, mut first): (Vec<Hit>, Option<Cursor>) = (Vec::new(), None);
        loop {
            let window = Window::last(size);
            let found = page(first.map_or(window, |cursor| window.before(cursor)));
            backward.extend(found.hits.iter().rev());
            first = found.hits.first().copied();
            if !found.more {
                break;
            }
        }
        backward.reverse();
        prop_assert_eq!(&backward, &all.hits);
        for (hit, reasons) in all.hits.iter().zip(snapshot.explain(&query, &all.hits).expect("explained")) {
            prop_assert_eq!(hit.points, reasons.iter().map(|reason| reason.points).sum::<u32>());
            prop_assert_eq!(snapshot.holds(hit.kind, hit.id).expect("read"), 1);
        }
    }
}

#[test]
fn a_whole_text_finds_what_is_about_the_same_without_a_word_in_common() {
    let mut learner = Learner::new(&Analyzer::shipped(), Vec::new());
    for id in 0..40 {
        for (kind, text) in [Kind::Need, Kind::Achievement].into_iter().flat_map(|kind| {
            let texts = ["锂离子电池的隔膜与电解液", "涂层的催化剂与传感器"];
            texts.map(|text| (kind, text))
        }) {
            learner.see(&Document::new(kind, id).text(Part::Body, text));
        }
    }
    let dir = folder();
    let index = Index::create(dir.path(), &Analyzer::shipped(), &learner.learn(1)).expect("created");
    let mut writer = index.writer(1).expect("the only writer");
    let texts = ["锂离子电池", "催化剂", "涂层", "隔", "解液", "传感器"];
    for (id, text) in (0..).zip(texts) {
        let document = Document::new(Kind::Achievement, id).text(Part::Title, text);
        writer.put(&document.label(Axis::Region, "110000")).expect("put");
    }
    writer.commit(1).expect("committed");
    let snapshot = index.snapshot();
    let wants = Wants {
        total: true,
        facets: &[Axis::Region],
    };
    let found = |emphasis| {
        let query = Query::new(&Analyzer::shipped(), &[(emphasis, "锂离子电池")]);
        let found = snapshot.search(&query, &Filter::default(), &Window::first(ALL), wants);
        let found = found.expect("searched");
        assert_eq!(found.total, Some(found.hits.len() as u64));
        assert_eq!(found.facets[0].counts, [("110000".to_owned(), found.hits.len() as u64)]);
        for id in 0..6 {
            let hit = found.hits.iter().find(|hit| hit.id == id).copied();
            assert_eq!(snapshot.hit(&query, Kind::Achievement, id).expect("looked at"), hit);
        }
        for (hit, reasons) in found
            .hits
            .iter()
            .zip(snapshot.explain(&query, &found.hits).expect("explained"))
        {
            assert_eq!(hit.points, reasons.iter().map(|reason| reason.points).sum::<u32>());
            assert!(
                hit.id == 0 || reasons.iter().all(|reason| reason.why == Why::Topic),
                "{reasons:?}"
            );
        }
        found.hits.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(found(Emphasis::Title), [0], "a search box asks for words");
    let mut near = found(Emphasis::Body);
    assert_eq!(near[0], 0);
    near.sort_unstable();
    assert_eq!(
        near,
        [0, 3, 4],
        "what stands beside batteries, not what stands beside coatings"
    );
}

#[test]
fn scores_do_not_tell_of_texts_that_are_gone() {
    let (_dir, plain) = filled(&samples());
    let (_dir, changed) = filled(&samples());
    let mut writer = changed.writer(1).expect("a writer");
    let gone = Document::new(Kind::Need, 1).text(Part::Title, "电池电池电池电池的秘密");
    writer.put(&gone).expect("put");
    let other = Document::new(Kind::Manager, 9).text(Part::Body, "电池");
    writer.put(&other).expect("put");
    writer.commit(10).expect("committed");
    writer.put(&samples()[0]).expect("put");
    writer.remove(Kind::Manager, 9).expect("removed");
    writer.commit(11).expect("committed");
    let points = |index: &Index| {
        let snapshot = index.snapshot();
        let window = Window::first(10);
        let hits = snapshot.search(&query("锂离子电池"), &Filter::default(), &window, Wants::default());
        hits.expect("searched").hits
    };
    assert_eq!(points(&plain), points(&changed));
    assert_eq!(points(&plain).len(), 3);
}
