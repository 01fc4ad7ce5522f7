//! `qingqu check-config`, and the file that it reads.

use std::fs;

use tempfile::TempDir;

use crate::support::{Done, about, call, configure, demonstration, finish, qingqu};

/// What is said of this file.
fn checked(text: &str, language: &str) -> Done {
    let home = TempDir::new().unwrap();
    configure(home.path(), text);
    fs::write(home.path().join("secret"), "s3cret@\n").unwrap();
    finish(call(["--lang", language, "check-config"]).current_dir(home.path()))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a switch of the test, not configuration")]
fn the_sample_is_made_from_the_table_of_keys() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/operate/qingqu.sample.toml");
    let made = qingqu(["check-config", "--sample"]).out;
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, &made).unwrap();
    }
    let golden = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(made, golden, "run with UPDATE_GOLDEN=1");
}

#[test]
fn what_holds_is_printed_without_secrets() {
    let done = checked(
        "[mail]\nserver = 'smtps://office:pass@mail.example:465'\nfrom = 'office@mail.example'\n\
         [database]\nurl = 'postgres://qingqu@db.example/qingqu'\npassword_file = 'secret'\n",
        "en",
    );
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    assert!(done.out.contains("mail.server = \"smtps://office:***@mail.example:465\""));
    assert!(done.out.contains("serve.listen = \"127.0.0.1:8620\"  # as usual"), "{}", done.out);
    assert!(!done.out.contains("pass@") && !done.out.contains("s3cret"), "{}", done.out);
}

#[test]
fn every_problem_names_file_line_and_key_and_what_is_expected() {
    let text =
        "[serve]\nlisten = 8620\nbaseurl = 'https://a.example'\n[watch]\ndisk_floor_mb = -1\n";
    let done = checked(text, "en");
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    let told: Vec<_> = done.err.lines().collect();
    assert_eq!(told.len(), 3, "{}", done.err);
    assert!(told[0].contains("qingqu.toml, line 2, serve.listen: Write an address with its port"));
    assert!(told[1].contains("line 3, serve.baseurl: This key has no meaning here"));
    assert!(told[1].contains("listen, base_url, trusted_proxies"), "{}", told[1]);
    assert!(told[2].contains("line 5, watch.disk_floor_mb: Write a whole number."));
}

#[test]
fn problems_are_told_in_the_language_of_the_reader() {
    let done = checked("[serve]\nport = 80\n", "zh-CN");
    assert!(done.err.contains("第 2 行 serve.port：此处没有这个配置项"), "{}", done.err);
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    let done = checked("[serve]\nlisten = \n", "en");
    assert_eq!(done.code, 2);
    assert!(done.err.contains("line 2, TOML: This is no TOML"), "{}", done.err);
}

#[test]
fn what_is_missing_beside_something_else_is_told() {
    let text = "data = 'nowhere'\n[mail]\nfrom = 'office@mail.example'\n[tls]\nkey = 'key.pem'\n\
                [serve]\nbase_url = 'https://a.example'\n[database]\n\
                url = 'postgres://db.example/x'\npassword_file = 'secret'\n";
    let done = checked(text, "en");
    assert_eq!(done.code, 2);
    for problem in [
        "line 1, data: There is no such folder",
        "line 3, mail.from: Write mail.server too",
        "line 5, tls.key: Write tls.certificate too",
        "line 7, serve.base_url: HTTPS needs a certificate",
        "line 9, database.url: To use a password file",
    ] {
        assert!(done.err.contains(problem), "{problem}: {}", done.err);
    }
}

#[test]
fn the_command_line_wins_over_the_file() {
    let (home, folder) = demonstration();
    let file = home.path().join("county.toml");
    fs::write(&file, "data = 'nowhere'\n").unwrap();
    let by_file = finish(call(["log", "verify", "--config"]).arg(&file));
    assert_eq!(by_file.code, 2);
    assert!(by_file.err.contains("nowhere"), "{}", by_file.err);
    let both = finish(call(["log", "verify", "--config"]).arg(&file).arg("--data").arg(&folder));
    assert_eq!(both.code, 0, "{}", both.err);
    fs::write(&file, "data = 'demo'\n").unwrap();
    assert_eq!(finish(call(["log", "verify", "--config"]).arg(&file)).code, 0);
}

#[test]
fn a_file_that_cannot_be_used_stops_every_command() {
    let (_home, folder) = demonstration();
    configure(&folder, "[retention]\nhold = ['evidence']\n");
    for order in [&["serve"][..], &["backup"], &["log", "verify"]] {
        let done = about(&folder, order);
        assert_eq!(done.code, 2);
        assert!(done.err.contains("line 2, retention.hold"), "{}", done.err);
    }
}

#[test]
fn backups_go_where_the_file_says() {
    let (home, folder) = demonstration();
    configure(&folder, "[backup]\nfolder = '../copies'\nkeys_folder = '../keys'\n");
    let made = about(&folder, &["backup"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let copies: Vec<_> = fs::read_dir(home.path().join("copies")).unwrap().collect();
    assert_eq!(copies.len(), 1);
    assert!(home.path().join("keys/master.key").exists());
    assert!(folder.join("backups/last.json").exists());
    configure(&folder, "");
    let nowhere = about(&folder, &["backup"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("backup.folder"), "{}", nowhere.err);
}
