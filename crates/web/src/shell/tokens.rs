//! Cookies: the session, and what the person likes to see.

use app::accounts::SessionToken;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cookie::{Cookie, SameSite};

use super::ServeOptions;

/// The session's cookie over HTTPS; browsers refuse to set it from anywhere else.
const OVER_HTTPS: &str = "__Host-qingqu";
/// The session's cookie on a loopback address without HTTPS.
const ON_LOOPBACK: &str = "qingqu";

/// The cookie of this name.
pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// The token of the session.
pub(crate) fn session_token(options: &ServeOptions, headers: &HeaderMap) -> Option<SessionToken> {
    let text = cookie(headers, name(options))?;
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    bytes.try_into().ok().map(SessionToken)
}

/// The cookie that carries the token. It ends with the browser's session; the server's own
/// limits end it sooner.
pub(crate) fn session_cookie(options: &ServeOptions, token: &SessionToken) -> HeaderValue {
    set(options, URL_SAFE_NO_PAD.encode(token.0), None)
}

/// The cookie that takes the session's away.
pub(crate) fn clear_session_cookie(options: &ServeOptions) -> HeaderValue {
    set(options, String::new(), Some(cookie::time::Duration::ZERO))
}

/// The one name that counts: over HTTPS nobody else can plant a cookie under it.
fn name(options: &ServeOptions) -> &'static str {
    if options.base_url.starts_with("https://") { OVER_HTTPS } else { ON_LOOPBACK }
}

fn set(options: &ServeOptions, value: String, age: Option<cookie::time::Duration>) -> HeaderValue {
    let mut cookie = Cookie::new(name(options), value);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Strict);
    cookie.set_path("/");
    cookie.set_secure(name(options) == OVER_HTTPS);
    cookie.set_max_age(age);
    header(&cookie)
}

/// A cookie with something the person likes to see, for a year.
pub(super) fn liking(name: &'static str, value: &'static str) -> HeaderValue {
    let mut cookie = Cookie::new(name, value);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_http_only(true);
    cookie.set_path("/");
    cookie.set_max_age(cookie::time::Duration::days(365));
    header(&cookie)
}

fn header(cookie: &Cookie<'_>) -> HeaderValue {
    // Names and values are our own letters and digits.
    HeaderValue::from_str(&cookie.to_string()).unwrap_or_else(|_| HeaderValue::from_static(""))
}
