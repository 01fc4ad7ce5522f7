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
