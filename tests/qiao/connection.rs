//! Connections: TLS, slow clients, too many of them, bodies without end.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

use crate::support::Service;

/// Nothing here takes longer, unless it hangs.
const LONG: Duration = Duration::from_secs(20);

const QUERY: &str = "{\"query\":\"{ viewer { role } }\"}";

fn post(headers: &str, body: &str) -> String {
    format!("POST /graphql HTTP/1.1\r\nhost: qiao\r\ncontent-type: application/json\r\n{headers}\r\n{body}")
}

fn whole(more: &str) -> String {
    post(&format!("content-length: {}\r\n{more}", QUERY.len()), QUERY)
}

/// Connects and sends something.
async fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

/// Everything that comes until the service closes the connection.
async fn rest(stream: &mut (impl AsyncReadExt + Unpin)) -> String {
    let mut text = Vec::new();
    // A reset is an end too.
    let _ = timeout(LONG, stream.read_to_end(&mut text))
        .await
        .expect("the service closes");
    String::from_utf8_lossy(&text).into_owned()
}

/// What comes first, within the time.
async fn first(stream: &mut TcpStream, time: Duration) -> Option<String> {
    let mut buffer = [0; 8192];
    let read = timeout(time, stream.read(&mut buffer)).await.ok()?.ok()?;
    Some(String::from_utf8_lossy(&buffer[..read]).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_never_ends_is_given_up() {
    let service = Service::start_with(|config| config.header_timeout = Duration::from_millis(500)).await;
    let address = service.serve();
    for start in ["", "POST /graphql HTTP/1.1\r\nhost: qiao\r\n", "PRI * HTTP/2.0\r\n"] {
        let begun = Instant::now();
        let mut stream = send(address, start).await;
        let told = rest(&mut stream).await;
        assert!(!told.contains(" 200 "), "{told}");
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{start:?} {:?}",
            begun.elapsed()
        );
    }
    // Header after header, each in time.
    let mut stream = send(address, "POST /graphql HTTP/1.1\r\nhost: qiao\r\n").await;
    let begun = Instant::now();
    while begun.elapsed() < LONG {
        if stream.write_all(b"x-more: 1\r\n").await.is_err() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    // A connection on which nothing is asked any more.
    let mut stream = send(address, &whole("")).await;
    let told = rest(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 200"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_dribbles_is_given_up_in_the_language_asked_for() {
    let service = Service::start_with(|config| config.request_timeout = Duration::from_millis(500)).await;
    let address = service.serve();
    for (language, words) in [("en", "took too long"), ("zh", "请求耗时过长")] {
        let head = post(&format!("content-length: 1000\r\naccept-language: {language}\r\n"), "{");
        let mut stream = send(address, &head).await;
        let begun = Instant::now();
        let told = loop {
            let _ = stream.write_all(b" ").await;
            if let Some(told) = first(&mut stream, Duration::from_millis(50)).await {
                break told;
            }
            assert!(begun.elapsed() < LONG);
        };
        assert!(told.starts_with("HTTP/1.1 503") && told.contains("TIMEOUT"), "{told}");
        assert!(told.contains(words), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_without_a_length_have_a_bound_too() {
    let service = Service::start_with(|config| config.body_limit = 64 * 1024).await;
    let address = service.serve();
    let mut stream = send(address, &post("transfer-encoding: chunked\r\n", "")).await;
    let chunk = format!("{:x}\r\n{}\r\n", 8192, " ".repeat(8192));
    let mut sent = 0;
    // It is refused before it has come to its end, which it never does.
    let told = loop {
        let _ = stream.write_all(chunk.as_bytes()).await;
        sent += 8192;
        if let Some(told) = first(&mut stream, Duration::from_millis(20)).await {
            break told;
        }
        assert!(sent < 10 << 20, "{sent} bytes were taken");
    };
    assert!(told.starts_with("HTTP/1.1 413"), "{told}");
    let chunked = format!("{:x}\r\n{QUERY}\r\n0\r\n\r\n", QUERY.len());
    let told = rest(
        &mut send(
            address,
            &post("transfer-encoding: chunked\r\nconnection: close\r\n", &chunked),
        )
        .await,
    )
    .await;
    assert!(told.starts_with("HTTP/1.1 200") && told.contains("ANONYMOUS"), "{told}");
    let headers = format!("content-length: {}\r\nconnection: close\r\n", 100 << 20);
    let told = first(&mut send(address, &post(&headers, &" ".repeat(100_000))).await, LONG).await;
    assert!(told.is_some_and(|told| told.starts_with("HTTP/1.1 413")));
}

#[tokio::test(flavor = "multi_thread")]
async fn heads_have_a_bound() {
    let service = Service::start().await;
    let address = service.serve();
    let large = format!("x-large: {}\r\n", "x".repeat(2 << 20));
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let _ = stream.write_all(whole(&large).as_bytes()).await;
    let told = rest(&mut stream).await;
    assert!(!told.contains(" 200 "), "{told}");
    let many = "x-many: 1\r\n".repeat(1_000);
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let _ = stream.write_all(whole(&many).as_bytes()).await;
    let told = rest(&mut stream).await;
    assert!(!told.contains(" 200 "), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_too_many_waits_for_another_to_end() {
    let service = Service::start_with(|config| config.max_connections = 2).await;
    let address = service.serve();
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = send(address, &whole("")).await;
        assert!(first(&mut stream, LONG).await.is_some_and(|told| told.contains("200")));
        held.push(stream);
    }
    let mut third = send(address, &whole("")).await;
    assert_eq!(first(&mut third, Duration::from_millis(300)).await, None, "it waits");
    held.pop();
    let told = first(&mut third, LONG).await;
    assert!(told.is_some_and(|told| told.starts_with("HTTP/1.1 200")));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_cannot_take_every_connection() {
    for (trusted, closed) in [(false, true), (true, false)] {
        let service = Service::start_with(|config| {
            config.connections_per_address = 2;
            if trusted {
                config.trusted_proxies = vec!["127.0.0.1/32".parse().expect("a network")];
            }
        })
        .await;
        let address = service.serve();
        let mut held = Vec::new();
        for _ in 0..2 {
            let mut stream = send(address, &whole("")).await;
            assert!(first(&mut stream, LONG).await.is_some_and(|told| told.contains("200")));
            held.push(stream);
        }
        let mut third = TcpStream::connect(address).await.expect("a connection");
        let _ = third.write_all(whole("").as_bytes()).await;
        let told = first(&mut third, LONG).await.unwrap_or_default();
        assert_eq!(told.is_empty(), closed, "{told}");
        drop(held);
        // Places come back when connections end, which the service notices a little later.
        let mut told = String::new();
        for _ in 0..200 {
            told = rest(&mut send(address, &whole("connection: close\r\n")).await).await;
            if !told.is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert!(told.starts_with("HTTP/1.1 200"), "{told}");
    }
}

/// A certificate for `localhost`, in files that the settings name.
fn certificate(folder: &std::path::Path) -> rcgen::CertifiedKey<rcgen::KeyPair> {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    std::fs::write(folder.join("certificate.pem"), made.cert.pem()).expect("written");
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).expect("written");
    made
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_certificate_everything_goes_by_tls() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = certificate(folder.path());
    let service = Service::start_with(|config| {
        config.tls_certificate = Some(folder.path().join("certificate.pem"));
        config.tls_key = Some(folder.path().join("key.pem"));
        config.header_timeout = Duration::from_secs(2);
    })
    .await;
    let address = service.serve();
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).expect("a root");
    for protocol in ["http/1.1", "h2"] {
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots.clone())
            .with_no_client_auth();
        config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
        let stream = TcpStream::connect(address).await.expect("a connection");
        let name = ServerName::try_from("localhost").expect("a name");
        let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
        let mut stream = stream.expect("a handshake");
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(protocol.as_bytes()));
        if protocol == "h2" {
            let hello = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";
            stream.write_all(hello).await.expect("sent");
            let mut frame = [0; 9];
            timeout(LONG, stream.read_exact(&mut frame))
                .await
                .expect("in time")
                .expect("a frame");
            assert_eq!(frame[3], 4, "a frame of settings");
        } else {
            stream
                .write_all(whole("connection: close\r\n").as_bytes())
                .await
                .expect("sent");
            let told = rest(&mut stream).await;
            assert!(told.starts_with("HTTP/1.1 200") && told.contains("ANONYMOUS"), "{told}");
            assert!(told.contains("strict-transport-security: max-age="), "{told}");
        }
    }
    // Who speaks no TLS, or nothing at all, gets nothing.
    for text in [whole("").as_str(), ""] {
        let told = rest(&mut send(address, text).await).await;
        assert!(!told.contains("HTTP/1.1 200"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_behind_a_trusted_proxy_are_counted_one_by_one() {
    let service = Service::start_with(|config| {
        config.rate_limit = 2;
        config.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")];
    })
    .await;
    let address = service.serve();
    let ask = async |forwarded: &str| {
        let more = format!("connection: close\r\nx-forwarded-for: {forwarded}\r\n");
        rest(&mut send(address, &whole(&more)).await).await
    };
    for client in ["192.0.2.1", "192.0.2.2", "2001:db8::1"] {
        for _ in 0..2 {
            assert!(ask(client).await.starts_with("HTTP/1.1 200"), "{client}");
        }
    }
    let told = ask("192.0.2.1").await;
    assert!(
        told.starts_with("HTTP/1.1 429") && told.contains("retry-after: "),
        "{told}"
    );
    let told = ask("198.51.100.9, 192.0.2.2").await;
    assert!(
        told.starts_with("HTTP/1.1 429"),
        "what a client writes itself does not count: {told}"
    );
    assert!(ask("2001:db8::2").await.starts_with("HTTP/1.1 429"), "the same network");
}
