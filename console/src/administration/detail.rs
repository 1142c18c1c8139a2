//! What an entry of the audit log says besides, in words.

use serde_json::Value;

use crate::{account::record, visit::Visit};

/// One thing that an entry says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What it is about.
    pub(super) what: String,
    /// What it says.
    pub(super) text: String,
    /// The page of the record that it names; empty when it names none.
    pub(super) address: String,
}

/// Reads the detail of an entry. What is not known is shown as it is.
pub(super) fn read(visit: &Visit, detail: &Value) -> Vec<Said> {
    let Some(all) = detail.as_object() else {
        return Vec::new();
    };
    let noun = all.get("noun").and_then(Value::as_str).unwrap_or_default();
    let mut said = Vec::new();
    for (name, value) in all {
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if is_empty || (name == "noun" && all.contains_key("record")) {
            continue;
        }
        let id = id(name, value, noun);
        let text = match value {
            Value::Array(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| word(visit, name, part)).collect();
                parts.join(&visit.t("account-comma"))
            }
            _ if !id.is_empty() => id.clone(),
            one => word(visit, name, one),
        };
        said.push(Said {
            what: called(visit, name),
            text,
            address: address(&id),
        });
    }
    said
}

/// What a name in the detail is called for people.
fn called(visit: &Visit, name: &str) -> String {
    match name {
        "role" | "roles" => visit.t("account-role"),
        "region" => visit.t("administration-region"),
        "association" => visit.t("administration-association"),
        "organization" => visit.t("account-organization"),
        "sessions" => visit.t("administration-sessions-ended"),
        "page" => visit.t("account-export-part"),
        "by" => visit.t("account-read-via"),
        "identities" => visit.t("administration-identities"),
        "profile" => visit.t("account-manager"),
        "record" => visit.t("account-record"),
        "account" => visit.t("administration-account"),
        "textVersion" => visit.t("account-text-version"),
        "owner" => visit.t("account-token-for"),
        "scopes" => visit.t("account-token-scopes"),
        "expiresAt" => visit.t("account-token-ends"),
        other => other.to_owned(),
    }
}

/// The id that a value is: numbers of records stand without their noun.
fn id(name: &str, value: &Value, noun: &str) -> String {
    match (name, value) {
        ("organization" | "association", Value::Number(number)) => format!("organization_{number}"),
        ("record", Value::Number(number)) => format!("{}_{number}", noun.to_ascii_lowercase()),
        (_, Value::String(text)) if !address(text).is_empty() => text.clone(),
        _ => String::new(),
    }
}

/// Where the page of an account or a record is.
pub(super) fn address(id: &str) -> String {
    match id.split_once('_') {
        Some(("account", _)) => format!("/administration/users/{id}"),
        Some(_) => record::address(id),
        None => String::new(),
    }
}

fn word(visit: &Visit, name: &str, value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match name {
        "role" | "roles" => {
            let role = visit.label_of("Role", &text);
            if role == text {
                visit.label_of("MemberRole", &text)
            } else {
                role
            }
        }
        "scopes" => visit.label_of("TokenScope", &text),
        "profile" => visit.label_of("ErasedProfile", &text),
        "reason" => visit.label_of("MoveReason", &text),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_lead_to_the_records_that_they_are_of() {
        assert_eq!(id("organization", &json!(3), ""), "organization_3");
        assert_eq!(id("record", &json!(7), "NEED"), "need_7");
        assert_eq!(id("owner", &json!("account_2"), ""), "account_2");
        assert_eq!(id("sessions", &json!(2), ""), "");
        assert_eq!(address("account_2"), "/administration/users/account_2");
        assert_eq!(address("need_7"), "/needs/need_7");
        assert_eq!(address("token_7"), "");
    }
}
