# The configuration of an installation, and what is wrong with it.

config-problem = { $file }, line { $line }, { $key }: { $what }
config-usual = as usual
config-syntax = This is no TOML ({ $cause }).
config-unknown = This key has no meaning here. Known are: { $known }
config-want-text = Write a text in quotation marks.
config-want-path = Write a path in quotation marks, such as "/etc/qingqu/key.pem".
config-want-listen = Write an address with its port in quotation marks, such as "127.0.0.1:8620".
config-want-web = Write the address that people type, such as "https://supervision.example".
config-want-postgres = Write the address of a PostgreSQL database, such as "postgres://user@host/name".
config-want-mail = Write the address of a mail server, such as "smtps://user@mail.example:465".
config-want-addresses = Write a list of IP addresses, such as ["10.0.0.2"].
config-want-filter = Write a filter for the log, such as "warn" or "warn,app=info".
config-want-number = Write a whole number.
config-want-classes = Write a list of these names: { $known }
config-needs-also = Write { $other } too; one says nothing without the other.
config-no-folder = There is no such folder.
config-secret-unreadable = The file with the password cannot be read: { $cause }
config-url-without-user = To use a password file the address has to name the user and no password: …://user@host
config-certificate = There is no certificate that can be used in { $file }: { $cause }
config-private-key = There is no private key that can be used in { $file }: { $cause }
config-certificate-pair = The certificate and the key cannot be used together: { $cause }
config-tls-needs-https = With a certificate, write the address that people type here; it begins with https://.
config-https-how = HTTPS needs a certificate (tls.certificate and tls.key), or a proxy in front that speaks it (serve.trusted_proxies).
config-plain-http = { $address } would carry passwords in the clear. Plain HTTP is served at 127.0.0.1 only; for others use HTTPS: name an https:// address in serve.base_url, with a certificate or a proxy.

## What is kept how long

retention-kept = { $class } ({ $name }): kept. { $source }
retention-held = { $class } ({ $name }): { $days ->
    [one] one day
   *[other] { $days } days
}; { $rows } stay because of a legal hold. { $source }
retention-would = { $class } ({ $name }): { $days ->
    [one] one day
   *[other] { $days } days
}; { $rows } would go now. { $source }
retention-done = { $class } ({ $name }): { $days ->
    [one] one day
   *[other] { $days } days
}; { $rows } went. { $source }

## The sample file

config-sample-head =
    Qingqu: the configuration of one installation. Take the “# ” in front of a key away to put it in force.
    Relative paths count from the folder of this file. “qingqu check-config FILE” says what holds and what is wrong.
config-key-data = The folder of the installation; otherwise the folder of this file. Such as { $example }
config-key-database-url = The PostgreSQL database, if one is used instead of the embedded one.
config-key-database-password-file = A file that holds only the password of the database.
config-key-serve-listen = Where to listen. For everybody, with a certificate: { $example }
config-key-serve-base-url = The address that people type; it stands in letters and on paper, so choose one that lasts.
config-key-serve-trusted-proxies = Proxies in front that speak HTTPS; only they are believed about who comes. Such as { $example }
config-key-tls-certificate = The certificate in PEM, followed by those that vouch for it. It is read again when it changes.
config-key-tls-key = The private key of the certificate in PEM; nobody else should be able to read it.
config-key-mail-server = The mail server; without one letters are put into the folder mail/. smtp://…?tls=required begins with STARTTLS.
config-key-mail-password-file = A file that holds only the password of the mail server.
config-key-mail-from = The sender of letters.
config-key-log-filter = What is logged: error, warn, info or debug, also by part, such as { $example }. --log and QINGQU_LOG win over it.
config-key-backup-folder = The folder in which “qingqu backup” makes a folder each time.
config-key-backup-keys-folder = The folder for the keys of backups, on another disk.
config-key-backup-warn-after-hours = After how many hours without a backup to warn.
config-key-watch-disk-floor-mb = Below how many free megabytes on the disk to warn.
config-key-watch-metrics-from = From where /metrics may be read, beside this machine. Such as { $example }
config-key-retention-hold = Classes under a legal hold: nothing of them is forgotten. “qingqu retention --dry-run” names them all. Such as { $example }
