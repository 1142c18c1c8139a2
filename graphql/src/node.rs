//! Global ids: what a record is and its number, `need_42`.

use async_graphql::{Context, ID, Interface};
use qiao_entity::noun::Noun;

use super::{
    context::asking,
    fault::Misuse,
    loader::Shared,
    object::{Achievement, Manager, Need, Organization},
    page::Listed,
};
use crate::domain::{disclosure::Disclosed, record::Record};

/// Whatever has an id by which `node` finds it again.
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "The record's id: unique over all records, and always the same."
))]
pub(crate) enum Node {
    /// A technology need.
    Need(Need),
    /// A technology manager.
    Manager(Manager),
    /// An organization.
    Organization(Organization),
    /// An achievement.
    Achievement(Achievement),
}

impl Listed for Node {
    const NAME: &'static str = "Node";
}

const NOUNS: [(&str, Noun); 4] = [
    ("need", Noun::Need),
    ("manager", Noun::Manager),
    ("organization", Noun::Organization),
    ("achievement", Noun::Achievement),
];

/// The id of a record.
#[must_use]
pub fn id(noun: Noun, number: i64) -> ID {
    let name = NOUNS
        .iter()
        .find(|(_, known)| *known == noun)
        .map_or("", |(name, _)| name);
    ID(format!("{name}_{number}"))
}

/// What an id says; none when it is none of ours.
#[must_use]
pub fn parse(id: &str) -> Option<(Noun, i64)> {
    let (name, number) = id.split_once('_')?;
    let (_, noun) = NOUNS.iter().find(|(known, _)| *known == name)?;
    Some((*noun, positive(number)?))
}

/// A number as ids write it. One record, one id: no leading zeros, no sign.
fn positive(number: &str) -> Option<i64> {
    let parsed = number.parse().ok()?;
    (parsed > 0 && number.len() <= 19 && number.as_bytes()[0].is_ascii_digit() && number.as_bytes()[0] != b'0')
        .then_some(parsed)
}

/// The id of something that is no node, such as `account_7`.
pub(crate) fn tagged(name: &str, number: i64) -> ID {
    ID(format!("{name}_{number}"))
}

/// The number that an id says about something that is no node; none when it is the id of something else.
pub(crate) fn number_of(name: &str, id: &ID) -> Option<i64> {
    let (is, number) = id.split_once('_')?;
    positive(number).filter(|_| is == name)
}

/// What an id given by a client says.
pub(crate) fn given(id: &ID) -> Result<(Noun, i64), Misuse> {
    parse(id).ok_or_else(|| Misuse::new("id-malformed", vec![("given", crate::domain::problem::shown(id))]))
}

/// The number that an id says about this noun; none when it is the id of another.
pub(crate) fn number(id: &ID, noun: Noun) -> Result<Option<i64>, Misuse> {
    let (is, number) = given(id)?;
    Ok((is == noun).then_some(number))
}

impl Node {
    /// What it is and whose, as far as disclosure is concerned.
    pub(crate) fn disclosed(&self) -> Disclosed {
        match self {
            Self::Need(Need(row)) => row.disclosed(),
            Self::Manager(Manager(row)) => row.disclosed(),
            Self::Organization(Organization(row)) => row.disclosed(),
            Self::Achievement(Achievement(row)) => row.disclosed(),
        }
    }
}

/// The record of an id, if the requester may know of it.
pub(crate) async fn find(ctx: &Context<'_>, noun: Noun, number: i64) -> Shared<Option<Node>> {
    let load = &asking(ctx).load;
    Ok(match noun {
        Noun::Need => load.needs.one(number).await?.map(|row| Node::Need(Need(row))),
        Noun::Manager => load.managers.one(number).await?.map(|row| Node::Manager(Manager(row))),
        Noun::Organization => load
            .organizations
            .one(number)
            .await?
            .map(|row| Node::Organization(Organization(row))),
        Noun::Achievement => load
            .achievements
            .one(number)
            .await?
            .map(|row| Node::Achievement(Achievement(row))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_its_noun_and_each_record_has_one() {
        assert_eq!(id(Noun::Need, 42).0, "need_42");
        assert_eq!(parse("organization_7"), Some((Noun::Organization, 7)));
        assert_eq!(number_of("account", &tagged("account", 7)), Some(7));
        assert_eq!(number_of("account", &tagged("token", 7)), None);
        assert_eq!(number_of("account", &ID("account_07".to_owned())), None);
        for wrong in [
            "",
            "_",
            "need",
            "need_",
            "need_0",
            "need_-1",
            "need_+1",
            "need_01",
            "need_1 ",
            "Need_1",
            "dog_1",
            "need_1_2",
            "need_9223372036854775808",
            "need_٣",
            "\u{202e}need_1",
        ] {
            assert_eq!(parse(wrong), None, "{wrong:?}");
        }
    }
}
