# 备份与恢复：显示在程序的错误输出上。

backup-made = 已备份到 { $folder }：文件 { $files } 个，日志 { $leaves } 条。密钥在 { $keys }，请与备份分开保管。
cli-backup-where = 请指明备份存放的新文件夹，或在配置文件中指定存放备份的文件夹（backup.folder）。
backup-restored = 已恢复。日志从第 { $leaves } 条之后继续，本次恢复已记入日志。
backup-verified = 已与备份核对，未发现问题：数据表 { $tables } 个，文件 { $files } 个，日志 { $leaves } 条。

backup-refused-keys-inside = 密钥会落在备份文件夹之内。请另选一个与备份分开的文件夹存放密钥。
backup-refused-there = { $folder } 已经存在。备份不覆盖任何内容，请另选文件夹。
backup-refused-another-key = { $folder } 里已有另一套系统的密钥。请为密钥另选文件夹。
backup-refused-stored-file = 文件 { $part } 缺失或已损坏，备份将不完整。请先从较早的备份中找回该文件，再重新备份。
backup-refused-no-keys = { $folder } 里没有密钥。没有原系统的密钥，备份无法恢复。
backup-refused-keys-unreadable = { $folder } 里的密钥文件无法读取：已损坏或抄写有误。
backup-refused-other-keys = 密钥与备份不符：该备份需要密钥 { $needed }，提供的是 { $found }。
backup-refused-incomplete = 备份不完整：缺少 { $part }。未恢复任何内容。
backup-refused-damaged = 备份已损坏：{ $part } 与备份时不一致。未恢复任何内容。
backup-refused-newer = 该备份由更新版本的程序制作。请用该版本恢复。
backup-refused-engine = 该备份来自 { $engine } 数据库。请恢复到同一种数据库。
backup-refused-occupied = 目标位置已有内容：{ $place }。请恢复到空文件夹和空数据库。

restore-fault-rows = 数据表 { $table } 有 { $found } 行，备份中是 { $expected } 行。
restore-fault-file-missing = 文件 { $file } 缺失。
restore-fault-file-damaged = 文件 { $file } 已损坏。
restore-fault-log = 日志与备份时的日志不相衔接：{ $what }。
restore-fault-sealed = 用这套密钥打不开已加密的内容。

system-restorer = 恢复程序
