//! The knobs of who may come in, and how much each may ask for.

use std::path::{Path, PathBuf};

use super::{number, time};
use crate::config::{
    cores,
    knob::{Group, Kind, Knob},
    value,
};

pub(super) const INTROSPECTION: Knob = Knob {
    key: "introspection",
    flag: Some("introspection"),
    env: "QIAO_INTROSPECTION",
    group: Group::Access,
    kind: Kind::Plain,
    value: "BOOL",
    help: "Whether clients may ask for the schema, which the explorer needs; messages then also suggest names",
    chinese: "客户端是否可以查询 schema（API 浏览器需要）；开启后错误信息也会提示相近的名称",
    allowed: "true or false",
    set: |draft, text| {
        draft.config.introspection = value::boolean(text)?;
        Some(())
    },
    show: |config| config.introspection.to_string(),
};

pub(super) const MAX_COST: Knob = Knob {
    key: "max_cost",
    flag: Some("max-cost"),
    env: "QIAO_MAX_COST",
    group: Group::Access,
    kind: Kind::Plain,
    value: "NUMBER",
    help: "Greatest cost of a query: its fields times the rows that its lists may have",
    chinese: "查询代价上限（字段数乘以列表可能的行数）",
    allowed: "100 to 10000000",
    set: |draft, text| {
        draft.config.max_cost = number(text, 100, 10_000_000)?;
        Some(())
    },
    show: |config| config.max_cost.to_string(),
};

pub(super) const RATE_LIMIT: Knob = Knob {
    key: "rate_limit",
    flag: Some("rate-limit"),
    env: "QIAO_RATE_LIMIT",
    group: Group::Access,
    kind: Kind::Plain,
    value: "NUMBER",
    help: "Requests per minute of an address without an account; 0 means any number",
    chinese: "无账号的地址每分钟的请求数上限；0 表示不限",
    allowed: "0 to 1000000",
    set: |draft, text| {
        draft.config.rate_limit = number(text, 0, 1_000_000)?;
        Some(())
    },
    show: |config| config.rate_limit.to_string(),
};

pub(super) const ACCOUNT_RATE_LIMIT: Knob = Knob {
    key: "account_rate_limit",
    flag: Some("account-rate-limit"),
    env: "QIAO_ACCOUNT_RATE_LIMIT",
    group: Group::Access,
    kind: Kind::Plain,
    value: "NUMBER",
    help: "Requests per minute of an account; 0 means any number",
    chinese: "每个账号每分钟的请求数上限；0 表示不限",
    allowed: "0 to 1000000",
    set: |draft, text| {
        draft.config.account_rate_limit = number(text, 0, 1_000_000)?;
        Some(())
    },
    show: |config| config.account_rate_limit.to_string(),
};

pub(super) const SEARCHES_PER_CLIENT: Knob = Knob {
    key: "searches_per_client",
    flag: Some("searches-per-client"),
    env: "QIAO_SEARCHES_PER_CLIENT",
    group: Group::Access,
    kind: Kind::Plain,
    value: "NUMBER",
    help: "Searches of one account or address that run at the same time; `cores` means as many as the machine has cores",
    chinese: "每个账号或地址同时执行的检索数；`cores` 表示与处理器核数相同",
    allowed: "1 to 1024, or cores",
    set: |draft, text| {
        draft.config.searches_per_client = if text == "cores" {
            cores()
        } else {
            number(text, 1, 1024)?
        };
        Some(())
    },
    show: |config| match config.searches_per_client {
        number if number == cores() => "cores".to_owned(),
        number => number.to_string(),
    },
};

pub(super) const TRUSTED_PROXIES: Knob = Knob {
    key: "trusted_proxies",
    flag: Some("trusted-proxies"),
    env: "QIAO_TRUSTED_PROXIES",
    group: Group::Access,
    kind: Kind::List,
    value: "NETWORKS",
    help: "Proxies whose X-Forwarded-For is believed, with commas between them",
    chinese: "可信代理（采信其 X-Forwarded-For），用逗号分隔",
    allowed: "IP addresses and networks, such as 10.0.0.0/8,::1",
    set: |draft, text| {
        draft.config.trusted_proxies = value::list(text, value::network)?;
        Some(())
    },
    show: |config| {
        let networks: Vec<String> = config.trusted_proxies.iter().map(ToString::to_string).collect();
        networks.join(",")
    },
};

