//! How Chinese characters are read (拼音), without tones, as people type it.

use std::collections::HashMap;
use std::sync::OnceLock;

use pinyin::ToPinyin;

/// Lines `sort TAB characters TAB readings`.
const READINGS: &str = include_str!("../../data/readings.tsv");

/// Readings that the crate's table of usual ones does not have.
#[derive(Default)]
struct Table {
    /// Of a family name, by its one or two characters: a reading for each.
    surnames: HashMap<&'static str, Vec<&'static str>>,
    /// By character.
    others: HashMap<char, Vec<&'static str>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for line in READINGS.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(sort), Some(name), Some(readings)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let readings = readings.split(' ').collect();
            match name.chars().next() {
                Some(_) if sort == "surname" => drop(table.surnames.insert(name, readings)),
                Some(c) => drop(table.others.insert(c, readings)),
                None => {}
            }
        }
        table
    })
}

/// Adds what people type for a reading: there is no ü on a keyboard, and passports write it in a third way.
fn add(readings: &mut Vec<String>, reading: &str) {
    let mut push = |reading: String| {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    if reading.contains(['ü', 'v']) {
        for typed in ["v", "u", "yu"] {
            push(reading.replace(['ü', 'v'], typed));
        }
    } else {
        push(reading.replace('ê', "e"));
    }
}

/// How a character is read, the usual way first; nothing when it is no Chinese character.
pub(super) fn readings(c: char) -> Vec<String> {
    let mut readings = Vec::new();
    if let Some(usual) = c.to_pinyin() {
        add(&mut readings, usual.plain());
        for other in table().others.get(&c).into_iter().flatten() {
            add(&mut readings, other);
        }
    }
    readings
}

/// How the family names are read with which a person's name may begin, where that is not how they are usually read: a
/// reading for each of their characters. 单于 may be one, or 单.
pub(super) fn surnames(name: &[char]) -> impl Iterator<Item = &'static [&'static str]> {
    [2, 1].into_iter().filter_map(|size| {
        let surname: String = name.get(..size)?.iter().collect();
        table().surnames.get(surname.as_str()).map(Vec::as_slice)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_as_they_are_typed() {
        assert_eq!(readings('张'), ["zhang"]);
        assert_eq!(readings('重'), ["zhong", "chong"]);
        assert_eq!(readings('吕'), ["lv", "lu", "lyu"]);
        assert_eq!(readings('略'), ["lve", "lue", "lyue"]);
        assert!(readings('a').is_empty() && readings('，').is_empty());
    }

    #[test]
    fn family_names_are_read_in_their_own_way() {
        let surnames = |name: &str| -> Vec<String> {
            let chars: Vec<char> = name.chars().collect();
            surnames(&chars).map(|readings| readings.join(" ")).collect()
        };
        for (name, readings) in [
            ("单田芳", &["shan"][..]),
            ("单于飞", &["chan yu", "shan"]),
            ("曾国", &["zeng"]),
            ("解缙", &["xie"]),
            ("仇英", &["qiu"]),
            ("区寄", &["ou"]),
            ("长孙无忌", &["zhang sun"]),
            ("张伟", &[]),
            ("", &[]),
        ] {
            assert_eq!(surnames(name), readings, "{name}");
        }
    }

    #[test]
    fn every_line_of_the_table_is_used() {
        for line in READINGS.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [sort, name, readings] = columns[..] else {
                panic!("{line}")
            };
            let count = name.chars().count();
            assert!(name.chars().all(|c| c.to_pinyin().is_some()), "{line}");
            match sort {
                "surname" => assert_eq!(readings.split(' ').count(), count, "{line}"),
                "also" => assert_eq!(count, 1, "{line}"),
                _ => panic!("{line}"),
            }
            assert!(readings.chars().all(|c| c == ' ' || c.is_ascii_lowercase()), "{line}");
        }
    }
}
