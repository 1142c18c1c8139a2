//! `/managers/ID/points`, `/points`: contribution points and credit points (贡献积分, 信用积分): a manager's entries, one entry with what
//! became of it, the rules, and the forms of those who keep the registry.

mod book;
mod entry;
mod grant;
mod rules;
mod write;

use poem::{Route, get, post};

use crate::list::export;

pub(crate) use self::book::Balance;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<book::Entries>(route, "/managers/:id/points")
        .at("/managers/:id/points", get(book::show))
        .at("/managers/:id/points/grant", get(grant::show).post(grant::send))
        .at("/points", get(rules::show))
        .at("/points/:id", get(entry::show))
        .at("/points/:id/appeal", post(write::appeal))
        .at("/points/:id/appeal/withdraw", post(write::take_back))
        .at("/points/:id/correct", post(write::correct))
        .at("/points/:id/decide", post(write::decide))
}

/// The page of what proves an entry; none where there is no page of it.
fn page_of(evidence: &str) -> Option<String> {
    let list = match evidence.rsplit_once('_')?.0 {
        "need" => "needs",
        "achievement" => "achievements",
        "organization" => "organizations",
        "introduction" => "introductions",
        "engagement" => "engagements",
        "proposal" => "proposals",
        "contract" => "contracts",
        _ => return None,
    };
    Some(format!("/{list}/{evidence}"))
}

/// Points with their sign.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
fn signed(points: &i32) -> String {
    if *points > 0 {
        format!("+{points}")
    } else {
        points.to_string().replace('-', "−")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_leads_to_its_page() {
        assert_eq!(page_of("engagement_5").as_deref(), Some("/engagements/engagement_5"));
        assert_eq!(page_of("task_5"), None);
        assert_eq!(
            (signed(&3), signed(&-3), signed(&0)),
            ("+3".to_owned(), "−3".to_owned(), "0".to_owned())
        );
    }
}
