//! Pages for everyone: nothing is found on any page, in either language and either theme, on a screen and on a phone.

use crate::{
    Manner,
    access::{look_at, look_at_refusals},
    journey,
};

/// What everyone may read; states of the same pages that look different.
const PUBLIC: &[&str] = &[
    "/",
    "/login",
    "/register",
    "/reset",
    "/search",
    "/search?q=激光",
    "/search?q=laser&noun=ACHIEVEMENT",
    "/needs",
    "/needs?view=table",
    "/needs?q=检测",
    "/needs?q=zzzzqqqq",
    "/managers",
    "/managers?view=table&free_capacity=true",
    "/organizations",
    "/organizations?view=table",
    "/achievements",
    "/achievements?view=table",
    "/dashboard",
    "/settlement-calculator",
    "/settlement-calculator?rule=ZHEJIANG&gross=1000000",
    "/points",
    "/verify",
    "/explorer",
];

/// What is refused.
const REFUSED: &[&str] = &[
    "/nothing-here",
    "/administration",
    "/contracts",
    "/managers/manager_1/points",
];

/// Pages of records.
const RECORDS: &[&str] = &[
    "/needs/need_1",
    "/needs/need_1?tab=achievements",
    "/needs/need_1?tab=organizations",
    "/needs/need_1/compare?with=manager_1&with=manager_2",
    "/managers/manager_1",
    "/managers/manager_2",
    "/organizations/organization_1",
    "/organizations/organization_65",
    "/achievements/achievement_1",
];

/// What an organization's editor has.
const EDITOR: &[&str] = &[
    "/needs/new",
    "/contracts",
    "/noes",
    "/account",
    "/account/tokens",
    "/account/agreements",
    "/account/access",
    "/account/data",
    "/account/erase",
    "/account/organizations/organization_65",
    "/organizations/organization_65",
    "/organizations/organization_65/edit",
    "/achievements/new",
    "/needs/need_1",
    "/needs/need_1/edit",
    "/needs/need_1/advice",
    "/needs/need_1/renew",
    "/needs/need_1/withdraw",
];

/// What an organization's owner has besides.
const OWNER: &[&str] = &["/needs/need_1/agreements", "/account/agreements", "/account/access"];

/// What a manager has.
const MANAGER: &[&str] = &[
    "/managers/manager_1",
    "/managers/manager_1/edit",
    "/managers/manager_1/affiliations",
    "/managers/manager_1/credentials",
    "/managers/manager_2/agreement",
    "/needs/need_1/agreement",
    "/account",
];

/// What an administrator has.
const ADMINISTRATOR: &[&str] = &[
    "/administration",
    "/administration/users",
    "/administration/users/account_1",
    "/administration/users/account_1/erase",
    "/administration/audit",
    "/administration/taxonomy",
    "/administration/index",
    "/administration/review",
    "/noes",
    "/compare?with=manager_1&with=manager_2",
    "/managers/new",
    "/organizations/new",
    "/organizations/organization_1/edit",
];

/// What a matchmaker has.
const MATCHMAKER: &[&str] = &["/administration/review", "/needs/need_1", "/account"];

async fn look(name: &'static str, login: Option<&'static str>, pages: &'static [&'static str], width: u32) {
    let manner = Manner {
        width,
        ..Manner::default()
    };
    journey(name, manner, move |browser| async move {
        if let Some(login) = login {
            browser.act_as(login).await;
        }
        look_at(&browser, pages).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn refusals() {
    journey("refusals", Manner::default(), |browser| async move {
        look_at_refusals(&browser, REFUSED).await;
    })
    .await;
}

/// Two tests for pages: on a screen and on a phone.
macro_rules! looks {
    ($($wide:ident, $phone:ident: $login:expr, $pages:ident;)*) => {$(
        #[tokio::test]
        #[ignore = "needs a service and a browser: ./test journeys"]
        async fn $wide() {
            look(stringify!($wide), $login, $pages, 1280).await;
        }

        #[tokio::test]
        #[ignore = "needs a service and a browser: ./test journeys"]
        async fn $phone() {
            look(stringify!($phone), $login, $pages, 360).await;
        }
    )*};
}

looks! {
    public_pages, public_pages_on_a_phone: None, PUBLIC;
    pages_of_records, pages_of_records_on_a_phone: None, RECORDS;
    pages_of_an_editor, pages_of_an_editor_on_a_phone: Some("editor"), EDITOR;
    pages_of_an_owner, pages_of_an_owner_on_a_phone: Some("owner"), OWNER;
    pages_of_a_manager, pages_of_a_manager_on_a_phone: Some("manager"), MANAGER;
    pages_of_an_administrator, pages_of_an_administrator_on_a_phone: Some("admin"), ADMINISTRATOR;
    pages_of_a_matchmaker, pages_of_a_matchmaker_on_a_phone: Some("matchmaker"), MATCHMAKER;
}
