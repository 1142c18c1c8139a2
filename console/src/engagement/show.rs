//! `/engagements/ID`: one engagement.

use askama::Template;
use poem::{Response, handler, web::Path};

use super::ask::{self, Engagement, Entry, Member, Origin};
use crate::{
    chain::{Chain, Here},
    code::{EngagementAct, EngagementStage, Side, TeamAct, TeamStatus, WorkAct, WorkStatus},
    fault::Fault,
    thread::Talk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "engagement/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    title: String,
    of: &'a Engagement,
    /// The latest step first.
    entries: Vec<&'a Entry>,
    origin: Origin,
    /// What its parties write each other.
    talk: Option<Talk>,
    chain: Option<Chain>,
}

impl Page<'_> {
    /// Where a contract is drafted: by any party, while one can be signed.
    fn drafts(&self) -> Option<String> {
        use Side::{Enterprise, Manager, Supplier};
        let is_on = matches!(
            self.of.stage,
            EngagementStage::Negotiating | EngagementStage::Contracted
        );
        let mut sides = self.of.sides.iter();
        let is_party = sides.any(|side| matches!(side, Enterprise | Manager | Supplier));
        (is_on && is_party).then(|| format!("/contracts/new?engagement={}", self.of.id.inner()))
    }

    /// The form of something that is done with the engagement.
    fn deed(&self, deed: &str) -> String {
        format!("{}/do/{deed}", self.of.path())
    }

    /// The form of something that is done with a part of it.
    fn deed_of(&self, deed: &str, part: &cynic::Id) -> String {
        format!("{}/do/{deed}?of={}", self.of.path(), part.inner())
    }

    /// What is done with the engagement: address, text, whether it is what one would do next.
    fn acts(&self) -> Vec<(String, String, bool)> {
        let acts = self.of.acts.iter().map(|act| {
            let name = match act {
                EngagementAct::Negotiate => "negotiate",
                EngagementAct::Contract => "contract",
                EngagementAct::Land => "land",
                EngagementAct::Close => "close",
            };
            (self.deed(name), self.visit.label(act), *act != EngagementAct::Close)
        });
        acts.collect()
    }

    fn team_acts(&self, member: &Member) -> Vec<(String, String, bool)> {
        let acts = member.acts.iter().filter_map(|act| {
            let name = match act {
                TeamAct::Join => "join",
                TeamAct::Decline => "decline",
                TeamAct::Withdraw => "withdraw",
                TeamAct::Leave => "leave",
                TeamAct::Release => "release",
                TeamAct::Expire => return None,
            };
            let text = self.visit.label(act);
            Some((self.deed_of(name, &member.id), text, *act == TeamAct::Join))
        });
        let mut acts: Vec<_> = acts.collect();
        let is_active = member.status == TeamStatus::Active;
        if self.of.may_steer && matches!(member.status, TeamStatus::Active | TeamStatus::Invited) {
            acts.push((
                self.deed_of("term", &member.id),
                self.visit.t("engagement-set-term"),
                false,
            ));
        }
        if self.of.may_steer && is_active && member.role == crate::code::TeamRole::Specialist {
            acts.push((
                self.deed_of("lead", &member.id),
                self.visit.t("engagement-make-lead"),
                false,
            ));
        }
        acts
    }

    fn work_acts(&self, noun: &str, part: &cynic::Id, acts: &[WorkAct]) -> Vec<(String, String, bool)> {
        let acts = acts.iter().map(|act| {
            let name = match act {
                WorkAct::Finish => "finish",
                WorkAct::Drop => "drop",
                WorkAct::Reopen => "reopen",
            };
            let to = self.deed_of(&format!("{name}-{noun}"), part);
            (to, self.visit.label(act), *act == WorkAct::Finish)
        });
        acts.collect()
    }

    fn term(&self, member: &Member) -> String {
        term(self.visit, member)
    }

    /// Members who are there or asked first, the others behind.
    fn team(&self) -> (Vec<&Member>, Vec<&Member>) {
        let present = |member: &&Member| matches!(member.status, TeamStatus::Active | TeamStatus::Invited);
        self.of.team.iter().partition(present)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn mark(status: &TeamStatus) -> &'static str {
        match status {
            TeamStatus::Active => "good",
            TeamStatus::Invited => "warn",
            TeamStatus::Declined => "bad",
            TeamStatus::Withdrawn | TeamStatus::Ended => "",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn work_mark(status: &WorkStatus) -> &'static str {
        match status {
            WorkStatus::Done => "good",
            WorkStatus::Open => "info",
            WorkStatus::Dropped => "",
        }
    }
}

/// From when until when a member is there, in words.
pub(super) fn term(visit: &Visit, member: &Member) -> String {
    match (&member.term_from, &member.term_until) {
        (None, None) => visit.t("engagement-term-open"),
        (Some(from), None) => visit.t1("engagement-term-from", "from", visit.date(from)),
        (None, Some(until)) => visit.t1("engagement-term-until", "until", visit.date(until)),
        (Some(from), Some(until)) => visit.t2(
            "engagement-term-both",
            "from",
            visit.date(from),
            "until",
            visit.date(until),
        ),
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let of = ask::one(&visit, &id).await?;
    visit.page(&Page {
        visit: &visit,
        title: of.title(&visit),
        entries: of.timeline.nodes.iter().rev().collect(),
        origin: ask::origin(&visit, &of).await?,
        talk: Talk::find(&visit, of.id.inner()).await?,
        chain: Chain::of_some(
            &visit,
            of.need.as_ref().map(|need| &need.id),
            Here::Engagement(Some(&id)),
        )
        .await?,
        of: &of,
    })
}
