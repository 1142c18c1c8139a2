//! Finds each knob's value: a flag is stronger than the environment, the environment than the TOML file, the file than
//! the default. Whatever the layer, a value is text that the knob's one parser takes.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fmt, fs,
    path::{Path, PathBuf},
};

use super::{
    Config,
    knob::{Draft, KNOBS, Kind, Knob},
    value,
};

/// The file that is read when none is named and it is there.
pub const FILE: &str = "qiao.toml";

/// Names the file in the environment.
pub const FILE_ENV: &str = "QIAO_CONFIG";

/// Where a value came from; the later is the stronger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Nobody said anything.
    Default,
    /// The TOML file.
    File(PathBuf),
    /// The environment.
    Environment,
    /// The command line.
    Flag,
}

/// The configuration and where each value of it came from.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What is in force.
    pub config: Config,
    /// For each knob's key, where its value came from.
    pub sources: BTreeMap<&'static str, Source>,
}

/// What is wrong with a configuration: a line per problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<String>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Problems {}

/// Reads a variable of the environment; tests pass their own.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The layers, strongest first, over `base`.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// The file named by `--config`.
    pub file: Option<PathBuf>,
    /// For each knob's key, the flag's value.
    pub flags: BTreeMap<&'static str, String>,
    /// The defaults.
    pub base: Config,
}

/// A value on its way to its parser.
struct Given {
    knob: &'static Knob,
    text: String,
    source: Source,
}

impl Layers {
    /// Settles every knob.
    ///
    /// # Errors
    ///
    /// All problems at once.
    pub fn settle(&self, environment: Environment<'_>) -> Result<Settings, Problems> {
        let mut problems = Vec::new();
        let (path, file) = self.read_file(environment, &mut problems);
        let mut given: Vec<Given> = Vec::new();
        for knob in KNOBS {
            let flag = self.flags.get(knob.key).cloned();
            let variable = environment(knob.env).filter(|text| !text.is_empty());
            let (text, source) = match (flag, variable.map(OsString::into_string), file.get(knob.key)) {
                (Some(text), _, _) => (text, Source::Flag),
                (None, Some(Ok(text)), _) => (text, Source::Environment),
                (None, Some(Err(_)), _) => {
                    problems.push(format!(
                        "`{}` (environment variable {}) is not UTF-8",
                        knob.key, knob.env
                    ));
                    continue;
                }
                (None, None, Some(text)) => (text.clone(), Source::File(path.clone())),
                (None, None, None) => continue,
            };
            given.push(Given { knob, text, source });
        }
        let mut draft = Draft {
            config: self.base.clone(),
            database_password: None,
        };
        let mut sources: BTreeMap<_, _> = KNOBS.iter().map(|knob| (knob.key, Source::Default)).collect();
        for value in &given {
            if let Some(other) = given.iter().find(|other| rivals(value.knob, other.knob)) {
                if other.source > value.source {
                    continue;
                }
                if other.source == value.source && matches!(value.knob.kind, Kind::FileOf(_)) {
                    problems.push(format!(
                        "`{}` and `{}` are both given ({}): give one of them",
                        other.knob.key,
                        value.knob.key,
                        value.place()
                    ));
                    continue;
                }
            }
            match value.take(&mut draft) {
                Ok(()) => drop(sources.insert(value.knob.key, value.source.clone())),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() {
            problems.extend(finish(&mut draft, &sources));
        }
        if problems.is_empty() {
            Ok(Settings {
                config: draft.config,
                sources,
            })
        } else {
            Err(Problems(problems))
        }
    }

    /// The TOML file's entries as text; a file that was named must be there.
    fn read_file(
        &self,
        environment: Environment<'_>,
        problems: &mut Vec<String>,
    ) -> (PathBuf, BTreeMap<&'static str, String>) {
        let named = self
            .file
            .clone()
            .or_else(|| environment(FILE_ENV).filter(|name| !name.is_empty()).map(PathBuf::from));
        let path = named.clone().unwrap_or_else(|| PathBuf::from(FILE));
        let entries = match fs::read_to_string(&path) {
            Ok(text) => entries(&path, &text, problems),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => {
                problems.push(format!(
                    "the configuration file {} cannot be read: {error}",
                    path.display()
                ));
                BTreeMap::new()
            }
        };
        (path, entries)
    }
}

/// Whether two knobs name the same secret, one by value and one by file.
fn rivals(one: &Knob, other: &Knob) -> bool {
    matches!(one.kind, Kind::FileOf(key) if key == other.key)
        || matches!(other.kind, Kind::FileOf(key) if key == one.key)
}

/// The entries of a TOML text. Only messages of our own go out: the parser's quote the line, which may hold a secret.
fn entries(path: &Path, text: &str, problems: &mut Vec<String>) -> BTreeMap<&'static str, String> {
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            let error: toml::de::Error = error;
            let start = error.span().map_or(0, |span| span.start);
            let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
            problems.push(format!(
                "{}, line {line}: not TOML: {}",
                path.display(),
                error.message()
            ));
            return BTreeMap::new();
        }
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut entries = BTreeMap::new();
    for (key, value) in flat(table) {
        let Some(knob) = Knob::of(&key) else {
            let known: Vec<_> = KNOBS.iter().map(|knob| knob.key).collect();
            problems.push(format!(
                "{}: unknown key `{key}`; the keys are {}",
                path.display(),
                known.join(", ")
            ));
            continue;
        };
        let text = match value {
            toml::Value::String(text) if matches!(knob.kind, Kind::Path | Kind::FileOf(_)) => {
                folder.join(text).display().to_string()
            }
            toml::Value::String(text) => text,
            toml::Value::Array(parts) if knob.kind == Kind::List && parts.iter().all(toml::Value::is_str) => parts
                .iter()
                .filter_map(toml::Value::as_str)
                .collect::<Vec<_>>()
                .join(","),
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Boolean(truth) => truth.to_string(),
            other => {
                problems.push(format!(
                    "`{key}` is of type {} in {}: allowed is {}",
                    other.type_str(),
                    path.display(),
                    knob.allowed
                ));
                continue;
            }
        };
        entries.insert(knob.key, text);
    }
    entries
}

