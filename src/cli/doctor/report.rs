//! What the doctor found.

use std::fmt::Write as _;

use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Grade {
    /// As it should be.
    Ok,
    /// Works, but somebody should look.
    Warning,
    /// Does not work.
    Wrong,
}

/// One finding.
#[derive(Debug, Serialize)]
pub(super) struct Check {
    name: &'static str,
    grade: Grade,
    finding: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_to_do: Option<String>,
}

impl Check {
    /// As it should be.
    pub(super) fn ok(name: &'static str, finding: impl Into<String>) -> Self {
        Self {
            name,
            grade: Grade::Ok,
            finding: finding.into(),
            what_to_do: None,
        }
    }

    /// Works, but somebody should look.
    pub(super) fn warning(name: &'static str, finding: impl Into<String>, what_to_do: impl Into<String>) -> Self {
        Self {
            grade: Grade::Warning,
            what_to_do: Some(what_to_do.into()),
            ..Self::ok(name, finding)
        }
    }

    /// Does not work.
    pub(super) fn wrong(name: &'static str, finding: impl Into<String>, what_to_do: impl Into<String>) -> Self {
        Self {
            grade: Grade::Wrong,
            ..Self::warning(name, finding, what_to_do)
        }
    }
}

/// All findings.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    checks: Vec<Check>,
}

impl Report {
    pub(super) fn add(&mut self, check: Check) {
        self.checks.push(check);
    }

    /// Whether nothing is wrong.
    pub(super) fn is_well(&self) -> bool {
        self.checks.iter().all(|check| check.grade != Grade::Wrong)
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for check in &self.checks {
            let mark = match check.grade {
                Grade::Ok => "ok     ",
                Grade::Warning => "warning",
                Grade::Wrong => "WRONG  ",
            };
            let mut lines = check.finding.lines();
            let _ = writeln!(text, "{mark}  {:<12} {}", check.name, lines.next().unwrap_or_default());
            for line in lines {
                let _ = writeln!(text, "{:22} {line}", "");
            }
            for line in check.what_to_do.iter().flat_map(|what| what.lines()) {
                let _ = writeln!(text, "{:22} → {line}", "");
            }
        }
        let count = |grade| self.checks.iter().filter(|check| check.grade == grade).count();
        let _ = match (count(Grade::Wrong), count(Grade::Warning)) {
            (0, 0) => writeln!(text, "\nAll is well. 一切正常。"),
            (0, warnings) => writeln!(text, "\nNothing is wrong; {warnings} to look at."),
            (wrong, warnings) => writeln!(text, "\n{wrong} wrong, {warnings} more to look at."),
        };
        text
    }

    /// For programs.
    pub(super) fn json(&self) -> String {
        let value = serde_json::json!({ "well": self.is_well(), "checks": self.checks });
        format!("{value:#}\n")
    }
}
