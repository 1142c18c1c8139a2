//! `/engagements/ID/do/DEED`: what is done with an engagement, its team, milestones and tasks: one form each, which keeps what was typed
//! when somebody else was faster.

use askama::Template;
use cynic::Id;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    ask::{self, Engagement, Member},
    begin::candidates,
    form::{Field, Kind, day, typed, written},
    send::{
        AddMilestoneInput, AddTaskInput, AdvanceEngagementInput, CloseEngagementInput, HandOverLeadInput,
        InviteToTeamInput, MoveTeamMemberInput, PlanEngagementInput, SetTeamTermInput, SettleMilestoneInput,
        SettleTaskInput,
    },
};
use crate::{
    change::{Change, Outcome},
    code::{Activity, Code, EngagementAct, MoveReason, Side, TeamAct, TeamRole, TeamStatus, WorkAct},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Advance(EngagementAct),
    Close,
    Plan,
    Invite,
    Move(TeamAct),
    Term,
    Lead,
    Milestone,
    Task,
    SettleMilestone(WorkAct),
    SettleTask(WorkAct),
}

impl Deed {
    /// Of the end of the address.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "negotiate" => Self::Advance(EngagementAct::Negotiate),
            "contract" => Self::Advance(EngagementAct::Contract),
            "land" => Self::Advance(EngagementAct::Land),
            "close" => Self::Close,
            "plan" => Self::Plan,
            "invite" => Self::Invite,
            "join" => Self::Move(TeamAct::Join),
            "decline" => Self::Move(TeamAct::Decline),
            "withdraw" => Self::Move(TeamAct::Withdraw),
            "leave" => Self::Move(TeamAct::Leave),
            "release" => Self::Move(TeamAct::Release),
            "term" => Self::Term,
            "lead" => Self::Lead,
            "milestone" => Self::Milestone,
            "task" => Self::Task,
            "finish-milestone" => Self::SettleMilestone(WorkAct::Finish),
            "drop-milestone" => Self::SettleMilestone(WorkAct::Drop),
            "reopen-milestone" => Self::SettleMilestone(WorkAct::Reopen),
            "finish-task" => Self::SettleTask(WorkAct::Finish),
            "drop-task" => Self::SettleTask(WorkAct::Drop),
            "reopen-task" => Self::SettleTask(WorkAct::Reopen),
            _ => return None,
        })
    }

    /// What the form is called, and its button.
    fn title(self, visit: &Visit) -> String {
        match self {
            Self::Advance(act) => visit.label(&act),
            Self::Close => visit.label(&EngagementAct::Close),
            Self::Plan => visit.t("engagement-plan"),
            Self::Invite => visit.t("engagement-invite"),
            Self::Move(act) => visit.label(&act),
            Self::Term => visit.t("engagement-set-term"),
            Self::Lead => visit.t("engagement-make-lead"),
            Self::Milestone => visit.t("engagement-add-milestone"),
            Self::Task => visit.t("engagement-add-task"),
            Self::SettleMilestone(act) | Self::SettleTask(act) => visit.label(&act),
        }
    }

    /// What follows from it.
    fn text(self, visit: &Visit) -> String {
        match self {
            Self::Advance(EngagementAct::Negotiate) => visit.t("engagement-text-negotiate"),
            Self::Advance(EngagementAct::Contract) => visit.t("engagement-text-contract"),
            Self::Advance(_) => visit.t("engagement-text-land"),
            Self::Close => visit.t("engagement-text-close"),
            Self::Plan => visit.t("engagement-text-plan"),
            Self::Invite => visit.t("engagement-text-invite"),
            Self::Move(TeamAct::Join) => visit.t("engagement-text-join"),
            Self::Move(_) => visit.t("engagement-text-no"),
            Self::Term => visit.t("engagement-text-term"),
            Self::Lead => visit.t("engagement-text-lead"),
            Self::Milestone => visit.t("engagement-text-milestone"),
            Self::Task => visit.t("engagement-text-task"),
            Self::SettleMilestone(_) | Self::SettleTask(_) => visit.t("engagement-text-settle"),
        }
    }

    /// Whether it ends something.
    fn is_danger(self) -> bool {
        match self {
            Self::Close => true,
            Self::Move(act) => act != TeamAct::Join,
            Self::SettleMilestone(act) | Self::SettleTask(act) => act == WorkAct::Drop,
            _ => false,
        }
    }
}

