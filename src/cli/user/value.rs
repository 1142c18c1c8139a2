//! Roles and ids on the command line, and problems in both languages.

use qiao_entity::{account_role::Role, language::Language, membership::MemberRole, noun::Noun};

use crate::{
    auth::Scope,
    domain::{account::Grant, problem::Problem, reference::REGIONS_LIST},
    graphql::parse_id,
};

/// A role: `registrar`, `matchmaker:110000`, `matchmaker:北京市`, `matchmaker:organization_3`.
pub(super) fn role(text: &str) -> Result<Grant, String> {
    let (name, scope) = match text.split_once(':') {
        Some((name, scope)) => (name, Some(scope)),
        None => (text, None),
    };
    let role: Role = name.to_uppercase().parse().map_err(|()| {
        let names: Vec<String> = Role::all().iter().map(|role| role.code().to_lowercase()).collect();
        format!("one of: {}", names.join(", "))
    })?;
    let scope = match (role, scope) {
        (Role::Matchmaker, None) => {
            return Err(
                "a matchmaker needs a region or an organization: matchmaker:110000, matchmaker:organization_3".into(),
            );
        }
        (Role::Matchmaker, Some(scope)) => Some(match parse_id(scope) {
            Some((Noun::Organization, id)) => Scope::Association(id),
            Some(_) => return Err(format!("`{scope}` is no organization")),
            None => Scope::Region(region(scope)?),
        }),
        (_, Some(_)) => return Err(format!("`{name}` has no region and no organization")),
        (_, None) => None,
    };
    Ok(Grant::new(role, scope))
}

/// The code of a region, by itself or by its name.
fn region(text: &str) -> Result<String, String> {
    let is_it = |entry: &&std::sync::Arc<_>| {
        let entry: &crate::domain::reference::Entry = entry;
        entry.code == text || entry.name_zh == text || entry.name_en.eq_ignore_ascii_case(text)
    };
    let found = REGIONS_LIST.entries().iter().find(is_it);
    found
        .map(|entry| entry.code.clone())
        .ok_or_else(|| format!("there is no region `{text}`: give its code, such as 110000, or its name"))
}

/// A membership: `organization_3:owner`.
pub(super) fn member(text: &str) -> Result<(i64, MemberRole), String> {
    let form = || "an organization and a role, such as organization_3:owner (or editor, reader)".to_owned();
    let (id, role) = text.split_once(':').ok_or_else(form)?;
    let role = role.to_uppercase().parse().map_err(|()| form())?;
    match parse_id(id) {
        Some((Noun::Organization, number)) => Ok((number, role)),
        _ => Err(form()),
    }
}

/// A profile of the registry: `manager_7`.
pub(super) fn manager(text: &str) -> Result<i64, String> {
    match parse_id(text) {
        Some((Noun::Manager, number)) => Ok(number),
        _ => Err("the id of a manager, such as manager_7".to_owned()),
    }
}

/// A problem in both languages.
pub(super) fn told(problem: &Problem) -> String {
    let say = |language| problem.trouble.message(language);
    format!(
        "{}: {} {}",
        problem.path.join("."),
        say(Language::Zh),
        say(Language::En)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_memberships_are_read_and_others_refused() {
        let matchmaker = |scope| Ok(Grant::new(Role::Matchmaker, Some(scope)));
        for place in ["110000", "北京市", "beijing"] {
            assert_eq!(
                role(&format!("matchmaker:{place}")),
                matchmaker(Scope::Region("110000".to_owned()))
            );
        }
        assert_eq!(role("matchmaker:organization_3"), matchmaker(Scope::Association(3)));
        assert_eq!(role("Registrar").map(|grant| grant.role), Ok(Role::Registrar));
        assert_eq!(member("organization_3:owner"), Ok((3, MemberRole::Owner)));
        assert_eq!(manager("manager_7"), Ok(7));
        for wrong in [
            "boss",
            "matchmaker",
            "matchmaker:atlantis",
            "matchmaker:need_1",
            "reviewer:110000",
            "",
        ] {
            assert!(role(wrong).is_err(), "{wrong}");
        }
        for wrong in ["organization_3", "organization_3:boss", "need_3:owner", "3:owner"] {
            assert!(member(wrong).is_err(), "{wrong}");
        }
        assert!(manager("organization_7").is_err());
    }
}
