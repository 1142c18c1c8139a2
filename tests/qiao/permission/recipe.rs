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
        "Introduction" => (vec!["introduction"], record("introduction")),
        "Evaluation" => (vec!["evaluation"], record("evaluation")),
        "Thread" => (vec!["thread"], record("introduction")),
        "Message" => (vec!["thread", "messages", "nodes"], record("introduction")),
        "File" => (vec!["thread", "messages", "nodes", "files"], record("introduction")),
        "Point" => (vec!["point"], record("point")),
        "Engagement" => (vec!["engagement"], record("engagement")),
        "Proposal" => (vec!["proposal"], record("proposal")),
        "Challenge" => (vec!["need", "challenge"], record("need")),
        "Contract" => (vec!["contract"], record("contract")),
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
        "download" => "(kind: DRAFT, format: DOCX)".to_owned(),
        "whyNot" => format!("(id: \"{}\")", world.id("manager PUBLISHED")),
        "points" => "(ledger: CONTRIBUTION)".to_owned(),
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
        "introduction" | "thread" => format!("(id: \"{}\")", world.id(&format!("introduction {state}"))),
        "evaluation" => format!("(id: \"{}\")", world.id(&format!("evaluation {state}"))),
        "point" => format!("(id: \"{}\")", world.id(&format!("point {state}"))),
        "engagement" => format!("(id: \"{}\")", world.id("engagement RUNNING")),
        "proposal" => format!("(id: \"{}\")", world.id(&format!("proposal {state}"))),
        "commitment" => format!("(digest: \"{}\")", "a".repeat(64)),
        "verifyCommitment" => "(text: \"a text\")".to_owned(),
        "contract" | "settlement" => format!("(id: \"{}\")", world.id(&format!("{name} {state}"))),
        "partyStatement" => format!("(party: \"{}\")", world.id("organization PUBLISHED")),
        "settlementPlan" => "(income: { rule: \"AGREED\", gross: \"100\" })".to_owned(),
        "nodes" => format!("(ids: [\"{}\"])", world.id(&format!("need {state}"))),
        "account" => "(id: \"account_1\")".to_owned(),
        "match" => "(input: { text: \"材料\" })".to_owned(),
        "needAdvice" | "needProblems" => format!(
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
        "postProposal",
        "saveProposal",
        "handInProposal",
        "withdrawProposal",
        "objectToNomination",
        "addNote",
        "updateNote",
        "removeNote",
        "acceptReview",
        "declineReview",
        "submitReview",
        "markThreadRead",
        "appealPoints",
        "withdrawAppeal",
    ]
    .contains(&name)
}

