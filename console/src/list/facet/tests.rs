use super::*;
use crate::list::names::LowerField;

fn counts(values: &[(&str, i32)]) -> Vec<FacetCount> {
    let count = |(value, count): &(&str, i32)| FacetCount {
        value: (*value).to_owned(),
        name: Some(prose(value)),
        count: *count,
    };
    values.iter().map(count).collect()
}

fn prose(text: &str) -> Prose {
    Prose {
        text: Some(text.to_owned()),
    }
}

fn shown(choices: &[Choice]) -> Vec<(&str, Option<i32>, usize)> {
    let shown = |choice: &'_ Choice| (choice.count, choice.lower.len());
    let choices = choices.iter().map(|choice| (choice.value.as_str(), shown(choice)));
    choices.map(|(value, (count, lower))| (value, count, lower)).collect()
}

#[test]
fn fields_are_not_added_up_and_regions_are() {
    let lower = ["ai.vision", "ai.speech"].map(|code| LowerField {
        code: code.to_owned(),
        name: prose(code),
    });
    let names = Names {
        fields: vec![UpperField {
            code: "ai".to_owned(),
            name: prose("ai"),
            children: lower.to_vec(),
        }],
        provinces: ["330000", "110000"]
            .map(|code| (code.to_owned(), code.to_owned()))
            .to_vec(),
        ..Names::default()
    };
    let address = Address::new("/needs", "region=330200&field=ai.speech");
    let field = Facet::of("field", "list-field", Called::Field);
    let counted = Counted::of([
        ("field", Some(counts(&[("ai.vision", 9)]))),
        (
            "region",
            Some(counts(&[("110000", 6), ("330100", 4), ("DE", 2), ("330000", 1)])),
        ),
    ]);
    let found = fields(&field, &counted, &names, &address);
    assert_eq!(shown(&found), [("ai", None, 2)]);
    assert!(found[0].is_open(), "a chosen value below it is in view");
    let region = Facet::of("region", "list-region", Called::Region);
    let found = regions(&region, &counted, &names, &address);
    assert_eq!(
        shown(&found),
        [("110000", Some(6), 0), ("330000", Some(5), 2), ("DE", Some(2), 0)]
    );
}
