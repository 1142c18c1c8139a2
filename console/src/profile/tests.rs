use super::{
    edit::Form,
    part::{Indicator, Work, by_kind},
};
use crate::{
    code::{Operator, WorkKind},
    fields::Fields,
    piece::BothProse,
    problem::Problem,
};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let pairs = pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    Fields(pairs.collect())
}

fn problem(path: &[&str]) -> Problem {
    Problem {
        path: path.iter().map(|part| (*part).to_owned()).collect(),
        message: path.join("/"),
    }
}

#[test]
fn rows_without_text_are_left_out_and_the_others_numbered_anew() {
    let sent = fields(&[
        ("name.zh", "x"),
        ("works.0.kind", "DEAL"),
        ("works.3.kind", "CASE"),
        ("works.3.title.zh", "a"),
        ("works.7.kind", "REPORT"),
        ("works.7.title.en", "b"),
        ("managers.1", "c"),
        ("managers.1.id", "manager_1"),
        ("managers.2", ""),
        ("managers.2.id", "manager_2"),
    ]);
    let form = Form::sent(sent.clone(), &["works", "managers"]);
    assert_eq!(form.rows("works"), ["0", "1"]);
    assert_eq!(form.get("works.0.kind"), "CASE");
    assert_eq!(form.get("works.1.title.en"), "b");
    assert_eq!(form.rows("managers"), ["0"]);
    assert_eq!(form.at("managers.0", "id"), "manager_1");
    assert_eq!(form.get("name.zh"), "x");
    // A row is taken away by the number that the page gave it.
    let mut removing = sent;
    removing.0.push(("remove".to_owned(), "works.3".to_owned()));
    let mut form = Form::sent(removing, &["works", "managers"]);
    assert!(form.turn_rows());
    assert_eq!(form.rows("works"), ["0"]);
    assert_eq!(form.get("works.0.title.en"), "b");
    assert!(!form.turn_rows());
}

#[test]
fn another_row_stands_behind_the_last_one() {
    let mut form = Form::sent(fields(&[("works.0.title.zh", "a"), ("add", "works")]), &["works"]);
    assert!(form.turn_rows());
    assert_eq!(form.rows("works"), ["0", "1"]);
    assert_eq!(form.get("add"), "");
}

#[test]
fn problems_stand_at_the_fields_of_the_form() {
    let mut form = Form::default();
    let problems = vec![
        problem(&["manager", "name"]),
        problem(&["manager", "fields", "5"]),
        problem(&["manager", "works", "0", "title", "zh"]),
        problem(&["key"]),
    ];
    form.put_problems(problems, "manager", &["fields"]);
    let at: Vec<_> = form.problems.all().iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(at, ["name", "fields", "works.0.title.zh", "key"]);
}

#[test]
fn words_are_apart_by_commas_of_either_kind_and_lines_by_lines_alone() {
    let form = Form::sent(
        fields(&[("words", " a，b、c, d;\r\n e\n\n"), ("lines", "X Co., Ltd\r\n  Y ")]),
        &[],
    );
    assert_eq!(form.words("words"), ["a", "b", "c", "d", "e"]);
    assert_eq!(form.lines("lines"), ["X Co., Ltd", "Y"]);
}

#[test]
fn works_stand_by_kind_the_latest_first() {
    let work = |kind, year| Work {
        kind,
        title: BothProse::default(),
        summary: None,
        year,
    };
    let works = [
        work(WorkKind::Case, Some(2020)),
        work(WorkKind::Deal, None),
        work(WorkKind::Deal, Some(2019)),
        work(WorkKind::Deal, Some(2023)),
    ];
    let groups = by_kind(&works);
    let years: Vec<Vec<_>> = groups
        .iter()
        .map(|group| group.works.iter().map(|work| work.year).collect())
        .collect();
    assert_eq!(years, [vec![Some(2023), Some(2019), None], vec![Some(2020)]]);
}

#[test]
fn values_read_as_they_are_printed() {
    let measured = |operator, value, value_to, unit: &str| {
        Indicator {
            name: BothProse::default(),
            operator,
            value,
            value_to,
            unit: Some(unit.to_owned()),
            method: None,
        }
        .measured_by("≥")
    };
    assert_eq!(measured(Operator::Ge, 5.0, None, "mm"), "≥ 5 mm");
    assert_eq!(measured(Operator::Eq, 0.06, None, "%"), "0.06%");
    assert_eq!(measured(Operator::Range, 3.0, Some(5.5), "℃"), "3–5.5℃");
    assert_eq!(measured(Operator::Eq, 7.0, None, ""), "7");
}
