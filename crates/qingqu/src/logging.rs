//! Logs go to stderr.

use tracing_subscriber::EnvFilter;

/// Starts logging what `filter` lets through; a filter that cannot be read lets warnings through.
pub(crate) fn start(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("warn"));
    let logging = tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter);
    logging.with_ansi(false).init();
}
