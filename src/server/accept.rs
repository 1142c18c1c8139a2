//! Connections: how many at the same time, how long each may be slow, and what is spoken on it.
//!
//! The library's own server sets no timer for the head of a request and takes any number of connections.

use std::{io, net::SocketAddr, pin::Pin, sync::Arc, time::Duration};

use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use ipnet::IpNet;
use poem::{
    Addr, Endpoint, Response,
    http::{self, uri::Scheme},
    web::{LocalAddr, RemoteAddr},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::timeout,
};
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::{TlsAcceptor, rustls::ServerConfig};

use crate::{
    client::{Client, turn::Turns},
    web::is_trusted,
};

/// Requests under way are given this long when the service stops.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// A pause before the next attempt when no connection can be accepted, as when there are no more file handles.
const PAUSE: Duration = Duration::from_millis(100);

/// A client on HTTP/2 is asked for a sign of life this often.
const PING: Duration = Duration::from_secs(20);

/// Requests under way at the same time on one connection of HTTP/2.
const STREAMS: u32 = 100;

/// What holds for each connection.
#[derive(Clone)]
pub(super) struct Terms {
    /// Connections at the same time.
    pub(super) most: usize,
    /// Connections of one address at the same time.
    pub(super) of_each: Arc<Turns>,
    /// Proxies, which come with as many as they need.
    pub(super) trusted: Arc<[IpNet]>,
    /// Longest time for the handshake, for the head of a request, without a request, and for taking an answer.
    pub(super) patience: Duration,
    /// With it TLS is spoken.
    pub(super) tls: Option<Arc<ServerConfig>>,
}

/// Serves until `shutdown` ends, and answers the requests under way first.
pub(super) async fn serve<E>(
    listener: TcpListener,
    endpoint: E,
    terms: Terms,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()>
where
    E: Endpoint<Output = Response> + 'static,
{
    let local = listener.local_addr()?;
    let endpoint = Arc::new(endpoint);
    let places = Arc::new(Semaphore::new(terms.most));
    let (stop, stopping) = watch::channel(());
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let next = async {
            // Who is one too many waits in the system's own queue.
            let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
            Ok::<_, io::Error>((place, listener.accept().await?))
        };
        let (place, (stream, peer)) = tokio::select! {
            () = &mut shutdown => break,
            next = next => match next {
                Ok(next) => next,
                Err(error) => {
                    tracing::warn!(%error, "no connection can be accepted");
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            },
        };
        let is_proxy = is_trusted(peer.ip(), &terms.trusted);
        let turn = terms.of_each.try_take(Client::address(peer.ip()));
        if turn.is_none() && !is_proxy {
            continue;
        }
        let (endpoint, terms, stopping) = (endpoint.clone(), terms.clone(), stopping.clone());
        tokio::spawn(async move {
            connection(stream, (local, peer), endpoint, terms, stopping).await;
            drop((turn, place));
        });
    }
    drop((listener, stopping));
    stop.send_replace(());
    // Each connection holds a receiver until it ends.
    let _ = timeout(LAST_ANSWERS, stop.closed()).await;
    Ok(())
}

/// Between whom a connection is, and what is spoken on it.
struct Line {
    local: SocketAddr,
    peer: SocketAddr,
    scheme: Scheme,
    is_2: bool,
    patience: Duration,
}

/// One connection, to its end. What goes wrong on it is the client's.
async fn connection<E>(
    stream: TcpStream,
    (local, peer): (SocketAddr, SocketAddr),
    endpoint: Arc<E>,
    terms: Terms,
    stopping: watch::Receiver<()>,
) where
    E: Endpoint<Output = Response> + 'static,
{
    // An answer is written whole; waiting to fill a packet only delays it.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(terms.patience));
    let stream = Box::pin(stream);
    let mut line = Line {
        local,
        peer,
        scheme: Scheme::HTTP,
        is_2: false,
        patience: terms.patience,
    };
    let Some(tls) = terms.tls else {
        return speak(stream, line, endpoint, stopping).await;
    };
    let handshake = TlsAcceptor::from(tls).accept(stream);
    if let Ok(Ok(mut stream)) = timeout(terms.patience, handshake).await {
        line.scheme = Scheme::HTTPS;
        line.is_2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
        if line.is_2 {
            // A living client answers pings; one that does not even say hello is sent away.
            let silence = terms.patience.max(2 * PING);
            stream.get_mut().0.as_mut().set_read_timeout_pinned(Some(silence));
        }
        speak(stream, line, endpoint, stopping).await;
    }
}

/// Speaks HTTP/1.1, or HTTP/2 where the handshake agreed on it: nothing is guessed from the first bytes, for which a
/// client could let the service wait.
async fn speak<S, E>(stream: S, line: Line, endpoint: Arc<E>, stopping: watch::Receiver<()>)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    E: Endpoint<Output = Response> + 'static,
{
    let Line {
        local,
        peer,
        scheme,
        is_2,
        patience,
    } = line;
    let service = service_fn(move |request: http::Request<Incoming>| {
        let (endpoint, scheme) = (endpoint.clone(), scheme.clone());
        async move {
            let (local, peer) = (LocalAddr(Addr::SocketAddr(local)), RemoteAddr(Addr::SocketAddr(peer)));
            let response = endpoint.get_response((request, local, peer, scheme).into()).await;
            Ok::<http::Response<_>, std::convert::Infallible>(response.into())
        }
    });
    let stream = TokioIo::new(stream);
    if is_2 {
        let connection = http2::Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .max_concurrent_streams(STREAMS)
            .keep_alive_interval(PING)
            .keep_alive_timeout(PING)
            .serve_connection(stream, service);
        last(connection, http2::Connection::graceful_shutdown, stopping).await;
    } else {
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience)
            .serve_connection(stream, service)
            .with_upgrades();
        last(connection, http1::UpgradeableConnection::graceful_shutdown, stopping).await;
    }
}

/// Lets a connection last until it ends by itself, or until what is under way on it is answered.
async fn last<C>(connection: C, end: impl FnOnce(Pin<&mut C>), mut stopping: watch::Receiver<()>)
where
    C: Future<Output = hyper::Result<()>>,
{
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = stopping.changed() => {
            end(connection.as_mut());
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended");
    }
}
