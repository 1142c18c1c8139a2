//! Why a row did not go in, said in Chinese and in English. What the
//! domain can say, too, is said with the sentences of the API; the rest stands here alone.

use qiao_entity::language::Language;

use super::names::Names;
use crate::domain::problem::Trouble;

/// What is wrong with a cell or a row.
#[derive(Clone, Debug)]
pub enum Why {
    /// What the domain, too, would say.
    Trouble(Trouble),
    /// None of the values allowed.
    Choice(&'static Names),
    /// An entry of the cell, counted from 1, is wrong.
    Entry(usize, Box<Why>),
    /// An entry has a part that nothing is known of.
    UnknownPart(String),
    /// The line is no JSON object; what the parser said.
    NotJson(String),
    /// The line is longer than this many bytes.
    LongLine(usize),
    /// The row has more cells than the header.
    MoreCells,
    /// The row has bytes that are text in no encoding we know.
    NotText,
    /// The sheet shows an error in the cell.
    SheetError,
    /// The same record stands further up; in this row.
    Again(u64),
    /// The database refused the row.
    Refused(String),
}

impl From<Trouble> for Why {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Why {
    /// A value of the wrong form; what the right one looks like.
    #[must_use]
    pub fn malformed(example: &str) -> Self {
        Self::Trouble(Trouble::Malformed {
            example: example.to_owned(),
        })
    }

    /// The code of the report.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Trouble(trouble) => trouble.code(),
            Self::Choice(_) => "UNKNOWN",
            Self::Entry(_, why) => why.code(),
            Self::UnknownPart(_) => "UNKNOWN_PART",
            Self::NotJson(_) => "NOT_JSON",
            Self::LongLine(_) => "LONG_LINE",
            Self::MoreCells => "MORE_CELLS",
            Self::NotText => "NOT_TEXT",
            Self::SheetError => "SHEET_ERROR",
            Self::Again(_) => "REPEATED",
            Self::Refused(_) => "REFUSED",
        }
    }

    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Trouble(trouble) => trouble.message(Language::Zh),
            Self::Choice(names) => {
                let allowed: Vec<&str> = names.entries.iter().map(|(_, zh, _)| zh[0]).collect();
                format!("不在可选值之内；可填：{}", allowed.join("、"))
            }
            Self::Entry(at, why) => format!("第 {at} 项：{}", why.zh()),
            Self::UnknownPart(part) => format!("不认识的内容「{part}」"),
            Self::NotJson(what) => format!("这一行不是 JSON 对象：{what}"),
            Self::LongLine(most) => format!("这一行超过 {most} 字节"),
            Self::MoreCells => "单元格比表头多，可能缺少引号或多了分隔符".to_owned(),
            Self::NotText => "含有无法识别的字节，请把文件另存为 UTF-8".to_owned(),
            Self::SheetError => "单元格里是表格软件的错误值".to_owned(),
            Self::Again(row) => format!("与第 {row} 行重复，只导入了前面一行"),
            Self::Refused(what) => format!("数据库拒绝了这一行：{what}"),
        }
    }

    /// In English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Trouble(trouble) => trouble.message(Language::En),
            Self::Choice(names) => {
                let allowed: Vec<&str> = names.entries.iter().map(|(code, _, _)| *code).collect();
                format!("is none of the values allowed: {}", allowed.join(", "))
            }
            Self::Entry(at, why) => format!("entry {at}: {}", why.en()),
            Self::UnknownPart(part) => format!("nothing is known of “{part}”"),
            Self::NotJson(what) => format!("the line is no JSON object: {what}"),
            Self::LongLine(most) => format!("the line is longer than {most} bytes"),
            Self::MoreCells => "more cells than the header; a quote may be missing or a separator too many".to_owned(),
            Self::NotText => "holds bytes that are no text; save the file as UTF-8".to_owned(),
            Self::SheetError => "the cell holds an error of the spreadsheet".to_owned(),
            Self::Again(row) => format!("repeats row {row}; only the first went in"),
            Self::Refused(what) => format!("the database refused the row: {what}"),
        }
    }
}
