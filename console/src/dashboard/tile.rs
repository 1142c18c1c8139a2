//! The map of China's provinces, a tile each.

use super::rows::Rows;
use crate::{piece::FacetCount, visit::Visit};

/// A province on the map.
pub(super) struct Tile {
    /// The first two digits of its code, which is its place on the map.
    pub(super) place: &'static str,
    /// Its name in full.
    pub(super) name: String,
    /// Its name on the map.
    pub(super) short: &'static str,
    /// How many; none when there is nothing to open.
    pub(super) count: i32,
    /// How dark it is, from 1 to 5; 0 for nothing.
    pub(super) step: i32,
    /// Where the rows are.
    pub(super) to: String,
}

/// The provinces: the first two digits of GB/T 2260, the short name, the letters of ISO 3166-2:CN, the English name.
const PROVINCES: [(&str, &str, &str, &str); 34] = [
    ("11", "北京", "BJ", "Beijing"),
    ("12", "天津", "TJ", "Tianjin"),
    ("13", "河北", "HE", "Hebei"),
    ("14", "山西", "SX", "Shanxi"),
    ("15", "内蒙古", "NM", "Inner Mongolia"),
    ("21", "辽宁", "LN", "Liaoning"),
    ("22", "吉林", "JL", "Jilin"),
    ("23", "黑龙江", "HL", "Heilongjiang"),
    ("31", "上海", "SH", "Shanghai"),
    ("32", "江苏", "JS", "Jiangsu"),
    ("33", "浙江", "ZJ", "Zhejiang"),
    ("34", "安徽", "AH", "Anhui"),
    ("35", "福建", "FJ", "Fujian"),
    ("36", "江西", "JX", "Jiangxi"),
    ("37", "山东", "SD", "Shandong"),
    ("41", "河南", "HA", "Henan"),
    ("42", "湖北", "HB", "Hubei"),
    ("43", "湖南", "HN", "Hunan"),
    ("44", "广东", "GD", "Guangdong"),
    ("45", "广西", "GX", "Guangxi"),
    ("46", "海南", "HI", "Hainan"),
    ("50", "重庆", "CQ", "Chongqing"),
    ("51", "四川", "SC", "Sichuan"),
    ("52", "贵州", "GZ", "Guizhou"),
    ("53", "云南", "YN", "Yunnan"),
    ("54", "西藏", "XZ", "Tibet"),
    ("61", "陕西", "SN", "Shaanxi"),
    ("62", "甘肃", "GS", "Gansu"),
    ("63", "青海", "QH", "Qinghai"),
    ("64", "宁夏", "NX", "Ningxia"),
    ("65", "新疆", "XJ", "Xinjiang"),
    ("71", "台湾", "TW", "Taiwan"),
    ("81", "香港", "HK", "Hong Kong"),
    ("82", "澳门", "MO", "Macao"),
];

/// Whether a region is a province as a whole.
pub(super) fn is_on_map(code: &str) -> bool {
    code.len() == 6 && code.ends_with("0000")
}

/// The map.
pub(super) fn tiles(visit: &Visit, rows: &Rows<'_>, counts: &[FacetCount]) -> Vec<Tile> {
    let chinese = visit.language() == crate::api::Language::Zh;
    let of = |place: &str| {
        counts
            .iter()
            .find(|count| is_on_map(&count.value) && count.value.starts_with(place))
    };
    let most = counts
        .iter()
        .filter(|count| is_on_map(&count.value))
        .map(|count| count.count)
        .max()
        .unwrap_or(1)
        .max(1);
    let tile = |(place, zh, letters, en): (&'static str, &'static str, &'static str, &'static str)| {
        let count = of(place).map_or(0, |count| count.count);
        Tile {
            place,
            name: if chinese { zh.to_owned() } else { en.to_owned() },
            short: if chinese { zh } else { letters },
            count,
            step: (count * 5 + most - 1) / most,
            to: rows.list("/needs", &[("region", &format!("{place}0000"))]),
        }
    };
    PROVINCES.into_iter().map(tile).collect()
}
