//! Templates: a file with the right header and one example row; a spreadsheet explains its columns on a second sheet.

use qiao_entity::language::Language;
use rust_xlsxwriter::{DataValidation, Format as Style, FormatAlign, Workbook, XlsxError};
use serde_json::{Map, Value, json};

use super::{
    Content,
    cell::plain,
    column::{Column, Kind, columns},
    names::Names,
};
use crate::error::Error;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, in UTF-8 with a mark, so that Excel shows Chinese.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// One JSON object a line.
    JsonLines,
}

impl Format {
    /// The format of a file name's ending.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "jsonl" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// The template of a noun.
pub fn template(content: Content, format: Format, language: Language) -> Result<Vec<u8>, Error> {
    match format {
        Format::Csv => csv(content, language),
        Format::Xlsx => workbook(content, language).map_err(Error::internal),
        Format::JsonLines => Ok(format!("{}\n", example_object(content, language)).into_bytes()),
    }
}

fn csv(content: Content, language: Language) -> Result<Vec<u8>, Error> {
    let columns = columns(content);
    let mut csv = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    csv.write_record(columns.iter().map(|column| header(column, language)))
        .map_err(Error::internal)?;
    csv.write_record(columns.iter().map(|column| example(column, language)))
        .map_err(Error::internal)?;
    csv.into_inner().map_err(Error::internal)
}

/// A header; a star marks what a new record must have.
fn header(column: &Column, language: Language) -> String {
    let name = chosen(language, column.zh, column.en);
    if column.required {
        format!("{name}*")
    } else {
        name.to_owned()
    }
}

fn example(column: &Column, language: Language) -> &'static str {
    let [zh, en] = column.example;
    chosen(language, zh, en)
}

fn chosen<T>(language: Language, zh: T, en: T) -> T {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// The example as an object: lists are lists, enumerations codes.
fn example_object(content: Content, language: Language) -> Value {
    let mut object = Map::new();
    for column in columns(content) {
        let text = example(column, language);
        if text.is_empty() {
            continue;
        }
        let value = plain(column, text);
        match column.code.split_once('.') {
            None => drop(object.insert(column.code.to_owned(), value)),
            Some((outer, inner)) => {
                if let Value::Object(members) = object.entry(outer).or_insert_with(|| json!({})) {
                    members.insert(inner.to_owned(), value);
                }
            }
        }
    }
    Value::Object(object)
}

fn workbook(content: Content, language: Language) -> Result<Vec<u8>, XlsxError> {
    let columns = columns(content);
    let bold = Style::new().set_bold();
    let wrapped = Style::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(chosen(language, content.zh(), content.name()))?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, at) in columns.iter().zip(0..) {
        sheet.write_with_format(0, at, header(column, language), &bold)?;
        sheet.write_with_format(1, at, example(column, language), &wrapped)?;
        sheet.set_column_width(at, 18)?;
        if let Kind::One(names) = column.kind {
            let choices: Vec<&str> = shown(names, language).collect();
            // Excel takes at most 255 characters of choices.
            if choices.join(",").chars().count() <= 255 {
                let choice = DataValidation::new().allow_list_strings(&choices)?;
                sheet.add_data_validation(1, at, 10_000, at, &choice)?;
            }
        }
    }
    let sheet = book.add_worksheet();
    sheet.set_name(chosen(language, "填写说明", "Columns"))?;
    let titles = chosen(
        language,
        ["列", "代码", "必填", "含义", "可填的值", "示例"],
        ["Column", "Code", "Required", "Meaning", "Allowed values", "Example"],
    );
    for (title, at) in titles.into_iter().zip(0..) {
        sheet.write_with_format(0, at, title, &bold)?;
        sheet.set_column_width(at, [22, 22, 9, 50, 50, 40][usize::from(at)])?;
    }
    for (column, line) in columns.iter().zip(1..) {
        let [zh, en] = column.means;
        let required = if column.required {
            chosen(language, "是", "yes")
        } else {
            ""
        };
        let cells = [
            chosen(language, column.zh, column.en).to_owned(),
            column.code.to_owned(),
            required.to_owned(),
            chosen(language, zh, en).to_owned(),
            allowed(column, language),
            example(column, language).to_owned(),
        ];
        for (cell, at) in cells.into_iter().zip(0..) {
            sheet.write_with_format(line, at, cell, &wrapped)?;
        }
    }
    book.save_to_buffer()
}

fn shown(names: &'static Names, language: Language) -> impl Iterator<Item = &'static str> {
    names
        .entries
        .iter()
        .map(move |(_, zh, en)| chosen(language, zh[0], *en))
}

/// What a column takes, in words.
#[must_use]
pub(super) fn allowed(column: &Column, language: Language) -> String {
    let said = |zh: &str, en: &str| chosen(language, zh, en).to_owned();
    match column.kind {
        Kind::Key => said("任意文字，每条不同", "any text, different for each record"),
        Kind::Text(most) => match language {
            Language::Zh => format!("最多 {most} 字"),
            Language::En => format!("at most {most} characters"),
        },
        Kind::Words => said("多项用 ; ；、 或换行分开", "separated by ; or a line break"),
        Kind::One(names) | Kind::Many(names) => {
            let members = names.entries.iter().map(|(code, zh, en)| match language {
                Language::Zh => format!("{} {code}", zh[0]),
                Language::En => format!("{code} ({en})"),
            });
            members.collect::<Vec<_>>().join(chosen(language, "；", "; "))
        }
        Kind::Fields => said(
            "技术领域代码、名称或同义词",
            "codes, names or synonyms of technology fields",
        ),
        Kind::Industries => said("GB/T 4754 大类代码或名称", "codes or names of GB/T 4754 divisions"),
        Kind::Region => said(
            "GB/T 2260 省市代码或名称；国外用 ISO 3166 代码或国名",
            "GB/T 2260 code or name of a province or prefecture, or an ISO 3166 country",
        ),
        Kind::Languages => said("ISO 639-1 代码或名称", "ISO 639-1 codes or names"),
        Kind::Whole => said("整数", "a whole number"),
        Kind::Money => said("数字，可带 万、万元、亿", "a number; 万 and 亿 are understood"),
        Kind::Currency => said("ISO 4217 代码或中文名", "ISO 4217 code"),
        Kind::Day => said("2027-06-30、2027/6/30、+180d", "2027-06-30, 2027/6/30, +180d"),
        Kind::Flag => said("是、否", "yes, no"),
        Kind::Reference(_) => said("一个编号", "one key"),
        Kind::References(_) => said("编号，用 ; 分开", "keys, separated by ;"),
        Kind::Indicators => said(
            "算符：< ≤ = ≥ > 或 范围（数值写 10~20）",
            "operator: < <= = >= > or RANGE (value such as 10~20)",
        ),
        Kind::Works => said("类型：成交项目、报告、案例", "kind: DEAL, REPORT, CASE"),
        Kind::Rights => said(
            "类型：发明专利、实用新型、外观设计、软件著作权…；状态：申请中、已授权、已到期、已失效",
            "kind: INVENTION_PATENT, UTILITY_MODEL, DESIGN, SOFTWARE_COPYRIGHT …; status: PENDING, GRANTED, EXPIRED, LAPSED",
        ),
    }
}
