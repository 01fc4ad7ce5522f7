//! HTTPS with a certificate that is made here, spoken by a client that checks it.

use std::fs;
use std::future::pending;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use testkit::World;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use web::{Certificate, CertificateError, ServeOptions};

const NAME: &str = "supervision.example";

/// Writes a new certificate with its key; answers what a client has to trust.
fn renew(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed([NAME.to_owned()]).unwrap();
    fs::write(folder.join("certificate.pem"), made.cert.pem()).unwrap();
    fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    made.cert.der().clone()
}

fn opened(folder: &Path) -> Result<Certificate, CertificateError> {
    Certificate::open(folder.join("certificate.pem"), folder.join("key.pem"))
}

/// The program, serving with this certificate until the set is dropped.
async fn serving(world: &World, certificate: Certificate) -> (SocketAddr, JoinSet<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let base_url = format!("https://{NAME}");
    let options = ServeOptions { base_url, ..ServeOptions::default() };
    let app = world.app.clone();
    let mut serving = JoinSet::new();
    serving.spawn(async move {
        web::serve(app, options, listener, Some(certificate), pending()).await.unwrap();
    });
    (address, serving)
}

/// What a client that trusts only this certificate is answered.
async fn asked(at: SocketAddr, trusted: &CertificateDer<'static>) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(at).await?;
    let name = NAME.try_into().unwrap();
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    let request = format!("GET /sign-in HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_checks_the_certificate_is_served_over_https() {
    let (world, folder) = (World::sqlite().await, TempDir::new().unwrap());
    let trusted = renew(folder.path());
    let (at, _serving) = serving(&world, opened(folder.path()).unwrap()).await;
    let answer = asked(at, &trusted).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    let other = renew(TempDir::new().unwrap().path());
    assert!(asked(at, &other).await.is_err(), "a stranger's certificate is not believed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_used_without_a_start() {
    let (world, folder) = (World::sqlite().await, TempDir::new().unwrap());
    let old = renew(folder.path());
    let certificate = opened(folder.path()).unwrap();
    let (at, _serving) = serving(&world, certificate.clone()).await;
    assert!(asked(at, &old).await.is_ok());
    assert!(!certificate.refresh().unwrap(), "nothing has changed");
    let new = renew(folder.path());
    assert!(certificate.refresh().unwrap());
    assert!(asked(at, &new).await.is_ok());
    assert!(asked(at, &old).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_renewal_leaves_the_certificate_in_use() {
    let (world, folder) = (World::sqlite().await, TempDir::new().unwrap());
    let old = renew(folder.path());
    let certificate = opened(folder.path()).unwrap();
    let (at, _serving) = serving(&world, certificate.clone()).await;
    let key = fs::read(folder.path().join("key.pem")).unwrap();
    let new = renew(folder.path());
    let new_key = fs::read(folder.path().join("key.pem")).unwrap();
    fs::write(folder.path().join("key.pem"), key).unwrap();
    let refused = certificate.refresh();
    assert!(matches!(refused, Err(CertificateError::Pair(_))), "{refused:?}");
    assert!(asked(at, &old).await.is_ok());
    fs::write(folder.path().join("key.pem"), new_key).unwrap();
    assert!(certificate.refresh().unwrap());
    assert!(asked(at, &new).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_greets_keeps_nobody_waiting() {
    let (world, folder) = (World::sqlite().await, TempDir::new().unwrap());
    let trusted = renew(folder.path());
    let (at, _serving) = serving(&world, opened(folder.path()).unwrap()).await;
    let mut silent = Vec::new();
    for _ in 0..20 {
        silent.push(TcpStream::connect(at).await.unwrap());
    }
    let answered = tokio::time::timeout(Duration::from_secs(5), asked(at, &trusted)).await;
    assert!(answered.unwrap().unwrap().starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn a_file_that_holds_no_certificate_or_key_is_named() {
    let folder = TempDir::new().unwrap();
    let absent = opened(folder.path());
    assert!(matches!(absent, Err(CertificateError::Certificate { .. })), "{absent:?}");
    renew(folder.path());
    fs::write(folder.path().join("key.pem"), "").unwrap();
    let without_key = opened(folder.path());
    assert!(matches!(without_key, Err(CertificateError::Key { .. })), "{without_key:?}");
    fs::write(folder.path().join("certificate.pem"), "").unwrap();
    let empty = opened(folder.path());
    assert!(matches!(empty, Err(CertificateError::Certificate { .. })), "{empty:?}");
}
