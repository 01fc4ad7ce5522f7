# 日历：周期、学期、放假安排。
cadence-week = 每周
cadence-fortnight = 每两周
cadence-month = 每月
cadence-quarter = 每季度
cadence-half-year = 每半年
cadence-year = 每年
cadence-term = 每学期
cadence-school-year = 每学年
period-week = { $year } 年第 { $no } 周
period-fortnight = { $year } 年第 { $no }、{ $next } 周
period-month = { $year } 年 { $no } 月
period-quarter = { $year } 年第 { $no } 季度
period-half-year = { $no ->
    [1] { $year } 年上半年
   *[other] { $year } 年下半年
}
period-year = { $year } 年
period-term = { $no ->
    [1] { $year } 学年第一学期
   *[other] { $year } 学年第二学期
}
period-school-year = { $year } 学年
due-rule-last-day = 周期最后一天
due-rule-day = 周期第 { $nth } 天
due-rule-working-day-start = 周期第 { $nth } 个工作日
due-rule-working-day-end = { $nth ->
    [1] 周期最后一个工作日
   *[other] 周期倒数第 { $nth } 个工作日
}
due-rule-working-day-after-end = 周期结束后第 { $nth } 个工作日

# 日子。
day-working = 工作日
day-weekend = 周末
day-holiday = 休（{ $name }）
day-make-up = 班（{ $name }）
weekday-mo = 一
weekday-tu = 二
weekday-we = 三
weekday-th = 四
weekday-fr = 五
weekday-sa = 六
weekday-su = 日
weekday-long-mo = 星期一
weekday-long-tu = 星期二
weekday-long-we = 星期三
weekday-long-th = 星期四
weekday-long-fr = 星期五
weekday-long-sa = 星期六
weekday-long-su = 星期日

# 全年。
calendar-title = 日历
calendar-of = { $year } 年日历
calendar-lead = 放假、调休上班和教学周。以工作日计算的时限都按这份日历。
calendar-years = 其他年份
calendar-week = 周
calendar-mark-off = 休
calendar-mark-work = 班
calendar-mark-due = 到期
calendar-key-off = 放假
calendar-key-work = 调休上班
calendar-key-due = 本单位有任务到期
calendar-key-week = 教学周
calendar-due-on = { $day }本单位有 { $count } 项任务到期
calendar-provisional = 暂定。
calendar-provisional-text = { $year } 年的放假安排尚未载入。这里只标出周末和日期固定的节日，凡依据本年推算的日期都可能变动。
calendar-due-title = 本单位即将到期的任务
calendar-due-none = 从今天到年底，本单位没有待办任务到期。
holidays-title = 节假日
holiday-name = 节日
holiday-off = 放假
holiday-work = 调休上班

# 学期。
terms-title = 学期
terms-lead = 每学期的开学日和结束日。教学周和每学期的任务都由此推算。
terms-set = 现有学期
terms-none = 还没有设定学期。
term-name = 学期
term-first = 开学日
term-last = 结束日
term-length = 长度
term-weeks = { $weeks } 个教学周
term-define = 设定或更改学期
term-choose = 请选择学期
term-hint = 开学日所在的自然周为第 1 教学周。已有的学期改用新日期，原日期留在记录里。
term-save = 保存学期
term-moves = { $count } 项任务的截止日期会随之变动
term-moves-text = 还没有保存。这些任务每学期一次，截止日期由学期日期推算；人工改过的日期不变。
term-moves-from = 现在的截止日期
term-moves-to = 改为
term-save-moved = 保存学期并调整日期
term-not-set = 学期没有设定
term-refused-ends-before = 结束日早于开学日。
term-refused-outside = 学期应在 { $year } 学年之内：从 8 月 1 日到次年 8 月 31 日。
term-refused-too-short = 这些日期只有 { $weeks } 个教学周，一个学期至少 { $least } 个。
term-refused-too-long = 这些日期有 { $weeks } 个教学周，一个学期至多 { $most } 个。
term-refused-overlaps = 日期与 { $first }至{ $last }的学期重叠。
term-refused-order = 日期与 { $first }至{ $last }的学期先后颠倒。
term-refused-dates-missing = 请填写开学日和结束日。

# 放假安排。
notice-add = 载入放假安排
notice-lead = 国务院办公厅每年发布的放假通知。生效之前，先看清它改动了哪些日期。
notice-text = 放假安排的日期
notice-text-hint = 每段日期一行：起止日期、休或班、节日名称，例如 2027-01-01..2027-01-03 休 元旦。也可以粘贴开放数据 holiday-cn 的 JSON。
notice-file = 或者选择文件
notice-file-hint = .json 或 .txt；选了文件就不读上面的文字。
notice-preview = 查看改动
notice-not-read = 没有读成
notice-load = 确认生效
notice-refused-shape = 这不是放假安排的 JSON，第 { $line } 行不符。
notice-refused-line = 第 { $line } 行读不懂。请写成：2027-01-01..2027-01-03 休 元旦
notice-refused-no-days = 没有列出任何日期。
notice-refused-too-many = 列出的日期多于任何一次放假安排。
notice-refused-name = { $day }没有节日名称，或名称过长。
notice-refused-address = 发布出处应是以 https:// 或 http:// 开头的网址。
notice-refused-year = 这是 { $year } 年的放假安排。只能载入今年和明年的。
notice-refused-outside = { $day }不在 { $year } 年放假安排的范围内。
notice-refused-twice = { $day }列了两次。
notice-refused-in-force = { $year } 年的这份放假安排已经生效，没有改动。
preview-title = { $year } 年放假安排改动了什么
preview-lead = 目前什么都没有变。看过以后再确认生效。
preview-partial = 没有列出：
preview-partial-text = 每年的放假安排都会写明全部法定节日。同一年后载入的一份整体取代先前的，没有列出的日子按照常上班计算。
preview-partial-known = 我知道，仍按这份生效
notice-refused-partial = { $year } 年的放假安排没有列出：{ $names }。请补全；确实如此的，请预览后勾选确认。
preview-notice = 放假安排
preview-off = { $count ->
   *[other] 天放假
}
preview-work = { $count ->
   *[other] 天调休上班
}
preview-days = { $count ->
   *[other] 天有变化
}
preview-dates = { $count ->
   *[other] 个到期日受影响
}
preview-paper = 发布于
preview-tasks-title = 到期日落在休息日的未完成任务
preview-tasks-none = 没有未完成的任务在休息日到期。
preview-next = 下一个工作日
preview-dates-title = 工作日数有变的到期日
preview-dates-none = 没有未完成任务的到期日受影响。
preview-open = 未完成任务
preview-becomes = 变为
preview-left = 剩余工作日
preview-days-title = 有变化的日子
preview-days-none = 没有哪一天有变化。
preview-day = 日期
preview-was = 原为
system-operator = 运行维护
