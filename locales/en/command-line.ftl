# What the command line says.

cli-fault = The program could not go on: { $cause }
cli-disk-full = The disk is full; nothing was kept. Make room and try again.
cli-file-unreadable = { $file } cannot be read: { $cause }
cli-folder-not-empty = { $folder } is not empty and holds no installation; name another folder with --data.

## Installations

cli-no-installation = There is no installation in { $folder }. “qingqu demo” makes one to look at, “qingqu restore” brings one back from a backup.
cli-several-installations = There are several installations under ./data; say which one with --data.
cli-which-database = { $folder } has no embedded database; if it uses PostgreSQL, name it in the configuration (database.url) or with --database.
cli-database-not-empty = That database is not empty; name an empty one with --database.

## The database

database-url = What is named as database is no address of a PostgreSQL database; it looks like postgres://user:password@host/name.
database-closed = Nothing listens at { $server }; start PostgreSQL there, or name another server with --database.
database-silent = { $server } does not answer; see whether PostgreSQL runs there and can be reached from here.
database-login = The PostgreSQL server at { $server } does not let { $role } in; see whether role and password are right.
database-unknown = The PostgreSQL server at { $server } has no database { $name }; create it, or name another with --database.
database-unusable = The PostgreSQL server at { $server } cannot be used: { $cause }
database-no-data = That database holds no data of this program.
database-newer = The data were written by a newer version of the program; use that version.

## Serving

cli-serving = Serving at { $address }, listening at { $listen } – stop with Ctrl-C.
cli-port-taken = { $address } is in use by another program; stop that one or choose another port.
cli-cannot-listen = It is not possible to listen at { $address }: { $cause }
cli-mail-unusable = The mail server or the sender cannot be used: { $cause }

## The demonstration

cli-demo-making = Making the demonstration county …
cli-demo-made = { $county } was made in { $folder }:
cli-demo-opened = { $county } stands in { $folder }:
cli-demo-plan-unused = The demonstration stands already, so --plan was not used; make a new one in another folder with --data.
cli-demo-no-county = That database holds no county; name the one that belongs to this folder with --database.
cli-tier-discipline-team =
    { $number ->
        [one] { "  " }{ $number } discipline team
       *[other] { "  " }{ $number } discipline teams
    }
cli-tier-bureau-office =
    { $number ->
        [one] { "  " }{ $number } supervision office of the bureau
       *[other] { "  " }{ $number } supervision offices of the bureau
    }
cli-tier-supervision-group =
    { $number ->
        [one] { "  " }{ $number } supervision group
       *[other] { "  " }{ $number } supervision groups
    }
cli-tier-school =
    { $number ->
        [one] { "  " }{ $number } school
       *[other] { "  " }{ $number } schools
    }
cli-tier-department =
    { $number ->
        [one] { "  " }and { $number } department beside them
       *[other] { "  " }and { $number } departments beside them
    }
cli-tier-beside =
    { $number ->
        [one] { "  " }and { $number } other unit
       *[other] { "  " }and { $number } other units
    }
cli-demo-plans =
    { $number ->
        [one] { "  " }{ $number } plan
       *[other] { "  " }{ $number } plans
    }
cli-demo-tasks =
    { $number ->
        [one] { "  " }{ $number } task
       *[other] { "  " }{ $number } tasks
    }
cli-demo-accounts = Accounts with their passwords, also kept in { $file }:
cli-demo-accounts-kept = The accounts with their passwords stand in { $file }.
cli-demo-accounts-gone = The file with the passwords, { $file }, is gone; they cannot be read from the database. Make a new demonstration in another folder with --data.
cli-demo-address = Address: { $address }
cli-role-discipline-officer = discipline officer
cli-role-bureau-officer = bureau officer
cli-role-group-supervisor = group supervisor
cli-role-school-clerk = school clerk
cli-role-department-officer = department officer
cli-role-system-administrator = system administrator
cli-role-security-administrator = security administrator
cli-role-audit-administrator = audit administrator
cli-founded = { $county } is founded in { $folder }. Its three administrators have no password yet. Each chooses one at { $address }/activation with a code that is shown this once:
cli-founding-reason = First start
cli-founding-office = Supervision Office
cli-recovered = The account { $login } has a new code, shown this once, for { $address }/activation. Its password, sessions, tokens and second factor have ended:
cli-recover-missing = There is no account { $login } here.
cli-code-until = valid until { $at }

## The calendar

cli-due =
    { $days ->
        [one] Last day: { $on } (one day counted).
       *[other] Last day: { $on } ({ $days } days counted).
    }
cli-due-provisional = Provisional: the holiday notice for that time is not out yet.
cli-due-skipped = { "  " }{ $day } does not count: { $why }
cli-due-weekend = weekend
cli-due-zero = A time limit has at least one day.
cli-due-too-long = A time limit has at most { $longest } days.
cli-due-outside = The calendar runs from { $first } to { $last }.

## The record

cli-checkpoint-unreadable = { $file } is no checkpoint that can be read: { $cause }
cli-log-clean =
    { $leaves ->
        [one] The record is as it was written: one leaf, no fault.
       *[other] The record is as it was written: { $leaves } leaves, no fault.
    }
cli-log-edited = Leaf { $leaf }: it was edited; its text does not have its stored hash.
cli-log-head-unreadable = The head of the log is missing or cannot be read.
cli-log-event-edited = Leaf { $leaf }: its event was edited.
cli-log-event-missing = Leaf { $leaf }: its event is missing.
cli-log-event-unreadable = Leaf { $leaf }: its event is there, but cannot be read.
cli-log-leaves-without-index =
    { $leaves ->
        [one] One leaf has no index that can be read.
       *[other] { $leaves } leaves have no index that can be read.
    }
cli-log-events-without-leaf =
    { $events ->
        [one] One event has no leaf.
       *[other] { $events } events have no leaf.
    }
cli-log-missing = Leaves { $first } to { $last }: they are missing.
cli-log-out-of-order = Leaf { $leaf }: it stands where leaf { $expected } belongs.
cli-log-root-mismatch = Leaves up to { $size }: together they do not give what was signed; some were rewritten or exchanged.
cli-log-forked = Leaves up to { $size }: they had another content when the outside checkpoint was taken.
cli-log-truncated = Leaf { $found } and after: cut off; { $stated } leaves were signed.
cli-log-beyond-head = Leaf { $stated } and after: nobody signed them; there are { $found } leaves.
cli-log-outside-truncated = Leaf { $found } and after: cut off; the outside checkpoint knows { $stated } leaves.
cli-log-head-refused = The checkpoint in the database is not to be believed: { $cause }
cli-log-outside-refused = The outside checkpoint is not to be believed: { $cause }
cli-log-more = { $faults } more faults.

## Holiday notices

cli-notice-loaded = The notice of { $year } is in force: { $days } days change, { $dates } due dates of open tasks are touched, { $tasks } tasks are due on a day off (no date was moved).
cli-notice-refused = { $county }: { $why }
cli-notice-date = { $tasks ->
    [one] { $tasks } open task, { $before } → { $after } working days left
   *[other] { $tasks } open tasks, { $before } → { $after } working days left
}
cli-notice-task = due on a day off, next working day { $next }
