use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;
use qiao_entity::{
    indicator::{Necessity, Operator},
    level::Level,
    noun::Noun,
};
use qiao_index::{Fit as _, Kind};

use super::{
    fact::{Fact, gathered},
    facts::{Facts, MOST, Party, Rights},
    measure::{Bound, Stated},
    part::{
        indicator::Row,
        kin::Kin,
        near::Near,
        verdict::Verdict::{self, Met, Missed, Unknown},
    },
    *,
};
use crate::{config::Matching, domain::prose::Prose};

const TODAY: i32 = 20_000;

fn day(day: i32) -> NaiveDate {
    NaiveDate::from_epoch_days(day).expect("a day")
}

fn facts(facts: Vec<Fact>) -> (Facts, Vec<measure::Label>) {
    let all: Vec<_> = facts.into_iter().map(|fact| (Level::Public, fact)).collect();
    gathered(&all, Level::Public)
}

fn stated(name: &str, operator: Operator, value: f64, unit: &str) -> Stated {
    Stated {
        name: Prose::new(Some(name.to_owned()), None),
        operator,
        value,
        value_to: None,
        unit: Some(unit.to_owned()),
        necessity: None,
    }
}

fn indicator(place: i32, stated: Stated) -> Fact {
    Fact::Indicator(place, Box::new(stated))
}

/// What one part gives of a thousand points, and what it finds.
fn one(part: Part, subject: (Noun, Vec<Fact>), candidate: (Noun, Vec<Fact>)) -> Option<(u32, Detail)> {
    let (own, labels) = facts(subject.1);
    let wish = Arc::new(Wish::of(subject.0, &own, labels));
    let weights = Matching {
        field: 1_000,
        region: 1_000,
        mode: 1_000,
        maturity: 1_000,
        language: 1_000,
        partner: 1_000,
        indicators: 1_000,
        rights: 1_000,
        capacity: 1_000,
        freshness: 1_000,
        conflict: 1_000,
        track: 1_000,
        ..Matching::default()
    };
    let judge = Judge::new(wish, &weights, TODAY);
    let given = judge.given(candidate.0, &facts(candidate.1).0.encode());
    let of_part = given.into_iter().find(|given| given.part == part)?;
    Some((of_part.points, of_part.detail))
}

/// What a need that asks gives an offer, and the other way round: both must be the same.
fn both_ways(part: Part, asks: Vec<Fact>, supply: Noun, offers: Vec<Fact>) -> (u32, Detail) {
    let there = one(part, (Noun::Need, asks.clone()), (supply, offers.clone())).expect("in effect");
    let back = one(part, (supply, offers), (Noun::Need, asks)).expect("in effect");
    assert_eq!(there, back);
    there
}

fn field(code: &str) -> Fact {
    Fact::Field(code.to_owned())
}

#[test]
fn fields_count_by_their_distance_in_the_taxonomy() {
    for (asked, offered, points, wanted) in [
        (vec!["ai.vision"], vec!["energy", "ai.vision"], 1_000, Kin::Same),
        (vec!["ai.vision"], vec!["ai"], 750, Kin::Within),
        (vec!["ai"], vec!["ai.vision"], 750, Kin::Within),
        (vec!["ai.vision"], vec!["ai.language"], 500, Kin::Sibling),
        (vec!["ai.vision"], vec!["energy.battery"], 0, Kin::None),
        // At home in one of two.
        (vec!["ai.vision", "energy"], vec!["ai.vision"], 750, Kin::Same),
    ] {
        let fields = |codes: Vec<&str>| codes.into_iter().map(field).collect();
        let (is, detail) = both_ways(Part::Field, fields(asked), Noun::Manager, fields(offered));
        assert_eq!(is, points);
        assert!(
            matches!(detail, Detail::Field { kin, .. } if kin == wanted),
            "{detail:?}"
        );
    }
    let unknown = one(Part::Field, (Noun::Need, vec![field("ai")]), (Noun::Manager, vec![]));
    assert_eq!(unknown, Some((500, Detail::Unknown)));
    assert_eq!(
        one(Part::Field, (Noun::Need, vec![]), (Noun::Manager, vec![field("ai")])),
        None
    );
}

