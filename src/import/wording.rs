//! Why a row did not go in, said in Chinese and in English. The only place with these sentences.

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
            Self::Trouble(trouble) => trouble_zh(trouble),
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
            Self::Trouble(trouble) => trouble_en(trouble),
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

fn trouble_zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Required => "必填".to_owned(),
        Trouble::RequiredInOneLanguage => "中文和英文至少填一个".to_owned(),
        Trouble::NotWanted => "此处不应填写".to_owned(),
        Trouble::TooLong { most, is } => format!("最多 {most} 个字符，现有 {is} 个"),
        Trouble::TooMany { most, is } => format!("最多 {most} 项，现有 {is} 项"),
        Trouble::OutOfRange { least, most } => format!("应在 {least} 到 {most} 之间"),
        Trouble::Reversed => "起始值大于终止值".to_owned(),
        Trouble::Past => "日期已过".to_owned(),
        Trouble::Unknown { given } => format!("不认识「{given}」"),
        Trouble::NoRecord { given } => format!("没有「{given}」这条记录，请先导入"),
        Trouble::Repeated { given } => format!("「{given}」重复"),
        Trouble::Taken { given } => format!("「{given}」已被别的记录使用"),
        Trouble::ControlCharacter => "含有控制字符".to_owned(),
        Trouble::Malformed { example } => format!("格式不对，例如 {example}"),
        Trouble::WrongStatus { is } => format!("记录现在的状态是 {is}，不允许这样改"),
    }
}

fn trouble_en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Required => "is required".to_owned(),
        Trouble::RequiredInOneLanguage => "is required in Chinese or in English".to_owned(),
        Trouble::NotWanted => "must be left out here".to_owned(),
        Trouble::TooLong { most, is } => format!("has {is} characters; at most {most} are allowed"),
        Trouble::TooMany { most, is } => format!("has {is} entries; at most {most} are allowed"),
        Trouble::OutOfRange { least, most } => format!("must lie between {least} and {most}"),
        Trouble::Reversed => "the start lies after the end".to_owned(),
        Trouble::Past => "the day has passed".to_owned(),
        Trouble::Unknown { given } => format!("“{given}” is not known"),
        Trouble::NoRecord { given } => format!("there is no record “{given}”; import it first"),
        Trouble::Repeated { given } => format!("“{given}” stands twice"),
        Trouble::Taken { given } => format!("another record has “{given}” already"),
        Trouble::ControlCharacter => "holds a control character".to_owned(),
        Trouble::Malformed { example } => format!("has the wrong form; an example: {example}"),
        Trouble::WrongStatus { is } => format!("the record's status {is} does not allow this"),
    }
}
