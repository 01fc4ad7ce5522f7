# 配置文件及其中的问题。

config-problem = { $file } 第 { $line } 行 { $key }：{ $what }
config-usual = 默认值
config-syntax = 不是有效的 TOML（{ $cause }）。
config-unknown = 此处没有这个配置项。可用的有：{ $known }
config-want-text = 应为引号中的文字。
config-want-path = 应为引号中的路径，例如 "/etc/qingqu/key.pem"。
config-want-listen = 应为引号中的地址和端口，例如 "127.0.0.1:8620"。
config-want-web = 应为用户访问的网址，例如 "https://supervision.example"。
config-want-postgres = 应为 PostgreSQL 数据库的地址，例如 "postgres://user@host/name"。
config-want-mail = 应为邮件服务器的地址，例如 "smtps://user@mail.example:465"。
config-want-addresses = 应为 IP 地址列表，例如 ["10.0.0.2"]。
config-want-filter = 应为日志过滤规则，例如 "warn" 或 "warn,app=info"。
config-want-number = 应为整数。
config-want-classes = 应为下列名称的列表：{ $known }
config-needs-also = 还需要填写 { $other }，两项必须同时填写。
config-no-folder = 没有这个文件夹。
config-secret-unreadable = 无法读取密码文件：{ $cause }
config-url-without-user = 使用密码文件时，地址中应写用户名而不写密码：…://user@host
config-certificate = { $file } 中没有可用的证书：{ $cause }
config-private-key = { $file } 中没有可用的私钥：{ $cause }
config-certificate-pair = 证书与私钥不能配对使用：{ $cause }
config-tls-needs-https = 使用证书时，请在此填写用户访问的网址，以 https:// 开头。
config-https-how = 使用 HTTPS 需要证书（tls.certificate 和 tls.key），或由前置代理提供（serve.trusted_proxies）。
config-plain-http = { $address } 会以明文传送密码。未加密的 HTTP 只能在 127.0.0.1 上使用；要供他人访问，请在 serve.base_url 中填写 https:// 网址，并配置证书或前置代理。

## 保存期限

retention-kept = { $class }（{ $name }）：保留。{ $source }
retention-held = { $class }（{ $name }）：{ $days } 天；因法定保全，{ $rows } 条到期而不清理。{ $source }
retention-would = { $class }（{ $name }）：{ $days } 天；现在会清理 { $rows } 条。{ $source }
retention-done = { $class }（{ $name }）：{ $days } 天；已清理 { $rows } 条。{ $source }

## 配置文件样例

config-sample-head =
    清渠的配置文件。去掉配置项前面的“# ”即生效。
    相对路径从本文件所在的文件夹算起。qingqu check-config 文件名 可列出生效的配置和其中的问题。
config-key-data = 数据文件夹；不填则为本文件所在的文件夹。例如 { $example }
config-key-database-url = PostgreSQL 数据库；不填则使用内置数据库。
config-key-database-password-file = 只存放数据库密码的文件。
config-key-serve-listen = 监听的地址和端口。有证书、供所有人访问时：{ $example }
config-key-serve-base-url = 用户访问的网址；会出现在邮件和纸质材料上，请选定后不再更改。
config-key-serve-trusted-proxies = 提供 HTTPS 的前置代理；只采信它们转告的访问者地址。例如 { $example }
config-key-tls-certificate = PEM 格式的证书，其后附签发者的证书。文件更换后自动重读。
config-key-tls-key = PEM 格式的证书私钥；其他人不应能读取。
config-key-mail-server = 邮件服务器；不填则信件存入 mail/ 文件夹。smtp://…?tls=required 表示使用 STARTTLS。
config-key-mail-password-file = 只存放邮件服务器密码的文件。
config-key-mail-from = 发件人。
config-key-log-filter = 记录哪些日志：error、warn、info、debug，也可按部分指定，例如 { $example }。--log 和 QINGQU_LOG 优先。
config-key-backup-folder = qingqu backup 每次在此文件夹下新建一个备份文件夹。
config-key-backup-keys-folder = 存放备份密钥的文件夹，应在另一块磁盘上。
config-key-backup-warn-after-hours = 超过多少小时没有备份时提醒。
config-key-watch-disk-floor-mb = 磁盘剩余空间少于多少兆字节时提醒。
config-key-watch-metrics-from = 除本机外，允许从哪些地址读取 /metrics。例如 { $example }
config-key-retention-hold = 处于法定保全的类别：到期也不清理。qingqu retention --dry-run 列出全部类别。例如 { $example }
