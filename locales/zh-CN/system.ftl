# 系统运行情况。

system-title = 系统状态
system-lead = 本系统的运行情况：后台任务、磁盘与备份。
system-see-to = 以下事项需要处理
system-well = 目前没有需要处理的事项。
system-stands = 运行情况
system-what = 项目
system-how = 情况
system-version = 版本
system-backup = 最近一次备份
system-checkpoint = 最近一次写出检查点
system-disk = 磁盘剩余空间
system-floor = 至少应留 { $size }
system-database = 数据库大小
system-letters = 邮件
system-letters-count = 待发 { $waiting } 封，放弃 { $given_up } 封
system-notice = { $year }年放假通知
system-notice-loaded = 已生效
system-notice-missing = 尚未载入；一般在十一月发布
system-never = 从未
system-unknown = 未知
system-jobs = 后台任务
system-job = 任务
system-last-run = 上次运行
system-next-run = 下次运行
system-state = 状态
system-job-well = 正常
system-job-failed = 失败，原因见日志，编号 { $reference }
system-job-late = 未按时运行
system-no-jobs = 还没有任务运行过
system-no-jobs-text = 程序提供服务时，后台任务自动运行。
job-name = { $name ->
    [mail] 发送邮件
    [checkpoint] 写出检查点
    [periods] 下达新周期的任务
    [departures] 停用离任账号
    [reminders] 到期提醒
    [tidy] 清理到期数据
    [files] 清理无主文件
    [watch] 检查磁盘与备份
    [certificate] 重读证书
   *[other] { $name }
}

## 警告

warning-disk = 磁盘空间不足：只剩 { $free } MB。请尽快清理，否则很快将无法提交材料。
warning-no-backup = 还没有做过备份，请今天就做一次。
warning-backup = 最近一次备份已过去 { $hours } 小时，请查明夜间备份为何没有运行。
warning-job = 后台任务没有正常完成：{ job-name }。
warning-letters = 有 { $number } 封邮件多次发送失败，已放弃；请检查邮件服务器是否放行。
