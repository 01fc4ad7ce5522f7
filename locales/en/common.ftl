# What every page uses.
product = Qingqu
skip-to-content = Skip to content
nav-main = Main
nav-work = My work
nav-plans = Plans
nav-tasks = Tasks
nav-account = Account
text-large = Large text
text-normal = Normal text
other-language = 中文
display = Display
crumbs = Where you are
print = Print
printed-by = { $county } · printed by { $person } ({ $unit }), { $at }
foot = Qingqu 0.1 · all times are Beijing time · every page shows only what your post may see
error-prefix = Error:{" "}
continue = Continue
cancel = Cancel
copy = Copy
copied = Copied
reason = Reason
any = All
pages = Pages
page-previous = Previous
page-next = Next
back-to-work = Back to my work
due-today = due today
due-days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
due-days-over = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
form-unreadable = The form did not arrive whole and nothing was saved. Go back and send it again.
problem-missing-title = This page was not found
problem-missing-text = The address may be wrong, or what it names is outside your post.
problem-denied-title = This step is not yours
problem-denied-text = You may see this, but another post handles it. If that seems wrong, ask the supervision office.
problem-foreign-form-title = This form is no longer valid
problem-foreign-form-text = You may have changed accounts or signed in again. Nothing was saved; go back to the page and fill it in once more.
problem-refused-title = This was not done
problem-stale-title = Someone was a step ahead
problem-stale-text = The content changed after you opened the page. What you sent has not taken effect; open the page as it stands and decide again.
problem-repeated-title = Already done
problem-repeated-text = The same form came twice; only the first one took effect.
problem-throttled-title = Please wait a moment
problem-throttled-text = Too many tries. Wait { $seconds } seconds and try again.
problem-no-room-title = The disk is full
problem-no-room-text = The server has no room left, and what you just sent was not saved. Ask the administrator to make room, then send it again.
problem-fault-title = Something broke
problem-fault-text = What you just sent may not have been saved; look at the page again first.
problem-reference = When you tell your administrator, give this number:
