//! What everyone may know of the service.

use qiao::config::{Config, Registration};
use serde_json::{Value, json};

use crate::support::{ANYONE, Service};

const SERVICE: &str = "{ service { version openRegistration logInProvider { name address } maxCost } }";

#[tokio::test]
async fn it_says_who_can_make_an_account_and_where_to_log_in() {
    let closed = Service::start().await;
    let said = closed.data(ANYONE, SERVICE, json!({})).await["service"].take();
    assert_eq!(said["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        (&said["openRegistration"], &said["logInProvider"], &said["maxCost"]),
        (&json!(false), &Value::Null, &json!(20_000))
    );
    let open = Service::start_with(|config: &mut Config| {
        config.registration = Registration::Open;
        config.public_url = Some("http://127.0.0.1:7300".to_owned());
        config.oidc.issuer = Some("https://login.example.org".to_owned());
        config.oidc.client_id = Some("qiao".to_owned());
        config.oidc.name = "单位账号 Staff log-in".to_owned();
    })
    .await;
    let said = open.data(ANYONE, SERVICE, json!({})).await["service"].take();
    assert_eq!(
        (&said["openRegistration"], &said["logInProvider"]),
        (
            &json!(true),
            &json!({ "name": "单位账号 Staff log-in", "address": "/login/oidc" })
        )
    );
}
