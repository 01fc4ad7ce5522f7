//! A browser without a screen: it keeps cookies, follows nothing, and reads forms.

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use regex::Regex;
use testkit::{PASSWORD, World};
use tower::ServiceExt;

pub struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
    pub language: &'static str,
    /// Whether it says that its forms come from our own pages, as browsers do.
    pub names_itself: bool,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Where it leads.
    pub fn place(&self) -> &str {
        self.headers.get(LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of the first hidden field of this name.
    pub fn hidden(&self, name: &str) -> String {
        hidden(&self.text(), name)
    }

    /// The same in the form that is sent to `path`; in the first form if there is none.
    fn hidden_for(&self, path: &str, name: &str) -> String {
        let page = self.text();
        let form = page.split_once(&format!("action=\"{path}\""));
        hidden(form.map_or(page.as_str(), |(_, form)| form), name)
    }
}

impl Browser {
    /// A browser on the program of this world.
    pub async fn on(world: &World) -> Self {
        Self::of_app(world.app.clone()).await
    }

    /// A browser on this program.
    pub async fn of_app(app: app::App) -> Self {
        let options =
            web::ServeOptions { base_url: "http://127.0.0.1".into(), ..Default::default() };
        let router = web::router(app, options).await.unwrap();
        Self { router, cookies: Vec::new(), language: "en", names_itself: false }
    }

    /// The browser of a signed-in person.
    pub async fn of(world: &World, login: &str) -> Self {
        let mut browser = Self::on(world).await;
        browser.sign_in(login).await;
        browser
    }

    /// Signs this person in.
    pub async fn sign_in(&mut self, login: &str) {
        let answer = self.post("/session", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(encoded(fields)))
            .unwrap();
        self.send(request).await
    }

    /// Fills the form that `page` shows and sends it to `path`.
    pub async fn submit(&mut self, page: &Answer, path: &str, fields: &[(&str, &str)]) -> Answer {
        let [token, form, version] =
            ["token", "form", "version"].map(|name| page.hidden_for(path, name));
        let mut all = vec![("token", token.as_str()), ("form", form.as_str())];
        if !version.is_empty() {
            all.push(("version", version.as_str()));
        }
        all.extend_from_slice(fields);
        self.post(path, &all).await
    }

    /// Sends a form with files as `page` shows it.
    pub async fn submit_files(
        &mut self,
        page: &Answer,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        let mut parts = Vec::new();
        let hidden = ["token", "form", "version"].map(|name| (name, page.hidden(name)));
        let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in hidden.chain(fields.iter().copied()) {
            parts.extend(part(&format!(r#"name="{name}""#), value.as_bytes()));
        }
        for (name, bytes) in files {
            parts.extend(part(&format!(r#"name="files"; filename="{name}""#), bytes));
        }
        parts.extend(b"--edge--\r\n");
        let request = Request::post(path)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(Body::from(parts))
            .unwrap();
        self.send(request).await
    }

    /// Any request, with the cookies of this browser.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request.headers_mut().insert(COOKIE, cookies.join("; ").parse().unwrap());
        let headers = request.headers_mut();
        if self.names_itself {
            headers.entry("sec-fetch-site").or_insert("same-origin".parse().unwrap());
        }
        headers.entry("accept-language").or_insert(self.language.parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(other, _)| other != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// A request of this method with no body.
    pub async fn bare(&mut self, method: &str, path: &str) -> Answer {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.send(Request::builder().method(method).uri(path).body(Body::empty()).unwrap()).await
    }
}

fn hidden(html: &str, name: &str) -> String {
    let field = Regex::new(&format!(r#"name="{name}" value="([^"]*)""#)).unwrap();
    field.captures(html).map_or(String::new(), |found| found[1].to_owned())
}

fn part(disposition: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("--edge\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
}

/// Every byte escaped, as a browser may do (RFC 3986).
pub fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |escaped, byte| escaped + &format!("%{byte:02X}"))
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    pairs.join("&")
}
