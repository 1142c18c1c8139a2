//! What forms offer to choose from: values of the API's enums with what they are called.

use crate::{
    code::{
        AchievementForm, AchievementLevel, Activity, AffiliationMode, Code, Competence, CredentialKind,
        CredentialLevel, Empowerment, FirstOfKind, IpKind, IpStatus, LegalNature, Level, Operator, OrganizationKind,
        RightHolder, Status, TransferMode, WorkKind,
    },
    visit::Visit,
};

use super::{Form, reference::Group};

/// A value and what it is called.
pub(crate) type Choice = (&'static str, String);

/// The languages of texts: short name, `lang`, and what it is called in itself.
pub(crate) const TONGUES: [(&str, &str, &str); 2] = [("zh", "zh-CN", "中文"), ("en", "en", "English")];

/// All values of an enum.
fn all<C: Code>(visit: &Visit) -> Vec<Choice> {
    let values = C::ALL.iter();
    values.map(|code| (code.value(), visit.label(code))).collect()
}

macro_rules! choices {
    ($($name:ident $code:ident,)*) => {
        $(
            #[doc = concat!("The values of `", stringify!($code), "`.")]
            pub(crate) fn $name(visit: &Visit) -> Vec<Choice> {
                all::<$code>(visit)
            }
        )*
    };
}

choices! {
    levels Level,
    work_kinds WorkKind,
    operators Operator,
    ip_kinds IpKind,
    ip_statuses IpStatus,
    modes AffiliationMode,
    credential_kinds CredentialKind,
    credential_levels CredentialLevel,
    activities Activity,
    competences Competence,
    organization_kinds OrganizationKind,
    natures LegalNature,
    achievement_levels AchievementLevel,
    firsts FirstOfKind,
    forms AchievementForm,
    transfer_modes TransferMode,
    right_holders RightHolder,
    empowerments Empowerment,
}

/// The readiness levels.
pub(crate) fn trls() -> Vec<(String, String)> {
    (1..=9).map(|trl| (trl.to_string(), format!("TRL {trl}"))).collect()
}

/// A status that can be chosen.
pub(crate) struct StatusChoice {
    /// Its name in the API.
    pub(crate) code: &'static str,
    /// What it is called.
    pub(crate) name: String,
    /// Who sees the record then.
    pub(crate) hint: String,
    /// Whether the visitor may choose it.
    pub(crate) is_open: bool,
}

/// The statuses. `keeper` says who admits the record: `registry`, or its `owner`.
pub(crate) fn statuses(visit: &Visit, form: &Form, keeper: &str) -> Vec<StatusChoice> {
    let is_registry = keeper == "registry";
    let admits = !is_registry || visit.keeps_registry() || form.has("was", Status::Published.value());
    let statuses = Status::ALL.iter().map(|status| {
        let is_open = *status != Status::Published || admits;
        let hint = match status {
            Status::Draft if is_registry => visit.t("profile-status-draft-registry"),
            Status::Draft => visit.t("profile-status-draft"),
            Status::Published if is_open => visit.t("profile-status-published"),
            Status::Published => visit.t("profile-status-reserved"),
            Status::Withdrawn => visit.t("profile-status-withdrawn"),
        };
        StatusChoice {
            code: status.value(),
            name: visit.label(status),
            hint,
            is_open,
        }
    });
    statuses.collect()
}

/// The name of a field inside another one.
pub(crate) fn inside(name: &str, part: &str) -> String {
    format!("{name}.{part}")
}

/// Whether a technology field of a group is chosen.
pub(crate) fn holds(form: &Form, group: &Group) -> bool {
    form.has("fields", &group.code) || group.children.iter().any(|field| form.has("fields", &field.code))
}
