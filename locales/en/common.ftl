# What every page uses.
product = Qingqu
skip-to-content = Skip to content
nav-main = Main
nav-work = My work
nav-plans = Plans
nav-tasks = Tasks
nav-calendar = Calendar
nav-account = Account
text-large = Large text
text-normal = Normal text
other-language = 中文
display = Display
crumbs = Where you are
print = Print
excel = Save as Excel
as-text = This page as text, to paste into a chat
as-text-label = Text of this page
export-cut = There are too many rows; these are the first { $count }. Add filters and save again.
made-by = { $county } · saved by { $person } ({ $unit }), { $at }
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
form-not-utf8 = The file is in another encoding, and letters would be lost. Save it as UTF-8 and choose it again.
form-unreadable = The form did not arrive whole and nothing was saved. Go back and send it again.
form-earlier-session = You signed in again after this page was opened, so nothing was saved yet. What you wrote stands here as you sent it: check it and send it once more.
form-no-room = The server has no room left, and nothing was saved. Your words still stand here; only files have to be chosen again. Keep this page open, ask the administrator to make room, then send it once more.
words-title = You were signed out; your words are still here
words-lead = Nothing was saved yet. Leave this page open until you have sent them again.
words-first = First: sign in again
words-sign-in-text = It opens beside this page. Then come back here.
words-sign-in = Sign in, in a new tab
words-second = Then: send it again
words-send-text = You will see the form once more with what you wrote, and can check it before it counts.
words-field = Text { $number }
words-files = Files
words-files-hint = The files you sent were not taken in. Please choose them again.
words-cut = Some of it was too long to be shown here. Go back in the browser and copy it from there first.
words-send = Send it again
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
who-for = { $person } (for { $colleague })
