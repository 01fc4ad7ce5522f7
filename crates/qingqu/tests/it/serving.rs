//! `qingqu serve` and `qingqu demo`, while they serve.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::support::{about, assert_one_sentence, call, configure, demonstration, finish};

/// A port that was free a moment ago.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The program, serving: it tells its address when the port is taken.
fn serving(folder: &Path, port: u16) -> Child {
    let bind = format!("127.0.0.1:{port}");
    configure(folder, &format!("[serve]\nlisten = '{bind}'\n"));
    let mut call = call(["serve", "--data"]);
    let mut child = call.arg(folder).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut told).unwrap();
    assert!(told.contains(&bind), "{told}");
    child
}

fn answer_of(port: u16, path: &str) -> String {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        connection,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer
}

#[cfg(unix)]
#[test]
fn it_serves_until_it_is_terminated_and_ends_in_order() {
    let (_home, folder) = demonstration();
    let port = free_port();
    let mut child = serving(&folder, port);
    let healthy = answer_of(port, "/health");
    assert!(healthy.starts_with("HTTP/1.1 200 OK"), "{healthy}");
    let told = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(told.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(folder.join("checkpoints/latest.txt").exists());
    assert!(!folder.join("qingqu.db-wal").exists(), "the database was not closed");
}

#[cfg(unix)]
#[test]
fn the_machine_itself_reads_the_figures_and_the_age_of_the_backup() {
    let (home, folder) = demonstration();
    configure(&folder, &format!("[backup]\nfolder = '{}'\n", home.path().display()));
    let made = about(&folder, &["backup"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let port = free_port();
    let mut child = serving(&folder, port);
    answer_of(port, "/health");
    let figures = answer_of(port, "/metrics");
    for figure in [
        "\nqingqu_backup_age_seconds ",
        "\nqingqu_database_bytes ",
        "\nqingqu_disk_free_bytes ",
        "\nqingqu_outbox_letters{state=\"waiting\"} ",
        "\nqingqu_requests_total{method=\"GET\",route=\"/health\",status=\"200\"} 1\n",
        "\nqingqu_request_seconds_count{method=\"GET\",route=\"/health\"} 1\n",
    ] {
        assert!(figures.contains(figure), "{figure}: {figures}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn plain_http_towards_others_is_refused() {
    let (_home, folder) = demonstration();
    configure(&folder, "[serve]\nlisten = '0.0.0.0:0'\n");
    let open = about(&folder, &["serve"]);
    assert_one_sentence(&open, 2);
    assert!(
        open.err.contains("line 2, serve.listen") && open.err.contains("HTTPS"),
        "{}",
        open.err
    );
    configure(&folder, "[serve]\nbase_url = 'https://supervision.example'\n");
    let unnamed = about(&folder, &["serve"]);
    assert_one_sentence(&unnamed, 2);
    assert!(unnamed.err.contains("serve.trusted_proxies"));
}

#[test]
fn a_certificate_that_cannot_be_used_is_told_at_the_start() {
    let (home, folder) = demonstration();
    let serve = "[serve]\nbase_url = 'https://supervision.example'\n";
    let file = home.path().join("county.toml");
    let tls = "[tls]\ncertificate = 'c.pem'\nkey = 'k.pem'\n";
    std::fs::write(&file, format!("data = 'demo'\n{serve}{tls}")).unwrap();
    assert_eq!(folder, home.path().join("demo"));
    let with_file = || finish(call(["serve", "--config"]).arg(&file));
    let absent = with_file();
    assert_one_sentence(&absent, 2);
    assert!(absent.err.contains("line 5, tls.certificate"), "{}", absent.err);
    std::fs::write(home.path().join("c.pem"), "no certificate").unwrap();
    assert!(with_file().err.contains("c.pem"));
}
