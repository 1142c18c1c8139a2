//! The draft of a contract with the checklist of its clauses (合同文本).

use qiao_entity::contract_party::PartyRole;

use super::{
    Paper,
    word::{Failed, document, facts, grid, heading, packed, prose, remark, title},
};
use crate::domain::contract::{
    Party,
    clause::{Item, State, checklist},
};

/// The document.
pub(crate) fn draft(paper: &Paper<'_>) -> Result<Vec<u8>, Failed> {
    let said = paper.draft;
    let digest = said.digest();
    let foot = format!(
        "contract_{} · v{} · BLAKE3 {}",
        paper.row.id,
        paper.row.version,
        &digest[..16]
    );
    let mut page = document(&foot)
        .add_paragraph(title(&paper.coded("contract-title", &said.kind.code())))
        .add_paragraph(remark(&paper.say("contract-draft-remark")))
        .add_table(facts(&facts_of(paper)))
        .add_paragraph(heading(&paper.say("contract-parties")));
    for party in &said.parties {
        let role = paper.coded("contract-party", &party.role.code());
        page = page
            .add_table(facts(&party_of(paper, &role, party)))
            .add_paragraph(remark(""));
    }
    let items = checklist(said);
    let shown = items.iter().filter(|item| item.state != State::NotNeeded);
    for (number, item) in (1..).zip(shown) {
        let name = paper.named(&item.clause.name_zh, &item.clause.name_en);
        let number = number.to_string();
        page = page.add_paragraph(heading(&super::say(
            paper.language,
            "contract-clause-heading",
            &[("number", number), ("name", name.to_owned())],
        )));
        for paragraph in text_of(paper, item) {
            page = page.add_paragraph(paragraph);
        }
    }
    page = page.add_paragraph(heading(&paper.say("contract-signing")));
    let sides = [PartyRole::Buyer, PartyRole::Seller].map(|role| signing(paper, role));
    page = page.add_table(grid(
        &sides.clone().map(|(name, _)| name),
        &[sides.map(|(_, text)| text).to_vec()],
    ));
    page = page
        .add_paragraph(heading(&paper.say("contract-checklist")))
        .add_paragraph(remark(&paper.say("contract-checklist-remark")))
        .add_table(checked(paper, &items));
    packed(page)
}

fn facts_of(paper: &Paper<'_>) -> Vec<(String, String)> {
    let said = paper.draft;
    let row = |key: &str, text: String| (paper.say(key), text);
    vec![
        row("contract-field-title", said.title.clone()),
        row("contract-field-kind", paper.coded("contract-kind", &said.kind.code())),
        row("contract-field-mode", paper.coded("contract-mode", &said.mode.code())),
        row("contract-field-amount", paper.amount(said.amount)),
        row("contract-field-technology-amount", paper.amount(said.technology_amount)),
        row("contract-field-term", paper.term()),
        row(
            "contract-field-signed",
            [said.signed_on.map(|day| day.to_string()), said.signed_at_place.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        ),
    ]
}

fn party_of(paper: &Paper<'_>, role: &str, party: &Party) -> Vec<(String, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        (role.to_owned(), party.name.clone()),
        (
            paper.say("contract-field-region"),
            paper.region(party.region.as_deref()),
        ),
        (paper.say("contract-field-credit-code"), text(&party.credit_code)),
        (paper.say("contract-field-representative"), text(&party.representative)),
        (paper.say("contract-field-address"), text(&party.address)),
        (paper.say("contract-field-contact"), text(&party.contact)),
    ]
}

/// What a clause says: its own words, or what the contract's fields say about it.
fn text_of(paper: &Paper<'_>, item: &Item) -> Vec<docx_rs::Paragraph> {
    use crate::domain::contract::clause::From;
    let said = paper.draft;
    let mut paragraphs = Vec::new();
    let from = item.clause.from.map(|from| match from {
        From::Title => said.title.clone(),
        From::Subject => said.subject.clone().unwrap_or_default(),
        From::Payment => match said.payment {
            Some(payment) => format!(
                "{}：{}",
                paper.coded("contract-payment", &payment.code()),
                paper.amount(said.amount)
            ),
            None => String::new(),
        },
    });
    if let Some(text) = from.filter(|text| !text.trim().is_empty()) {
        paragraphs.extend(prose(&text));
    }
    if let Some(clause) = said.clauses.iter().find(|clause| clause.code == item.clause.code) {
        paragraphs.extend(prose(&clause.text));
    }
    if item.state == State::Missing {
        paragraphs.push(remark(&paper.say("contract-clause-missing")));
    }
    paragraphs
}

fn signing(paper: &Paper<'_>, role: PartyRole) -> (String, String) {
    let party = paper.draft.party(role);
    let name = party.map_or_else(String::new, |party| party.name.clone());
    let head = format!("{} {name}", paper.coded("contract-party", &role.code()));
    (head.trim().to_owned(), paper.say("contract-signing-lines"))
}

fn checked(paper: &Paper<'_>, items: &[Item]) -> docx_rs::Table {
    let head = [
        "contract-check-clause",
        "contract-check-article",
        "contract-check-state",
    ]
    .map(|key| paper.say(key));
    let rows = items.iter().map(|item| {
        let state = match item.state {
            State::Filled => "contract-check-filled",
            State::Missing => "contract-check-missing",
            State::NotNeeded => "contract-check-not-needed",
        };
        vec![
            paper.named(&item.clause.name_zh, &item.clause.name_en).to_owned(),
            super::say(
                paper.language,
                "contract-check-law",
                &[("article", item.clause.article.clone())],
            ),
            paper.say(state),
        ]
    });
    grid(&head, &rows.collect::<Vec<_>>())
}
