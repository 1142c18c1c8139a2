//! Agreements: their text, one by id, the requester's own.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::{
    context::asking,
    domain::agreement as domain,
    node,
    object::{Agreement, AgreementTotals},
    page::{Connection, Window},
};

/// A version of the text that is agreed to.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AgreementText {
    /// The version, to be given as `textVersion` by who has read it.
    version: String,
    /// Whether it is the version that is agreed to now.
    is_current: bool,
    /// The text in the language of `Accept-Language`, in Markdown.
    text: String,
    /// The BLAKE3 digest of the text, which is recorded with each agreement.
    digest: String,
}

#[derive(Default)]
pub(crate) struct AgreementQuery;

#[Object]
impl AgreementQuery {
    /// The text that is agreed to; null when there is no such version.
    async fn agreement_text(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The version; the current one when it is left out.")] version: Option<String>,
    ) -> Option<AgreementText> {
        let version = version.as_deref().unwrap_or(domain::CURRENT);
        let text = domain::text(version, asking(ctx).language)?;
        Some(AgreementText {
            version: text.version.to_owned(),
            is_current: text.version == domain::CURRENT,
            text: text.text.to_owned(),
            digest: text.digest(),
        })
    }

    /// An agreement by its id, for its two sides; null for everyone else.
    async fn agreement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `agreement_42`.")] id: ID,
    ) -> Result<Option<Agreement>> {
        let asking = asking(ctx);
        let Some(number) = node::number_of("agreement", &id) else {
            return Ok(None);
        };
        let row = domain::one(&asking.app, &asking.requester, number).await?;
        Ok(row.map(Agreement))
    }
}

/// The agreements that the requester itself asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ViewerAgreements;

#[Object]
impl ViewerAgreements {
    /// The agreements that the requester itself asked for, the newest first.
    async fn agreements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Agreement, AgreementTotals>> {
        let asking = asking(ctx);
        let place = "viewer agreements";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = domain::mine(&asking.app, &asking.requester, &request).await?;
        Ok(Connection::of_rows(page, place, Agreement, AgreementTotals(None)))
    }
}
