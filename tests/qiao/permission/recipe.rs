//! How each field, query and mutation is asked for.

use serde_json::{Value, json};

use super::world::World;
use crate::support::a_need;

/// An account that is not there.
const NOBODY: &str = "account_99999";

/// The way to a value of a type, and the id of the record at its beginning.
pub(crate) fn leads_to(world: &World, noun: &str, field: &str, state: &str) -> (Vec<&'static str>, Option<String>) {
    let record = |name: &str| Some(world.id(&format!("{name} {state}")).to_owned());
    match noun {
        "Need" if field == "noIndicatorsReason" => (vec!["need"], record("need without indicators")),
        "Need" => (vec!["need"], record("need")),
        "NeedMove" => (vec!["need", "moves"], record("need")),
        "Manager" => (vec!["manager"], record("manager")),
        "Credential" => (vec!["manager", "credentials"], record("manager")),
        "Organization" => (vec!["organization"], record("organization")),
        "Achievement" => (vec!["achievement"], record("achievement")),
        "Agreement" => (vec!["agreement"], record("agreement")),
        "Viewer" => (vec!["viewer"], None),
        "Account" => (vec!["viewer", "account"], None),
        _ => panic!(
            "no way to {noun} is known: add it to tests/qiao/permission/recipe.rs, or {noun} to the types that follow"
        ),
    }
}

/// The arguments without which a field cannot be asked for.
pub(crate) fn arguments(world: &World, field: &str) -> String {
    match field {
        "whyNot" => format!("(id: \"{}\")", world.id("manager PUBLISHED")),
        "compare" => format!("(ids: [\"{}\"])", world.id("manager PUBLISHED")),
        _ => String::new(),
    }
}

/// The arguments of a query.
pub(crate) fn query(world: &World, name: &str, state: &str) -> (String, Value) {
    let arguments = match name {
        "node" | "need" | "manager" | "organization" | "achievement" => {
            let noun = if name == "node" { "need" } else { name };
            format!("(id: \"{}\")", world.id(&format!("{noun} {state}")))
        }
        "agreement" => format!("(id: \"{}\")", world.id("agreement REFUSED")),
        "nodes" => format!("(ids: [\"{}\"])", world.id(&format!("need {state}"))),
        "account" => "(id: \"account_1\")".to_owned(),
        "match" => "(input: { text: \"材料\" })".to_owned(),
        "needAdvice" => format!(
            "(input: {{ organization: \"{}\", kind: PROBLEM, title: {{ zh: \"材料\" }} }})",
            world.id("organization PUBLISHED")
        ),
        "assignment" => format!("(input: {{ needs: [{{ need: \"{}\" }}] }})", world.id("need PUBLISHED")),
        "search" | "suggest" => "(text: \"材料\")".to_owned(),
        _ => String::new(),
    };
    (arguments, json!({}))
}

/// Whether a mutation is about the account that asks, so that the configured token has nothing to do with it.
pub(crate) fn is_of_a_person(name: &str) -> bool {
    [
        "changePassword",
        "createToken",
        "endSession",
        "eraseAccount",
        "exportMyData",
        "logOutEverywhere",
        "requestAgreement",
        "addNote",
        "updateNote",
        "removeNote",
    ]
    .contains(&name)
}

