# The year of duties, and pledges.
nav-year = Year
year-title = The year
year-of = The year { $year }
year-lead = What is to be done in a year, in the months in which it falls due; the numbers are days.
year-others = Other years
year-source = Source
year-place = Standing
year-asked = What falls due, month by month
year-asked-none = Nothing is asked yet.
year-none = Nothing is to be done this year
year-none-text = Days appear here once standing duties are taken over or measures of a plan are assigned.
year-others-title = Standing duties that are only proposed, ended or left out
year-marks = Terms and holidays
year-term-begins = term begins
year-term-ends = term ends
year-due-on = due on { $days }
year-how = A “?” marks a day that a holiday notice may still move; “×4” says how often something is due in a month. Duties of each term have no days in years whose terms are not set.
year-take-over-all = { $count ->
    [one] Take over what is proposed (1)
   *[other] Take over what is proposed ({ $count })
}
year-taken = { $duties ->
    [one] One duty was taken over;
   *[other] { $duties } duties were taken over;
} { $tasks ->
    [one] one task was given now.
   *[other] { $tasks } tasks were given now.
} Later periods are given by themselves.
year-place-taken-over = taken over
year-place-changed = taken over, changed
year-place-own = asked besides
year-place-proposed = proposed
year-place-ended = ended
year-place-omitted = not for us
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
source-clause = art. { $clause }
source-sure-text = its text was read
source-sure-restated = from a restatement, to be checked
source-sure-known = from general knowledge, to be checked
source-sure-practice = usual practice, the document is the ground only
year-is-changed = It differs from the pack.
year-omitted = Not for us:
year-ask-title = Take it over
year-ask-text = Every field can be changed. Tasks are then given when each period begins.
year-change-title = Change what is asked
year-change-text = What is asked now ends, and what stands below is asked from the chosen day on. Closed tasks stay as they are.
year-change-reason = Reason for the change
year-change = End it and ask anew
year-preview = See first whom it asks and when
year-next-days = Due next:
year-no-days = Nothing falls due in the coming year (duties of each term need terms first).
year-omit-title = Not for this county
year-omit-text = With a reason it leaves the list of proposals; it can be brought back at any time.
year-omit = Not for us
year-again-title = Bring it back
year-again-text = It is proposed again; nobody is asked for anything.
year-again = Propose it again
year-proposal-title = Take over what is proposed
year-proposal-lead = What would be asked, of how many units, and when it falls due next. Untick what stays; open one by itself to change its words.
year-proposal-none = Nothing is proposed
year-proposal-count = { $count ->
    [one] One standing duty
   *[other] { $count } standing duties
}
year-proposal-text = All of it happens at once: if one cannot be taken over, none is.
year-next = Due next
year-office = one office
year-office-choose = Work of the authority itself goes to
year-office-hint = The work meeting, joint meetings and the like are given to this department; without one they stay proposed.
year-office-none = leave these proposed
year-take-over = Take over and ask
year-back = Back to the year
year-refused-taken-over = It was taken over already; look at the page again.
year-refused-omitted = It was left out; bring it back first.
year-refused-not-omitted = It is not left out.
year-refused-of-another = That duty does not come from this standing duty.
year-refused-reason-missing = Please give a reason.
year-refused-nothing-chosen = Nothing can be taken over: tick something, and choose a department if only its work is ticked.
pledge-of-duty = Pledge (a text that both sides confirm)
pledge-hint = With a text here, a unit hands in by confirming it and the supervision office closes it by confirming it too; no file is needed. The text does not change once it is asked.
pledge-title-field = Title of the pledge
pledge-text-field = Text of the pledge, one paragraph a line
pledge-paper = Look at the pledge and print it
pledge-all = Who has confirmed
pledge-post = Post
pledge-name = Name
pledge-confirm-title = Confirm the pledge
pledge-confirm-text = The head of the unit reads the text and confirms it. What is confirmed is the text on this page; the record keeps its hash.
pledge-confirm = Confirm for the unit
pledge-sign-title = Confirm for the office
pledge-sign-text = The unit has confirmed; with the office's confirmation both sides have. Return it with a reason if the wrong person confirmed.
pledge-sign = Confirm for the supervision office
pledge-office = Supervision office
pledge-unit = Unit
pledge-not-yet = not confirmed yet
pledge-what-it-is = Both sides confirmed this one by one, signed in to this system, and the record keeps it. It is no electronic signature in the sense of the Electronic Signature Law; print it where ink and seal are needed.
pledge-list-title = Who has confirmed the pledge
pledge-list-lead = { $count ->
    [one] One pledge:
   *[other] { $count } pledges:
} { $confirmed } confirmed by the unit, { $signed } by both sides.
pledge-waiting = { $count ->
    [one] One waits for you
   *[other] { $count } wait for you
}
pledge-check = Check the list, then confirm
pledge-check-title = { $count ->
    [one] About to confirm one pledge
   *[other] About to confirm { $count } pledges
}
pledge-check-text = Please check the list. If it is not what stands here, none is confirmed.
pledge-sign-these = { $count ->
    [one] Confirm this one
   *[other] Confirm these { $count }
}
pledge-back = Choose again
pledge-none = No pledge was given yet
pledge-period = Task
pledge-list-changed = Something on the list changed just now, and none was confirmed; please check it again.
event-pledge-confirmed = confirmed the pledge
event-pledge-counter-signed = confirmed the pledge for the office
letter-subject-pledge-confirmed = Qingqu: a pledge to confirm for the office ({ $task })
letter-subject-pledge-counter-signed = Qingqu: both sides have confirmed a pledge ({ $task })
task-refused-pledge-incomplete = A pledge needs both a title and a text, or neither.
task-refused-pledge-asked = This is a pledge: both sides confirm it; no file is handed in, and it is not simply approved.
task-refused-no-pledge = This task is no pledge.
task-refused-pledge-unconfirmed = The unit has not confirmed the pledge yet.
task-refused-pledge-changed = The page showed another text than the one that holds, so nothing was confirmed; look at the present text.
task-refused-signer-missing = Please give the post and the name of who confirms.
task-refused-nothing-chosen = Please choose at least one.
conflict-act-confirm = Confirming the pledge
conflict-act-counter-sign = Confirming the pledge for the office
