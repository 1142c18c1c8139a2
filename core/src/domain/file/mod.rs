//! Files (文件) that the sides of a part of the chain hand each other, and that prove entries of a ledger. Their content lies in the
//! database, so that a copy of it holds all; it is given out for download alone.

mod read;
mod store;
mod upload;

pub use qiao_entity::file::Model;
pub use read::{content, of_messages, of_points, served_as};
pub use store::{Place, store, withdraw};
pub use upload::{MOST_BYTES, MOST_OF_SUBJECT, Upload};

use super::page::Numbered;

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}
