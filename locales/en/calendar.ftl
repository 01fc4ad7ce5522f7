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

# Days.
day-working = working day
day-weekend = weekend
day-holiday = day off ({ $name })
day-make-up = make-up working day ({ $name })
weekday-mo = Mo
weekday-tu = Tu
weekday-we = We
weekday-th = Th
weekday-fr = Fr
weekday-sa = Sa
weekday-su = Su
weekday-long-mo = Monday
weekday-long-tu = Tuesday
weekday-long-we = Wednesday
weekday-long-th = Thursday
weekday-long-fr = Friday
weekday-long-sa = Saturday
weekday-long-su = Sunday

# The year.
calendar-title = Calendar
calendar-of = Calendar { $year }
calendar-lead = Days off, make-up working days and teaching weeks. Time limits in working days are counted by this calendar.
calendar-years = Other years
calendar-week = wk
calendar-mark-off = off
calendar-mark-work = work
calendar-mark-due = due
calendar-key-off = day off by notice or statute
calendar-key-work = make-up working day
calendar-key-due = a task of your unit is due
calendar-key-week = teaching week
calendar-due-on = { $count ->
    [one] A task of your unit is due on { $day }
   *[other] { $count } tasks of your unit are due on { $day }
}
calendar-provisional = Provisional.
calendar-provisional-text = The holiday notice for { $year } is not loaded yet. Only weekends and holidays on a fixed date are shown as off; dates that rest on this year may move.
calendar-due-title = Next due dates of your unit
calendar-due-none = Your unit owes nothing from today to the end of this year.
holidays-title = Holidays
holiday-name = Holiday
holiday-off = Days off
holiday-work = Make-up working days

# Terms.
terms-title = School terms
terms-lead = The first day of teaching and the last day of each term. Teaching weeks and duties of each term follow from them.
terms-set = Terms as they stand
terms-none = No term has been set yet.
term-name = Term
term-first = First day of teaching
term-last = Last day
term-length = Length
term-weeks = { $weeks ->
    [one] { $weeks } teaching week
   *[other] { $weeks } teaching weeks
}
term-define = Set or change a term
term-choose = Choose a term
term-hint = Week 1 is the calendar week of the first day of teaching. A term that stands already gets the new dates; the old ones stay in the record.
term-save = Save the term
term-moves = { $count ->
    [one] The last day of one task moves with it
   *[other] The last days of { $count } tasks move with it
}
term-moves-text = Nothing is saved yet. These tasks come back every term, and their last day follows from its dates; a day that a person has set stays.
term-moves-from = Last day now
term-moves-to = Becomes
term-save-moved = Save the term and move the days
term-not-set = The term was not set
term-refused-ends-before = The last day comes before the first day of teaching.
term-refused-outside = The term has to lie in the school year { $year }: from 1 August to 31 August of the next year.
term-refused-too-short = These dates make { $weeks } teaching weeks; a term has at least { $least }.
term-refused-too-long = These dates make { $weeks } teaching weeks; a term has { $most } at most.
term-refused-overlaps = The dates overlap with the term from { $first } to { $last }.
term-refused-order = The dates are on the wrong side of the term from { $first } to { $last }.
term-refused-dates-missing = Please enter the first and the last day.

# Holiday notices.
notice-add = Load a holiday notice
notice-lead = The yearly notice of the State Council's General Office. You see what it moves before it comes into force.
notice-text = Days of the notice
notice-text-hint = One line for each stretch of days: the first and the last day, off or work, and the name of the holiday, for instance: 2027-01-01..2027-01-03 off New Year. The JSON of the open data set holiday-cn is read too.
notice-file = Or a file
notice-file-hint = .json or .txt; if you choose one, the text above is not read.
notice-preview = See what moves
notice-not-read = The notice was not read
notice-load = Bring it into force
notice-refused-shape = This is not the JSON of a holiday notice; line { $line } differs.
notice-refused-line = Line { $line } cannot be read. Write for instance: 2027-01-01..2027-01-03 off New Year
notice-refused-no-days = The notice lists no day.
notice-refused-too-many = The notice lists more days than any notice does.
notice-refused-name = { $day } has no name of a holiday, or too long a name.
notice-refused-address = Where the notice was published has to be an address that begins with https:// or http://.
notice-refused-year = The notice is about { $year }. Only the notices of this year and the next can be loaded.
notice-refused-outside = { $day } is not a day that the notice of { $year } can settle.
notice-refused-twice = { $day } is listed twice.
notice-refused-in-force = This notice of { $year } is in force already; nothing was changed.
preview-title = What the notice of { $year } moves
preview-lead = Nothing has changed yet. Look through it, then bring the notice into force.
preview-partial = It does not name:
preview-partial-text = A year’s notice names every statutory holiday. A later one of the same year stands in the place of the earlier whole: days that it leaves out count as worked.
preview-partial-known = I know; let it come into force as it is
notice-refused-partial = The notice of { $year } does not name { $names }. Please complete it; if it is meant so, look at the preview and confirm there.
preview-notice = The notice
preview-off = { $count ->
    [1] day off
   *[other] days off
}
preview-work = { $count ->
    [1] make-up working day
   *[other] make-up working days
}
preview-days = { $count ->
    [1] day changes
   *[other] days change
}
preview-dates = { $count ->
    [1] due date is touched
   *[other] due dates are touched
}
preview-paper = Published at
preview-tasks-title = Open tasks that turn out to be due on a day off
preview-tasks-none = No open task is due on a day off.
preview-next = Next working day
preview-dates-title = Due dates with other working days
preview-dates-none = No due date of an open task is touched.
preview-open = Open tasks
preview-becomes = Becomes
preview-left = Working days left
preview-days-title = Days that change
preview-days-none = No day changes.
preview-day = Day
preview-was = Was
system-operator = the operator
