//! `qingqu serve` and `qingqu demo`, while they serve.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::support::{about, assert_one_sentence, call, demonstration};

/// A port that was free a moment ago.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The program, serving: it tells its address when the port is taken.
fn serving(folder: &Path, port: u16) -> Child {
    let bind = format!("127.0.0.1:{port}");
    let mut call = call(["serve", "--bind", &bind, "--data"]);
    let mut child = call.arg(folder).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut told).unwrap();
    assert!(told.contains(&bind), "{told}");
    child
}

fn status_of(port: u16, path: &str) -> String {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        connection,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[cfg(unix)]
#[test]
fn it_serves_until_it_is_terminated_and_ends_in_order() {
    let (_home, folder) = demonstration();
    let port = free_port();
    let mut child = serving(&folder, port);
    assert_eq!(status_of(port, "/health"), "HTTP/1.1 200 OK");
    let told = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(told.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(folder.join("checkpoints/latest.txt").exists());
    assert!(!folder.join("qingqu.db-wal").exists(), "the database was not closed");
}

#[test]
fn plain_http_towards_others_is_refused() {
    let (_home, folder) = demonstration();
    let open = about(&folder, &["serve", "--bind", "0.0.0.0:0"]);
    assert_one_sentence(&open, 2);
    assert!(open.err.contains("HTTPS"));
    let unnamed = about(&folder, &["serve", "--base-url", "https://supervision.example"]);
    assert_one_sentence(&unnamed, 2);
    assert!(unnamed.err.contains("--trusted-proxy"));
}
