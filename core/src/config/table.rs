//! The table of knobs.

mod access;
mod chain;
mod login;
mod matching;

use std::{net::SocketAddr, path::PathBuf};

use tracing_subscriber::EnvFilter;

use super::{
    LogFormat, Registration, cores,
    knob::{Draft, Group, Kind, Knob},
    value,
};
use crate::auth::AdminToken;

/// Every knob, in the order in which they are shown.
pub const KNOBS: &[Knob] = &[
    Knob {
        key: "listen",
        flag: Some("listen"),
        env: "QIAO_LISTEN",
        group: Group::Service,
        kind: Kind::Plain,
        value: "ADDRESS",
        help: "Where the service listens; port 0 takes a free one",
        chinese: "监听地址；端口 0 表示任选一个空闲端口",
        allowed: "an IP address and a port, such as 127.0.0.1:7300 or [::]:7300",
        set: |draft, text| {
            draft.config.listen = listen(text)?;
            Some(())
        },
        show: |config| config.listen.to_string(),
    },
    Knob {
        key: "admin_token",
        flag: None,
        env: "QIAO_ADMIN_TOKEN",
        group: Group::Service,
        kind: Kind::Secret,
        value: "TOKEN",
        help: "The administrator's token; without one only accounts write through the API",
        chinese: "管理员令牌；不设置则只有账号可以通过 API 写入",
        allowed: "at least 16 characters",
        set: admin_token,
        show: |config| {
            config
                .admin_token
                .as_ref()
                .map_or_else(String::new, |_| "***".to_owned())
        },
    },
    Knob {
        key: "admin_token_file",
        flag: Some("admin-token-file"),
        env: "QIAO_ADMIN_TOKEN_FILE",
        group: Group::Service,
        kind: Kind::FileOf("admin_token"),
        value: "FILE",
        help: "A file that holds the administrator's token",
        chinese: "保存管理员令牌的文件",
        allowed: "a file that holds at least 16 characters",
        set: admin_token,
        show: |_| String::new(),
    },
    Knob {
        key: "body_limit",
        flag: Some("body-limit"),
        env: "QIAO_BODY_LIMIT",
        group: Group::Service,
        kind: Kind::Plain,
        value: "SIZE",
        help: "Largest body of a request",
        chinese: "请求体的最大字节数",
        allowed: "1KiB to 64MiB, such as 512KiB",
        set: |draft, text| {
            draft.config.body_limit = value::size(text).filter(|size| (1 << 10..=64 << 20).contains(size))?;
            Some(())
        },
        show: |config| value::show_size(config.body_limit),
    },
    Knob {
        key: "request_timeout",
        flag: Some("request-timeout"),
        env: "QIAO_REQUEST_TIMEOUT",
        group: Group::Service,
        kind: Kind::Plain,
        value: "TIME",
        help: "Longest time that one request may take",
        chinese: "单个请求的最长处理时间",
        allowed: "100ms to 10m, such as 10s",
        set: |draft, text| {
            draft.config.request_timeout = time(text, 100, 600_000)?;
            Some(())
        },
        show: |config| value::show_duration(config.request_timeout),
    },
    access::INTROSPECTION,
    access::MAX_COST,
    access::RATE_LIMIT,
    access::ACCOUNT_RATE_LIMIT,
    access::SEARCHES_PER_CLIENT,
    access::TRUSTED_PROXIES,
    access::PUBLIC_URL,
    access::CORS_ORIGINS,
    access::TLS_CERTIFICATE,
    access::TLS_KEY,
    access::MAX_CONNECTIONS,
    access::CONNECTIONS_PER_ADDRESS,
    access::HEADER_TIMEOUT,
    login::ISSUER,
    login::CLIENT_ID,
    login::CLIENT_SECRET,
    login::CLIENT_SECRET_FILE,
    login::CA_FILE,
    login::SCOPES,
    login::NAME,
    login::REGISTRATION,
    Knob {
        key: "registration",
        flag: Some("registration"),
        env: "QIAO_REGISTRATION",
        group: Group::Service,
        kind: Kind::Plain,
        value: "WHO",
        help: "Whether everyone may make an account (`open`) or administrators alone (`closed`)",
        chinese: "是否开放自助注册（`open`）；`closed` 表示仅管理员可建立账号",
        allowed: "open or closed",
        set: |draft, text| {
            draft.config.registration = match text {
                "open" => Registration::Open,
                "closed" => Registration::Closed,
                _ => return None,
            };
            Some(())
        },
        show: |config| {
            match config.registration {
                Registration::Open => "open",
                Registration::Closed => "closed",
            }
            .to_owned()
        },
    },
    chain::REMIND,
    chain::LAPSE,
    Knob {
        key: "data",
        flag: Some("data"),
        env: "QIAO_DATA",
        group: Group::Storage,
        kind: Kind::Path,
        value: "FOLDER",
        help: "The folder of the search index and, without a database address, of the SQLite database",
        chinese: "数据目录：存放检索索引；未设置数据库地址时也存放 SQLite 数据库",
        allowed: "the path of a folder, made where it is missing",
        set: |draft, text| (!text.is_empty()).then(|| draft.config.data = PathBuf::from(text)),
        show: |config| config.data.display().to_string(),
    },
    Knob {
        key: "database_url",
        flag: Some("database-url"),
        env: "QIAO_DATABASE_URL",
        group: Group::Storage,
        kind: Kind::Plain,
        value: "URL",
        help: "The database; none means SQLite in the data folder",
        chinese: "数据库地址；不设置则使用数据目录中的 SQLite",
        allowed: "postgres://user@host/name or sqlite://path",
        set: |draft, text| {
            draft.config.database_url = Some(value::database_url(text)?);
            Some(())
        },
        show: |config| config.database_url.as_deref().map(value::masked).unwrap_or_default(),
    },
    Knob {
        key: "database_password",
        flag: None,
        env: "QIAO_DATABASE_PASSWORD",
        group: Group::Storage,
        kind: Kind::Secret,
        value: "PASSWORD",
        help: "The database's password, when it is not part of the address",
        chinese: "数据库密码（未写在地址中时）",
        allowed: "any text",
        set: database_password,
        show: |config| {
            let set = config.database_url.as_deref().is_some_and(value::has_password);
            if set { "***".to_owned() } else { String::new() }
        },
    },
    Knob {
        key: "database_password_file",
        flag: Some("database-password-file"),
        env: "QIAO_DATABASE_PASSWORD_FILE",
        group: Group::Storage,
        kind: Kind::FileOf("database_password"),
        value: "FILE",
        help: "A file that holds the database's password",
        chinese: "保存数据库密码的文件",
        allowed: "a file that holds a password",
        set: database_password,
        show: |_| String::new(),
    },
    Knob {
        key: "database_connections",
        flag: Some("database-connections"),
        env: "QIAO_DATABASE_CONNECTIONS",
        group: Group::Storage,
        kind: Kind::Plain,
        value: "NUMBER",
        help: "Most connections to the database",
        chinese: "数据库连接数上限",
        allowed: "2 to 1000",
        set: |draft, text| {
            draft.config.database_connections = number(text, 2, 1000)?;
            Some(())
        },
        show: |config| config.database_connections.to_string(),
    },
    Knob {
        key: "cached_rows",
        flag: Some("cached-rows"),
        env: "QIAO_CACHED_ROWS",
        group: Group::Storage,
        kind: Kind::Plain,
        value: "NUMBER",
        help: "Rows of each kind of record kept in memory",
        chinese: "每类记录在内存中缓存的行数",
        allowed: "0 to 10000000",
        set: |draft, text| {
            draft.config.cached_rows = number(text, 0, 10_000_000)?;
            Some(())
        },
        show: |config| config.cached_rows.to_string(),
    },
    Knob {
        key: "concurrent_searches",
        flag: Some("concurrent-searches"),
        env: "QIAO_CONCURRENT_SEARCHES",
        group: Group::Search,
        kind: Kind::Plain,
        value: "NUMBER",
        help: "Searches that run at the same time; `cores` means as many as the machine has cores",
        chinese: "同时执行的检索数；`cores` 表示与处理器核数相同",
        allowed: "1 to 1024, or cores",
        set: |draft, text| {
            draft.config.concurrent_searches = if text == "cores" {
                cores()
            } else {
                number(text, 1, 1024)?
            };
            Some(())
        },
        show: |config| match config.concurrent_searches {
            number if number == cores() => "cores".to_owned(),
            number => number.to_string(),
        },
    },
    Knob {
        key: "freshness_wait",
        flag: Some("freshness-wait"),
        env: "QIAO_FRESHNESS_WAIT",
        group: Group::Search,
        kind: Kind::Plain,
        value: "TIME",
        help: "Longest wait for a result as fresh as was asked for",
        chinese: "要求“不早于某次写入”的查询最多等待多久",
        allowed: "0s to 1m, such as 500ms",
        set: |draft, text| {
            draft.config.freshness_wait = time(text, 0, 60_000)?;
            Some(())
        },
        show: |config| value::show_duration(config.freshness_wait),
    },
    Knob {
        key: "poll_interval",
        flag: Some("poll-interval"),
        env: "QIAO_POLL_INTERVAL",
        group: Group::Search,
        kind: Kind::Plain,
        value: "TIME",
        help: "How often the change log is read for what other processes wrote",
        chinese: "多久读取一次变更日志（发现其他进程的写入）",
        allowed: "10ms to 1m, such as 150ms",
        set: |draft, text| {
            draft.config.poll_interval = time(text, 10, 60_000)?;
            Some(())
        },
        show: |config| value::show_duration(config.poll_interval),
    },
    matching::WORDS,
    matching::TITLE,
    matching::TOPIC,
    matching::WORKS,
    matching::DICTIONARY,
    matching::FIELD,
    matching::REGION,
    matching::MODE,
    matching::MATURITY,
    matching::LANGUAGE,
    matching::PARTNER,
    matching::INDICATORS,
    matching::RIGHTS,
    matching::CAPACITY,
    matching::FRESHNESS,
    matching::CONFLICT,
    matching::TRACK,
    Knob {
        key: "log",
        flag: Some("log"),
        env: "QIAO_LOG",
        group: Group::Log,
        kind: Kind::Plain,
        value: "LEVEL",
        help: "What is logged, to standard error",
        chinese: "日志级别（写到标准错误）",
        allowed: "off, error, warn, info, debug, trace, or a list such as warn,qiao=debug",
        set: |draft, text| {
            EnvFilter::builder().parse(text).ok()?;
            text.clone_into(&mut draft.config.log);
            Some(())
        },
        show: |config| config.log.clone(),
    },
    Knob {
        key: "log_format",
        flag: Some("log-format"),
        env: "QIAO_LOG_FORMAT",
        group: Group::Log,
        kind: Kind::Plain,
        value: "FORMAT",
        help: "How a line of the log looks",
        chinese: "日志格式",
        allowed: "text or json",
        set: |draft, text| {
            draft.config.log_format = match text {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                _ => return None,
            };
            Some(())
        },
        show: |config| {
            match config.log_format {
                LogFormat::Text => "text",
                LogFormat::Json => "json",
            }
            .to_owned()
        },
    },
];

fn number<N: std::str::FromStr + PartialOrd>(text: &str, least: N, most: N) -> Option<N> {
    text.parse().ok().filter(|number| (least..=most).contains(number))
}

fn time(text: &str, least: u64, most: u64) -> Option<std::time::Duration> {
    value::duration(text).filter(|time| (u128::from(least)..=u128::from(most)).contains(&time.as_millis()))
}

fn listen(text: &str) -> Option<SocketAddr> {
    match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}").parse().ok(),
        None => text.parse().ok(),
    }
}

fn admin_token(draft: &mut Draft, text: &str) -> Option<()> {
    draft.config.admin_token = Some(AdminToken::new(text)?);
    Some(())
}

fn database_password(draft: &mut Draft, text: &str) -> Option<()> {
    (!text.is_empty()).then(|| draft.database_password = Some(text.to_owned()))
}
