//! A program that calls the API.

use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, Request, StatusCode};
use domain::accounts::TokenScope;
use http_body_util::BodyExt;
use serde_json::Value;
use testkit::World;
use tower::ServiceExt;

/// A program with the token of a person.
pub struct Client {
    router: Router,
    pub token: String,
}

/// What it is answered.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// Null where the body is no JSON.
    pub json: Value,
}

impl Reply {
    /// The media type.
    pub fn kind(&self) -> &str {
        self.headers.get(CONTENT_TYPE).map_or("", |value| value.to_str().unwrap())
    }

    /// The kind of the problem, without its address.
    pub fn problem(&self) -> &str {
        self.json["type"].as_str().unwrap_or_default().trim_start_matches("/api#")
    }
}

/// The router of the program of this world.
pub async fn router(world: &World) -> Router {
    let options = web::ServeOptions { base_url: "http://127.0.0.1".into(), ..Default::default() };
    web::router(world.app.clone(), options).await.unwrap()
}

/// Sends any request.
pub async fn send(router: &Router, request: Request<Body>) -> Reply {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Reply { status: parts.status, headers: parts.headers, json }
}

impl Client {
    /// With a new token of this person.
    pub async fn of(world: &World, login: &str, scopes: &[TokenScope]) -> Self {
        Self { router: router(world).await, token: world.token(login, scopes).await }
    }

    /// With a token that may be used for everything.
    pub async fn with_all(world: &World, login: &str) -> Self {
        Self::of(world, login, &TokenScope::ALL).await
    }

    /// The same program with another token.
    pub fn with_token(self, token: &str) -> Self {
        Self { token: token.to_owned(), ..self }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path), Body::empty()).await
    }

    /// An order with this JSON, for this version if one is given, under this key if one is given.
    pub async fn post(
        &self,
        path: &str,
        seen: Option<i64>,
        key: Option<&str>,
        body: &Value,
    ) -> Reply {
        let request = Request::post(path).header(CONTENT_TYPE, "application/json");
        self.send(headed(request, seen, key), Body::from(body.to_string())).await
    }

    /// A form with these fields and files.
    pub async fn post_files(
        &self,
        path: &str,
        seen: Option<i64>,
        key: Option<&str>,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Reply {
        let mut form = Vec::new();
        for (name, value) in fields {
            form.extend(part(&format!(r#"name="{name}""#), value.as_bytes()));
        }
        for (name, bytes) in files {
            form.extend(part(&format!(r#"name="files"; filename="{name}""#), bytes));
        }
        form.extend(b"--edge--\r\n");
        let request =
            Request::post(path).header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.send(headed(request, seen, key), Body::from(form)).await
    }

    /// Any request, with the token.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Reply {
        let bearer = format!("Bearer {}", self.token);
        let request = request.header(AUTHORIZATION, bearer).header(ACCEPT_LANGUAGE, "en");
        send(&self.router, request.body(body).unwrap()).await
    }
}

fn headed(
    request: axum::http::request::Builder,
    seen: Option<i64>,
    key: Option<&str>,
) -> axum::http::request::Builder {
    let request = match seen {
        Some(seen) => request.header("if-match", format!("\"{seen}\"")),
        None => request,
    };
    match key {
        Some(key) => request.header("idempotency-key", key),
        None => request,
    }
}

fn part(disposition: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("--edge\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
}