#[test]
fn regions_count_by_the_smallest_that_both_lie_in() {
    let (at, wanted) = (
        |code: &str| Fact::Region(code.to_owned()),
        |code: &str| Fact::PartnerRegion(code.to_owned()),
    );
    for (asks, offered, points, near) in [
        (vec![wanted("330000"), at("110000")], "330100", 1_000, Near::Within),
        (vec![at("330100")], "330100", 1_000, Near::Same),
        (vec![at("330100")], "330200", 600, Near::Province),
        (vec![at("330100")], "110000", 300, Near::Country),
        (vec![wanted("330000"), at("110000")], "110000", 300, Near::Country),
        (vec![wanted("330100")], "330000", 600, Near::Province),
        (vec![at("330100")], "DE", 0, Near::Apart),
    ] {
        let (is, detail) = both_ways(Part::Region, asks, Noun::Organization, vec![at(offered)]);
        assert_eq!(is, points, "{offered}");
        assert!(
            matches!(detail, Detail::Region { near: is, .. } if is == near),
            "{detail:?}"
        );
    }
}

#[test]
fn modes_languages_and_partners_are_in_common_or_not() {
    let mode = |code: &str| Fact::Mode(code.to_owned());
    let asks = vec![mode("LICENCE"), mode("EQUITY")];
    assert_eq!(
        both_ways(Part::Mode, asks.clone(), Noun::Achievement, vec![mode("EQUITY")]).0,
        1_000
    );
    assert_eq!(
        both_ways(Part::Mode, asks, Noun::Achievement, vec![mode("SERVICE")]),
        (0, Detail::Mode(0))
    );
    let language = |code: &str| Fact::Language(code.to_owned());
    let (is, _) = both_ways(
        Part::Language,
        vec![language("en")],
        Noun::Manager,
        vec![language("zh"), language("en")],
    );
    assert_eq!(is, 1_000);
    assert_eq!(
        both_ways(
            Part::Language,
            vec![language("en")],
            Noun::Manager,
            vec![language("zh")]
        )
        .0,
        0
    );
    let kind = |code: &str| Fact::Kind(code.to_owned());
    let asks = vec![kind("UNIVERSITY"), kind("RESEARCH_INSTITUTE")];
    assert_eq!(
        both_ways(
            Part::Partner,
            asks.clone(),
            Noun::Organization,
            vec![kind("UNIVERSITY")]
        )
        .0,
        1_000
    );
    assert_eq!(
        both_ways(Part::Partner, asks, Noun::Achievement, vec![kind("ENTERPRISE")]).0,
        0
    );
}

#[test]
fn maturity_counts_within_what_is_asked_for_and_less_beside_it() {
    for (from, to, offered, points) in [
        (Some(6), Some(8), 7, 1_000),
        (Some(6), Some(8), 5, 667),
        (Some(6), Some(8), 3, 1),
        (Some(6), Some(8), 2, 0),
        (Some(6), Some(8), 9, 833),
        (Some(6), None, 9, 1_000),
        (None, Some(4), 2, 1_000),
    ] {
        let trl = |from, to| vec![Fact::Trl(from, to)];
        let (is, _) = both_ways(
            Part::Maturity,
            trl(from, to),
            Noun::Achievement,
            trl(Some(offered), Some(offered)),
        );
        assert_eq!(is, points, "{from:?} {to:?} {offered}");
    }
}

#[test]
fn rights_capacity_freshness_and_track_need_no_wish() {
    let of = |part, noun, fact| {
        let weights = Matching::default();
        let judge = Judge::new(Arc::default(), &weights, TODAY);
        let given = judge.given(noun, &facts(vec![fact]).0.encode());
        let given = given.into_iter().find(|given| given.part == part).expect("in effect");
        given.points * 1_000 / given.most
    };
    for (rights, points) in [
        (Rights::Settled, 1_000),
        (Rights::InProgress, 500),
        (Rights::Unknown, 500),
        (Rights::Unsettled, 0),
    ] {
        assert_eq!(of(Part::Rights, Noun::Achievement, Fact::Rights(rights)), points);
    }
    for (capacity, load, points) in [(3, 0, 1_000), (3, 2, 750), (3, 3, 0), (1, 4, 0), (1_000, 0, 1_000)] {
        assert_eq!(of(Part::Capacity, Noun::Manager, Fact::Load(capacity, load)), points);
    }
    for (days, points) in [(0, 1_000), (365, 500), (730, 330), (-3, 1_000)] {
        assert_eq!(
            of(Part::Freshness, Noun::Need, Fact::Changed(day(TODAY - days))),
            points
        );
    }
    for (cases, points) in [(0, 500), (2, 666), (6, 800), (1_000_000, 998)] {
        assert_eq!(of(Part::Track, Noun::Manager, Fact::Cases(cases)), points);
    }
    let newcomer = one(Part::Track, (Noun::Need, vec![]), (Noun::Manager, vec![]));
    assert_eq!(
        newcomer,
        Some((500, Detail::Unknown)),
        "who does not tell is like a newcomer"
    );
}

