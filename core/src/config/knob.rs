//! What a knob is. The table of all of them is the only place that names, describes, parses and shows one:
//! from it come `--help`, the environment's names, the keys of the TOML file, the messages about bad values and the table
//! in the READMEs.

use std::fmt::Write as _;

use super::Config;

pub use super::table::KNOBS;

/// Which commands have the flag, and under which heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What clients meet.
    Service,
    /// Who may come in, and how much each may ask for.
    Access,
    /// Where things are kept.
    Storage,
    /// How searches run.
    Search,
    /// What counts in a match beside the words.
    Matching,
    /// What is told about it.
    Log,
}

impl Group {
    /// The heading in `--help`.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Service => "Service 服务",
            Self::Access => "Access 访问",
            Self::Storage => "Storage 存储",
            Self::Search => "Search 检索",
            Self::Matching => "Matching 匹配",
            Self::Log => "Log 日志",
        }
    }
}

/// How a value is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As it stands.
    Plain,
    /// Several, with commas between them; in the TOML file also an array.
    List,
    /// A path: in the TOML file it is relative to that file's folder.
    Path,
    /// Never a flag, since flags are seen in process lists; never printed.
    Secret,
    /// The path of a file that holds the secret with this key.
    FileOf(&'static str),
}

/// One knob.
#[derive(Debug)]
pub struct Knob {
    /// Its key in the TOML file.
    pub key: &'static str,
    /// Its flag without the dashes, where it may be one.
    pub flag: Option<&'static str>,
    /// Its name in the environment.
    pub env: &'static str,
    /// Its heading.
    pub group: Group,
    /// How its value is taken.
    pub kind: Kind,
    /// What stands for the value in `--help`.
    pub value: &'static str,
    /// What it does, one line.
    pub help: &'static str,
    /// The same in Chinese.
    pub chinese: &'static str,
    /// What may be given.
    pub allowed: &'static str,
    /// Takes a value; `None` when it is not allowed.
    pub set: fn(&mut Draft, &str) -> Option<()>,
    /// The value in force, fit to be printed.
    pub show: fn(&Config) -> String,
}

/// A configuration being put together: what two knobs decide together waits here.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What is decided.
    pub config: Config,
    /// The database's password, when it is not part of the address.
    pub database_password: Option<String>,
}

impl Knob {
    /// The knob with this key.
    #[must_use]
    pub fn of(key: &str) -> Option<&'static Self> {
        KNOBS.iter().find(|knob| knob.key == key)
    }
}

/// The table of the READMEs.
#[must_use]
pub fn table(chinese: bool) -> String {
    let mut table = String::from(if chinese {
        "| 命令行参数 | 环境变量 | TOML 键 | 默认值 | 作用 |\n| --- | --- | --- | --- | --- |\n"
    } else {
        "| flag | environment | TOML key | default | what it does |\n| --- | --- | --- | --- | --- |\n"
    });
    let defaults = Config::default();
    for knob in KNOBS {
        let flag = knob.flag.map_or_else(|| "–".to_owned(), |flag| format!("`--{flag}`"));
        let default = match (knob.show)(&defaults) {
            none if none.is_empty() => "–".to_owned(),
            value => format!("`{value}`"),
        };
        let help = if chinese { knob.chinese } else { knob.help };
        let _ = writeln!(
            table,
            "| {flag} | `{}` | `{}` | {default} | {help} |",
            knob.env, knob.key
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_knob_has_one_name_in_three_spellings() {
        for knob in KNOBS {
            assert_eq!(knob.env, format!("QIAO_{}", knob.key.to_uppercase()));
            match knob.flag {
                Some(flag) => assert_eq!(flag, knob.key.replace('_', "-")),
                None => assert_eq!(knob.kind, Kind::Secret, "{} has no flag", knob.key),
            }
            assert!(!knob.help.ends_with('.') && !knob.chinese.is_empty(), "{}", knob.key);
        }
    }

    #[test]
    fn defaults_can_be_typed_back_and_stay_what_they_are() {
        let defaults = Config::default();
        for knob in KNOBS {
            let shown = (knob.show)(&defaults);
            if !shown.is_empty() {
                let mut draft = Draft::default();
                assert!((knob.set)(&mut draft, &shown).is_some(), "{} = {shown}", knob.key);
                assert_eq!((knob.show)(&draft.config), shown);
            }
        }
    }

    #[test]
    fn what_is_not_allowed_is_refused() {
        for (key, text) in [
            ("listen", "7300"),
            ("listen", "example.org:7300"),
            ("listen", "127.0.0.1:70000"),
            ("admin_token", "short"),
            ("body_limit", "1"),
            ("request_timeout", "0s"),
            ("introspection", "perhaps"),
            ("registration", "perhaps"),
            ("public_url", "example.org"),
            ("public_url", "https://example.org/qiao"),
            ("oidc_issuer", "http://login.example.org"),
            ("oidc_issuer", "https://login.example.org/?realm=qiao"),
            ("oidc_issuer", "https://qiao:secret@login.example.org"),
            ("oidc_client_id", ""),
            ("oidc_client_secret", " "),
            ("oidc_scopes", ""),
            ("oidc_scopes", "openid e\"mail"),
            ("oidc_name", ""),
            ("oidc_registration", "perhaps"),
            ("max_cost", "0"),
            ("rate_limit", "-1"),
            ("account_rate_limit", "many"),
            ("searches_per_client", "0"),
            ("trusted_proxies", "10.0.0.0/33"),
            ("trusted_proxies", "proxy.example.org"),
            ("cors_origins", "*"),
            ("cors_origins", "https://example.org, null"),
            ("cors_origins", "https://user@example.org"),
            ("tls_certificate", ""),
            ("max_connections", "0"),
            ("connections_per_address", "0"),
            ("header_timeout", "1ms"),
            ("database_url", "mysql://localhost/qiao"),
            ("database_connections", "0"),
            ("cached_rows", "-1"),
            ("concurrent_searches", "0"),
            ("freshness_wait", "1h"),
            ("poll_interval", "1ms"),
            ("matching_field", "100001"),
            ("matching_track", "-1"),
            ("log", "qiao=loud"),
            ("log_format", "xml"),
        ] {
            let knob = Knob::of(key).expect("a knob");
            assert!((knob.set)(&mut Draft::default(), text).is_none(), "{key} = {text}");
        }
    }
}
