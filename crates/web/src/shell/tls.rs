//! Connections that speak TLS. Greetings go on beside each other: one that is slow, or says
//! nothing, keeps nobody waiting.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::server::TlsStream;

use super::certificate::Certificate;

/// A client that has not greeted by then is let go.
const LONGEST_GREETING: Duration = Duration::from_secs(10);
/// Greetings at one time; further connections wait in the queue of the system.
const GREETINGS: usize = 512;

/// A connection that has greeted, and where it comes from.
type Greeted = (TlsStream<TcpStream>, SocketAddr);

/// Listens, and greets in TLS.
pub(super) struct TlsListener {
    tcp: TcpListener,
    certificate: Certificate,
    greetings: JoinSet<Option<Greeted>>,
}

impl TlsListener {
    /// Greets whoever comes with this certificate, as it is when they come.
    pub(super) fn new(tcp: TcpListener, certificate: Certificate) -> Self {
        Self { tcp, certificate, greetings: JoinSet::new() }
    }

    fn greet(&mut self, stream: TcpStream, from: SocketAddr) {
        let acceptor = self.certificate.acceptor();
        self.greetings.spawn(async move {
            let greeted = timeout(LONGEST_GREETING, acceptor.accept(stream)).await;
            // Scanners, plain HTTP and old browsers end here: nothing that the log should tell.
            Some((greeted.ok()?.ok()?, from))
        });
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Greeted {
        loop {
            let has_room = self.greetings.len() < GREETINGS;
            tokio::select! {
                (stream, from) = Listener::accept(&mut self.tcp), if has_room => {
                    self.greet(stream, from);
                }
                Some(done) = self.greetings.join_next() => {
                    if let Ok(Some(greeted)) = done {
                        return greeted;
                    }
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.tcp.local_addr()
    }
}
