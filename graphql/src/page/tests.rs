use super::*;
use crate::domain::page::{Key, Place};

fn window(first: Option<i32>, last: Option<i32>) -> Window {
    Window {
        first,
        last,
        ..Window::default()
    }
}

#[test]
fn a_page_size_out_of_bounds_is_refused_and_so_are_both_ends_at_once() {
    for (first, last) in [
        (Some(-1), None),
        (Some(101), None),
        (Some(1_000_000_000), None),
        (None, Some(-1)),
        (None, Some(i32::MAX)),
        (Some(1), Some(1)),
    ] {
        assert!(window(first, last).of::<Place>("needs").is_err(), "{first:?} {last:?}");
    }
    for (first, last, size, from_end) in [
        (None, None, 20, false),
        (Some(0), None, 0, false),
        (Some(100), None, 100, false),
        (None, Some(3), 3, true),
    ] {
        let request = window(first, last).of::<Place>("needs").expect("within bounds");
        assert_eq!((request.size, request.from_end), (size, from_end));
    }
}

#[test]
fn a_cursor_is_good_for_its_own_list_alone() {
    let place = Place {
        key: Key::Text("高温轴承: a".to_owned()),
        id: 7,
    };
    let cursor = cursor::write("needs TITLE", &place);
    let given = |cursor: &str| Window {
        after: Some(cursor.to_owned()),
        ..Window::default()
    };
    assert_eq!(
        given(&cursor).of::<Place>("needs TITLE").expect("its own").after,
        Some(place)
    );
    assert!(given(&cursor).of::<Place>("needs NEWEST").is_err());
    for wrong in ["", "🙂", "bm90IG91cnM", &cursor[1..], &format!("{cursor}A"), "\0"] {
        assert!(given(wrong).of::<Place>("needs TITLE").is_err(), "{wrong:?}");
    }
}
