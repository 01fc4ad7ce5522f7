//! The little of HTTP/1.1 that is needed: one request for each connection, answered whole.
//!
//! An answer counts only if all its announced bytes came: a server that is killed while it
//! answers has acknowledged nothing.

use anyhow::{Context as _, Result, bail, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// A request.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The method and the path with its query: `GET /tasks?state=accepted`.
    pub line: String,
    /// The session's cookie, as `name=value`, or nothing.
    pub cookie: String,
    /// The media type of the body, or nothing.
    pub media_type: String,
    /// The body.
    pub body: Vec<u8>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// A request for a page.
    pub fn get(path: &str) -> Self {
        Self { line: format!("GET {path}"), ..Self::default() }
    }

    /// Sends it to this port of this machine and waits for the whole answer.
    ///
    /// # Errors
    /// If the connection fails or ends before the answer does.
    pub async fn send(&self, port: u16) -> Result<Answer> {
        let mut connection = TcpStream::connect(("127.0.0.1", port)).await?;
        connection.set_nodelay(true)?;
        connection.write_all(self.head(port).as_bytes()).await?;
        connection.write_all(&self.body).await?;
        let mut bytes = Vec::new();
        connection.read_to_end(&mut bytes).await?;
        Answer::parse(&bytes)
    }

    fn head(&self, port: u16) -> String {
        let Self { line, cookie, media_type, body } = self;
        let mut head = vec![
            format!("{line} HTTP/1.1"),
            format!("Host: 127.0.0.1:{port}"),
            "Connection: close".to_owned(),
            "Accept-Language: en".to_owned(),
        ];
        if !cookie.is_empty() {
            head.push(format!("Cookie: {cookie}"));
        }
        if !media_type.is_empty() {
            head.push(format!("Content-Type: {media_type}"));
            head.push(format!("Content-Length: {}", body.len()));
        }
        head.join("\r\n") + "\r\n\r\n"
    }
}

impl Answer {
    fn parse(bytes: &[u8]) -> Result<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("no answer")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let answer = Self { status: status.context("no status")?, head, body: Vec::new() };
        let body = &bytes[end + 4..];
        if answer.header("transfer-encoding").is_some() {
            return Ok(Self { body: unchunked(body)?, ..answer });
        }
        let length: usize = answer.header("content-length").unwrap_or("0").parse()?;
        ensure!(body.len() == length, "the answer was cut off");
        Ok(Self { body: body.to_vec(), ..answer })
    }

    /// The value of the first header of this name, in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        let mut named = lines.filter(|(header, _)| header.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.trim())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// The body of an answer in chunks (RFC 9112, 7.1).
fn unchunked(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n").context("a chunk was cut off")?;
        let size = std::str::from_utf8(&rest[..end])?;
        let size = usize::from_str_radix(size, 16)?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Ok(body);
        }
        let Some(chunk) = rest.get(..size) else { bail!("a chunk was cut off") };
        body.extend_from_slice(chunk);
        rest = rest.get(size + 2..).context("a chunk was cut off")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_cut_off_is_none() {
        let whole = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        assert_eq!(Answer::parse(whole).unwrap().body, b"abc");
        assert!(Answer::parse(&whole[..whole.len() - 1]).is_err());
        let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        assert_eq!(Answer::parse(chunked).unwrap().body, b"abc");
        assert!(Answer::parse(&chunked[..chunked.len() - 5]).is_err());
    }
}
