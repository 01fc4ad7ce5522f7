# The county on one screen, duties, the board of a plan.
nav-county = County
screen-title = The county on one screen
screen-table = Units and duties
screen-filter = Choose what the screen shows
screen-period = Period
screen-periods = Other periods
screen-due-from = Due from
screen-due-to = Due until
screen-duty-no = Number of a duty
screen-from-to = { $from } to { $to }
screen-size = { $units ->
    [one] one unit
   *[other] { $units } units
} · { $duties ->
    [one] one duty due
   *[other] { $duties } duties due
}
screen-sum = Together
screen-all = All units
screen-schools = Schools
screen-wall = Wall layout
screen-desk = Desk layout
screen-dark = Dark
screen-light = Bright
screen-anew = Renewed every { $seconds } seconds
screen-as-of = as of { $moment }
screen-none = No duty is due in { $window }
screen-none-text = Choose another period, or drop a filter.
screen-pager-rows = Rows
screen-pager-columns = Duties
screen-legend = What the lights mean
screen-how = How this is counted
screen-how-lights = Every duty of every unit is a task with a last day, which ends at 24:00. Its light follows from dates alone; nobody sets it.
screen-how-lit = ● Lit: handed in by the last day.
screen-how-late = ◐ Late: handed in after it, or returned and the last day has passed.
screen-how-missing = ○ Missing: the last day has passed and nothing was handed in.
screen-how-not-due = · Not due: there is still time.
screen-how-first = The day of the first hand-in counts, so a slow review makes nobody late. What was taken back is not counted.
screen-how-worst = A cell with several tasks shows its worst light and, as in 7/9, how many of them are lit.
screen-how-units = Units are counted, never persons. Units stand in their usual order: there is no ranking. You see and count only what your post may see.
light-lit = Lit
light-late = Late
light-missing = Missing
light-not-due = Not due
peers-title = Your school beside its peers
peers-own = Your school: lit of what was due
peers-lower = A quarter has at most
peers-median = Half has at most
peers-upper = Three quarters have at most
peers-of = { $schools } schools of your stage ({ $stage }) in the same period. Which school has which share is shown to nobody here.
peers-too-few = Fewer than { $least } schools of your stage had something due: the group is too small to be shown without telling on single schools.
duties-title = Duties
duties-lead = What units are asked, once or again and again, and how it stands.
duties-filter = Filter duties
duties-none = No duty matches
duties-none-text = A duty begins when a measure of a plan is assigned.
duties-total = { $total ->
    [one] One duty, the newest first
   *[other] { $total } duties, the newest first
}
column-duty = Duty
column-asked = Units asked
column-lights = Lights
duty-no = Duty { $no }
duty-in-force = In force
duty-ended = Ended
duty-once = once, by { $day }
duty-every = { $cadence }, { $rule }
duty-of-groups = all supervision groups
duty-of-schools = all schools
duty-see-tasks = See its tasks
duty-tasks = Light
duty-heat = Units and the last periods
duty-lights = Units
duty-no-tasks = No task of this duty was given yet.
duty-told-taken = { $count ->
    [0] The duty has ended. No task was open.
    [one] The duty has ended. 1 task was taken back.
   *[other] The duty has ended. { $count } tasks were taken back.
}
duty-told-away = { $count ->
    [one] 1 task of a unit that you keep away from stays open; a colleague has to take it back.
   *[other] { $count } tasks of units that you keep away from stay open; a colleague has to take them back.
}
duty-end-title = End the duty
duty-end-text = No further period is asked. Tasks that were given stay, unless you take them back.
duty-end = End it
duty-end-take-back = Take back its tasks for which nothing was handed in
duty-end-of = End duty { $no } for everyone
board-title = Board of measures
board-lead = each light with its age in days
board-measure = Measure
board-none = This plan has no measure that is asked of anyone you see.
board-all-groups = All groups
board-overdue = { $days } d over
board-asked = asked { $days } d ago
tasks-behind-light = Behind a light:
