//! Files that the sides of a part of the chain hand each other.

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::file::Model;

use super::{agreement::Person, saturating, step::Side};
use crate::{context::asking, domain::thread, node, page::Listed};

/// What the ids of files begin with.
pub(crate) const FILE: &str = "file";

/// A file that came with a message or proves an entry of a ledger. It is given out for download at `address`.
#[derive(Clone, Debug, Description)]
pub(crate) struct File {
    pub(crate) row: Model,
    /// Whether the requester may know who handed it in.
    pub(crate) told: bool,
    /// Whether the requester gets it.
    pub(crate) given: bool,
}

impl Listed for File {
    const NAME: &'static str = "File";
}

#[Object(use_type_description)]
impl File {
    /// The file's id.
    async fn id(&self) -> ID {
        node::tagged(FILE, self.row.id)
    }

    /// What it is called; null where the requester does not get it, and once it was withdrawn.
    async fn name(&self) -> Option<&str> {
        let there = self.given && self.row.withdrawn_at.is_none();
        there.then_some(self.row.name.as_str())
    }

    /// What it holds, as its giver says; null where the requester does not get it.
    async fn media_type(&self) -> Option<&str> {
        self.given.then_some(self.row.media_type.as_str())
    }

    /// How many bytes it has; null where the requester does not get it.
    async fn size(&self) -> Option<i32> {
        self.given.then(|| saturating(self.row.size))
    }

    /// The BLAKE3 digest of its content, in hexadecimal: whoever has the file can tell that it is this one. Null where the requester does
    /// not get it: who guesses what it holds could tell, too.
    async fn digest(&self) -> Option<&str> {
        self.given.then_some(self.row.digest.as_str())
    }

    /// Where it is downloaded, by whoever gets it: a path of this service. Null where the requester does not get it.
    async fn address(&self) -> Option<String> {
        let there = self.given && self.row.withdrawn_at.is_none();
        there.then(|| format!("/files/{FILE}_{}", self.row.id))
    }

    /// On whose side it was handed in.
    async fn side(&self) -> Side {
        self.row.side.into()
    }

    /// Who handed it in; null where the requester may not know, or where no person did.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        match self.row.account_id.filter(|_| self.told) {
            Some(account) => Ok(Some(Person::of(ctx, account).await?)),
            None => Ok(None),
        }
    }

    /// Whether the requester handed it in.
    async fn is_mine(&self, ctx: &Context<'_>) -> bool {
        thread::is_mine(&asking(ctx).requester, &self.row.actor)
    }

    /// When it was handed in.
    async fn at(&self) -> DateTime<Utc> {
        *self.row.at
    }

    /// When its giver withdrew it: nobody gets it any more.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.row.withdrawn_at.map(|at| *at)
    }
}
