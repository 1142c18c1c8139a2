//! A credential as given: typed, unchecked.

use chrono::NaiveDate;
use qiao_entity::credential::{CredentialKind, CredentialLevel};

use crate::domain::problem::{Checks, Problem, Trouble};

/// Most credentials of one manager.
pub const MOST: usize = 20;

/// What a credential shall say.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Draft {
    /// What it is.
    pub kind: CredentialKind,
    /// Its level, of titles and trainings.
    pub level: Option<CredentialLevel>,
    /// What it is called.
    pub name: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// The number of the certificate.
    pub number: Option<String>,
    /// When it was issued.
    pub issued: Option<NaiveDate>,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
}

/// The levels that a kind has; none when it has no levels.
fn levels(kind: CredentialKind) -> &'static [CredentialLevel] {
    use CredentialLevel as L;
    match kind {
        CredentialKind::Title => &[
            L::AssistantEngineer,
            L::Engineer,
            L::SeniorEngineer,
            L::ProfessorateSeniorEngineer,
        ],
        CredentialKind::Training => &[L::Junior, L::Intermediate, L::Senior],
        CredentialKind::Rttp | CredentialKind::Recognition => &[],
    }
}

/// Everything that is wrong with the credentials of one manager.
#[must_use]
pub fn problems(drafts: &[Draft]) -> Vec<Problem> {
    let mut checks = Checks::default();
    if drafts.len() > MOST {
        let (most, is) = (MOST, drafts.len());
        checks.add("credentials", Trouble::TooMany { most, is });
    }
    checks.each("credentials", drafts, |checks, draft| {
        let levels = levels(draft.kind);
        match draft.level {
            None if !levels.is_empty() => checks.add("level", Trouble::Required),
            Some(_) if levels.is_empty() => checks.add("level", Trouble::NotWanted),
            Some(level) if !levels.contains(&level) => {
                let given = level.code();
                checks.add("level", Trouble::Unknown { given });
            }
            _ => {}
        }
        checks.text("name", draft.name.as_deref(), 256);
        checks.text("issuer", Some(&draft.issuer), 256);
        if draft.issuer.trim().is_empty() {
            checks.add("issuer", Trouble::Required);
        }
        checks.text("number", draft.number.as_deref(), 64);
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        checks.range("issuedOn", draft.issued, day(1949), day(2200));
        checks.range("validUntil", draft.until, day(1949), day(2200));
        checks.ordered("validUntil", draft.issued, draft.until);
    });
    checks.problems()
}
