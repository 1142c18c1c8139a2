//! Storing: the first time makes a draft, later times change it.

use cynic::{MutationBuilder, QueryBuilder};

use super::{
    document::{
        Judge, Judging, Open, Post, PostNeedInput, Posted, Posting, Publish, PublishNeedInput, Published, Publishing,
        Submit, SubmitNeedInput, Submitted, Submitting, Update, UpdateNeedInput, Updated, Updating, Which,
    },
    form::Form,
    list::Lists,
    progress, read, row,
    stored::{Head, Stored},
};
use crate::{fault::Fault, problem::Problems, visit::Visit};

/// What became of it.
pub(super) enum Became {
    /// It is stored.
    Done(Head),
    /// It is not, because of what is wrong.
    Wrong(Problems),
    /// It is not, because somebody else changed it in between: what it says now.
    Stale(Box<Stored>),
}

/// Stores what a form says.
pub(super) async fn store(visit: &Visit, form: &Form, lists: &Lists) -> Result<Became, Fault> {
    let (need, problems) = read::read(visit, form, lists);
    if !problems.is_empty() {
        return Ok(Became::Wrong(problems));
    }
    let Some(known) = &form.known else {
        return post(visit, form, need, form.filled("key")).await;
    };
    let input = UpdateNeedInput {
        id: cynic::Id::new(known.id.as_str()),
        version: version(form),
        need,
    };
    let answer: Update = visit.ask(Update::build(Updating { input })).await?;
    match answer.update_need {
        Updated::Done(changed) => Ok(Became::Done(changed.need)),
        Updated::Invalid(invalid) => Ok(Became::Wrong(read::at_fields(form, invalid.problems))),
        Updated::Stale(stale) => stale_of(stale.need),
        Updated::Gone => Err(Fault::NotFound),
    }
}

async fn post(
    visit: &Visit,
    form: &Form,
    need: super::input::NeedInput,
    mut key: Option<String>,
) -> Result<Became, Fault> {
    loop {
        let input = PostNeedInput {
            need: need.clone(),
            publish: false,
            key: key.take(),
        };
        let had_key = input.key.is_some();
        let answer: Post = visit.ask(Post::build(Posting { input })).await?;
        let problems = match answer.post_need {
            Posted::Done(posted) => return Ok(Became::Done(posted.need)),
            Posted::Invalid(invalid) => invalid.problems,
            Posted::Other => return Err(Fault::Defect("a post was answered in an unknown way".to_owned())),
        };
        // The form was sent before, with other words, and the answer was lost: it is a need of its own now.
        let is_about_key = problems.iter().any(|problem| problem.path == ["key"]);
        if !(had_key && is_about_key) {
            return Ok(Became::Wrong(read::at_fields(form, problems)));
        }
    }
}

/// All that is wrong with a form, by itself or before others may read it, as the API judges; nothing is stored.
pub(super) async fn judge(visit: &Visit, form: &Form, lists: &Lists, publish: bool) -> Result<Problems, Fault> {
    let (need, mut problems) = read::read(visit, form, lists);
    let answer: Judge = visit.ask(Judge::build(Judging { input: need, publish })).await?;
    let mut judged = read::at_fields(form, answer.need_problems);
    judged.retain(|field| {
        // A row that cannot be read is there all the same.
        let is_unread = field == "indicators" && !row::filled(form).is_empty();
        // Days that a published need has named already may have passed.
        let may_pass = !form.is_draft() && matches!(field, "deadline" | "validUntil");
        !may_pass && !is_unread
    });
    if publish {
        problems.and(progress::missing(visit, form));
    }
    problems.and(judged);
    Ok(problems)
}

/// Publishes a version of a need.
pub(super) async fn publish(visit: &Visit, id: &str, form: &Form) -> Result<Became, Fault> {
    let input = PublishNeedInput {
        id: cynic::Id::new(id),
        version: version(form),
    };
    let answer: Publish = visit.ask(Publish::build(Publishing { input })).await?;
    match answer.publish_need {
        Published::Done(changed) => Ok(Became::Done(changed.need)),
        Published::Invalid(invalid) => Ok(Became::Wrong(read::at_fields(form, invalid.problems))),
        Published::Stale(stale) => stale_of(stale.need),
        Published::Gone => Err(Fault::NotFound),
    }
}

/// Hands a version of a need in.
pub(super) async fn submit(visit: &Visit, id: &str, form: &Form) -> Result<Became, Fault> {
    let input = SubmitNeedInput {
        id: cynic::Id::new(id),
        version: version(form),
    };
    let answer: Submit = visit.ask(Submit::build(Submitting { input })).await?;
    match answer.submit_need {
        Submitted::Done(changed) => Ok(Became::Done(changed.need)),
        Submitted::Invalid(invalid) => Ok(Became::Wrong(read::at_fields(form, invalid.problems))),
        Submitted::Stale(stale) => stale_of(stale.need),
        Submitted::Gone => Err(Fault::NotFound),
    }
}

/// The stored need, for who may change all of it.
pub(super) async fn open(visit: &Visit, id: &str) -> Result<Stored, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let id = cynic::Id::new(id);
    let answer: Open = visit.ask(Open::build(Which { id })).await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    // What one cannot read one would remove.
    if !need.withheld.is_empty() || !writes(visit, &need) {
        return Err(Fault::Forbidden);
    }
    Ok(need)
}

fn writes(visit: &Visit, need: &Stored) -> bool {
    let mut organizations = visit.me().writes_for();
    let own = need.organization.as_ref();
    visit.me().may.administer || own.is_some_and(|own| organizations.any(|organization| organization.id == own.id))
}

fn version(form: &Form) -> i32 {
    form.fields.get("version").parse().unwrap_or_default()
}

fn stale_of(need: Option<Stored>) -> Result<Became, Fault> {
    Ok(Became::Stale(Box::new(need.ok_or(Fault::NotFound)?)))
}