/// The entries with those of sections among them: `field` of the section `[matching]` is `matching_field`.
fn flat(table: toml::Table) -> Vec<(String, toml::Value)> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table {
        match value {
            toml::Value::Table(section) if Knob::of(&key).is_none() && has_section(&key) => {
                entries.extend(
                    section
                        .into_iter()
                        .map(|(name, value)| (format!("{key}_{name}"), value)),
                );
            }
            value => entries.push((key, value)),
        }
    }
    entries
}

/// Whether keys begin with the name of this section.
fn has_section(name: &str) -> bool {
    let begins = |knob: &Knob| knob.key.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
    KNOBS.iter().any(begins)
}

impl Given {
    /// Hands the value to the knob's parser.
    fn take(&self, draft: &mut Draft) -> Result<(), String> {
        let knob = self.knob;
        let text = match knob.kind {
            Kind::FileOf(_) => fs::read_to_string(&self.text)
                .map_err(|error| format!("`{}` is `{}` ({}): {error}", knob.key, self.text, self.place()))?
                .trim()
                .to_owned(),
            _ => self.text.clone(),
        };
        if knob.key == "database_url" && self.source == Source::Flag && value::has_password(&text) {
            return Err(format!(
                "`database_url` carries a password ({}), which everyone on this machine can see: give it in the \
                 environment, in the file, or as `database_password`",
                self.place()
            ));
        }
        (knob.set)(draft, &text).ok_or_else(|| {
            let shown = match knob.kind {
                Kind::Secret => "***".to_owned(),
                _ if value::has_password(&self.text) => value::masked(&self.text),
                _ => self.text.clone(),
            };
            format!(
                "`{}` is `{shown}` ({}): allowed is {}",
                knob.key,
                self.place(),
                knob.allowed
            )
        })
    }

    /// Where the value came from, as the user wrote it.
    fn place(&self) -> String {
        match &self.source {
            Source::Flag => format!("flag --{}", self.knob.flag.unwrap_or(self.knob.key)),
            Source::Environment => format!("environment variable {}", self.knob.env),
            Source::File(path) => format!("file {}", path.display()),
            Source::Default => "default".to_owned(),
        }
    }
}

/// Puts together what two knobs decide; says what is wrong with it.
fn finish(draft: &mut Draft, sources: &BTreeMap<&'static str, Source>) -> Option<String> {
    if let Some(missing) = draft.config.oidc.lacks(draft.config.public_url.is_some()) {
        return Some(missing.to_owned());
    }
    match (&draft.config.tls_certificate, &draft.config.tls_key) {
        (Some(_), None) => return Some("`tls_certificate` is given without `tls_key`".to_owned()),
        (None, Some(_)) => return Some("`tls_key` is given without `tls_certificate`".to_owned()),
        _ => {}
    }
    let password = draft.database_password.as_ref()?;
    match draft.config.database_url.as_deref() {
        Some(url) if url.starts_with("postgres") => match value::with_password(url, password) {
            Some(url) => draft.config.database_url = Some(url),
            None => return Some("`database_password` does not fit `database_url`, which names no host".to_owned()),
        },
        _ if sources.get("database_url") == Some(&Source::Default) => {
            return Some("`database_password` is given without `database_url`".to_owned());
        }
        _ => return Some("`database_password` is given, but SQLite takes none".to_owned()),
    }
    None
}

/// Takes every value of a text as if it stood in the file. No file that it names is read.
#[cfg(any(fuzzing, test))]
pub(super) fn settle_text(text: &str) {
    let mut problems = Vec::new();
    let entries = entries(Path::new(FILE), text, &mut problems);
    let mut draft = Draft {
        config: Config::default(),
        database_password: None,
    };
    let mut sources: BTreeMap<_, _> = KNOBS.iter().map(|knob| (knob.key, Source::Default)).collect();
    for (key, text) in entries {
        let knob = Knob::of(key).expect("a key that was taken");
        if matches!(knob.kind, Kind::FileOf(_)) {
            continue;
        }
        let source = Source::File(PathBuf::from(FILE));
        sources.insert(key, source.clone());
        let given = Given { knob, text, source };
        problems.extend(given.take(&mut draft).err());
    }
    problems.extend(finish(&mut draft, &sources));
    assert!(problems.iter().all(|problem| !problem.is_empty()));
    // What is shown of it holds no secret, and can be shown.
    assert!(!format!("{:?}", draft.config).is_empty());
}

#[cfg(test)]
mod tests;
