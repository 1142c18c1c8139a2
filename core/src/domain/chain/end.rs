//! What becomes of the parts of a chain whose need is withdrawn or closed: each ends by its own table, with its own step, for the
//! reason for which the need ended.

use super::No;
use crate::{
    app::App,
    auth::Requester,
    domain::{challenge, evaluation, introduction, proposal, write::Write},
    error::Error,
};

/// Ends what waits for an answer or goes on, inside the write that ends its need. Bids of a challenge that still takes them are never
/// opened; what was decided, signed or written into a ledger stays as it is.
pub async fn end_with_need(
    app: &App,
    write: &mut Write,
    requester: &Requester,
    need: i64,
    no: &No,
) -> Result<(), Error> {
    challenge::end_with_need(write, requester, need, no).await?;
    proposal::end_with_need(write, requester, need, no).await?;
    evaluation::end_with_need(write, requester, need, no).await?;
    introduction::end_with_need(app, write, requester, need, no).await
}
