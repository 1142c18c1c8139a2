//! `/threads`: what the parties of introductions, engagements and proposals write each other, and hand each other.
//!
//! A page of such a part asks for [`Talk`] and shows it with the macro `section` of `thread/macros.html`.

mod inbox;
mod talk;
mod write;

use poem::{Route, get, post};

use crate::list::export;

pub(crate) use self::talk::{Talk, page_of};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<inbox::Inbox>(route, "/threads")
        .at("/threads", get(inbox::show))
        .at("/threads/:id", get(write::show).post(write::send))
        .at("/threads/:id/messages/:message/withdraw", post(write::withdraw))
        .at("/threads/:id/files/:file/withdraw", post(write::withdraw_file))
}