pub(super) const PUBLIC_URL: Knob = Knob {
    key: "public_url",
    flag: Some("public-url"),
    env: "QIAO_PUBLIC_URL",
    group: Group::Access,
    kind: Kind::Plain,
    value: "ORIGIN",
    help: "Where browsers find the service, when a proxy does not pass their Host on",
    chinese: "浏览器访问本服务的地址（代理未转发原 Host 时需设置）",
    allowed: "http:// or https://, a host and a port, such as https://qiao.example.org",
    set: |draft, text| {
        draft.config.public_url = Some(value::origin(text)?);
        Some(())
    },
    show: |config| config.public_url.clone().unwrap_or_default(),
};

pub(super) const CORS_ORIGINS: Knob = Knob {
    key: "cors_origins",
    flag: Some("cors-origins"),
    env: "QIAO_CORS_ORIGINS",
    group: Group::Access,
    kind: Kind::List,
    value: "ORIGINS",
    help: "Other sites whose pages may use the API from a browser, with commas between them",
    chinese: "允许其网页在浏览器中调用 API 的其他站点，用逗号分隔",
    allowed: "origins such as https://console.example.org",
    set: |draft, text| {
        draft.config.cors_origins = value::list(text, value::origin)?;
        Some(())
    },
    show: |config| config.cors_origins.join(","),
};

pub(super) const TLS_CERTIFICATE: Knob = Knob {
    key: "tls_certificate",
    flag: Some("tls-certificate"),
    env: "QIAO_TLS_CERTIFICATE",
    group: Group::Access,
    kind: Kind::Path,
    value: "FILE",
    help: "The certificate and its chain in PEM; with it and its key the service speaks HTTPS",
    chinese: "PEM 证书（含证书链）；与私钥一同设置后以 HTTPS 提供服务",
    allowed: "the path of a file",
    set: |draft, text| (!text.is_empty()).then(|| draft.config.tls_certificate = Some(PathBuf::from(text))),
    show: |config| shown(config.tls_certificate.as_deref()),
};

pub(super) const TLS_KEY: Knob = Knob {
    key: "tls_key",
    flag: Some("tls-key"),
    env: "QIAO_TLS_KEY",
    group: Group::Access,
    kind: Kind::Path,
    value: "FILE",
    help: "The certificate's private key in PEM",
    chinese: "证书的 PEM 私钥",
    allowed: "the path of a file",
    set: |draft, text| (!text.is_empty()).then(|| draft.config.tls_key = Some(PathBuf::from(text))),
    show: |config| shown(config.tls_key.as_deref()),
};

pub(super) const MAX_CONNECTIONS: Knob = Knob {
    key: "max_connections",
    flag: Some("max-connections"),
    env: "QIAO_MAX_CONNECTIONS",
    group: Group::Access,
    kind: Kind::Plain,
    value: "NUMBER",
    help: "Connections at the same time; more wait",
    chinese: "同时连接数上限；超出的连接等待",
    allowed: "1 to 1000000",
    set: |draft, text| {
        draft.config.max_connections = number(text, 1, 1_000_000)?;
        Some(())
    },
    show: |config| config.max_connections.to_string(),
};

pub(super) const CONNECTIONS_PER_ADDRESS: Knob = Knob {
    key: "connections_per_address",
    flag: Some("connections-per-address"),
    env: "QIAO_CONNECTIONS_PER_ADDRESS",
    group: Group::Access,
    kind: Kind::Plain,
    value: "NUMBER",
    help: "Connections of one address at the same time, unless it is a trusted proxy; more are closed",
    chinese: "单个地址的同时连接数上限（可信代理除外）；超出的连接被断开",
    allowed: "1 to 1000000",
    set: |draft, text| {
        draft.config.connections_per_address = number(text, 1, 1_000_000)?;
        Some(())
    },
    show: |config| config.connections_per_address.to_string(),
};

pub(super) const HEADER_TIMEOUT: Knob = Knob {
    key: "header_timeout",
    flag: Some("header-timeout"),
    env: "QIAO_HEADER_TIMEOUT",
    group: Group::Access,
    kind: Kind::Plain,
    value: "TIME",
    help: "Longest time for the head of a request, and longest idle time of a connection",
    chinese: "读取请求头的最长时间，也是连接的最长空闲时间",
    allowed: "100ms to 10m, such as 30s",
    set: |draft, text| {
        draft.config.header_timeout = time(text, 100, 600_000)?;
        Some(())
    },
    show: |config| value::show_duration(config.header_timeout),
};

fn shown(path: Option<&Path>) -> String {
    path.map(|path| path.display().to_string()).unwrap_or_default()
}
