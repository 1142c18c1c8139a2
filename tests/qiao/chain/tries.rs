//! What may be tried: every mutation of the chain, on something that is there.

use chrono::TimeDelta;
use qiao_entity::{
    challenge, contract, engagement, engagement_member, engagement_milestone, engagement_task, evaluation,
    evaluation_criterion, evaluation_entry, evaluation_reviewer, introduction, need, objection, point, proposal,
    settlement, slip,
};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, PrimaryKeyToColumn, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::scene::Scene;

/// What a walk is made of. Some come twice: what leads on is tried more often than what ends something.
pub(super) const TRIES: [&str; 63] = [
    "introduce",
    "introduce",
    "acceptIntroduction",
    "acceptIntroduction",
    "declineIntroduction",
    "withdrawIntroduction",
    "endIntroduction",
    "offerSlip",
    "offerSlip",
    "signSlip",
    "signSlip",
    "declineSlip",
    "writeMessage",
    "postProposal",
    "postProposal",
    "saveProposal",
    "handInProposal",
    "handInProposal",
    "withdrawProposal",
    "acceptProposal",
    "declineProposal",
    "planChallenge",
    "announceChallenge",
    "announceChallenge",
    "extendChallenge",
    "cancelChallenge",
    "nominateProposals",
    "recallNomination",
    "objectToNomination",
    "answerObjection",
    "awardChallenge",
    "failChallenge",
    "prepareEvaluation",
    "prepareEvaluation",
    "inviteReviewer",
    "inviteReviewer",
    "openEvaluation",
    "openEvaluation",
    "acceptReview",
    "acceptReview",
    "submitReview",
    "closeEvaluation",
    "decideEvaluation",
    "cancelEvaluation",
    "beginEngagement",
    "beginEngagement",
    "advanceEngagement",
    "advanceEngagement",
    "closeEngagement",
    "inviteToTeam",
    "moveTeamMember",
    "addMilestone",
    "addTask",
    "settleTask",
    "draftContract",
    "signContract",
    "signContract",
    "registerContract",
    "settle",
    "reverseSettlement",
    "grantPoints",
    "appealPoints",
    "withdrawNeed",
];

/// Something that is tried: by whom, what, on which of what is there, and how.
#[derive(Clone, Debug)]
pub(super) struct Try {
    pub(super) who: usize,
    pub(super) what: usize,
    pub(super) on: usize,
    pub(super) how: usize,
}

/// Words that stand in every bid, and nowhere else.
pub(super) const SEALED: &str = "密封投标的内容·七四一九";

impl Scene {
    /// One of the rows that are there.
    async fn one<E: EntityTrait>(&self, on: usize) -> Option<E::Model> {
        let key = E::PrimaryKey::iter().next().expect("a key").into_column();
        let rows = E::find()
            .order_by_asc(key)
            .all(&self.service.app.db)
            .await
            .expect("rows");
        let at = on.checked_rem(rows.len())?;
        rows.into_iter().nth(at)
    }

