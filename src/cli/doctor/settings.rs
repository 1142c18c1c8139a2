//! The settings and their origins.

use std::{collections::BTreeSet, fmt::Write as _};

use super::report::Check;
use crate::config::{
    knob::KNOBS,
    layer::{FILE_ENV, Settings, Source},
};

/// Which settings are not at their default, and who set them.
pub(super) fn sources(settings: &Settings) -> Check {
    let mut finding = String::new();
    for knob in KNOBS {
        let from = match &settings.sources[knob.key] {
            Source::Default => continue,
            Source::File(path) => path.display().to_string(),
            Source::Environment => knob.env.to_owned(),
            Source::Flag => format!("--{}", knob.flag.unwrap_or(knob.key)),
        };
        let shown = match (knob.show)(&settings.config) {
            none if none.is_empty() => "given".to_owned(),
            value => value,
        };
        let _ = writeln!(finding, "{} = {shown} (from {from})", knob.key);
    }
    if finding.is_empty() {
        finding.push_str("all at their defaults");
    }
    Check::ok("settings", finding.trim_end())
}

/// Names in the environment that look like settings and are none.
pub(super) fn names() -> Check {
    let known: BTreeSet<&str> = KNOBS.iter().map(|knob| knob.env).chain([FILE_ENV]).collect();
    let strange: Vec<String> = std::env::vars_os()
        .filter_map(|(name, _)| name.into_string().ok())
        .filter(|name| name.starts_with("QIAO_") && !name.starts_with("QIAO_TEST_") && !known.contains(name.as_str()))
        .collect();
    if strange.is_empty() {
        Check::ok("environment", "every QIAO_ variable is a setting")
    } else {
        let finding = format!("no setting is called {}", strange.join(", "));
        Check::warning(
            "environment",
            finding,
            "Correct or remove it; `qiao serve --help` lists the settings.",
        )
    }
}

/// Whether others can read the token.
pub(super) fn token(settings: &Settings) -> Check {
    if settings.config.admin_token.is_none() {
        return Check::ok(
            "admin token",
            "none: only accounts (`qiao user add`) write through the API",
        );
    }
    let path = match &settings.sources["admin_token"] {
        Source::File(path) => Some(path.clone()),
        _ => None,
    };
    match path {
        #[cfg(unix)]
        Some(path) if readable_by_others(&path) => Check::warning(
            "admin token",
            format!("{} can be read by every user of this machine", path.display()),
            format!("chmod 600 {}", path.display()),
        ),
        _ => Check::ok("admin token", "set"),
    }
}

#[cfg(unix)]
fn readable_by_others(path: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o004 != 0)
}
