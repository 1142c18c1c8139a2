//! Regions by code or name, as addresses write them.

use std::{collections::HashMap, sync::LazyLock};

use qiao_entity::region::RegionKind;

use crate::{domain::reference::REGIONS_LIST, import::names::plain};

/// What stands behind a place's own name.
const SUFFIXES: [&str; 9] = [
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "地区",
    "省",
    "市",
    "盟",
];

/// ISO codes of places that the list of regions holds under GB/T 2260 codes.
const ISO: [(&str, &str); 3] = [("hk", "810000"), ("mo", "820000"), ("tw", "710000")];

type Known = HashMap<String, Option<String>>;

struct Places {
    /// Codes, and names of countries and provinces.
    wide: Known,
    /// Names of prefectures; none when a name stands for several.
    prefectures: Known,
    /// Names of a province's prefectures, under the province's code.
    inside: HashMap<String, Known>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let mut places = Places {
        wide: Known::new(),
        prefectures: Known::new(),
        inside: HashMap::new(),
    };
    for (code, is) in ISO {
        note(&mut places.wide, code.to_owned(), is);
    }
    for entry in REGIONS_LIST.entries() {
        note(&mut places.wide, plain(&entry.code), &entry.code);
        for name in names(&entry.name_zh, &entry.name_en) {
            if entry.kind == Some(RegionKind::Prefecture) {
                note(&mut places.prefectures, name.clone(), &entry.code);
                let province = entry.parent.clone().unwrap_or_default();
                note(places.inside.entry(province).or_default(), name, &entry.code);
            } else {
                note(&mut places.wide, name, &entry.code);
            }
        }
    }
    places
});

fn note(known: &mut Known, name: String, code: &str) {
    known
        .entry(name)
        .and_modify(|is| {
            if is.as_deref() != Some(code) {
                *is = None;
            }
        })
        .or_insert_with(|| Some(code.to_owned()));
}

fn names(zh: &str, en: &str) -> Vec<String> {
    let zh = plain(zh);
    let mut names = vec![short(&zh).to_owned(), plain(en)];
    names.push(zh);
    names.sort();
    names.dedup();
    names
}

/// A Chinese name without what kind of place it is; at least two characters stay.
fn short(zh: &str) -> &str {
    SUFFIXES
        .iter()
        .find_map(|suffix| zh.strip_suffix(suffix).filter(|stem| stem.chars().count() >= 2))
        .unwrap_or(zh)
}

/// The region of a code, an ISO code, or a name with or without 省 and 市; a prefecture may stand behind its province.
#[must_use]
pub fn region(given: &str) -> Option<String> {
    let given = plain(given);
    let whole = |name: &str| {
        let wide = PLACES.wide.get(name);
        wide.or_else(|| PLACES.prefectures.get(name)).cloned().flatten()
    };
    if let Some(code) = whole(&given) {
        return Some(code);
    }
    let given = given.strip_prefix("中国").unwrap_or(&given);
    if let Some(code) = whole(given) {
        return Some(code);
    }
    given.char_indices().skip(2).find_map(|(at, _)| {
        let (province, rest) = given.split_at(at);
        let code = PLACES.wide.get(province)?.as_ref()?;
        PLACES.inside.get(code)?.get(rest).cloned().flatten()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_are_known_by_code_and_by_name() {
        for (given, code) in [
            ("330100", "330100"),
            ("杭州", "330100"),
            ("杭州市", "330100"),
            ("浙江省杭州市", "330100"),
            ("浙江杭州", "330100"),
            ("中国浙江", "330000"),
            ("Hangzhou", "330100"),
            ("北京", "110000"),
            ("北京市", "110000"),
            ("吉林", "220000"),
            ("吉林市", "220200"),
            ("内蒙古", "150000"),
            ("新疆", "650000"),
            ("HK", "810000"),
            ("香港", "810000"),
            ("DE", "DE"),
            ("德国", "DE"),
            ("cn", "CN"),
        ] {
            assert_eq!(region(given).as_deref(), Some(code), "{given}");
        }
        assert_eq!(region("亚特兰蒂斯"), None);
        assert_eq!(region(""), None);
    }

    #[test]
    fn every_region_is_found_by_its_code() {
        for entry in REGIONS_LIST.entries() {
            assert_eq!(region(&entry.code).as_ref(), Some(&entry.code));
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = region(&text);
        }
    }
}