/// The input of a mutation: one that gets past who may do it, and changes nothing.
#[expect(clippy::too_many_lines, reason = "one arm for each mutation")]
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
        "withdrawNeed" | "returnNeed" => with(
            with(change("need"), "reason", json!("TIMING")),
            "sentence",
            json!("推迟"),
        ),
        "addTranslation" => with(with(change("need"), "language", json!("ZH")), "title", json!("译")),
        "signTranslation" | "returnTranslation" => {
            let mut input = json!({ "need": id("need"), "version": 999, "number": 1 });
            if name == "returnTranslation" {
                input["reason"] = json!("TIMING");
                input["sentence"] = json!("推迟");
            }
            input
        }
        "beginEngagement" => json!({ "need": id("need"), "version": 999, "lead": world.id("manager PUBLISHED") }),
        "advanceEngagement" | "closeEngagement" | "planEngagement" | "inviteToTeam" | "moveTeamMember"
        | "setTeamTerm" | "handOverLead" | "addMilestone" | "settleMilestone" | "addTask" | "settleTask" => {
            let mut input = json!({ "engagement": world.id("engagement RUNNING"), "version": 999 });
            let more = match name {
                "advanceEngagement" => json!({ "act": "NEGOTIATE" }),
                "closeEngagement" => json!({ "reason": "TIMING", "sentence": "推迟" }),
                "planEngagement" => json!({}),
                "inviteToTeam" => json!({ "manager": world.id("manager PUBLISHED"), "role": "SPECIALIST" }),
                "moveTeamMember" => json!({ "member": "member_99999", "act": "JOIN" }),
                "setTeamTerm" | "handOverLead" => json!({ "member": "member_99999" }),
                "addMilestone" => json!({ "name": "里程碑" }),
                "settleMilestone" => json!({ "milestone": "milestone_99999", "act": "FINISH" }),
                "addTask" => json!({ "activity": "PROMOTION", "title": "任务" }),
                _ => json!({ "task": "task_99999", "act": "FINISH" }),
            };
            if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
                input.extend(more);
            }
            input
        }
        "draftContract" => {
            json!({ "engagement": world.id("engagement RUNNING"), "contract": { "kind": "TRANSFER", "mode": "EQUITY", "title": "" } })
        }
        "changeContract" => {
            json!({ "id": id("contract"), "version": 999, "contract": { "kind": "TRANSFER", "mode": "EQUITY", "title": "" } })
        }
        "signContract" => json!({ "id": id("contract"), "version": 999 }),
        "registerContract" => json!({ "id": id("contract"), "version": 999, "number": "", "registry": "" }),
        "endContract" => json!({ "id": id("contract"), "version": 999, "reason": "TIMING", "sentence": "到期" }),
        "settle" => {
            json!({ "contract": id("contract"), "version": 999, "income": { "rule": "AGREED", "gross": "1" } })
        }
        "payShare" => {
            json!({ "settlement": world.id("settlement POSTED"), "version": 999, "position": 1, "amount": "1" })
        }
        "reverseSettlement" => {
            json!({ "settlement": world.id("settlement POSTED"), "version": 999, "reason": "OTHER", "sentence": "有误" })
        }
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
        "postProposal" => json!({ "need": id("need"), "content": {} }),
        "saveProposal" => json!({ "proposal": id("proposal"), "version": 999, "content": {} }),
        "handInProposal" | "withdrawProposal" | "acceptProposal" => {
            json!({ "proposal": id("proposal"), "version": 999 })
        }
        "declineProposal" => {
            json!({ "proposal": id("proposal"), "version": 999, "reason": "OTHER", "sentence": "不便" })
        }
        "planChallenge" => json!({ "need": id("need"), "version": 999, "closesAt": "2090-01-01T00:00:00Z" }),
        "announceChallenge" | "awardChallenge" => json!({ "challenge": id("challenge"), "version": 999 }),
        "extendChallenge" => {
            json!({ "challenge": id("challenge"), "version": 999, "closesAt": "2090-01-01T00:00:00Z" })
        }
        "cancelChallenge" | "recallNomination" | "failChallenge" => {
            json!({ "challenge": id("challenge"), "version": 999, "reason": "OTHER", "sentence": "不便" })
        }
        "nominateProposals" => json!({ "challenge": id("challenge"), "version": 999, "proposals": [] }),
        "objectToNomination" => json!({ "challenge": id("challenge"), "text": "" }),
        "answerObjection" => {
            json!({ "objection": id("objection"), "version": 999, "upheld": false, "answer": "不成立" })
        }
        "refuseAgreement" => {
            json!({ "agreement": id("agreement"), "version": 999, "reason": "OTHER", "sentence": "不便" })
        }
        "prepareEvaluation" => json!({ "need": id("need"), "method": "SCORES", "criteria": [] }),
        "reviseEvaluation" | "inviteReviewer" | "removeReviewer" | "openEvaluation" | "closeEvaluation"
        | "decideEvaluation" | "cancelEvaluation" | "acceptReview" | "declineReview" | "submitReview" => {
            let mut input = json!({ "evaluation": world.id("evaluation OPEN"), "version": 999 });
            let no = json!({ "reason": "OTHER", "sentence": "不便" });
            let more = match name {
                "reviseEvaluation" => json!({ "method": "SCORES", "criteria": [] }),
                "inviteReviewer" => json!({ "account": NOBODY }),
                "removeReviewer" => json!({ "account": NOBODY, "reason": "OTHER", "sentence": "不便" }),
                "decideEvaluation" => json!({ "answers": [] }),
                "cancelEvaluation" | "declineReview" => no,
                "acceptReview" => json!({ "declaresNoConflict": false }),
                "submitReview" => json!({ "submit": false }),
                _ => json!({}),
            };
            if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
                input.extend(more);
            }
            input
        }
        "introduce" => json!({ "need": id("need"), "introduced": "manager_99999", "words": "" }),
        "acceptIntroduction" => json!({ "introduction": id("introduction"), "version": 999 }),
        "declineIntroduction" | "withdrawIntroduction" | "endIntroduction" | "declineSlip" => {
            json!({ "introduction": id("introduction"), "version": 999, "reason": "OTHER", "sentence": "不便" })
        }
        "offerSlip" => json!({ "introduction": id("introduction"), "version": 999, "slip": { "kind": "NONE" } }),
        "signSlip" => json!({ "introduction": id("introduction"), "version": 999, "digest": "" }),
        "writeMessage" => json!({ "subject": id("introduction"), "text": "" }),
        "withdrawMessage" => json!({ "message": "message_99999" }),
        "withdrawFile" => json!({ "file": "file_99999" }),
        "markThreadRead" => json!({ "subject": id("introduction"), "message": "message_99999" }),
        "grantPoints" => json!({ "manager": id("manager"), "rule": "NOTHING", "words": "" }),
        "correctPoints" => json!({ "point": id("point"), "version": 999, "points": 0, "words": "更正" }),
        "appealPoints" => json!({ "point": id("point"), "version": 999, "words": "不服" }),
        "withdrawAppeal" => json!({ "point": id("point"), "version": 999 }),
        "decideAppeal" => {
            json!({ "appeal": "credit_point_99999", "version": 999, "decision": "REJECT", "reason": "OTHER", "words": "不服" })
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