/// The fields of a no.
fn no(visit: &Visit) -> Vec<Field> {
    vec![
        Field::new(Kind::Choice, "reason", visit.t("engagement-field-reason"))
            .codes::<MoveReason>(visit)
            .must(),
        Field::new(Kind::Area, "sentence", visit.t("engagement-field-sentence"))
            .hint(visit.t("engagement-field-sentence-hint"))
            .must(),
    ]
}

/// A manager who is not among those to choose from.
pub(super) fn other(visit: &Visit) -> Field {
    Field::new(Kind::Line, "other", visit.t("engagement-field-other")).hint(visit.t("engagement-field-other-hint"))
}

/// The manager who was chosen, or named.
pub(super) fn chosen(given: &Fields, name: &str) -> Option<String> {
    let other = given.text("other");
    // An address of a profile ends with its id.
    let other = other.map(|text| text.rsplit('/').next().unwrap_or_default().to_owned());
    other.or_else(|| given.text(name))
}

/// The fields of a term.
pub(super) fn terms(visit: &Visit, member: Option<&Member>) -> Vec<Field> {
    let (duty, from, until) = member.map_or((String::new(), None, None), |member| {
        (member.duty.clone(), member.term_from, member.term_until)
    });
    vec![
        Field::new(Kind::Line, "duty", visit.t("engagement-field-duty")).value(duty),
        Field::new(Kind::Day, "termFrom", visit.t("engagement-field-term-from")).value(written(from)),
        Field::new(Kind::Day, "termUntil", visit.t("engagement-field-term-until"))
            .hint(visit.t("engagement-field-term-until-hint"))
            .value(written(until)),
    ]
}

/// The fields of a form, as they begin.
async fn fields(visit: &Visit, of: &Engagement, deed: Deed, part: &str) -> Result<Vec<Field>, Fault> {
    let member = of.team.iter().find(|member| member.id.inner() == part);
    Ok(match deed {
        Deed::Advance(_) | Deed::Lead | Deed::Move(TeamAct::Join) => Vec::new(),
        Deed::Move(_) => no(visit),
        Deed::Close => {
            let mut fields = no(visit);
            if of
                .sides
                .iter()
                .any(|side| matches!(side, Side::Enterprise | Side::Operator))
            {
                fields.push(Field::new(
                    Kind::Tick,
                    "closesNeed",
                    visit.t("engagement-field-closes-need"),
                ));
            }
            fields
        }
        Deed::Plan => vec![
            Field::new(Kind::Area, "nextStep", visit.t("engagement-field-next-step"))
                .value(of.next_step.clone().unwrap_or_default()),
            Field::new(Kind::Day, "due", visit.t("engagement-field-due")).value(written(of.next_step_due)),
        ],
        Deed::Invite => {
            let id = of
                .need
                .as_ref()
                .map(|need| need.id.inner().to_owned())
                .unwrap_or_default();
            let given = visit.address().get("manager").unwrap_or_default().to_owned();
            let options = candidates(visit, &id, &given).await?;
            let has_lead = of.team.iter().any(|member| {
                member.role == TeamRole::Lead && matches!(member.status, TeamStatus::Active | TeamStatus::Invited)
            });
            let role = if has_lead { TeamRole::Specialist } else { TeamRole::Lead };
            let mut fields = vec![
                Field::new(Kind::Choice, "manager", visit.t("engagement-field-manager"))
                    .hint(visit.t("engagement-field-manager-hint"))
                    .options(options)
                    .value(given)
                    .must(),
                other(visit),
                Field::new(Kind::Choice, "role", visit.t("engagement-field-role"))
                    .codes::<TeamRole>(visit)
                    .value(role.value())
                    .must(),
            ];
            fields.extend(terms(visit, None));
            fields
        }
        Deed::Term => terms(visit, member),
        Deed::Milestone => vec![
            Field::new(Kind::Line, "name", visit.t("engagement-field-name")).must(),
            Field::new(Kind::Day, "dueOn", visit.t("engagement-field-due")),
        ],
        Deed::Task => {
            let present = of
                .team
                .iter()
                .filter(|member| matches!(member.status, TeamStatus::Active | TeamStatus::Invited));
            let members = present.filter_map(|member| {
                let name = member.manager.as_ref()?.name.show().to_owned();
                Some((member.id.inner().to_owned(), name))
            });
            vec![
                Field::new(Kind::Choice, "activity", visit.t("engagement-field-activity"))
                    .codes::<Activity>(visit)
                    .must(),
                Field::new(Kind::Line, "title", visit.t("engagement-field-title")).must(),
                Field::new(Kind::Choice, "member", visit.t("engagement-field-member")).options(members.collect()),
                Field::new(Kind::Day, "dueOn", visit.t("engagement-field-due")),
            ]
        }
        Deed::SettleMilestone(_) | Deed::SettleTask(_) => {
            vec![Field::new(Kind::Area, "outcome", visit.t("engagement-field-outcome"))]
        }
    })
}

