//! `/needs/ID/advice`: what would improve a need, what matching takes it for, and what may answer it already.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler, web::Path};

use super::step::{ById, ByIdFields};
use crate::{
    candidate::{self, AnyFace, Face, Faced},
    code::TransferMode,
    fault::Fault,
    piece::{Field, Prose},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
    advice: Option<Advice>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NeedAdvice")]
struct Advice {
    hints: Vec<Hint>,
    understood: Vec<Word>,
    answers: Vec<Answer>,
    landed_cases: Vec<Answer>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AdviceHint")]
struct Hint {
    path: Vec<String>,
    effect: Option<f64>,
    is_tried: bool,
    fields: Vec<Field>,
    modes: Vec<TransferMode>,
    sentence: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AdviceWord")]
struct Word {
    term: String,
    points: i32,
    is_common: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ExistingAnswer")]
struct Answer {
    score: f64,
    node: AnyFace,
}

/// A hint, ready to be shown.
struct Said {
    sentence: String,
    effect: String,
    proposals: Vec<String>,
    /// The field of the form.
    at: String,
}

/// A word with the share of the strongest one's points.
struct Weighed {
    term: String,
    points: String,
    share: String,
    is_common: bool,
}

#[derive(Template)]
#[template(path = "need/advice.html")]
struct Page<'a> {
    visit: &'a Visit,
    to: String,
    title: &'a str,
    hints: Vec<Said>,
    words: Vec<Weighed>,
    answers: Vec<(String, Face)>,
    landed: Vec<(String, Face)>,
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    let advice = need.advice.ok_or(Fault::Forbidden)?;
    let faces = |answers: &[Answer]| {
        let faces = answers
            .iter()
            .map(|one| (candidate::show(one.score), one.node.face(&visit)));
        faces.collect::<Vec<_>>()
    };
    let most = advice
        .understood
        .iter()
        .map(|word| word.points)
        .max()
        .unwrap_or_default();
    let words = advice.understood.iter().map(|word| Weighed {
        term: word.term.clone(),
        points: candidate::points(word.points),
        share: format!("{}%", if most > 0 { word.points * 100 / most } else { 0 }),
        is_common: word.is_common,
    });
    visit.page(&Page {
        to: format!("/needs/{}", need.id.inner()),
        title: need.title.show(),
        hints: advice.hints.iter().map(|hint| said(&visit, hint)).collect(),
        words: words.collect(),
        answers: faces(&advice.answers),
        landed: faces(&advice.landed_cases),
        visit: &visit,
    })
}

fn said(visit: &Visit, hint: &Hint) -> Said {
    let effect = hint.effect.map(candidate::show).map(|effect| {
        if hint.is_tried {
            visit.t1("need-advice-effect", "points", effect)
        } else {
            visit.t1("need-advice-effect-most", "points", effect)
        }
    });
    let fields = hint.fields.iter().map(|field| field.name.show().to_owned());
    Said {
        sentence: hint.sentence.clone(),
        effect: effect.unwrap_or_default(),
        proposals: fields.chain(hint.modes.iter().map(|mode| visit.label(mode))).collect(),
        at: hint.path.join("."),
    }
}
