//! Changes of a shortlist: what a button of a page sends, and back to that page.

use askama::Template;
use cynic::{Id, MutationBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use crate::{address::is_ours, fault::Fault, fields::Fields, problem::Problem, schema, visit::Visit};

#[derive(cynic::InputObject)]
struct AddToShortlistInput {
    need: Id,
    records: Vec<Id>,
}

#[derive(cynic::InputObject)]
struct RemoveFromShortlistInput {
    need: Id,
    records: Vec<Id>,
}

#[derive(cynic::InputObject)]
struct ArrangeShortlistInput {
    need: Id,
    records: Vec<Id>,
}

#[derive(cynic::QueryVariables)]
struct AddWith {
    input: AddToShortlistInput,
}

#[derive(cynic::QueryVariables)]
struct RemoveWith {
    input: RemoveFromShortlistInput,
}

#[derive(cynic::QueryVariables)]
struct ArrangeWith {
    input: ArrangeShortlistInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AddWith")]
struct Add {
    #[arguments(input: $input)]
    add_to_shortlist: Payload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RemoveWith")]
struct Remove {
    #[arguments(input: $input)]
    remove_from_shortlist: Payload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ArrangeWith")]
struct Arrange {
    #[arguments(input: $input)]
    arrange_shortlist: Payload,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "ChangeShortlistPayload")]
#[expect(dead_code, reason = "what came is told by its type")]
enum Payload {
    Changed(ShortlistChanged),
    Invalid(InvalidShortlist),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
struct ShortlistChanged {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct InvalidShortlist {
    problems: Vec<Problem>,
}

/// What became of a change.
pub(crate) enum Added {
    /// The list is as was asked for.
    Done,
    /// Nothing was changed, because of this.
    Refused(Vec<String>),
}

impl Added {
    fn of(payload: Payload) -> Result<Self, Fault> {
        match payload {
            Payload::Changed(_) => Ok(Self::Done),
            Payload::Invalid(invalid) => {
                let messages = invalid.problems.into_iter().map(|problem| problem.message);
                Ok(Self::Refused(messages.collect()))
            }
            Payload::NotFound => Err(Fault::NotFound),
        }
    }
}

/// Puts records at the end of a need's list.
pub(crate) async fn add(visit: &Visit, need: &str, records: &[String]) -> Result<Added, Fault> {
    let (need, records) = named(need, records);
    let input = AddToShortlistInput { need, records };
    Added::of(visit.ask(Add::build(AddWith { input })).await?.add_to_shortlist)
}

fn named(need: &str, records: &[String]) -> (Id, Vec<Id>) {
    (Id::new(need), records.iter().map(Id::new).collect())
}

#[derive(Template)]
#[template(path = "shortlist/refused.html")]
struct Refused<'a> {
    visit: &'a Visit,
    messages: Vec<String>,
    back: String,
}

/// Puts there (`add`), takes off (`remove`), or orders (`arrange`: ids in their new order, with spaces between).
#[handler]
pub(super) async fn change(visit: Visit, Path(id): Path<String>, typed: Fields) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    // A button among other forms' fields brings it in its address.
    let back = typed
        .text("back")
        .or_else(|| visit.address().get("back").map(str::to_owned));
    let back = back.filter(|back| is_ours(back));
    let back = back.unwrap_or_else(|| format!("/needs/{id}#shortlist"));
    let (added, removed) = (typed.all("add"), typed.all("remove"));
    let (done, notice) = if !added.is_empty() {
        (add(&visit, &id, &added).await?, "notice-shortlist-added")
    } else if !removed.is_empty() {
        let (need, records) = named(&id, &removed);
        let input = RemoveFromShortlistInput { need, records };
        let answer = visit.ask(Remove::build(RemoveWith { input })).await?;
        (Added::of(answer.remove_from_shortlist)?, "notice-shortlist-removed")
    } else {
        let order: Vec<_> = typed.get("arrange").split_whitespace().map(str::to_owned).collect();
        let (need, records) = named(&id, &order);
        let input = ArrangeShortlistInput { need, records };
        let answer = visit.ask(Arrange::build(ArrangeWith { input })).await?;
        (Added::of(answer.arrange_shortlist)?, "notice-shortlist-arranged")
    };
    match done {
        Added::Done => Ok(visit.go_and_say(&back, notice)),
        Added::Refused(messages) => {
            let page = Refused {
                visit: &visit,
                messages,
                back,
            };
            visit.page_of(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
