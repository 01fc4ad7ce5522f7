//! Under which addresses the program may be reached.
//!
//! It speaks plain HTTP. That is safe on the machine itself, and behind a proxy that speaks
//! HTTPS to the world; anywhere else passwords would cross the network in the clear.

use std::net::{IpAddr, SocketAddr};

use kernel::Message;
use web::ServeOptions;

/// The options of serving, if they are safe; otherwise what is wrong.
pub(super) fn options(
    bind: SocketAddr,
    base_url: Option<&str>,
    trusted_proxy: Option<IpAddr>,
) -> Result<ServeOptions, Message> {
    let own = format!("http://{bind}");
    let base_url = base_url.unwrap_or(&own).trim_end_matches('/').to_owned();
    if base_url.starts_with("https://") {
        if trusted_proxy.is_none() {
            return Err(Message::new("cli-https-needs-proxy"));
        }
    } else if !bind.ip().is_loopback() || !names_loopback(&base_url) || trusted_proxy.is_some() {
        return Err(Message::new("cli-plain-http").with("address", base_url));
    }
    Ok(ServeOptions { base_url, trusted_proxy })
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

    const PROXY: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 2)));

    fn is_safe(bind: &str, base_url: Option<&str>, proxy: Option<IpAddr>) -> bool {
        options(bind.parse().unwrap(), base_url, proxy).is_ok()
    }

    #[test]
    fn plain_http_is_for_the_machine_itself() {
        assert!(is_safe("127.0.0.1:8620", None, None));
        assert!(is_safe("[::1]:8620", None, None));
        assert!(is_safe("127.0.0.1:8620", Some("http://localhost:8620/"), None));
        assert!(!is_safe("0.0.0.0:8620", None, None));
        assert!(!is_safe("0.0.0.0:8620", Some("http://localhost:8620"), None));
        assert!(!is_safe("127.0.0.1:8620", Some("http://supervision.example"), None));
        assert!(!is_safe("127.0.0.1:8620", Some("localhost:8620"), None));
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
    fn the_address_ends_without_a_slash() {
        let bind = "127.0.0.1:8620".parse().unwrap();
        let options = options(bind, Some("http://localhost:8620/"), None).unwrap();
        assert_eq!(options.base_url, "http://localhost:8620");
    }
}
