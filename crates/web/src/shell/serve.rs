//! The router of the whole program, and serving it.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use app::App;
use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::serve::{Listener, ListenerExt};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use super::certificate::Certificate;
use super::tls::TlsListener;
use super::{Routes, Web, errors, guard, headers};
use crate::upkeep::{Counters, counted};

/// A request that takes longer is given up; a large upload over a slow line takes minutes.
const LONGEST_REQUEST: Duration = Duration::from_mins(10);

/// How the program faces its visitors.
#[derive(Debug, Clone, Default)]
pub struct ServeOptions {
    /// The address under which people reach it, without a slash at the end.
    pub base_url: String,
    /// The proxies whose word about the client's address is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// From where the figures may be read, beside the machine itself.
    pub metrics_from: Vec<IpAddr>,
}

/// Every route of the program.
pub(crate) fn routes() -> Routes {
    super::own_routes()
        .and(crate::accounts::routes())
        .and(crate::plans::routes())
        .and(crate::inspections::routes())
        .and(crate::calendar::routes())
        .and(crate::access::routes())
        .and(crate::intake::routes())
        .and(crate::upkeep::routes())
        .and(crate::org::routes())
}

/// The table of all routes, for the tests and for whoever reads it.
pub fn route_table() -> Vec<super::Row> {
    routes().rows
}

/// The router of the whole program.
///
/// # Errors
/// A fault of the database.
pub async fn router(app: App, options: ServeOptions) -> app::Result<Router> {
    let counties = app::org::counties(&app).await?.into_iter().collect();
    let counters = Arc::<Counters>::default();
    let web = Web { app, options: Arc::new(options), counties: Arc::new(counties), counters };
    let router = routes()
        .router
        .layer(from_fn_with_state(web.clone(), guard::only_our_forms))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_REQUEST))
        .layer(from_fn_with_state(web.clone(), errors::in_words))
        .layer(from_fn_with_state(web.clone(), headers::everywhere))
        .layer(from_fn_with_state(web.clone(), counted))
        .layer(CompressionLayer::new())
        .with_state(web);
    Ok(router)
}

/// Serves until `shutdown` is ready; requests that run then are finished. With a certificate it
/// speaks HTTPS, otherwise plain HTTP.
///
/// # Errors
/// A fault of the database or the network.
pub async fn serve(
    app: App,
    options: ServeOptions,
    listener: tokio::net::TcpListener,
    certificate: Option<Certificate>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> app::Result<()> {
    let router = router(app, options).await?;
    match certificate {
        Some(certificate) => until(TlsListener::new(listener, certificate), router, shutdown).await,
        None => until(listener, router, shutdown).await,
    }
}

async fn until<L: Listener<Addr = SocketAddr>>(
    listener: L,
    router: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> app::Result<()> {
    // Only a tapped listener of our own kind tells handlers the address of the peer.
    let listener = listener.tap_io(|_| {});
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    Ok(axum::serve(listener, service).with_graceful_shutdown(shutdown).await?)
}
