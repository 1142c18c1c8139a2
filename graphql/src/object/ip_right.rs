//! Intellectual-property rights.

use async_graphql::{Description, Object};
use qiao_entity::ip_right::Model;

use super::{
    Region,
    code::{IpKind, IpStatus},
};

/// An intellectual-property right in an achievement.
#[derive(Clone, Debug, Description)]
pub(crate) struct IpRight(pub(crate) Model);

#[Object(use_type_description)]
impl IpRight {
    /// What kind of right.
    async fn kind(&self) -> IpKind {
        self.0.kind.into()
    }

    /// The number in the register.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// Where it stands.
    async fn status(&self) -> IpStatus {
        self.0.status.into()
    }

    /// Where it holds.
    async fn territory(&self) -> Option<Region> {
        Region::of(self.0.territory_code.as_ref())
    }

    /// Who holds it.
    async fn holder(&self) -> Option<&str> {
        self.0.holder.as_deref()
    }
}