/// What a part of an engagement is called.
fn called(of: &Engagement, part: &str) -> Option<String> {
    let member = of.team.iter().find(|member| member.id.inner() == part);
    let member = member.and_then(|member| Some(member.manager.as_ref()?.name.show().to_owned()));
    let milestone = of.milestones.iter().find(|row| row.id.inner() == part);
    let task = of.tasks.iter().find(|row| row.id.inner() == part);
    member
        .or_else(|| milestone.map(|row| row.name.clone()))
        .or_else(|| task.map(|row| row.title.clone()))
}

#[derive(Template)]
#[template(path = "engagement/deed.html")]
struct Page<'a> {
    visit: &'a Visit,
    heading: String,
    text: String,
    title: String,
    called: Option<String>,
    part: &'a str,
    is_danger: bool,
    is_stale: bool,
    of: &'a Engagement,
    fields: Vec<Field>,
    problems: Problems,
}

async fn page(
    visit: &Visit,
    (id, deed): (&str, Deed),
    part: &str,
    given: &Fields,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let of = ask::one(visit, id).await?;
    let fields = fields(visit, &of, deed, part).await?;
    let status = if is_stale {
        StatusCode::CONFLICT
    } else if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.page_of(
        status,
        &Page {
            visit,
            heading: deed.title(visit),
            text: deed.text(visit),
            title: of.title(visit),
            called: called(&of, part),
            part,
            is_danger: deed.is_danger(),
            is_stale,
            fields: typed(fields, given),
            problems,
            of: &of,
        },
    )
}