#[test]
fn a_conflict_is_an_organization_on_both_sides_today() {
    let poster = |id| Fact::Party(id, None, None);
    let works = |id, from: Option<i32>, to: Option<i32>| Fact::Party(id, from.map(day), to.map(day));
    let managers = |works| both_ways(Part::Conflict, vec![poster(7)], Noun::Manager, vec![poster(3), works]);
    assert_eq!(managers(works(7, None, None)), (0, Detail::Conflict(true)));
    assert_eq!(
        managers(works(7, Some(TODAY), Some(TODAY))),
        (0, Detail::Conflict(true))
    );
    assert_eq!(
        managers(works(7, None, Some(TODAY - 1))),
        (1_000, Detail::Conflict(false))
    );
    assert_eq!(
        managers(works(7, Some(TODAY + 1), None)),
        (1_000, Detail::Conflict(false))
    );
    assert_eq!(managers(works(8, None, None)), (1_000, Detail::Conflict(false)));
    let alone = one(Part::Conflict, (Noun::Need, vec![poster(7)]), (Noun::Manager, vec![]));
    assert_eq!(alone, Some((1_000, Detail::Conflict(false))));
    let hidden = one(Part::Conflict, (Noun::Manager, vec![poster(7)]), (Noun::Need, vec![]));
    assert_eq!(hidden, Some((500, Detail::Unknown)), "who posted is not known");
    assert_eq!(
        one(Part::Conflict, (Noun::Need, vec![]), (Noun::Manager, vec![poster(7)])),
        None
    );
}

fn verdict(target: (Operator, f64, f64), measured: (Operator, f64, f64)) -> Verdict {
    let bound = |(operator, low, high)| Bound { operator, low, high };
    Verdict::of(&bound(target), &bound(measured))
}

#[test]
fn targets_are_met_or_missed_by_a_part_of_them() {
    use Operator::{Eq, Ge, Gt, Le, Lt, Range};
    for (target, measured, wanted) in [
        ((Ge, 800.0, 800.0), (Eq, 1_000.0, 1_000.0), Met),
        ((Ge, 800.0, 800.0), (Ge, 800.0, 800.0), Met),
        ((Ge, 800.0, 800.0), (Eq, 600.0, 600.0), Missed(0.25)),
        ((Gt, 800.0, 800.0), (Eq, 800.0, 800.0), Missed(0.0)),
        ((Le, 20.0, 20.0), (Le, 15.0, 15.0), Met),
        ((Le, 20.0, 20.0), (Eq, 30.0, 30.0), Missed(0.5)),
        ((Lt, 20.0, 20.0), (Eq, 20.0, 20.0), Missed(0.0)),
        ((Le, -40.0, -40.0), (Range, -55.0, 125.0), Met),
        ((Eq, 10.0, 10.0), (Eq, 10.05, 10.05), Met),
        ((Eq, 10.0, 10.0), (Eq, 12.0, 12.0), Missed(0.2)),
        ((Range, 9.0, 11.0), (Eq, 10.0, 10.0), Met),
        ((Range, 9.0, 11.0), (Eq, 22.0, 22.0), Missed(1.0)),
        ((Range, -40.0, 85.0), (Range, -55.0, 125.0), Met),
        ((Range, 0.0, 100.0), (Range, 25.0, 150.0), Missed(0.25)),
        ((Range, 0.0, 1.0), (Range, 2.0, 3.0), Missed(1.0)),
    ] {
        assert_eq!(verdict(target, measured), wanted, "{target:?} {measured:?}");
    }
    assert!(matches!(verdict((Le, 0.0, 0.0), (Eq, 0.1, 0.1)), Missed(miss) if miss > 1e9));
}

fn rows(detail: &Detail) -> Vec<(&str, f64, Option<f64>, Verdict)> {
    let Detail::Indicators { rows, .. } = detail else {
        panic!("{detail:?}")
    };
    let shown = |row: &Row| (row.target.low, row.measured.map(|bound| bound.low), row.verdict);
    rows.iter()
        .map(|row| {
            let (target, measured, verdict) = shown(row);
            (row.label.name.zh.as_deref().expect("a name"), target, measured, verdict)
        })
        .collect()
}