    /// The input of a mutation; none when there is nothing to do it with.
    #[expect(clippy::too_many_lines, reason = "one arm for each mutation")]
    pub(super) async fn input(&self, mutation: &str, Try { on, how, .. }: &Try) -> Option<Value> {
        let (on, how) = (*on, *how);
        // Sometimes somebody saw an older version.
        let version = |version: i64| if how % 7 == 6 { version - 1 } else { version };
        let no = |mut input: Value| {
            input["reason"] = json!(["PRICE", "CAPACITY", "OTHER"][how % 3]);
            input["sentence"] = json!("试一试");
            input
        };
        let later = |days: i64| *self.service.app.clock.now() + TimeDelta::days(days);
        Some(match mutation {
            "introduce" => {
                let introduced = [
                    &self.managers[0],
                    &self.achievements[0],
                    &self.managers[1],
                    &self.achievements[1],
                ];
                let need = if on % 5 == 0 { &self.challenged } else { &self.need };
                json!({ "need": need, "introduced": introduced[how % 4],
                    "words": "合适", "despite": if on % 2 == 0 { json!("情况变了") } else { Value::Null } })
            }
            "acceptIntroduction"
            | "declineIntroduction"
            | "withdrawIntroduction"
            | "endIntroduction"
            | "offerSlip"
            | "signSlip"
            | "declineSlip" => {
                let row = self.one::<introduction::Entity>(on).await?;
                let input =
                    json!({ "introduction": format!("introduction_{}", row.id), "version": version(row.version) });
                match mutation {
                    "acceptIntroduction" => input,
                    "offerSlip" => with(
                        input,
                        json!({ "slip": { "kind": "NONE", "note": format!("第{how}稿") } }),
                    ),
                    "signSlip" => {
                        let latest = slip::Entity::find()
                            .filter(slip::Column::IntroductionId.eq(row.id))
                            .order_by_desc(slip::Column::Number)
                            .one(&self.service.app.db)
                            .await
                            .expect("slips")?;
                        with(input, json!({ "digest": latest.digest }))
                    }
                    _ => no(input),
                }
            }
            "writeMessage" => {
                let subject = match how % 3 {
                    0 => format!("introduction_{}", self.one::<introduction::Entity>(on).await?.id),
                    1 => format!("engagement_{}", self.one::<engagement::Entity>(on).await?.id),
                    _ => format!("proposal_{}", self.one::<proposal::Entity>(on).await?.id),
                };
                json!({ "subject": subject, "text": "请看" })
            }
            "postProposal" | "saveProposal" => {
                // Sealed bids and open proposals; for an organization or for oneself.
                let is_bid = on % 2 == 0;
                let words = if is_bid { SEALED } else { "公开的方案" };
                let content = json!({ "summary": words, "approach": words, "values": [{ "position": 0, "value": 120.0 }],
                    "trl": 6, "maturity": "样机", "ipOwnership": "SHARED", "ipPosition": "专利一项", "price": 1_000_000,
                    "currency": "CNY", "payment": "LUMP_SUM", "months": 6, "schedule": [{ "title": "样机", "month": 3 }],
                    "team": [{ "name": "冉毅", "role": "负责人" }] });
                if mutation == "postProposal" {
                    let need = if is_bid { &self.challenged } else { &self.need };
                    let organization = [Some(&self.suppliers[0]), Some(&self.suppliers[1]), None][how % 3];
                    json!({ "need": need, "organization": organization, "content": content })
                } else {
                    let row = self.one::<proposal::Entity>(on).await?;
                    let mut content = content;
                    let words = if row.challenge_id.is_some() {
                        SEALED
                    } else {
                        "公开的方案"
                    };
                    (content["summary"], content["approach"]) = (json!(words), json!(words));
                    json!({ "proposal": format!("proposal_{}", row.id), "version": version(row.version), "content": content })
                }
            }
            "handInProposal" | "withdrawProposal" | "acceptProposal" | "declineProposal" => {
                let row = self.one::<proposal::Entity>(on).await?;
                let input = json!({ "proposal": format!("proposal_{}", row.id), "version": version(row.version) });
                match mutation {
                    "handInProposal" | "acceptProposal" => input,
                    _ => no(input),
                }
            }
            "planChallenge" => {
                let planned = self.one::<challenge::Entity>(0).await.map_or(0, |row| row.version);
                let panel = [self.account("reviewer"), self.account("judge")];
                json!({ "need": self.challenged, "version": version(planned), "conditions": { "zh": "盲测" },
                    "closesAt": later(10), "noticeDays": 7, "showsCount": how % 2 == 0, "panel": panel })
            }
            "announceChallenge" | "extendChallenge" | "cancelChallenge" | "nominateProposals" | "recallNomination"
            | "awardChallenge" | "failChallenge" | "objectToNomination" => {
                let row = self.one::<challenge::Entity>(on).await?;
                let challenge = format!("challenge_{}", row.id);
                let input = json!({ "challenge": challenge, "version": version(row.version) });
                match mutation {
                    "announceChallenge" | "awardChallenge" => input,
                    "extendChallenge" => with(input, json!({ "closesAt": later(15) })),
                    "objectToNomination" => json!({ "challenge": challenge, "text": "与参评人有利益关系" }),
                    "nominateProposals" => {
                        let bid = self.one::<proposal::Entity>(how).await?;
                        with(input, json!({ "proposals": [format!("proposal_{}", bid.id)] }))
                    }
                    _ => no(input),
                }
            }
            "answerObjection" => {
                let row = self.one::<objection::Entity>(on).await?;
                json!({ "objection": format!("objection_{}", row.id), "version": 1, "upheld": how % 2 == 0, "answer": "查过" })
            }
            "prepareEvaluation" => {
                let criteria = json!([{ "indicator": 0, "weight": 40 }, { "name": { "zh": "可行" }, "weight": 60 }]);
                let need = if on % 2 == 0 { &self.need } else { &self.challenged };
                let (method, criteria) = if how % 4 == 0 {
                    ("PAIRS", json!([]))
                } else {
                    ("SCORES", criteria)
                };
                json!({ "need": need, "method": method, "criteria": criteria })
            }
            "inviteReviewer" | "openEvaluation" | "closeEvaluation" | "decideEvaluation" | "cancelEvaluation" => {
                let row = self.one::<evaluation::Entity>(on).await?;
                let input = json!({ "evaluation": format!("evaluation_{}", row.id), "version": version(row.version) });
                match mutation {
                    "inviteReviewer" => with(
                        input,
                        json!({ "account": self.account(["reviewer", "judge", "first", "lead"][how % 4]) }),
                    ),
                    "decideEvaluation" => {
                        let entries = evaluation_entry::Entity::find()
                            .filter(evaluation_entry::Column::EvaluationId.eq(row.id))
                            .all(&self.service.app.db)
                            .await
                            .expect("entries");
                        let answer = |entry: &evaluation_entry::Model| {
                            no(json!({ "proposal": format!("proposal_{}", entry.proposal_id), "outcome": "DECLINED" }))
                        };
                        with(
                            input,
                            json!({ "answers": entries.iter().map(answer).collect::<Vec<_>>() }),
                        )
                    }
                    "cancelEvaluation" => no(input),
                    _ => input,
                }
            }
            "acceptReview" | "submitReview" => {
                let own = self.one::<evaluation_reviewer::Entity>(on).await?;
                let input = json!({ "evaluation": format!("evaluation_{}", own.evaluation_id), "version": version(own.version) });
                if mutation == "acceptReview" {
                    return Some(with(input, json!({ "declaresNoConflict": how % 5 != 0 })));
                }
                let db = &self.service.app.db;
                let of = evaluation_entry::Column::EvaluationId.eq(own.evaluation_id);
                let entries = evaluation_entry::Entity::find()
                    .filter(of)
                    .all(db)
                    .await
                    .expect("entries");
                let of = evaluation_criterion::Column::EvaluationId.eq(own.evaluation_id);
                let criteria = evaluation_criterion::Entity::find()
                    .filter(of)
                    .all(db)
                    .await
                    .expect("criteria");
                let judged = criteria.iter().filter(|row| row.indicator_position.is_none());
                let score = |(criterion, entry): (&evaluation_criterion::Model, &evaluation_entry::Model)| {
                    json!({ "proposal": format!("proposal_{}", entry.proposal_id), "criterion": format!("criterion_{}", criterion.id),
                        "score": how % 101, "sentence": "看过" })
                };
                let scores = judged.flat_map(|criterion| entries.iter().map(move |entry| (criterion, entry)));
                let scores: Vec<Value> = scores.map(score).collect();
                with(input, json!({ "scores": scores, "submit": how % 3 != 0 }))
            }
            // Seldom: little can be done with what is withdrawn.
            "withdrawNeed" if how % 16 != 0 => return None,
            "withdrawNeed" => {
                let row = self.one::<need::Entity>(on % 2).await?;
                json!({ "id": format!("need_{}", row.id), "version": version(row.version), "reason": "TIMING",
                    "sentence": "推迟" })
            }
            "beginEngagement" => {
                let row = self.one::<need::Entity>(on % 2).await?;
                let introduction = match how % 3 {
                    0 => None,
                    _ => Some(self.one::<introduction::Entity>(on).await?.id),
                };
                let lead = introduction.is_none().then(|| self.managers[on % 2].clone());
                let introduction = introduction.map(|id| format!("introduction_{id}"));
                json!({ "need": format!("need_{}", row.id), "version": version(row.version), "introduction": introduction,
                    "lead": lead, "duty": "牵头" })
            }
            "advanceEngagement" | "closeEngagement" | "inviteToTeam" | "moveTeamMember" | "addMilestone"
            | "addTask" | "settleTask" => {
                let row = self.one::<engagement::Entity>(on).await?;
                let input = json!({ "engagement": format!("engagement_{}", row.id), "version": version(row.version) });
                match mutation {
                    "advanceEngagement" => with(input, json!({ "act": (["NEGOTIATE", "CONTRACT", "LAND"][how % 3]) })),
                    "inviteToTeam" => with(
                        input,
                        json!({ "manager": self.managers[how % 2], "role": (["LEAD", "SPECIALIST"][on % 2]), "duty": "专家" }),
                    ),
                    "moveTeamMember" => {
                        let member = self.one::<engagement_member::Entity>(how).await?;
                        let act = ["JOIN", "DECLINE", "LEAVE", "RELEASE", "WITHDRAW"][how % 5];
                        let input = with(input, json!({ "member": format!("member_{}", member.id), "act": act }));
                        if act == "JOIN" { input } else { no(input) }
                    }
                    "addMilestone" => with(input, json!({ "name": "样机" })),
                    "addTask" => with(input, json!({ "activity": "PROMOTION", "title": "推介" })),
                    "settleTask" => {
                        let task = self.one::<engagement_task::Entity>(how).await?;
                        let act = ["FINISH", "DROP", "REOPEN"][how % 3];
                        with(
                            input,
                            json!({ "task": format!("task_{}", task.id), "act": act, "outcome": "如此" }),
                        )
                    }
                    _ => with(no(input), json!({ "closesNeed": how % 5 == 0 })),
                }
            }
            "draftContract" => {
                let row = self.one::<engagement::Entity>(on).await?;
                let party = |role: &str, organization: &str| json!({ "role": role, "name": role, "organization": organization, "regionCode": "330100" });
                json!({ "engagement": format!("engagement_{}", row.id), "contract": { "kind": "DEVELOPMENT", "mode": "DEVELOPMENT",
                    "title": "开发合同", "subject": "样机一台", "amount": 1_000_001, "technologyAmount": 900_000, "payment": "LUMP_SUM",
                    "parties": [party("BUYER", &self.enterprise), party("SELLER", &self.suppliers[how % 2])] } })
            }
            "signContract" | "registerContract" | "settle" => {
                let row = self.one::<contract::Entity>(on).await?;
                let id = format!("contract_{}", row.id);
                let version = version(row.version);
                match mutation {
                    "signContract" => json!({ "id": id, "version": version }),
                    "registerContract" => {
                        json!({ "id": id, "version": version, "number": format!("R{how}"), "registry": "登记处" })
                    }
                    _ => {
                        let shares = json!([{ "of": "NET", "to": "MANAGER", "basisPoints": how % 3_334 }, { "of": "NET", "to": "ENTERPRISE", "basisPoints": 3_333 }]);
                        let holders = json!([{ "account": "MANAGER", "name": "王工", "manager": self.managers[0] }]);
                        json!({ "contract": id, "version": version, "income": { "rule": "AGREED", "gross": 100_001 + how,
                            "costs": [{ "label": "差旅", "amount": 7 }], "shares": shares, "holders": holders, "event": "SIGNING" } })
                    }
                }
            }
            "reverseSettlement" => {
                let row = self.one::<settlement::Entity>(on).await?;
                let of = self
                    .one::<contract::Entity>(usize::try_from(row.contract_id - 1).ok()?)
                    .await?;
                no(json!({ "settlement": format!("settlement_{}", row.id), "version": version(of.version) }))
            }
            "grantPoints" => {
                let rule = ["PROMOTION", "PRAISE", "LATE_ANSWER"][how % 3];
                let points = [3, 2, -2][how % 3];
                json!({ "manager": self.managers[on % 2], "rule": rule, "points": points, "words": "见记录",
                    "evidence": self.need })
            }
            "appealPoints" => {
                let row = self.one::<point::Entity>(on).await?;
                json!({ "point": format!("point_{}", row.id), "version": how % 3 + 1, "words": "不符" })
            }
            _ => return None,
        })
    }

    /// How many rows there are of everything that is never lost.
    pub(super) async fn kept(&self) -> Vec<usize> {
        macro_rules! count {
            ($($table:ident),*) => {
                vec![$($table::Entity::find().all(&self.service.app.db).await.expect("rows").len()),*]
            };
        }
        count!(
            introduction,
            slip,
            proposal,
            challenge,
            objection,
            evaluation,
            evaluation_reviewer,
            engagement,
            engagement_member,
            engagement_milestone,
            engagement_task,
            contract,
            settlement,
            point
        )
    }
}

fn with(mut input: Value, more: Value) -> Value {
    if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
        input.extend(more);
    }
    input
}
