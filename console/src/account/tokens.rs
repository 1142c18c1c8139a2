//! `/account/tokens`: tokens for programs. A token is shown once, when it is made.

use askama::Template;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode};

use super::{Part, mine};
use crate::{
    address::is_ours,
    change::{Change, Outcome, change},
    code::{Code, MemberRole, TokenScope},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::{Account, Visit},
};

/// What `createToken` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct CreateTokenInput {
    name: String,
    scopes: Vec<TokenScope>,
    expires_at: Option<DateTime<Utc>>,
    organization: Option<cynic::Id>,
    role: Option<MemberRole>,
}

/// What is known of it.
#[derive(cynic::QueryFragment, Debug)]
struct TokenCreated {
    token: ApiToken,
    secret: String,
}
change!($ "createToken" CreateTokenInput -> "CreateTokenPayload" { TokenCreated | "InvalidApiToken" });
/// What `revokeToken` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct RevokeTokenInput {
    id: cynic::Id,
}
change!($ "revokeToken" RevokeTokenInput -> "RevokeTokenPayload" { "TokenRevoked" | "InvalidApiToken" });

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Mine {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment, Debug)]
struct Viewer {
    tokens: Option<Vec<ApiToken>>,
}

/// A token, without what opens anything.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct ApiToken {
    pub(crate) id: cynic::Id,
    pub(crate) name: String,
    pub(crate) start: String,
    pub(crate) scopes: Vec<TokenScope>,
    pub(crate) role: Option<MemberRole>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) last_used_at: Option<DateTime<Utc>>,
    pub(crate) revoked_at: Option<DateTime<Utc>>,
}

#[derive(Template)]
#[template(path = "account/tokens.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    tokens: Vec<ApiToken>,
    /// The organizations for which the visitor may make tokens.
    owned: Vec<(String, String)>,
    roles: Vec<(&'static str, String)>,
    scopes: Vec<(&'static str, String)>,
    /// What was typed.
    typed: Fields,
    problems: Problems,
    /// The token that was just made, and its name.
    made: Option<(String, String)>,
}

impl Page<'_> {
    fn chosen(&self, scope: &str) -> bool {
        self.typed.all("scopes").iter().any(|chosen| chosen == scope)
    }
}

/// The organizations that an account owns.
pub(super) fn owned(account: &Account) -> Vec<(String, String)> {
    let owning = account
        .memberships
        .iter()
        .filter(|membership| membership.role == MemberRole::Owner);
    let organizations = owning.filter_map(|membership| membership.organization.as_ref());
    organizations
        .map(|organization| (organization.id.inner().to_owned(), organization.name.show().to_owned()))
        .collect()
}

async fn page(
    visit: &Visit,
    typed: Fields,
    problems: Problems,
    made: Option<(String, String)>,
) -> Result<Response, Fault> {
    let account = mine(visit)?;
    let tokens = visit.ask(Mine::build(())).await?.viewer.tokens.unwrap_or_default();
    let status = match (&made, problems.is_empty()) {
        (Some(_), _) => StatusCode::CREATED,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let roles = [MemberRole::Reader, MemberRole::Editor];
    let page = Page {
        visit,
        part: Part::Tokens,
        tokens,
        owned: owned(account),
        roles: roles.map(|role| (role.value(), visit.label(&role))).to_vec(),
        scopes: TokenScope::ALL
            .iter()
            .map(|scope| (scope.value(), visit.label(scope)))
            .collect(),
        typed,
        problems,
        made,
    };
    visit.page_of(status, &page)
}

/// The page; the address may name the organization that a token is to be for.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    let given = visit.address().pairs().to_vec();
    page(&visit, Fields(given), Problems::default(), None).await
}

/// Makes a token.
#[handler]
pub(super) async fn create(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let mut problems = Problems::default();
    let expires_at = match fields.text("expiresAt").map(|text| end_of(&text)) {
        None => None,
        Some(Some(end)) => Some(end),
        Some(None) => {
            problems.add("expiresAt", visit.t("account-date-needed"));
            None
        }
    };
    if !problems.is_empty() {
        return page(&visit, fields, problems, None).await;
    }
    let organization = fields.text("organization");
    let role = organization
        .as_ref()
        .and_then(|_| MemberRole::parse(fields.get("role")));
    let input = CreateTokenInput {
        name: fields.get("name").to_owned(),
        scopes: fields
            .all("scopes")
            .iter()
            .filter_map(|scope| TokenScope::parse(scope))
            .collect(),
        expires_at,
        organization: organization.map(Into::into),
        role,
    };
    match input.send(&visit).await? {
        Outcome::Done(done) => {
            let made = Some((done.token.name, done.secret));
            page(&visit, Fields::default(), Problems::default(), made).await
        }
        Outcome::Invalid(problems) => page(&visit, fields, problems, None).await,
        Outcome::Stale => Err(Fault::Defect("a new token cannot be stale".to_owned())),
    }
}

/// Takes a token back, and goes where the visitor came from.
#[handler]
pub(super) async fn revoke(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    let back = Some(fields.get("back"))
        .filter(|back| is_ours(back))
        .unwrap_or("/account/tokens");
    let input = RevokeTokenInput {
        id: fields.get("id").into(),
    };
    input.send(&visit).await?;
    Ok(visit.go_and_say(back, "notice-account-token-revoked"))
}

/// The last second of a day in China.
pub(super) fn end_of(text: &str) -> Option<DateTime<Utc>> {
    let day: NaiveDate = text.parse().ok()?;
    let end = day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?);
    let there = FixedOffset::east_opt(8 * 3600)?.from_local_datetime(&end).single()?;
    Some(there.with_timezone(&Utc))
}
