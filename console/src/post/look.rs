//! What the page fetches while somebody types: what a matcher understands, what others will read, what a list holds.

use poem::{IntoResponse, Response, handler, http::header, web::Json};

use super::{
    advice, choice,
    form::{Form, Known},
    list::{Group, Lists},
    page::View,
    write::organizations,
};
use crate::{
    code::{Code, NeedStatus},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// `POST /needs/new/look`: advice, preview and progress, as a part of a page.
#[handler]
pub(super) async fn look(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let known = fields.text("id").map(|id| Known {
        id,
        status: NeedStatus::parse(fields.get("status")).unwrap_or(NeedStatus::Draft),
    });
    let form = Form::sent(fields, known);
    let lists = Lists::of(&visit).await?;
    let advice = advice::ask(&visit, &form, &lists).await?;
    let view = View {
        visit: &visit,
        form: &form,
        lists,
        problems: Problems::default(),
        organizations: organizations(&visit, &form).await?,
        advice: Some(advice),
    };
    view.parts()
}

/// `GET /needs/new/find?in=fields&q=…`: the codes that were found, or the names of regions.
#[handler]
pub(super) async fn find(visit: Visit) -> Result<Response, Fault> {
    let lists = Lists::of(&visit).await?;
    let wanted = visit.address().get("q").unwrap_or_default();
    let found: Vec<&str> = match visit.address().get("in").unwrap_or_default() {
        "regions" => {
            let near = lists.regions_like(wanted, 8);
            near.into_iter().map(|entry| entry.name(visit.language())).collect()
        }
        list => {
            let entries = choice::list(&lists, list).iter().flat_map(Group::all);
            entries
                .filter(|entry| entry.has(wanted))
                .map(|entry| entry.code.as_str())
                .collect()
        }
    };
    Ok(Json(found)
        .with_header(header::CACHE_CONTROL, "private, max-age=300")
        .into_response())
}
