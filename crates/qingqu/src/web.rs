//! shim until crates/web stands
use std::future::Future;
use std::net::IpAddr;
/// shim
#[derive(Debug, Clone)]
pub(crate) struct ServeOptions {
    pub(crate) base_url: String,
    pub(crate) trusted_proxy: Option<IpAddr>,
}
pub(crate) async fn serve(
    _app: app::App,
    _o: ServeOptions,
    listener: tokio::net::TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> app::Result<()> {
    let r = axum::Router::new().route("/health", axum::routing::get(|| async { "ok" }));
    Ok(axum::serve(listener, r).with_graceful_shutdown(shutdown).await?)
}
