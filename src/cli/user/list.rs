//! `qiao user list`: who has an account.

use super::{
    super::{
        Failure, columns,
        knobs::{Knobs, Stored},
    },
    OPERATOR, with,
};
use crate::{
    app::App,
    domain::{
        account::{self, Filter},
        page,
    },
};

/// List accounts with their roles 列出账号
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only those whose login begins like this 登录名开头
    start: Option<String>,

    #[command(flatten)]
    knobs: Knobs<Stored>,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let filter = Filter {
        login: args.start.clone(),
        ..Filter::default()
    };
    with(&args.knobs, async |app| {
        let head = ["ID", "LOGIN", "NAME", "STATUS", "ROLES", "LAST LOG-IN"].map(str::to_owned);
        let mut rows = vec![head];
        rows.extend(all(app, &filter).await?);
        super::super::print(columns::aligned(&rows).as_bytes())
    })
}

/// A line for each account.
async fn all(app: &App, filter: &Filter) -> Result<Vec<[String; 6]>, Failure> {
    let mut lines = Vec::new();
    let mut request = page::Request {
        size: page::MOST,
        ..page::Request::default()
    };
    loop {
        let page = account::list(app, OPERATOR, filter, &request).await?;
        let ids: Vec<i64> = page.rows.iter().map(|(_, row)| row.id).collect();
        let mut roles = account::roles_of(app, &ids).await?;
        let mut members = account::memberships_of(app, &ids).await?;
        request.after = page.rows.last().map(|(place, _)| place.clone());
        for (_, row) in page.rows {
            let roles = roles.remove(&row.id).unwrap_or_default().into_iter().map(|role| {
                let organization = role.organization_id.map(|id| format!("organization_{id}"));
                let name = role.role.code().to_lowercase();
                match role.region_code.or(organization) {
                    Some(scope) => format!("{name}:{scope}"),
                    None => name,
                }
            });
            let members = members.remove(&row.id).unwrap_or_default().into_iter().map(|member| {
                let role = member.role.code().to_lowercase();
                format!("organization_{}:{role}", member.organization_id)
            });
            let manager = row.manager_id.map(|id| format!("manager_{id}"));
            let what: Vec<String> = roles.chain(members).chain(manager).collect();
            lines.push([
                format!("account_{}", row.id),
                row.login,
                row.name,
                row.status.code().to_lowercase(),
                what.join(" "),
                row.logged_in_at
                    .map_or_else(|| "–".to_owned(), |at| at.format("%Y-%m-%d %H:%M UTC").to_string()),
            ]);
        }
        if !page.has_next {
            return Ok(lines);
        }
    }
}
