//! The knobs of logging in elsewhere.

use ureq::tls::{PemItem, parse_pem};
use url::Url;

use crate::config::{
    knob::{Draft, Group, Kind, Knob},
    oidc::{ClientSecret, is_private},
    value,
};

pub(super) const ISSUER: Knob = Knob {
    key: "oidc_issuer",
    flag: Some("oidc-issuer"),
    env: "QIAO_OIDC_ISSUER",
    group: Group::Service,
    kind: Kind::Plain,
    value: "URL",
    help: "The OpenID provider at which people may log in, letter for letter as it names itself; needs a client id and \
           `public_url`",
    chinese: "OpenID Connect 登录的身份提供方（须与其自称的 issuer 逐字一致）；需同时设置客户端标识与 `public_url`",
    allowed: "an https:// address without query, or http:// on this machine, such as https://login.example.org/realms/qiao",
    set: |draft, text| {
        let url = Url::parse(text).ok().filter(is_private)?;
        let is_bare = url.query().is_none() && url.fragment().is_none();
        let is_plain = url.username().is_empty() && url.password().is_none();
        (is_bare && is_plain).then(|| draft.config.oidc.issuer = Some(text.to_owned()))
    },
    show: |config| config.oidc.issuer.clone().unwrap_or_default(),
};

pub(super) const CLIENT_ID: Knob = Knob {
    key: "oidc_client_id",
    flag: Some("oidc-client-id"),
    env: "QIAO_OIDC_CLIENT_ID",
    group: Group::Service,
    kind: Kind::Plain,
    value: "ID",
    help: "What the OpenID provider calls this service",
    chinese: "本服务在身份提供方登记的客户端标识",
    allowed: "any text",
    set: |draft, text| (!text.is_empty()).then(|| draft.config.oidc.client_id = Some(text.to_owned())),
    show: |config| config.oidc.client_id.clone().unwrap_or_default(),
};

pub(super) const CLIENT_SECRET: Knob = Knob {
    key: "oidc_client_secret",
    flag: None,
    env: "QIAO_OIDC_CLIENT_SECRET",
    group: Group::Service,
    kind: Kind::Secret,
    value: "SECRET",
    help: "What proves to the OpenID provider that it is this service; none for a public client",
    chinese: "向身份提供方证明本服务身份的客户端密钥；公开客户端不设置",
    allowed: "any text",
    set: client_secret,
    show: |config| {
        let secret = config.oidc.client_secret.as_ref();
        secret.map_or_else(String::new, |_| "***".to_owned())
    },
};

pub(super) const CLIENT_SECRET_FILE: Knob = Knob {
    key: "oidc_client_secret_file",
    flag: Some("oidc-client-secret-file"),
    env: "QIAO_OIDC_CLIENT_SECRET_FILE",
    group: Group::Service,
    kind: Kind::FileOf("oidc_client_secret"),
    value: "FILE",
    help: "A file that holds the client's secret at the OpenID provider",
    chinese: "保存客户端密钥的文件",
    allowed: "a file that holds a secret",
    set: client_secret,
    show: |_| String::new(),
};

pub(super) const CA_FILE: Knob = Knob {
    key: "oidc_ca_file",
    flag: Some("oidc-ca-file"),
    env: "QIAO_OIDC_CA_FILE",
    group: Group::Service,
    kind: Kind::FileOf("oidc_ca"),
    value: "FILE",
    help: "Certificates in PEM of who vouches for the OpenID provider's; without it the public authorities do",
    chinese: "为身份提供方证书签名的机构的 PEM 证书；不设置则只信任公共机构",
    allowed: "a file with certificates in PEM",
    set: |draft, text| {
        let is_certificate = |item: &PemItem<'_>| matches!(item, PemItem::Certificate(_));
        let items: Vec<_> = parse_pem(text.as_bytes()).collect::<Result<_, _>>().ok()?;
        let is_allowed = !items.is_empty() && items.iter().all(is_certificate);
        is_allowed.then(|| draft.config.oidc.authorities = Some(text.to_owned()))
    },
    show: |_| String::new(),
};

pub(super) const SCOPES: Knob = Knob {
    key: "oidc_scopes",
    flag: Some("oidc-scopes"),
    env: "QIAO_OIDC_SCOPES",
    group: Group::Service,
    kind: Kind::Plain,
    value: "SCOPES",
    help: "What the OpenID provider is asked for, with spaces between",
    chinese: "向身份提供方申请的范围，用空格分隔",
    allowed: "scopes with spaces between, such as openid profile email",
    set: |draft, text| {
        let scopes: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let is_token = |scope: &String| {
            scope
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"\"\\".contains(&byte))
        };
        let is_allowed = !scopes.is_empty() && scopes.iter().all(is_token);
        is_allowed.then(|| draft.config.oidc.scopes = scopes)
    },
    show: |config| config.oidc.scopes.join(" "),
};

pub(super) const NAME: Knob = Knob {
    key: "oidc_name",
    flag: Some("oidc-name"),
    env: "QIAO_OIDC_NAME",
    group: Group::Service,
    kind: Kind::Plain,
    value: "TEXT",
    help: "What the button says that leads to the OpenID provider",
    chinese: "前往身份提供方的按钮上的文字",
    allowed: "1 to 64 characters",
    set: |draft, text| {
        let text = text.trim();
        let is_allowed = (1..=64).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        is_allowed.then(|| text.clone_into(&mut draft.config.oidc.name))
    },
    show: |config| config.oidc.name.clone(),
};

pub(super) const REGISTRATION: Knob = Knob {
    key: "oidc_registration",
    flag: Some("oidc-registration"),
    env: "QIAO_OIDC_REGISTRATION",
    group: Group::Service,
    kind: Kind::Plain,
    value: "BOOL",
    help: "Whether whoever the OpenID provider vouches for gets an account; else only those whose account is linked come in",
    chinese: "身份提供方认可的新用户是否自动获得账号；否则只有已关联的账号可以登录",
    allowed: "true or false",
    set: |draft, text| {
        draft.config.oidc.registration = value::boolean(text)?;
        Some(())
    },
    show: |config| config.oidc.registration.to_string(),
};

fn client_secret(draft: &mut Draft, text: &str) -> Option<()> {
    draft.config.oidc.client_secret = Some(ClientSecret::new(text)?);
    Some(())
}