#[test]
fn indicators_are_compared_one_by_one_across_units() {
    use Operator::{Ge, Le};
    let wish = Stated {
        necessity: Some(Necessity::Wish),
        ..stated("整板功耗", Le, 20.0, "W")
    };
    let asks = vec![
        indicator(1, wish),
        indicator(0, stated("使用寿命", Ge, 800.0, "h")),
        indicator(2, stated("硬度", Ge, 60.0, "HRC")),
    ];
    let offers = vec![
        indicator(0, stated("功耗", Le, 0.025, "kW")),
        indicator(1, stated("寿命", Ge, 50.0, "天")),
        indicator(2, stated("硬度", Ge, 900.0, "HV")),
    ];
    let there = one(
        Part::Indicators,
        (Noun::Need, asks.clone()),
        (Noun::Achievement, offers.clone()),
    );
    let (points, detail) = there.expect("in effect");
    // Must: met, and one whose units do not compare; wish: missed by a quarter.
    assert_eq!(points, (2 * 1_000 + 375 + 2 * 500) / 5);
    let [life, power, hard] = rows(&detail)[..] else {
        panic!("{detail:?}")
    };
    assert_eq!((life.0, life.1, life.3), ("使用寿命", 800.0, Met));
    assert!(life.2.is_some_and(|value| (value - 1_200.0).abs() < 1e-6), "{life:?}");
    assert!(
        matches!(power, ("整板功耗", _, Some(_), Missed(miss)) if (miss - 0.25).abs() < 1e-9),
        "{power:?}"
    );
    assert_eq!(hard, ("硬度", 60.0, None, Unknown));
    // The other way round: the same points, in the units of what is matched.
    let back = one(Part::Indicators, (Noun::Achievement, offers), (Noun::Need, asks));
    let (same, detail) = back.expect("in effect");
    assert_eq!(same, points);
    let [life, power] = rows(&detail)[..] else {
        panic!("{detail:?}")
    };
    assert_eq!((life.0, life.2, life.3), ("寿命", Some(50.0), Met));
    assert!((power.1 - 0.02).abs() < 1e-12, "{power:?}");
    assert!(matches!(detail, Detail::Indicators { more: 1, .. }));
}

#[test]
fn facts_above_a_level_are_not_gathered() {
    let all = [
        (Level::Public, field("ai")),
        (Level::Registered, Fact::Load(3, 1)),
        (Level::Agreement, indicator(0, stated("寿命", Operator::Ge, 1.0, "h"))),
    ];
    let known = |level| {
        let (facts, labels) = gathered(&all, level);
        (facts.fields.len(), facts.free, facts.measures.len(), labels.len())
    };
    assert_eq!(known(Level::Public), (1, None, 0, 0));
    assert_eq!(known(Level::Registered), (1, Some(2), 0, 0));
    assert_eq!(known(Level::Agreement), (1, Some(2), 1, 1));
}

#[test]
fn a_part_without_weight_is_off() {
    let weights = Matching {
        freshness: 0,
        ..Matching::default()
    };
    let judge = Judge::new(Arc::default(), &weights, TODAY);
    let parts = |noun| -> Vec<Part> { judge.given(noun, &[]).into_iter().map(|given| given.part).collect() };
    assert_eq!(parts(Noun::Need), []);
    assert_eq!(parts(Noun::Manager), [Part::Capacity, Part::Track]);
    assert_eq!(judge.most(), weights.capacity + weights.track);
}

fn bound() -> impl Strategy<Value = (Operator, f64, f64)> {
    let operators = prop::sample::select(Operator::all());
    (operators, -1e6..1e6_f64, 0.0..1e6_f64).prop_map(|(operator, low, width)| {
        let high = if operator == Operator::Range { low + width } else { low };
        (operator, low, high)
    })
}

fn a_stated() -> impl Strategy<Value = Stated> {
    let names = prop::sample::select(vec!["寿命", "使用寿命", "漏检率", "温度", "控温精度"]);
    let units = prop::sample::select(vec!["h", "d", "%", "ppm", "℃", "K", "", "件/h"]);
    (names, units, bound(), any::<bool>()).prop_map(|(name, unit, (operator, low, high), must)| Stated {
        value_to: (operator == Operator::Range).then_some(high),
        necessity: must.then_some(Necessity::Wish),
        ..stated(name, operator, low, unit)
    })
}

