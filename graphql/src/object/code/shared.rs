//! Codes that several nouns share. They carry no text to be shown: clients say them in their own words.

use async_graphql::Enum;

/// A language in which texts are written and messages are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::language::Language")]
pub(crate) enum Language {
    /// Chinese (中文).
    Zh,
    /// English.
    En,
}

/// The disclosure ladder: who may read a part of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::level::Level")]
pub(crate) enum Level {
    /// Everyone (公开).
    Public,
    /// Whoever has an account (注册可见).
    Registered,
    /// Whoever has an agreement with the owner (协议可见).
    Agreement,
}

/// Whether a record of the registry is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::status::Status")]
pub(crate) enum Status {
    /// Being written; not shown (草稿).
    Draft,
    /// Shown (已发布).
    Published,
    /// Taken back; not shown (已撤回).
    Withdrawn,
}

/// How the value of an indicator binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::indicator::Operator")]
pub(crate) enum Operator {
    /// Less than the value (<).
    Lt,
    /// At most the value (≤).
    Le,
    /// The value (=).
    Eq,
    /// At least the value (≥).
    Ge,
    /// More than the value (>).
    Gt,
    /// From the value to the upper value.
    Range,
}

/// Whether an indicator must be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::indicator::Necessity")]
pub(crate) enum Necessity {
    /// It must be met (必须).
    Must,
    /// It would be welcome (期望).
    Wish,
}

/// What kind of place a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::region::RegionKind")]
pub(crate) enum RegionKind {
    /// A country or territory (ISO 3166-1).
    Country,
    /// A province, autonomous region or municipality (省级, GB/T 2260).
    Province,
    /// A prefecture or city (地级, GB/T 2260).
    Prefecture,
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::noun::Noun")]
pub(crate) enum Noun {
    /// A technology need (技术需求).
    Need,
    /// A technology manager (技术经理人).
    Manager,
    /// An organization (机构).
    Organization,
    /// A scientific or technological achievement (科技成果).
    Achievement,
}
