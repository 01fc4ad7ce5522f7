//! A signed-in person, as far as the server can tell.

use anyhow::{Context as _, Result, ensure};
use kernel::{Ids as _, TimeOrderedIds};

use crate::http::{Answer, Request};

/// The line between the parts of a form with files.
const BOUNDARY: &str = "qingqu-bench-2d8f1c";

/// A session with the token that its forms carry. It outlives the server it was opened on.
#[derive(Debug, Clone)]
pub struct Browser {
    cookie: String,
    token: String,
}

/// A hand-in, as its form sends it.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    /// The number of the task.
    pub task: &'a str,
    /// The version of the task that the person saw.
    pub version: i64,
    /// The date that the file speaks of: YYYY-MM-DD.
    pub effective_on: &'a str,
    /// The file.
    pub file: &'a [u8],
}

impl Browser {
    /// Signs in with login and password.
    ///
    /// # Errors
    /// If the server refuses or does not answer.
    pub async fn sign_in(port: u16, login: &str, password: &str) -> Result<Self> {
        let request = Request {
            line: "POST /session".to_owned(),
            media_type: "application/x-www-form-urlencoded".to_owned(),
            body: format!("login={login}&password={password}&next=/work").into_bytes(),
            ..Request::default()
        };
        let answer = request.send(port).await?;
        ensure!(answer.status == 303, "{login} cannot sign in: {}", answer.status);
        let cookie = answer.header("set-cookie").context("no cookie")?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let mut browser = Self { cookie, token: String::new() };
        let page = browser.page(port, "/account").await?.text();
        let token =
            page.split_once("name=\"token\"").and_then(|(_, rest)| attribute(rest, "value"));
        token.context("no token on the page")?.clone_into(&mut browser.token);
        Ok(browser)
    }

    /// The page at this path.
    ///
    /// # Errors
    /// If the server does not answer whole.
    pub async fn page(&self, port: u16, path: &str) -> Result<Answer> {
        self.asks(path).send(port).await
    }

    /// The request for the page at this path.
    pub fn asks(&self, path: &str) -> Request {
        Request { cookie: self.cookie.clone(), ..Request::get(path) }
    }

    /// The request of a hand-in; it is acknowledged by 303. Each has a form key of its own.
    pub fn hand_in(&self, form: &Form<'_>) -> Request {
        Request {
            line: format!("POST /tasks/{}/hand-ins", form.task),
            cookie: self.cookie.clone(),
            media_type: format!("multipart/form-data; boundary={BOUNDARY}"),
            body: self.body(form),
        }
    }

    fn body(&self, form: &Form<'_>) -> Vec<u8> {
        let key = TimeOrderedIds.uuid().to_string();
        let version = form.version.to_string();
        let fields = [
            ("token", self.token.as_str()),
            ("form", &key),
            ("version", &version),
            ("effective_on", form.effective_on),
            ("note", "As the measure asks."),
        ];
        let start =
            |name| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"");
        let mut parts: Vec<String> = fields
            .into_iter()
            .map(|(name, value)| format!("{}\r\n\r\n{value}\r\n", start(name)))
            .collect();
        parts.push(start("files") + "; filename=\"evidence.pdf\"\r\n");
        parts.push("Content-Type: application/pdf\r\n\r\n".to_owned());
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        [parts.concat().as_bytes(), form.file, end.as_bytes()].concat()
    }
}

/// The value of the next attribute of this name.
pub fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}
