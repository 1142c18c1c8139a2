//! How complete a profile is, and what each missing part costs it in matching.

mod effect;
mod part;
mod profile;

use std::cmp::Reverse;

use effect::measure;
pub use part::ProfilePart;
pub use profile::Profile;
use qiao_entity::level::Level;

use crate::{app::App, auth::Requester, error::Error};

/// A part of a profile, and whether it is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    part: ProfilePart,
    is_filled: bool,
    is_public: bool,
}

/// What a missing part costs in matching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// How many of the needs looked at ask for it.
    pub asking: usize,
    /// What it could give in addition on average over the needs looked at, in thousandths.
    pub points: u32,
}

/// How a part of a profile stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The part.
    pub part: ProfilePart,
    /// Whether it says anything.
    pub is_filled: bool,
    /// Whether everyone may read what it says.
    pub is_public: bool,
    /// What it costs in matching that it does not; none where it costs nothing or that cannot be told.
    pub effect: Option<Effect>,
}

impl Standing {
    /// Whether matching would know more if it were filled for everyone.
    #[must_use]
    pub fn is_lacking(&self) -> bool {
        !self.is_filled || (self.part.counts() && !self.is_public)
    }
}

/// How complete a profile is.
#[derive(Clone, Debug, PartialEq)]
pub struct Completeness {
    /// Its parts: those that are missing first, what costs most first.
    pub parts: Vec<Standing>,
    /// How many open needs were looked at.
    pub needs: usize,
}

impl Completeness {
    /// How many parts are filled.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.parts.iter().filter(|part| part.is_filled).count()
    }
}

/// How complete a profile is, for those who may fill it and read all of it. One search and at most a hundred needs are looked at.
pub async fn completeness<P: Profile>(
    app: &App,
    requester: &Requester,
    row: &P,
) -> Result<Option<Completeness>, Error> {
    if !row.may_fill(requester) || !row.disclosed().may_read(requester, Level::Agreement) {
        return Ok(None);
    }
    let Some(texts) = P::said(app, row).await?.pop() else {
        return Ok(None);
    };
    let filled = row.filled(app, &texts).await?;
    let measured = measure(app, row.disclosed().noun, &texts).await?;
    let parts = filled.into_iter().map(
        |Stated {
             part,
             is_filled,
             is_public,
         }| {
            let standing = Standing {
                part,
                is_filled,
                is_public,
                effect: None,
            };
            let effect = part.fit().and_then(|fit| measured.gains.get(&fit).copied());
            Standing {
                effect: effect.filter(|effect| standing.is_lacking() && effect.points > 0),
                ..standing
            }
        },
    );
    let mut parts: Vec<Standing> = parts.collect();
    // Stable: equals stay in the order in which a profile is read.
    parts.sort_by_key(|part| {
        let points = part.effect.map_or(0, |effect| effect.points);
        (!part.is_lacking(), Reverse(points), part.is_filled)
    });
    Ok(Some(Completeness {
        parts,
        needs: measured.needs,
    }))
}
