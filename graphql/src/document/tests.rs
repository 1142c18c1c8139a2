//! Documents: what a word processor and a spreadsheet read back is what the contract says.

use calamine::{Reader, Xlsx};
use chrono::NaiveDate;
use qiao_entity::{
    Millis,
    contract::{ContractKind, ContractStatus, Model},
    contract_party::PartyRole,
    language::Language,
    need::{Payment, TransferMode},
};

use super::{
    Paper, decimal, draft, in_figures, registration, registration_sheet,
    sheet::{Cell, Sheet},
};
use crate::domain::contract::{Draft, Party, Written};

fn said() -> Draft {
    let party = |role, name: &str| Party {
        role,
        name: name.to_owned(),
        organization: None,
        manager: None,
        region: Some("330100".to_owned()),
        credit_code: None,
        representative: Some("=1+1".to_owned()),
        address: None,
        contact: None,
    };
    Draft {
        title: "热水器 <CO> & 安全\"监测\"".to_owned(),
        subject: Some("第一行\n第二行".to_owned()),
        amount: Some(123_456_789),
        payment: Some(Payment::Instalments),
        involves_patents: true,
        parties: vec![party(PartyRole::Buyer, "甲公司"), party(PartyRole::Seller, "乙大学")],
        clauses: vec![Written {
            code: "TERMS".to_owned(),
            text: "按附件一。".to_owned(),
        }],
        ..Draft::default()
    }
}

fn row() -> Model {
    let at = Millis::from(chrono::DateTime::from_timestamp(1_800_000_000, 0).expect("in range"));
    Model {
        id: 7,
        engagement_id: 1,
        need_id: 1,
        organization_id: 1,
        status: ContractStatus::Draft,
        kind: ContractKind::Development,
        mode: TransferMode::Development,
        title: String::new(),
        subject: None,
        currency: "CNY".to_owned(),
        amount: None,
        technology_amount: None,
        payment: None,
        involves_patents: false,
        signed_on: None,
        signed_at_place: None,
        valid_from: None,
        valid_until: None,
        register_number: Some("2027330100000001".to_owned()),
        registry: None,
        registered_on: None,
        created_at: at,
        created_by: "account_1".to_owned(),
        updated_at: at,
        version: 3,
    }
}

/// All the text of a document, read back.
fn text_of(bytes: &[u8]) -> String {
    let read = docx_rs::read_docx(bytes).expect("a document");
    let json: serde_json::Value = serde_json::from_str(&read.json()).expect("its JSON");
    let mut texts = Vec::new();
    collect(&json, &mut texts);
    texts.join("\n")
}

fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(object) => {
            if object.get("type") == Some(&"text".into())
                && let Some(text) = object["data"]["text"].as_str()
            {
                texts.push(text.to_owned());
            }
            object.values().for_each(|value| collect(value, texts));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[test]
fn a_draft_says_what_is_filled_and_what_is_missing() {
    let (row, said) = (row(), said());
    let paper = |language| Paper {
        row: &row,
        draft: &said,
        language,
        today: NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day"),
    };
    let text = text_of(&draft(&paper(Language::Zh)).expect("a document"));
    for part in [
        "技术开发合同",
        "热水器 <CO> & 安全\"监测\"",
        "第二行",
        "按附件一。",
        "¥1,234,567.89",
        "杭州市 (330100)",
        "验收标准和方法",
        "专利事项",
    ] {
        assert!(text.contains(part), "{part} is not in it: {text}");
    }
    // In the checklist alone: what is not needed has no heading of its own.
    assert_eq!(text.matches("查阅有关会计账目的办法").count(), 1, "{text}");
    let english = text_of(&draft(&paper(Language::En)).expect("a document"));
    assert!(
        english.contains("Acceptance") || english.contains("acceptance"),
        "{english}"
    );
    let form = text_of(&registration(&paper(Language::Zh)).expect("a document"));
    assert!(form.contains("2027330100000001") && form.contains("乙大学"), "{form}");
    let csv = String::from_utf8(registration_sheet(&paper(Language::Zh)).csv().expect("lines")).expect("UTF-8");
    assert!(
        csv.starts_with('\u{feff}') && csv.contains("seller-name,乙大学"),
        "{csv}"
    );
    assert!(csv.contains("'=1+1"), "no formula: {csv}");
}

#[test]
fn amounts_are_written_with_the_decimals_of_their_currency() {
    assert_eq!(decimal(-5, "CNY"), "-0.05");
    assert_eq!(decimal(1_234, "JPY"), "1234");
    assert_eq!(in_figures(-123_456_700, "EUR"), "EUR -1,234,567.00");
    assert_eq!(in_figures(100, "JPY"), "JPY 100");
    assert_eq!(in_figures(-123_456, "CNY"), "-¥1,234.56");
}

#[test]
fn a_spreadsheet_holds_amounts_as_numbers() {
    let sheet = Sheet {
        name: "分录".to_owned(),
        columns: vec!["金额".to_owned()],
        rows: vec![
            vec![Cell::Amount(123, "CNY".to_owned())],
            vec![Cell::Amount(i64::MAX, "CNY".to_owned())],
        ],
    };
    let bytes = sheet.xlsx().expect("a spreadsheet");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("a book");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let cells: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(cells, ["金额", "1.23", "92233720368547758.07"]);
}
