//! The console alone, in front of a service that runs elsewhere: what its pages look like while they are written.
//!
//! ```sh
//! cargo run -p qiao-console --example console -- http://127.0.0.1:7300 127.0.0.1:7400
//! ```

use std::{sync::Arc, time::Duration};

use futures_util::{FutureExt, future::BoxFuture};
use poem::{Request, Server, listener::TcpListener};
use qiao_console::{Answer, Api, Language, Refusal, Visitor};

/// The service, over HTTP.
struct Remote {
    graphql: String,
}

/// Who visits, by the cookies of the browser.
struct Browser {
    graphql: String,
    cookies: String,
}

impl Api for Remote {
    fn admit<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Result<Box<dyn Visitor>, Refusal>> {
        let cookies = request.header("cookie").unwrap_or_default().to_owned();
        let browser = Browser {
            graphql: self.graphql.clone(),
            cookies,
        };
        async move {
            if browser.cookies.contains("qiao_session=") {
                let answer = browser
                    .ask(Language::En, br#"{"query":"{viewer{role}}"}"#.to_vec())
                    .await;
                if String::from_utf8_lossy(&answer.body).contains("UNAUTHENTICATED") {
                    return Err(Refusal::Ended("qiao_session=; Path=/; Max-Age=0".to_owned()));
                }
            }
            Ok(Box::new(browser) as Box<dyn Visitor>)
        }
        .boxed()
    }
}

impl Visitor for Browser {
    fn ask(&self, language: Language, body: Vec<u8>) -> BoxFuture<'_, Answer> {
        let request = ureq::post(&self.graphql)
            .config()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build()
            .header("content-type", "application/json")
            .header("accept-language", language.tag())
            .header("cookie", &self.cookies);
        async move {
            let answer = tokio::task::spawn_blocking(move || request.send(&body))
                .await
                .expect("a thread");
            let mut answer = answer.expect("the service answers");
            let cookies = answer.headers().get_all("set-cookie").iter();
            Answer {
                cookies: cookies
                    .filter_map(|cookie| cookie.to_str().ok().map(str::to_owned))
                    .collect(),
                retry_after: None,
                body: answer.body_mut().read_to_vec().expect("the answer's text"),
            }
        }
        .boxed()
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let service = arguments.next().unwrap_or_else(|| "http://127.0.0.1:7300".to_owned());
    let listen = arguments.next().unwrap_or_else(|| "127.0.0.1:7400".to_owned());
    let graphql = format!("{}/graphql", service.trim_end_matches('/'));
    println!("http://{listen} shows the console of {service}");
    Server::new(TcpListener::bind(listen))
        .run(qiao_console::routes(Arc::new(Remote { graphql })))
        .await
}