prop_compose! {
    fn any_facts()(
        fields in prop::collection::vec(0..200_u16, 0..6),
        region in prop::option::of(0..700_u16),
        asks_region in any::<bool>(),
        modes in 0..64_u8,
        kinds in 0..1_u32 << 21,
        languages in 0..1_u32 << 25,
        trl in prop::option::of((1..10_u8, 1..10_u8)),
        rights in prop::sample::select(vec![Rights::Unknown, Rights::Settled, Rights::Unsettled, Rights::InProgress]),
        free in any::<Option<u8>>(),
        changed in any::<Option<i32>>(),
        track in any::<Option<(u16, u16)>>(),
        parties in prop::collection::vec((0..4_i64, any::<(i32, i32)>()), 0..4),
        stated in prop::collection::vec(a_stated(), 0..5),
    ) -> (Facts, Vec<measure::Label>) {
        let (measures, labels) = stated.into_iter().map(Stated::measure).unzip();
        let parties = parties.into_iter().map(|(organization, (from, to))| Party { organization, from, to });
        let facts = Facts {
            fields, region, asks_region, modes, kinds, languages, trl, rights, free, changed, track, measures,
            parties: parties.collect(),
        };
        (facts, labels)
    }
}

fn noun() -> impl Strategy<Value = Noun> {
    prop::sample::select(Noun::all())
}

proptest! {
    #[test]
    fn facts_come_back_from_their_bytes((facts, _) in any_facts()) {
        prop_assert_eq!(Facts::decode(&facts.encode()), facts);
    }

    #[test]
    fn any_bytes_are_some_facts(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let facts = Facts::decode(&bytes);
        prop_assert!(facts.measures.len() <= 255);
        let whole = Facts { fields: vec![3; 40], ..facts };
        prop_assert_eq!(Facts::decode(&whole.encode()).fields.len(), MOST);
    }

    #[test]
    fn no_part_gives_more_than_its_weight_and_the_reasons_make_up_the_points(
        (own, labels) in any_facts(), (other, _) in any_facts(), subject in noun(), candidate in noun(), today in any::<i32>(),
        weight in 0..5_000_u32,
    ) {
        let weights = Matching { indicators: weight, field: weight / 2, ..Matching::default() };
        let judge = Judge::new(Arc::new(Wish::of(subject, &own, labels)), &weights, today);
        let bytes = other.encode();
        let given = judge.given(candidate, &bytes);
        let sum: u32 = given.iter().map(|given| given.points).sum();
        prop_assert!(given.iter().all(|given| given.points <= given.most && given.most > 0));
        prop_assert_eq!(judge.points(Kind::ALL[candidate as usize], 1, &bytes), sum);
        prop_assert!(sum <= judge.most());
    }

    #[test]
    fn who_meets_a_target_never_gets_less_than_who_misses_it(target in bound(), one in bound(), two in bound()) {
        let (first, second) = (verdict(target, one), verdict(target, two));
        if first == Met {
            prop_assert!(first.share() >= second.share());
        }
        if let (Missed(less), Missed(more)) = (first, second) && less <= more {
            prop_assert!(first.share() >= second.share());
        }
    }

    #[test]
    fn a_better_value_never_gets_less(value in -1e6..1e6_f64, less in -1e6..1e6_f64, more in 0.0..1e6_f64) {
        use Operator::{Eq, Ge, Gt, Le, Lt};
        for (operator, worse, better) in [(Ge, less, less + more), (Gt, less, less + more), (Le, less + more, less), (Lt, less + more, less)] {
            let share = |measured| verdict((operator, value, value), (Eq, measured, measured)).share();
            prop_assert!(share(better) >= share(worse));
        }
    }

    #[test]
    fn the_unit_of_a_target_changes_nothing(value in 1.0..1e4_f64, measured in 1.0..1e4_f64) {
        let points = |target: Stated| {
            let offer = (Noun::Achievement, vec![indicator(0, stated("寿命", Operator::Eq, measured, "h"))]);
            one(Part::Indicators, (Noun::Need, vec![indicator(0, target)]), offer).map(|(points, _)| points)
        };
        let in_hours = points(stated("寿命", Operator::Ge, value, "h"));
        let in_minutes = points(stated("寿命", Operator::Ge, value * 60.0, "min"));
        prop_assert!(in_hours.zip(in_minutes).is_some_and(|(one, two)| one.abs_diff(two) <= 1));
    }
}
