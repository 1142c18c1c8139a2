//! Codes of our reference lists, by code or by name.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    domain::reference::{CURRENCIES, Entry, INDUSTRIES_LIST, LANGUAGES, List, TECHNOLOGY_FIELDS},
    import::names::plain,
};

/// What a name stands for; none when it stands for several.
type Known = HashMap<String, Option<String>>;

fn note(known: &mut Known, name: &str, code: &str) {
    known
        .entry(plain(name))
        .and_modify(|is| {
            if is.as_deref() != Some(code) {
                *is = None;
            }
        })
        .or_insert_with(|| Some(code.to_owned()));
}

/// Codes win over names, names over synonyms: a weaker one never makes a stronger one doubtful.
fn by_name(list: &List) -> Known {
    let mut known = Known::new();
    let ranks: [fn(&Entry) -> Vec<&str>; 3] = [
        |entry| vec![&entry.code],
        |entry| vec![&entry.name_zh, &entry.name_en],
        |entry| {
            let synonyms = entry.synonyms_zh.iter().chain(&entry.synonyms_en);
            synonyms.map(String::as_str).collect()
        },
    ];
    for names in ranks {
        let mut rank = Known::new();
        for entry in list.entries() {
            for name in names(entry) {
                note(&mut rank, name, &entry.code);
            }
        }
        for (name, code) in rank {
            known.entry(name).or_insert(code);
        }
    }
    known
}

static FIELDS: LazyLock<Known> = LazyLock::new(|| by_name(&TECHNOLOGY_FIELDS));
static INDUSTRIES: LazyLock<Known> = LazyLock::new(|| by_name(&INDUSTRIES_LIST));

/// The technology field of a code, a name or a synonym.
#[must_use]
pub fn field(given: &str) -> Option<String> {
    FIELDS.get(&plain(given)).cloned().flatten()
}

/// The industry of a code or a name; spreadsheets drop the nought of `07`.
#[must_use]
pub fn industry(given: &str) -> Option<String> {
    let given = plain(given);
    let padded = if given.len() == 1 && given.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("0{given}")
    } else {
        given
    };
    INDUSTRIES.get(&padded).cloned().flatten()
}

/// The language of a code or a name.
#[must_use]
pub fn language(given: &str) -> Option<String> {
    let given = plain(given);
    // 英文 is said as often as 英语.
    let spoken = given.strip_suffix('文').map(|stem| format!("{stem}语"));
    LANGUAGES
        .iter()
        .find(|(code, zh, en)| {
            given == *code || given == *zh || spoken.as_deref() == Some(zh) || given == plain(en) || {
                *code == "zh" && matches!(given.as_str(), "汉语" | "普通话")
            }
        })
        .map(|(code, _, _)| (*code).to_owned())
}

/// The currency of a code or a Chinese name.
#[must_use]
pub fn currency(given: &str) -> Option<String> {
    let given = plain(given);
    let code = match given.as_str() {
        "人民币" | "元" | "rmb" | "¥" => "CNY",
        "美元" => "USD",
        "欧元" => "EUR",
        "英镑" => "GBP",
        "日元" => "JPY",
        "韩元" => "KRW",
        "港元" | "港币" => "HKD",
        "澳门元" => "MOP",
        "新台币" => "TWD",
        "新加坡元" | "新元" => "SGD",
        "瑞士法郎" => "CHF",
        "澳元" => "AUD",
        other => {
            return CURRENCIES
                .iter()
                .find(|(code, _)| code.eq_ignore_ascii_case(other))
                .map(|(code, _)| (*code).to_owned());
        }
    };
    Some(code.to_owned())
}

/// Yes or no.
#[must_use]
pub fn flag(given: &str) -> Option<bool> {
    match plain(given).as_str() {
        "true" | "yes" | "y" | "1" | "是" | "有" | "√" | "✓" => Some(true),
        "false" | "no" | "n" | "0" | "否" | "无" | "×" | "✗" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_and_names_are_known() {
        assert_eq!(field("ai.vision").as_deref(), Some("ai.vision"));
        assert_eq!(field("机器视觉").as_deref(), Some("ai.vision"));
        assert_eq!(field("Machine Vision").as_deref(), Some("ai.vision"));
        assert_eq!(field("占星"), None);
        assert_eq!(industry("26").as_deref(), Some("26"));
        assert_eq!(industry("1").as_deref(), Some("01"));
        assert_eq!(industry("农、林、牧、渔业").as_deref(), Some("A"));
        assert_eq!(language("德文").as_deref(), Some("de"));
        assert_eq!(language("EN").as_deref(), Some("en"));
        assert_eq!(currency("人民币").as_deref(), Some("CNY"));
        assert_eq!(currency("usd").as_deref(), Some("USD"));
        assert_eq!(currency("金币"), None);
        assert_eq!(flag("是"), Some(true));
        assert_eq!(flag("也许"), None);
    }

    #[test]
    fn every_field_and_industry_is_found_by_its_own_name_or_is_doubtful() {
        for (list, find) in [
            (&*TECHNOLOGY_FIELDS, field as fn(&str) -> Option<String>),
            (&*INDUSTRIES_LIST, industry),
        ] {
            for entry in list.entries() {
                assert_eq!(find(&entry.code).as_ref(), Some(&entry.code));
                assert!(find(&entry.name_zh).is_none_or(|code| list.has(&code)));
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = field(&text);
            let _ = industry(&text);
            let _ = language(&text);
            let _ = currency(&text);
            let _ = flag(&text);
        }
    }
}
