//! The data of the registration form (技术合同登记信息).

use qiao_entity::contract_party::PartyRole;

use super::{
    Paper, decimal,
    sheet::{Cell, Sheet},
    word::{Failed, document, facts, packed, remark, title},
};

/// The document.
pub(crate) fn registration(paper: &Paper<'_>) -> Result<Vec<u8>, Failed> {
    let foot = format!("contract_{} · v{} · {}", paper.row.id, paper.row.version, paper.today);
    let rows: Vec<(String, String)> = rows(paper).into_iter().map(|(name, _, text)| (name, text)).collect();
    packed(
        document(&foot)
            .add_paragraph(title(&paper.say("contract-registration")))
            .add_paragraph(remark(&paper.say("contract-registration-remark")))
            .add_table(facts(&rows)),
    )
}

/// The same as values: one line for each.
pub(crate) fn registration_sheet(paper: &Paper<'_>) -> Sheet {
    let line =
        |(name, code, text): (String, String, String)| vec![Cell::Text(name), Cell::Text(code), Cell::Text(text)];
    Sheet {
        name: paper.say("contract-registration"),
        columns: ["contract-column-field", "contract-column-code", "contract-column-value"]
            .map(|key| paper.say(key))
            .to_vec(),
        rows: rows(paper).into_iter().map(line).collect(),
    }
}

/// Each value with its name and its code: names for people, codes for programs.
fn rows(paper: &Paper<'_>) -> Vec<(String, String, String)> {
    let (row, said) = (paper.row, paper.draft);
    let mut rows = Vec::new();
    let mut add =
        |key: &str, text: String| rows.push((paper.say(&format!("contract-field-{key}")), key.to_owned(), text));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let amount = |amount: Option<i64>| amount.map_or_else(String::new, |amount| decimal(amount, &said.currency));
    add("register-number", text(&row.register_number));
    add("registry", text(&row.registry));
    add(
        "registered-on",
        row.registered_on.map_or_else(String::new, |day| day.to_string()),
    );
    add("title", said.title.clone());
    add("kind", paper.coded("contract-kind", &said.kind.code()));
    add("mode", paper.coded("contract-mode", &said.mode.code()));
    add("subject", text(&said.subject));
    add(
        "signed-on",
        said.signed_on.map_or_else(String::new, |day| day.to_string()),
    );
    add("signed-at-place", text(&said.signed_at_place));
    add(
        "valid-from",
        said.valid_from.map_or_else(String::new, |day| day.to_string()),
    );
    add(
        "valid-until",
        said.valid_until.map_or_else(String::new, |day| day.to_string()),
    );
    add("currency", said.currency.clone());
    add("amount", amount(said.amount));
    add("technology-amount", amount(said.technology_amount));
    let payment = said
        .payment
        .map(|payment| paper.coded("contract-payment", &payment.code()));
    add("payment", payment.unwrap_or_default());
    let patents = if said.involves_patents {
        "contract-yes"
    } else {
        "contract-no"
    };
    add("involves-patents", paper.say(patents));
    for role in [PartyRole::Seller, PartyRole::Buyer, PartyRole::Intermediary] {
        for party in said.parties.iter().filter(|party| party.role == role) {
            let of = role.code().to_lowercase();
            let name = paper.coded("contract-party", &role.code());
            let parts = [
                ("name", party.name.clone()),
                ("region", text(&party.region)),
                ("credit-code", text(&party.credit_code)),
                ("representative", text(&party.representative)),
                ("address", text(&party.address)),
                ("contact", text(&party.contact)),
            ];
            for (part, text) in parts {
                let label = format!("{name} · {}", paper.say(&format!("contract-field-{part}")));
                rows.push((label, format!("{of}-{part}"), text));
            }
        }
    }
    rows
}
