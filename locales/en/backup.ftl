# Backup and restore: said on the error output of the program.

backup-made = Backed up to { $folder }: { $files ->
    [one] one file
   *[other] { $files } files
  }, { $leaves } entries in the log. The keys are in { $keys }; keep them apart from the backup.
cli-backup-where = Name the new folder for the backup, or a folder for all of them in the configuration (backup.folder).
backup-restored = Restored. The log goes on from { $leaves } entries, and the restore is recorded in it.
backup-verified = Compared with the backup, and nothing is wrong: { $tables } tables, { $files } stored files, { $leaves } entries in the log.

backup-refused-keys-inside = The keys would lie inside the backup. Choose a folder for them that is apart from it.
backup-refused-there = { $folder } is there already. A backup overwrites nothing: choose another folder.
backup-refused-another-key = The key of another installation lies in { $folder }. Choose another folder for the keys.
backup-refused-stored-file = The stored file { $part } is gone or damaged, so the backup would not be whole. Bring the file back from an earlier backup, then try again.
backup-refused-no-keys = There are no keys in { $folder }. Without the keys of its installation a backup cannot be restored.
backup-refused-keys-unreadable = The key file in { $folder } cannot be read: it is damaged or mistyped.
backup-refused-other-keys = These are not the keys of this backup: it needs the key { $needed }, and { $found } was given.
backup-refused-incomplete = The backup is not whole: { $part } is missing. Nothing was restored.
backup-refused-damaged = The backup is damaged: { $part } is not what was backed up. Nothing was restored.
backup-refused-newer = The backup was made by a newer version of the program. Restore it with that version.
backup-refused-engine = The backup is of the database engine { $engine }. Restore it to the same engine.
backup-refused-occupied = There is something already: { $place }. Restore to an empty folder and an empty database.

restore-fault-rows = The table { $table } has { $found } rows; the backup has { $expected }.
restore-fault-file-missing = The stored file { $file } is missing.
restore-fault-file-damaged = The stored file { $file } is damaged.
restore-fault-log = The log does not continue the one of the backup: { $what }.
restore-fault-sealed = What is sealed does not open with these keys.

system-restorer = the restorer
