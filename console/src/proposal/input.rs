//! What a form of a proposal sends, made of what was typed.

use cynic::Id;

use crate::{
    change::change,
    code::{Code, IpExclusivity, IpOwnership, MoveReason, Payment},
    fields::Fields,
    post::amount::{Unit, plain},
    problem::Problems,
    schema::{self, Whole},
    visit::Visit,
};

/// What a proposal shall say.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct ProposalContentInput {
    summary: Option<String>,
    approach: Option<String>,
    values: Vec<PromisedValueInput>,
    trl: Option<i32>,
    maturity: Option<String>,
    ip_ownership: Option<IpOwnership>,
    ip_exclusivity: Option<IpExclusivity>,
    ip_position: Option<String>,
    price: Option<Whole>,
    currency: Option<String>,
    payment: Option<Payment>,
    months: Option<i32>,
    schedule: Vec<ProposalMilestoneInput>,
    team: Vec<ProposalMemberInput>,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct PromisedValueInput {
    position: i32,
    value: f64,
    value_to: Option<f64>,
    remark: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct ProposalMilestoneInput {
    title: String,
    month: i32,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct ProposalMemberInput {
    name: String,
    role: String,
}

/// A proposal that is begun.
#[derive(cynic::InputObject, Debug)]
pub(super) struct PostProposalInput {
    pub(super) need: Id,
    pub(super) organization: Option<Id>,
    pub(super) content: ProposalContentInput,
}

/// A proposal that is written on.
#[derive(cynic::InputObject, Debug)]
pub(super) struct SaveProposalInput {
    pub(super) proposal: Id,
    pub(super) version: i32,
    pub(super) content: ProposalContentInput,
}

/// A proposal that is handed in.
#[derive(cynic::InputObject, Debug)]
pub(super) struct HandInProposalInput {
    pub(super) proposal: Id,
    pub(super) version: i32,
}

/// A proposal that is taken back.
#[derive(cynic::InputObject, Debug)]
pub(super) struct WithdrawProposalInput {
    pub(super) proposal: Id,
    pub(super) version: i32,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

/// A proposal that is accepted.
#[derive(cynic::InputObject, Debug)]
pub(super) struct AcceptProposalInput {
    pub(super) proposal: Id,
    pub(super) version: i32,
}

/// A proposal that is refused.
#[derive(cynic::InputObject, Debug)]
pub(super) struct DeclineProposalInput {
    pub(super) proposal: Id,
    pub(super) version: i32,
    pub(super) reason: MoveReason,
    pub(super) sentence: String,
}

/// The proposal that was begun.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "ProposalChanged")]
pub(super) struct Begun {
    pub(super) proposal: OnlyId,
}

/// A proposal by its id.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Proposal")]
pub(super) struct OnlyId {
    pub(super) id: Id,
}

change!($ "postProposal" PostProposalInput -> "ChangeProposalPayload" { Begun | "InvalidProposal" });
change!($ "saveProposal" SaveProposalInput -> "ChangeProposalPayload" { "ProposalChanged" | "InvalidProposal" });
change!($ "handInProposal" HandInProposalInput -> "ChangeProposalPayload" { "ProposalChanged" | "InvalidProposal" });
change!($ "withdrawProposal" WithdrawProposalInput -> "ChangeProposalPayload" { "ProposalChanged" | "InvalidProposal" });
change!($ "acceptProposal" AcceptProposalInput -> "ChangeProposalPayload" { "ProposalChanged" | "InvalidProposal" });
change!($ "declineProposal" DeclineProposalInput -> "ChangeProposalPayload" { "ProposalChanged" | "InvalidProposal" });

/// What was typed, as the API takes it; and which rows of the form the entries of its lists are.
pub(super) struct Read {
    pub(super) content: ProposalContentInput,
    pub(super) problems: Problems,
    rows: [(&'static str, Vec<usize>); 3],
}

impl Read {
    /// Reads a form.
    pub(super) fn of(visit: &Visit, fields: &Fields) -> Self {
        let mut problems = Problems::default();
        let mut whole = |name: &str| -> Option<i32> {
            let text = fields.text(name)?;
            let read = plain(&text).and_then(|text| text.parse().ok());
            if read.is_none() {
                problems.add(name, visit.t("proposal-whole-problem"));
            }
            read
        };
        let (trl, months) = (whole("content.trl"), whole("content.months"));
        let schedule_rows = fields.rows("content.schedule");
        let mut milestones = Vec::new();
        let mut kept_milestones = Vec::new();
        for row in schedule_rows {
            let title = fields.get(&format!("content.schedule.{row}.title")).to_owned();
            let name = format!("content.schedule.{row}.month");
            if title.is_empty() && fields.text(&name).is_none() {
                continue;
            }
            let month = whole(&name).unwrap_or_default();
            milestones.push(ProposalMilestoneInput { title, month });
            kept_milestones.push(row);
        }
        let mut values = Vec::new();
        let mut kept_values = Vec::new();
        for row in fields.rows("content.values") {
            let name = format!("content.values.{row}.value");
            let mut number = |name: &str| -> Option<f64> {
                let text = fields.text(name)?;
                let (sign, digits) = match text.strip_prefix(['-', '−']) {
                    Some(digits) => (-1.0, digits.to_owned()),
                    None => (1.0, text),
                };
                let read = plain(&digits).and_then(|text| text.parse::<f64>().ok());
                if read.is_none() {
                    problems.add(name, visit.t("proposal-number-problem"));
                }
                read.map(|number| sign * number)
            };
            let to = number(&format!("content.values.{row}.valueTo"));
            if let Some(value) = number(&name) {
                values.push(PromisedValueInput {
                    position: i32::try_from(row).unwrap_or(i32::MAX),
                    value,
                    value_to: to,
                    remark: fields.text(&format!("content.values.{row}.remark")),
                });
                kept_values.push(row);
            }
        }
        let mut team = Vec::new();
        let mut kept_team = Vec::new();
        for row in fields.rows("content.team") {
            let [name, role] =
                ["name", "role"].map(|field| fields.get(&format!("content.team.{row}.{field}")).to_owned());
            if !name.is_empty() || !role.is_empty() {
                team.push(ProposalMemberInput { name, role });
                kept_team.push(row);
            }
        }
        let unit = Unit::of(fields.get("content.currency"));
        let price = fields.text("content.price").and_then(|text| {
            let read = unit.read(&text).ok();
            if read.is_none() {
                problems.add("content.price", visit.t("proposal-price-problem"));
            }
            read
        });
        Self {
            content: ProposalContentInput {
                summary: fields.text("content.summary"),
                approach: fields.text("content.approach"),
                values,
                trl,
                maturity: fields.text("content.maturity"),
                ip_ownership: IpOwnership::parse(fields.get("content.ipOwnership")),
                ip_exclusivity: IpExclusivity::parse(fields.get("content.ipExclusivity")),
                ip_position: fields.text("content.ipPosition"),
                currency: price.map(|_| unit.currency.to_owned()),
                price: price.map(Whole),
                payment: Payment::parse(fields.get("content.payment")),
                months,
                schedule: milestones,
                team,
            },
            problems,
            rows: [
                ("content.values", kept_values),
                ("content.schedule", kept_milestones),
                ("content.team", kept_team),
            ],
        }
    }

    /// Problems of the API at the rows of the form: rows that were left blank were not sent.
    pub(super) fn placed(&self, problems: &Problems) -> Problems {
        let mut placed = Problems::default();
        for (field, message) in problems.all() {
            let moved = self.rows.iter().find_map(|(list, rows)| {
                let rest = field.strip_prefix(list)?.strip_prefix('.')?;
                let (at, rest) = rest.split_once('.')?;
                let row = rows.get(at.parse::<usize>().ok()?)?;
                Some(format!("{list}.{row}.{rest}"))
            });
            placed.add(moved.as_deref().unwrap_or(field), message.clone());
        }
        placed
    }
}

/// What is stored, as a form sends it.
pub(super) fn filled(content: &super::ask::Content) -> Fields {
    let mut fields = Vec::new();
    let mut put = |name: String, value: Option<String>| fields.extend(value.map(|value| (name, value)));
    let at = |name: &str| format!("content.{name}");
    put(at("summary"), content.summary.clone());
    put(at("approach"), content.approach.clone());
    put(at("maturity"), content.maturity.clone());
    put(at("ipPosition"), content.ip_position.clone());
    put(at("trl"), content.trl.map(|level| level.to_string()));
    put(at("months"), content.months.map(|months| months.to_string()));
    put(
        at("ipOwnership"),
        content.ip_ownership.map(|code| code.value().to_owned()),
    );
    put(
        at("ipExclusivity"),
        content.ip_exclusivity.map(|code| code.value().to_owned()),
    );
    put(at("payment"), content.payment.map(|code| code.value().to_owned()));
    if let Some(price) = &content.price {
        let unit = Unit::for_amounts(&price.currency, &[price.minor_units.0]);
        put(at("price"), Some(unit.write(price.minor_units.0)));
        put(at("currency"), Some(unit.name.to_owned()));
    }
    for value in &content.values {
        let at = |name: &str| format!("content.values.{}.{name}", value.position);
        put(at("value"), Some(value.value.to_string()));
        put(at("valueTo"), value.value_to.map(|to| to.to_string()));
        put(at("remark"), value.remark.clone());
    }
    for (row, milestone) in content.schedule.iter().enumerate() {
        put(format!("content.schedule.{row}.title"), Some(milestone.title.clone()));
        put(
            format!("content.schedule.{row}.month"),
            Some(milestone.month.to_string()),
        );
    }
    for (row, member) in content.team.iter().enumerate() {
        put(format!("content.team.{row}.name"), Some(member.name.clone()));
        put(format!("content.team.{row}.role"), Some(member.role.clone()));
    }
    Fields(fields)
}
