//! Where a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

use super::ServeOptions;

/// Who opened the connection; an IPv4 address written as IPv6 is told as what it is.
pub(super) fn peer(parts: &Parts) -> Option<IpAddr> {
    let info = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(info.0.ip().to_canonical())
}

/// The client. Only a named proxy is believed, and of the addresses that it tells the last one
/// that is no named proxy; `None` where such a proxy tells nothing of use.
pub(crate) fn client(parts: &Parts, options: &ServeOptions) -> Option<IpAddr> {
    let is_proxy = |address: &IpAddr| options.trusted_proxies.contains(address);
    let peer = peer(parts)?;
    if !is_proxy(&peer) {
        return Some(peer);
    }
    // A proxy may add a line of its own below one that the client sent.
    let lines = parts.headers.get_all("x-forwarded-for").iter().rev();
    let told = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    let told = told.map(|address| address.trim().parse::<IpAddr>().map(|it| it.to_canonical()));
    told.take_while(Result::is_ok).flatten().find(|address| !is_proxy(address))
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn from(peer: &str, forwarded: &[&str]) -> Option<String> {
        let mut request = Request::new(());
        let peer: IpAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 40_000))));
        for line in forwarded {
            request.headers_mut().append("x-forwarded-for", line.parse().unwrap());
        }
        let trusted_proxies = ["10.0.0.2", "10.0.0.3"].map(|it| it.parse().unwrap()).to_vec();
        let options = ServeOptions { trusted_proxies, ..ServeOptions::default() };
        client(&request.into_parts().0, &options).map(|address| address.to_string())
    }

    #[test]
    fn only_a_named_proxy_is_believed_about_the_client() {
        assert_eq!(from("192.0.2.9", &["203.0.113.5"]).as_deref(), Some("192.0.2.9"));
        assert_eq!(from("10.0.0.2", &["203.0.113.5"]).as_deref(), Some("203.0.113.5"));
        assert_eq!(from("::ffff:10.0.0.2", &["203.0.113.5"]).as_deref(), Some("203.0.113.5"));
    }

    #[test]
    fn what_a_client_writes_itself_before_the_proxy_does_not_count() {
        let one_line = from("10.0.0.2", &["127.0.0.1, 203.0.113.5"]);
        let two_lines = from("10.0.0.2", &["127.0.0.1", "203.0.113.5"]);
        let two_proxies = from("10.0.0.2", &["127.0.0.1, 203.0.113.5, 10.0.0.3"]);
        for told in [one_line, two_lines, two_proxies] {
            assert_eq!(told.as_deref(), Some("203.0.113.5"));
        }
    }

    #[test]
    fn a_proxy_that_says_nothing_of_use_leaves_the_client_unknown() {
        assert_eq!(from("10.0.0.2", &[]), None);
        assert_eq!(from("10.0.0.2", &["203.0.113.5, unknown"]), None);
    }
}
