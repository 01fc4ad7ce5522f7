# The calendar: recurring periods, terms, holiday notices.
cadence-week = every week
cadence-fortnight = every two weeks
cadence-month = every month
cadence-quarter = every quarter
cadence-half-year = every half-year
cadence-year = every year
cadence-term = every term
cadence-school-year = every school year
period-week = week { $no } of { $year }
period-fortnight = weeks { $no } and { $next } of { $year }
period-month = { $no ->
    [1] January { $year }
    [2] February { $year }
    [3] March { $year }
    [4] April { $year }
    [5] May { $year }
    [6] June { $year }
    [7] July { $year }
    [8] August { $year }
    [9] September { $year }
    [10] October { $year }
    [11] November { $year }
   *[12] December { $year }
}
period-quarter = quarter { $no } of { $year }
period-half-year = { $no ->
    [1] first half of { $year }
   *[other] second half of { $year }
}
period-year = { $year }
period-term = { $no ->
    [1] first term of { $year }
   *[other] second term of { $year }
}
period-school-year = school year { $year }
due-rule-last-day = on the last day of the period
due-rule-day = on day { $nth } of the period
due-rule-working-day-start = { $nth ->
    [1] on the first working day of the period
   *[other] by working day { $nth } of the period
}
due-rule-working-day-end = { $nth ->
    [1] on the last working day of the period
   *[other] by working day { $nth } counted back from the end of the period
}
due-rule-working-day-after-end = { $nth ->
    [1] one working day after the period has ended
   *[other] { $nth } working days after the period has ended
}
