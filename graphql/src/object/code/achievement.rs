//! Codes of achievements. They carry no text to be shown: clients say them in their own words.

use async_graphql::Enum;

/// The level of an achievement as evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::achievement::AchievementLevel")]
pub(crate) enum AchievementLevel {
    /// Leading in the world (国际领先).
    InternationalLeading,
    /// Advanced in the world (国际先进).
    InternationalAdvanced,
    /// Leading in China (国内领先).
    DomesticLeading,
    /// Advanced in China (国内先进).
    DomesticAdvanced,
    /// Something else (其他).
    Other,
}

/// Who holds a right in an achievement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::achievement::RightHolder")]
pub(crate) enum RightHolder {
    /// The organization (单位).
    Organization,
    /// Those who found it (完成人).
    Finders,
    /// Both (共有).
    Shared,
    /// Not settled (未确定).
    Unsettled,
}

/// Whether rights in a service achievement were given to those who found it (职务科技成果赋权).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::achievement::Empowerment")]
pub(crate) enum Empowerment {
    /// They were not (未赋权).
    None,
    /// They are being given (赋权办理中).
    InProgress,
    /// They were (已赋权).
    Done,
}

/// Whether an achievement counts as the first of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::achievement::FirstOfKind")]
pub(crate) enum FirstOfKind {
    /// It does not (否).
    None,
    /// The first set of an equipment (首台(套)).
    FirstSet,
    /// The first batch of a material (首批次).
    FirstBatch,
    /// The first version of a software (首版次).
    FirstVersion,
}

/// The form in which an achievement exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::achievement::AchievementForm")]
pub(crate) enum AchievementForm {
    /// An invention patent (发明专利).
    InventionPatent,
    /// A utility model (实用新型).
    UtilityModel,
    /// A software copyright (软件著作权).
    SoftwareCopyright,
    /// A technical secret (技术秘密).
    TechnicalSecret,
    /// A new variety (新品种).
    NewVariety,
    /// A prototype (样机).
    Prototype,
    /// A paper (论文).
    Paper,
    /// Something else (其他).
    Other,
}

/// What kind of intellectual-property right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::ip_right::IpKind")]
pub(crate) enum IpKind {
    /// An invention patent (发明专利).
    InventionPatent,
    /// A utility model (实用新型).
    UtilityModel,
    /// A design (外观设计).
    Design,
    /// A software copyright (软件著作权).
    SoftwareCopyright,
    /// A plant variety right (植物新品种权).
    PlantVariety,
    /// A layout design of integrated circuits (集成电路布图设计).
    LayoutDesign,
    /// Something else (其他).
    Other,
}

/// Where an intellectual-property right stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::ip_right::IpStatus")]
pub(crate) enum IpStatus {
    /// Applied for (申请中).
    Pending,
    /// Granted (已授权).
    Granted,
    /// Expired (已到期).
    Expired,
    /// Lapsed (已失效).
    Lapsed,
}
