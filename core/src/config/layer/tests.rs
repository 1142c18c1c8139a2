use super::*;

/// Settles flags, an environment and the text of a TOML file.
fn settle(flags: &[(&'static str, &str)], environment: &[(&str, &str)], file: &str) -> Result<Settings, Problems> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("qiao.toml");
    fs::write(&path, file).expect("a file");
    fs::write(folder.path().join("token"), "a-token-out-of-a-file\n").expect("a file");
    let layers = Layers {
        file: Some(path),
        flags: flags.iter().map(|(key, text)| (*key, (*text).to_owned())).collect(),
        base: Config::default(),
    };
    let find = |name: &str| {
        environment
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, text)| OsString::from(*text))
    };
    let hide = |line: String| line.replace(&folder.path().display().to_string(), "…");
    layers
        .settle(&find)
        .map_err(|problems| Problems(problems.0.into_iter().map(hide).collect()))
}

fn problems(flags: &[(&'static str, &str)], environment: &[(&str, &str)], file: &str) -> String {
    settle(flags, environment, file).expect_err("problems").to_string()
}

#[test]
fn a_flag_is_stronger_than_the_environment_and_that_than_the_file() {
    let file = "listen = '127.0.0.1:1'\nlog = 'warn'\ncached_rows = 7\nintrospection = false\n";
    let environment = [("QIAO_LISTEN", "127.0.0.1:2"), ("QIAO_LOG", "error"), ("QIAO_DATA", "")];
    let settings = settle(&[("listen", "127.0.0.1:3")], &environment, file).expect("no problems");
    assert_eq!(settings.config.listen.port(), 3);
    assert_eq!(settings.config.log, "error");
    assert_eq!(settings.config.cached_rows, 7);
    assert!(!settings.config.introspection);
    assert_eq!(
        settings.config.data,
        PathBuf::from("qiao-data"),
        "an empty variable says nothing"
    );
    assert_eq!(settings.sources["listen"], Source::Flag);
    assert_eq!(settings.sources["log"], Source::Environment);
    assert!(matches!(settings.sources["cached_rows"], Source::File(_)));
    assert_eq!(settings.sources["data"], Source::Default);
}

#[test]
fn a_bad_value_names_key_value_origin_and_what_is_allowed() {
    let file = "freshness_wait = 'long'\ncached_rows = [1]\nlisten = 7300";
    assert_eq!(
        problems(&[("log_format", "xml")], &[("QIAO_DATABASE_CONNECTIONS", "0")], file),
        "`cached_rows` is of type array in …/qiao.toml: allowed is 0 to 10000000\n\
         `listen` is `7300` (file …/qiao.toml): allowed is an IP address and a port, such as 127.0.0.1:7300 or [::]:7300\n\
         `database_connections` is `0` (environment variable QIAO_DATABASE_CONNECTIONS): allowed is 2 to 1000\n\
         `freshness_wait` is `long` (file …/qiao.toml): allowed is 0s to 1m, such as 500ms\n\
         `log_format` is `xml` (flag --log-format): allowed is text or json"
    );
}

#[test]
fn unknown_keys_and_broken_files_are_refused() {
    let unknown = problems(&[], &[], "lisen = '127.0.0.1:1'");
    assert!(unknown.starts_with("…/qiao.toml: unknown key `lisen`; the keys are listen, admin_token, "));
    let broken = problems(&[], &[], "log = 'info'\nadmin_token = very-secret-token-indeed");
    assert!(broken.starts_with("…/qiao.toml, line 2: not TOML: "), "{broken}");
    assert!(!broken.contains("secret"), "{broken}");
    let layers = Layers {
        file: Some(PathBuf::from("/nowhere/qiao.toml")),
        ..Layers::default()
    };
    let missing = layers.settle(&|_| None).expect_err("a problem").to_string();
    assert!(missing.starts_with("the configuration file /nowhere/qiao.toml cannot be read"));
}

#[test]
fn secrets_come_by_value_or_by_file_and_are_not_shown() {
    let by_file = settle(&[], &[], "admin_token_file = 'token'").expect("no problems");
    assert!(by_file.config.admin_token.expect("a token").is("a-token-out-of-a-file"));
    let stronger = settle(
        &[],
        &[("QIAO_ADMIN_TOKEN", "a-stronger-token-of-mine")],
        "admin_token_file = 'token'",
    );
    let token = stronger.expect("no problems").config.admin_token.expect("a token");
    assert!(token.is("a-stronger-token-of-mine"));
    assert_eq!(
        problems(&[], &[], "admin_token = 'secret'\nadmin_token_file = 'token'"),
        "`admin_token` is `***` (file …/qiao.toml): allowed is at least 16 characters\n\
         `admin_token` and `admin_token_file` are both given (file …/qiao.toml): give one of them"
    );
    assert!(problems(&[], &[], "admin_token_file = 'none'").contains("`admin_token_file` is `…/none`"));
}

#[test]
fn the_password_of_the_database_joins_its_address() {
    let environment = [
        ("QIAO_DATABASE_URL", "postgres://qiao@db/qiao"),
        ("QIAO_DATABASE_PASSWORD", "p@ss"),
    ];
    let settings = settle(&[], &environment, "").expect("no problems");
    assert_eq!(
        settings.config.database_url.as_deref(),
        Some("postgres://qiao:p%40ss@db/qiao")
    );
    assert!(!format!("{:?}", settings.config).contains("p%40ss"));
    assert_eq!(
        problems(&[], &environment[1..], ""),
        "`database_password` is given without `database_url`"
    );
    let shown = problems(&[("database_url", "postgres://qiao:p@ss@db/qiao")], &[], "");
    assert!(
        shown.contains("carries a password (flag --database-url)") && !shown.contains("p@ss"),
        "{shown}"
    );
    let shown = problems(&[], &[("QIAO_DATABASE_URL", "mysql://qiao:p@ss@db/qiao")], "");
    assert!(shown.contains("mysql://qiao:***@db/qiao"), "{shown}");
}

#[test]
fn an_openid_provider_needs_what_belongs_to_it() {
    let issuer = "oidc_issuer = 'https://login.example.org'\n";
    let client = "oidc_client_id = 'qiao'\n";
    assert_eq!(
        problems(&[], &[], issuer),
        "`oidc_issuer` is given without `oidc_client_id`"
    );
    assert_eq!(
        problems(&[], &[], &format!("{issuer}{client}")),
        "`oidc_issuer` is given without `public_url`"
    );
    assert_eq!(
        problems(&[], &[], client),
        "`oidc_client_id` is given without `oidc_issuer`"
    );
    assert_eq!(
        problems(&[], &[("QIAO_OIDC_CLIENT_SECRET", "swordfish")], ""),
        "`oidc_client_secret` is given without `oidc_issuer`"
    );
    let whole = format!("{issuer}{client}public_url = 'https://Qiao.example.org/'\noidc_client_secret = 'swordfish'");
    let config = settle(&[], &[], &whole).expect("no problems").config;
    assert_eq!(config.public_url.as_deref(), Some("https://qiao.example.org"));
    assert!(!format!("{config:?}").contains("swordfish"));
    assert_eq!(
        problems(&[], &[], "oidc_ca_file = 'token'"),
        "`oidc_ca_file` is `…/token` (file …/qiao.toml): allowed is a file with certificates in PEM"
    );
}

#[test]
fn lists_stand_in_arrays_too() {
    let settings = settle(
        &[],
        &[("QIAO_TRUSTED_PROXIES", "::1")],
        "cors_origins = ['https://a.org', 'https://B.org/']",
    );
    let config = settings.expect("no problems").config;
    assert_eq!(config.cors_origins, ["https://a.org", "https://b.org"]);
    assert_eq!(config.trusted_proxies.len(), 1);
    assert!(problems(&[], &[], "cors_origins = [1]").contains("is of type array"));
}

#[test]
fn a_certificate_has_a_key() {
    assert_eq!(
        problems(&[("tls_key", "key.pem")], &[], ""),
        "`tls_key` is given without `tls_certificate`"
    );
    assert!(settle(&[], &[], "tls_key = 'a'\ntls_certificate = 'b'").is_ok());
}

#[test]
fn keys_that_begin_alike_may_stand_in_a_section() {
    let config = settle(&[], &[], "[matching]\nfield = 2500\nindicators = 0").expect("no problems");
    assert_eq!(config.config.matching.field, 2_500);
    assert_eq!(config.config.matching.indicators, 0);
    assert_eq!(config.config.matching.region, Config::default().matching.region);
    assert!(problems(&[], &[], "[matching]\ncolour = 1").contains("unknown key `matching_colour`"));
    assert!(problems(&[], &[], "[matching]\nfield = -1").contains("allowed is 0 to 100000"));
    assert!(problems(&[], &[], "[nothing]\nfield = 1").contains("unknown key `nothing`"));
}
