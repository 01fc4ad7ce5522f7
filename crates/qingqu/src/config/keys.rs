//! The table of keys: what can be said, and in which form. The sample file is made from it.

use super::value::Want;

/// One key of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// Its section and name, such as `serve.listen`.
    pub(super) name: &'static str,
    /// What its value must be.
    pub(super) want: Want,
    /// How a value looks in TOML.
    pub(super) example: &'static str,
    /// What holds where nothing is said, in TOML.
    pub(super) usual: Option<&'static str>,
}

impl Key {
    /// The section; nothing at the top.
    pub(super) fn section(self) -> &'static str {
        self.name.split_once('.').map_or("", |(section, _)| section)
    }

    /// The name within the section.
    pub(super) fn own_name(self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, name)| name)
    }
}

const fn key(
    name: &'static str,
    want: Want,
    example: &'static str,
    usual: Option<&'static str>,
) -> Key {
    Key { name, want, example, usual }
}

/// All keys, in the order of the sample.
pub(super) const KEYS: [Key; 18] = [
    key("data", Want::Path, r#""/var/lib/qingqu""#, None),
    key("database.url", Want::Postgres, r#""postgres://qingqu@db.example/qingqu""#, None),
    key("database.password_file", Want::Path, r#""/etc/qingqu/database-password""#, None),
    key("serve.listen", Want::Listen, r#""0.0.0.0:443""#, Some(r#""127.0.0.1:8620""#)),
    key("serve.base_url", Want::Web, r#""https://supervision.example""#, None),
    key("serve.trusted_proxies", Want::Addresses, r#"["10.0.0.2"]"#, Some("[]")),
    key("tls.certificate", Want::Path, r#""/etc/qingqu/certificate.pem""#, None),
    key("tls.key", Want::Path, r#""/etc/qingqu/key.pem""#, None),
    key("mail.server", Want::Mail, r#""smtps://qingqu@mail.example:465""#, None),
    key("mail.password_file", Want::Path, r#""/etc/qingqu/mail-password""#, None),
    key("mail.from", Want::Text, r#""Qingqu <qingqu@mail.example>""#, None),
    key("log.filter", Want::Filter, r#""warn,app=info""#, Some(r#""warn""#)),
    key("backup.folder", Want::Path, r#""/backup/qingqu""#, None),
    key("backup.keys_folder", Want::Path, r#""/other-disk/qingqu-keys""#, None),
    key("backup.warn_after_hours", Want::Number, "48", Some("48")),
    key("watch.disk_floor_mb", Want::Number, "2048", Some("2048")),
    key("watch.metrics_from", Want::Addresses, r#"["10.0.0.9"]"#, Some("[]")),
    key("retention.hold", Want::Classes, r#"["letters"]"#, Some("[]")),
];