/// The form.
#[handler]
pub(super) async fn show(visit: Visit, Path((id, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let deed = Deed::of(&name).ok_or(Fault::NotFound)?;
    let part = visit.address().get("of").unwrap_or_default().to_owned();
    page(
        &visit,
        (&id, deed),
        &part,
        &Fields::default(),
        Problems::default(),
        false,
    )
    .await
}

/// The form was sent.
#[handler]
pub(super) async fn send(
    visit: Visit,
    Path((id, name)): Path<(String, String)>,
    given: Fields,
) -> Result<Response, Fault> {
    let deed = Deed::of(&name).ok_or(Fault::NotFound)?;
    let part = given.get("of").to_owned();
    let mut problems = Problems::default();
    let outcome = ask_for(&visit, &id, deed, &part, &given, &mut problems).await?;
    match outcome {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/engagements/{id}"), "notice-engagement-done")),
        Outcome::Invalid(more) => {
            problems.and(more);
            page(&visit, (&id, deed), &part, &given, problems, false).await
        }
        Outcome::Stale => page(&visit, (&id, deed), &part, &given, Problems::default(), true).await,
    }
}

/// Asks for it; with problems of its own nothing is asked for.
async fn ask_for(
    visit: &Visit,
    id: &str,
    deed: Deed,
    part: &str,
    given: &Fields,
    problems: &mut Problems,
) -> Result<Outcome<()>, Fault> {
    let version = given
        .get("version")
        .parse()
        .map_err(|_| Fault::Senseless(String::new()))?;
    let (engagement, part) = (Id::new(id), Id::new(part));
    let (from, until) = (
        day(visit, given, "termFrom", problems),
        day(visit, given, "termUntil", problems),
    );
    let (due, due_on) = (day(visit, given, "due", problems), day(visit, given, "dueOn", problems));
    let reason = MoveReason::parse(given.get("reason"));
    let is_no = matches!(deed, Deed::Close) || matches!(deed, Deed::Move(act) if act != TeamAct::Join);
    if is_no && reason.is_none() {
        problems.add("reason", visit.t("engagement-reason-needed"));
    }
    if matches!(deed, Deed::Invite) && chosen(given, "manager").is_none() {
        problems.add("manager", visit.t("engagement-manager-needed"));
    }
    if !problems.is_empty() {
        return Ok(Outcome::Invalid(Problems::default()));
    }
    let sentence = given.get("sentence").to_owned();
    let (duty, outcome) = (given.get("duty").to_owned(), given.text("outcome"));
    match deed {
        Deed::Advance(act) => {
            AdvanceEngagementInput {
                engagement,
                version,
                act,
            }
            .send(visit)
            .await
        }
        Deed::Close => {
            let input = CloseEngagementInput {
                engagement,
                version,
                reason: reason.unwrap_or(MoveReason::Other),
                sentence,
                closes_need: given.has("closesNeed"),
            };
            input.send(visit).await
        }
        Deed::Plan => {
            let input = PlanEngagementInput {
                engagement,
                version,
                next_step: given.text("nextStep"),
                due,
            };
            input.send(visit).await
        }
        Deed::Invite => {
            let input = InviteToTeamInput {
                engagement,
                version,
                manager: Id::new(chosen(given, "manager").unwrap_or_default()),
                role: TeamRole::parse(given.get("role")).unwrap_or(TeamRole::Specialist),
                duty,
                term_from: from,
                term_until: until,
            };
            input.send(visit).await
        }
        Deed::Move(act) => {
            let input = MoveTeamMemberInput {
                engagement,
                version,
                member: part,
                act,
                reason: reason.filter(|_| act != TeamAct::Join),
                sentence: (act != TeamAct::Join).then_some(sentence),
            };
            input.send(visit).await
        }
        Deed::Term => {
            let input = SetTeamTermInput {
                engagement,
                version,
                member: part,
                duty,
                term_from: from,
                term_until: until,
            };
            input.send(visit).await
        }
        Deed::Lead => {
            let input = HandOverLeadInput {
                engagement,
                version,
                member: part,
            };
            input.send(visit).await
        }
        Deed::Milestone => {
            let input = AddMilestoneInput {
                engagement,
                version,
                name: given.get("name").to_owned(),
                due_on,
            };
            input.send(visit).await
        }
        Deed::Task => {
            let input = AddTaskInput {
                engagement,
                version,
                activity: Activity::parse(given.get("activity")).unwrap_or(Activity::Disclosure),
                title: given.get("title").to_owned(),
                member: given.text("member").map(Id::new),
                due_on,
            };
            input.send(visit).await
        }
        Deed::SettleMilestone(act) => {
            let input = SettleMilestoneInput {
                engagement,
                version,
                milestone: part,
                act,
                outcome,
            };
            input.send(visit).await
        }
        Deed::SettleTask(act) => {
            let input = SettleTaskInput {
                engagement,
                version,
                task: part,
                act,
                outcome,
            };
            input.send(visit).await
        }
    }
}
