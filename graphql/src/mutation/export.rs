//! Giving out what is stored about a person.

use async_graphql::{Context, ID, InputObject, Json, Object, Result, SimpleObject};
use serde_json::Value;

use super::{act::acts, given::Given};
use crate::{context::asking, domain::account as domain, node, page::Listed};

/// Which part of what is stored about the requester.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct ExportMyDataInput {
    /// Which page of the lists, the first one being 0; each has up to 5,000 rows.
    #[graphql(default)]
    page: i32,
}

/// Which part of what is stored about the person of an account.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ExportAccountInput {
    /// The account, such as `account_7`.
    account: ID,
    /// Which page of the lists, the first one being 0; each has up to 5,000 rows.
    #[graphql(default)]
    page: i32,
}

/// What is stored about a person.
#[derive(SimpleObject)]
pub(crate) struct DataExported {
    /// The account.
    account: ID,
    /// The document, whose form `docs/account-data.md` describes.
    document: Json<Value>,
    /// Whether a list goes on on the next page.
    more: bool,
}

impl Listed for DataExported {
    const NAME: &'static str = "DataExport";
}

impl From<domain::Exported> for DataExported {
    fn from(exported: domain::Exported) -> Self {
        Self {
            account: node::tagged("account", exported.account),
            document: Json(exported.document),
            more: exported.more,
        }
    }
}

acts! {
    /// What became of an export of one's own data.
    ExportMyDataPayload, DataExported, DataExported,
}

acts! {
    /// What became of an export of an account's data.
    ExportAccountPayload, DataExported, DataExported,
}

#[derive(Default)]
pub(crate) struct ExportMutation;

#[Object]
impl ExportMutation {
    /// Gives out everything that is stored about the requester. It is no query because it is written into the audit log.
    async fn export_my_data(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which part.", default)] input: ExportMyDataInput,
    ) -> Result<ExportMyDataPayload> {
        let asking = asking(ctx);
        let answer = domain::export(&asking.app, &asking.requester, None, input.page).await?;
        ExportMyDataPayload::of(ctx, &Given::default(), &ID::default(), answer.map(Into::into))
    }

    /// Gives out everything that is stored about the person of an account. For administrators, and the person.
    async fn export_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom, and which part.")] input: ExportAccountInput,
    ) -> Result<ExportAccountPayload> {
        let asking = asking(ctx);
        let number = node::number_of("account", &input.account).unwrap_or_default();
        let answer = domain::export(&asking.app, &asking.requester, Some(number), input.page).await?;
        ExportAccountPayload::of(ctx, &Given::default(), &input.account, answer.map(Into::into))
    }
}
