//! Under which addresses the program may be reached.
//!
//! Plain HTTP is safe on the machine itself, and behind a named proxy that speaks HTTPS to the
//! world; anywhere else passwords would cross the network in the clear. With a certificate the
//! program speaks HTTPS itself.

use std::net::IpAddr;

use kernel::Message;
use web::ServeOptions;

use crate::config::{Config, Problem};

/// The options of serving, if they are safe; otherwise what is wrong.
pub(crate) fn options(config: &Config) -> Result<ServeOptions, Problem> {
    let own = format!("http://{}", config.listen());
    let base_url = config.base_url().unwrap_or(&own).trim_end_matches('/').to_owned();
    let trusted_proxies = config.trusted_proxies();
    let is_https = base_url.starts_with("https://");
    if config.tls().is_some() && !is_https {
        return Err(config.problem("serve.base_url", Message::new("config-tls-needs-https")));
    }
    if is_https && config.tls().is_none() && trusted_proxies.is_empty() {
        return Err(config.problem("serve.base_url", Message::new("config-https-how")));
    }
    let is_own = config.listen().ip().is_loopback() && names_loopback(&base_url);
    if !is_https && (!is_own || !trusted_proxies.is_empty()) {
        let message = Message::new("config-plain-http").with("address", base_url);
        return Err(config.problem("serve.listen", message));
    }
    Ok(ServeOptions { base_url, trusted_proxies, metrics_from: config.metrics_from() })
}

/// Whether an `http://` address is one of the machine itself.
fn names_loopback(base_url: &str) -> bool {
    let Some(rest) = base_url.strip_prefix("http://") else { return false };
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(bracketed) => bracketed.split(']').next(),
        None => authority.split(':').next(),
    };
    let host = host.unwrap_or_default();
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROXY: Option<&str> = Some("10.0.0.2");

    fn of(listen: &str, base_url: Option<&str>, proxy: Option<&str>, tls: bool) -> Option<String> {
        let mut text = format!("[serve]\nlisten = '{listen}'\n");
        text += &base_url.map(|it| format!("base_url = '{it}'\n")).unwrap_or_default();
        text += &proxy.map(|it| format!("trusted_proxies = ['{it}']\n")).unwrap_or_default();
        text += if tls { "[tls]\ncertificate = 'c.pem'\nkey = 'k.pem'\n" } else { "" };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("qingqu.toml");
        std::fs::write(&file, text).unwrap();
        options(&Config::read(&file).unwrap()).ok().map(|options| options.base_url)
    }

    fn is_safe(listen: &str, base_url: Option<&str>, proxy: Option<&str>) -> bool {
        of(listen, base_url, proxy, false).is_some()
    }

    #[test]
    fn plain_http_is_for_the_machine_itself() {
        assert!(is_safe("127.0.0.1:8620", None, None));
        assert!(is_safe("[::1]:8620", None, None));
        assert!(is_safe("127.0.0.1:8620", Some("http://localhost:8620/"), None));
        assert!(!is_safe("0.0.0.0:8620", None, None));
        assert!(!is_safe("0.0.0.0:8620", Some("http://localhost:8620"), None));
        assert!(!is_safe("127.0.0.1:8620", Some("http://supervision.example"), None));
    }

    #[test]
    fn the_world_is_served_through_a_named_proxy_with_https() {
        assert!(is_safe("0.0.0.0:8620", Some("https://supervision.example"), PROXY));
        assert!(is_safe("127.0.0.1:8620", Some("https://supervision.example/"), PROXY));
        assert!(!is_safe("0.0.0.0:8620", Some("https://supervision.example"), None));
        assert!(!is_safe("0.0.0.0:8620", Some("http://supervision.example"), PROXY));
        assert!(!is_safe("0.0.0.0:8620", None, PROXY));
    }

    #[test]
    fn the_world_is_served_with_a_certificate_under_an_https_address() {
        let https = Some("https://supervision.example");
        assert!(of("0.0.0.0:443", https, None, true).is_some());
        assert!(of("0.0.0.0:443", https, PROXY, true).is_some());
        assert!(of("0.0.0.0:443", None, None, true).is_none());
        assert!(of("127.0.0.1:443", Some("http://localhost:443"), None, true).is_none());
    }

    #[test]
    fn the_address_ends_without_a_slash() {
        let base_url = of("127.0.0.1:8620", Some("http://localhost:8620/"), None, false);
        assert_eq!(base_url.as_deref(), Some("http://localhost:8620"));
    }
}