/// The input of a mutation: one that gets past who may do it, and changes nothing.
pub(crate) fn input(world: &World, name: &str, state: &str, who: &str) -> Value {
    let home = world.id("organization PUBLISHED");
    let id = |noun: &str| world.id(&format!("{noun} {state}"));
    // Nobody saw this version: who may is told so.
    let change = |noun: &str| json!({ "id": id(noun), "version": 999 });
    let with = |mut input: Value, field: &str, value: Value| {
        input[field] = value;
        input
    };
    let manager = json!({ "kind": "INVESTOR", "status": "DRAFT", "name": {} });
    let organization = json!({ "kind": "PARK", "status": "DRAFT", "name": {} });
    let achievement = json!({ "organization": home, "name": {} });
    let need = a_need(home, "新", json!({ "fields": ["nothing"] }));
    match name {
        "postNeed" => json!({ "need": need }),
        "updateNeed" => with(change("need"), "need", a_need(home, "改", json!({}))),
        "publishNeed" | "submitNeed" | "renewNeed" => change("need"),
        "withdrawNeed" => with(
            with(change("need"), "reason", json!("TIMING")),
            "sentence",
            json!("推迟"),
        ),
        "addTranslation" => with(with(change("need"), "language", json!("ZH")), "title", json!("译")),
        "createOrganization" => json!({ "organization": organization }),
        "updateOrganization" => with(
            change("organization"),
            "organization",
            json!({ "kind": "PARK", "status": "DRAFT", "name": { "zh": "改" } }),
        ),
        "createManager" => json!({ "manager": manager }),
        "updateManager" => with(
            change("manager"),
            "manager",
            json!({ "kind": "INVESTOR", "status": "DRAFT", "name": { "zh": "改" } }),
        ),
        "setAffiliations" => {
            json!({ "manager": id("manager"), "affiliations": [{ "organization": "organization_99999", "mode": "FULL_TIME" }] })
        }
        "setCredentials" => json!({ "manager": id("manager"), "credentials": [{ "kind": "RTTP", "issuer": "" }] }),
        "createAchievement" => json!({ "achievement": achievement }),
        "updateAchievement" => with(
            change("achievement"),
            "achievement",
            json!({ "organization": home, "name": { "zh": "改" } }),
        ),
        // A record that is not there: who may is told so.
        "addToShortlist" | "arrangeShortlist" => json!({ "need": id("need"), "records": ["manager_99999"] }),
        "removeFromShortlist" => json!({ "need": id("need"), "records": [] }),
        "addNote" => json!({ "record": id("need"), "text": "" }),
        "updateNote" => json!({ "note": "note_99999", "version": 1, "text": "" }),
        "removeNote" => json!({ "note": "note_99999" }),
        "requestAgreement" => json!({ "record": id("need"), "purpose": "", "textVersion": "" }),
        "grantAgreement" | "withdrawAgreement" => json!({ "agreement": id("agreement"), "version": 999 }),
        "refuseAgreement" => {
            json!({ "agreement": id("agreement"), "version": 999, "reason": "OTHER", "sentence": "不便" })
        }
        "register" => json!({ "login": "", "name": "", "password": "" }),
        // A login of its own for each, which are few enough for the throttle.
        "logIn" => json!({ "login": who, "password": "" }),
        "updateAccount" => json!({ "id": "account_99999", "version": 1, "name": "改" }),
        "createPasswordReset" => json!({ "account": "account_99999" }),
        "resetPassword" => json!({ "token": "none", "password": "" }),
        "changePassword" => json!({ "oldPassword": "", "newPassword": "" }),
        "endSession" => json!({ "id": "session_99999" }),
        "logOut" | "logOutEverywhere" => Value::Null,
        "grantRole" | "removeRole" => json!({ "account": NOBODY, "role": "REVIEWER" }),
        "blockAccount" | "unblockAccount" | "exportAccount" => json!({ "account": NOBODY }),
        "setMember" => json!({ "organization": home, "account": NOBODY, "role": "READER" }),
        "removeMember" => json!({ "organization": home, "account": NOBODY }),
        "createToken" if state == "own" => json!({ "name": "" }),
        "createToken" => json!({ "name": "", "organization": home, "role": "READER" }),
        "revokeToken" => json!({ "id": "token_99999" }),
        "exportMyData" => json!({ "page": -1 }),
        "eraseAccount" if state == "own" => json!({ "login": "somebody else", "profile": "KEEP" }),
        "eraseAccount" => json!({ "account": NOBODY, "login": "nobody", "profile": "KEEP" }),
        _ => panic!("no input of {name} is known: add it to tests/qiao/permission/recipe.rs"),
    }
}
