# How the installation stands.

system-title = System
system-lead = How this installation stands: its jobs, its disk, its backups.
system-see-to = Somebody should see to this
system-well = Nothing needs you now.
system-stands = The installation
system-what = What
system-how = How it stands
system-version = Version
system-backup = Last backup
system-checkpoint = Last checkpoint written out
system-disk = Free on the disk
system-floor = { $size } should stay free
system-database = Size of the database
system-letters = Letters
system-letters-count = { $waiting } wait, { $given_up } were given up
system-notice = Holiday notice of { $year }
system-notice-loaded = in force
system-notice-missing = not loaded yet; it usually comes out in November
system-never = never
system-unknown = unknown
system-jobs = What goes on by itself
system-job = Job
system-last-run = Last run
system-next-run = Next run
system-state = State
system-job-well = went well
system-job-failed = failed; the log tells why under { $reference }
system-job-late = did not run in time
system-no-jobs = No job has run yet
system-no-jobs-text = They run while the program serves.
job-name = { $name ->
    [mail] sending mail
    [checkpoint] writing the checkpoint out
    [periods] tasks of new periods
    [departures] closing accounts
    [reminders] reminders
    [tidy] forgetting what has served its time
    [files] removing files without a row
    [watch] watching disk and backups
    [certificate] reading the certificate again
   *[other] { $name }
}

## Warnings

warning-disk = The disk is filling up: { $free } MB are free. Make room, or hand-ins will soon be refused.
warning-no-backup = No backup was made yet. Make one today.
warning-backup = The last backup is { $hours } hours old. See why the nightly one did not run.
warning-job = A job did not go well: { job-name }.
warning-letters = { $number ->
    [one] One letter could not be sent and was given up.
   *[other] { $number } letters could not be sent and were given up.
} See whether the mail server lets them through.
