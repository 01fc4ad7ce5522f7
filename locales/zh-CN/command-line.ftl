# 命令行的用语。

cli-fault = 程序无法继续：{ $cause }
cli-disk-full = 磁盘已满，本次没有保存任何内容。请腾出空间后重试。
cli-file-unreadable = 无法读取 { $file }：{ $cause }
cli-folder-not-empty = { $folder } 不是空文件夹，也不是本系统的数据文件夹；请用 --data 指定其他文件夹。

## 数据文件夹

cli-no-installation = { $folder } 中没有本系统的数据。可用 qingqu demo 建立演示数据，或用 qingqu restore 从备份恢复。
cli-several-installations = ./data 下有多套数据，请用 --data 指明使用哪一套。
cli-which-database = { $folder } 中没有内置数据库；如果使用 PostgreSQL，请在配置文件（database.url）中或用 --database 指明。
cli-database-not-empty = 该数据库不是空的；请用 --database 指定一个空数据库。

## 数据库

database-url = 指定的不是 PostgreSQL 数据库的地址；格式为 postgres://用户:密码@主机/库名。
database-closed = { $server } 没有程序在监听；请在该处启动 PostgreSQL，或用 --database 指定其他服务器。
database-silent = { $server } 没有应答；请检查 PostgreSQL 是否在该处运行、从本机能否连通。
database-login = { $server } 的 PostgreSQL 服务器拒绝 { $role } 登录；请检查用户名和密码。
database-unknown = { $server } 的 PostgreSQL 服务器上没有数据库 { $name }；请先创建，或用 --database 指定其他数据库。
database-unusable = 无法使用 { $server } 的 PostgreSQL 服务器：{ $cause }
database-no-data = 该数据库中没有本程序的数据。
database-newer = 数据由更新版本的程序写入，请使用该版本。

## 提供服务

cli-serving = 服务地址：{ $address }，监听 { $listen }，按 Ctrl-C 停止。
cli-port-taken = { $address } 已被其他程序占用；请停止该程序，或改用其他端口。
cli-cannot-listen = 无法在 { $address } 上提供服务：{ $cause }
cli-mail-unusable = 邮件服务器或发件人地址无法使用：{ $cause }

## 演示数据

cli-demo-making = 正在建立演示县的数据……
cli-demo-made = 已在 { $folder } 建立{ $county }的数据：
cli-demo-opened = { $folder } 中是{ $county }的数据：
cli-demo-plan-unused = 演示数据已经存在，--plan 未被采用；如需使用该文件，请用 --data 另建一套。
cli-demo-no-county = 该数据库中没有县的数据；请用 --database 指明与此文件夹对应的数据库。
cli-tier-discipline-team = { "  " }派驻纪检监察组 { $number } 个
cli-tier-bureau-office = { "  " }教育局监督办公室 { $number } 个
cli-tier-supervision-group = { "  " }监督执纪小组 { $number } 个
cli-tier-school = { "  " }学校 { $number } 所
cli-tier-department = { "  " }另有科室 { $number } 个
cli-tier-beside = { "  " }其他单位 { $number } 个
cli-demo-plans = { "  " }方案 { $number } 份
cli-demo-tasks = { "  " }任务 { $number } 项
cli-demo-accounts = 账号和密码如下，同时保存在 { $file }：
cli-demo-accounts-kept = 账号和密码见 { $file }。
cli-demo-accounts-gone = 保存密码的文件 { $file } 已不存在，数据库中也查不到密码；请用 --data 另建一套演示数据。
cli-demo-address = 访问地址：{ $address }
cli-role-discipline-officer = 派驻组干部
cli-role-bureau-officer = 监督办公室干部
cli-role-group-supervisor = 监督执纪小组成员
cli-role-school-clerk = 学校信息员
cli-role-department-officer = 科室干部
cli-role-system-administrator = 系统管理员
cli-role-security-administrator = 安全管理员
cli-role-audit-administrator = 审计管理员
cli-founded = 已在 { $folder } 建立{ $county }。三个管理员还没有密码，请各自凭激活码在 { $address }/activation 设置。激活码只显示这一次：
cli-founding-reason = 首次启动
cli-founding-office = 教育局监督办公室
cli-recovered = 账号 { $login } 已换新激活码，只显示这一次，请在 { $address }/activation 使用。原密码、已登录设备、接口令牌和手机验证器均已失效：
cli-recover-missing = 这里没有账号 { $login }。
cli-code-until = 有效期至 { $at }

## 日历

cli-due = 期限最后一日：{ $on }（计入 { $days } 日）。
cli-due-provisional = 暂定：相应时间的放假通知尚未发布。
cli-due-skipped = { "  " }{ $day } 不计入：{ $why }
cli-due-weekend = 周末
cli-due-zero = 期限至少为一日。
cli-due-too-long = 期限最多为 { $longest } 日。
cli-due-outside = 日历的范围是 { $first } 年至 { $last } 年。

## 记录

cli-checkpoint-unreadable = { $file } 不是可以读取的检查点：{ $cause }
cli-log-clean = 记录与写入时一致：共 { $leaves } 条，没有发现问题。
cli-log-edited = 第 { $leaf } 条：内容被改动，与保存的散列值不符。
cli-log-head-unreadable = 记录的末端检查点缺失或者读不出来。
cli-log-event-edited = 第 { $leaf } 条：对应的事件被改动。
cli-log-event-missing = 第 { $leaf } 条：对应的事件缺失。
cli-log-event-unreadable = 第 { $leaf } 条：对应的事件存在，但读不出来。
cli-log-leaves-without-index = 有 { $leaves } 条的序号读不出来。
cli-log-events-without-leaf = 有 { $events } 个事件不在记录之中。
cli-log-missing = 第 { $first } 条至第 { $last } 条：缺失。
cli-log-out-of-order = 第 { $leaf } 条：占据了第 { $expected } 条的位置。
cli-log-root-mismatch = 前 { $size } 条：合起来与签名不符，有内容被改写或调换。
cli-log-forked = 前 { $size } 条：与外存检查点留存时的内容不同。
cli-log-truncated = 第 { $found } 条起：被截去；签名时共有 { $stated } 条。
cli-log-beyond-head = 第 { $stated } 条起：没有签名；现有 { $found } 条。
cli-log-outside-truncated = 第 { $found } 条起：被截去；外存检查点记载共有 { $stated } 条。
cli-log-head-refused = 数据库中的检查点不可信：{ $cause }
cli-log-outside-refused = 外存检查点不可信：{ $cause }
cli-log-more = 另有 { $faults } 处问题。

## 放假安排

cli-notice-loaded = { $year } 年放假安排已生效：{ $days } 天有变化，{ $dates } 个到期日受影响，{ $tasks } 项任务在休息日到期（没有改动任何到期日）。
cli-notice-refused = { $county }：{ $why }
cli-notice-date = { $tasks } 项未完成任务，剩余工作日 { $before } → { $after }
cli-notice-task = 在休息日到期，下一个工作日 { $next }
