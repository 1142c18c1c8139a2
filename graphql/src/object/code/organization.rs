//! Codes of organizations. They carry no text to be shown: clients say them in their own words.

use async_graphql::Enum;

/// What kind of body an organization is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::organization::OrganizationKind")]
pub(crate) enum OrganizationKind {
    /// An enterprise (企业).
    Enterprise,
    /// A university or college (高等院校).
    University,
    /// A research institute (研发机构).
    ResearchInstitute,
    /// A hospital or another medical institution (医疗卫生机构).
    MedicalInstitution,
    /// A technology-transfer agency (技术转移机构).
    TransferAgency,
    /// An association or alliance (协会/联盟).
    Association,
    /// A government body (政府部门).
    GovernmentBody,
    /// A science or industry park (园区).
    Park,
    /// An incubator (孵化器).
    Incubator,
    /// A proof-of-concept platform (概念验证平台).
    ProofOfConceptPlatform,
    /// A pilot-scale platform (中试平台).
    PilotPlatform,
    /// A public technology platform (公共技术平台).
    PublicTechnologyPlatform,
    /// A university science park (大学科技园).
    SciencePark,
    /// An intellectual-property firm (知识产权服务机构).
    IpFirm,
    /// A law firm (律师事务所).
    LawFirm,
    /// An accounting firm (会计师事务所).
    AccountingFirm,
    /// An investor (投资机构).
    Investor,
    /// A loan guarantor (贷款担保机构).
    Guarantor,
    /// A training base (培养基地).
    TrainingBase,
    /// Media (媒体).
    Media,
    /// Something else (其他).
    Other,
}

/// The legal nature of an organization, which reward rules depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::organization::LegalNature")]
pub(crate) enum LegalNature {
    /// A public institution (事业单位).
    PublicInstitution,
    /// A state-owned enterprise (国有企业).
    StateOwnedEnterprise,
    /// A private enterprise (民营企业).
    PrivateEnterprise,
    /// A foreign enterprise (外资企业).
    ForeignEnterprise,
    /// A social organization (社会组织).
    SocialOrganization,
    /// Government (机关).
    Government,
    /// A partnership (合伙).
    Partnership,
    /// Something else (其他).
    Other,
}
