# Taking lists in from workbooks.
imports-title = Lists from Excel
imports-lead = Bring a list as you have it. Every cell is judged before anything is written; you see what would be done and decide.
import-bring = Bring a list
import-template = What list it is
import-file = Workbook
import-file-hint = .xlsx, .xls or .csv, up to 50 MB. Titles, merged heads, totals and signatures may stay. A very long list takes up to half a minute.
import-bring-do = Read it
import-not-brought = The workbook was not taken in
import-blanks = Empty workbooks
import-blanks-text = With drop-downs, an example and a sheet that explains each column.
import-drafts = Brought and not carried out yet
import-drafts-none = Nothing waits. What you bring is kept for a day, for you alone.
import-history = Carried out
import-history-none = No list has been taken in yet.
import-column-file = Workbook
import-column-list = List
import-column-until = Kept until
import-column-rows = Rows
import-column-who = By whom
import-column-state = State
import-carried-out = Carried out
import-undone = Undone
intake-template-schools = Schools
intake-column-name = School name
intake-column-english = English name
intake-column-code = School code
intake-column-stage = Stage
intake-column-ownership = Ownership
intake-column-area = Urban or rural
intake-column-town = Town or township
intake-column-boarding = Boarding
intake-column-group = Supervision group
intake-column-pupils = Pupils
intake-help-name = The full official name; each school once.
intake-help-english = For the English pages; may be left empty.
intake-help-code = The ten digits of the education statistics, as text.
intake-help-stage = Choose from the list; usual other names are understood.
intake-help-ownership = Public or private.
intake-help-area = By the statistics of urban and rural areas.
intake-help-town = Where the school stands.
intake-help-boarding = Yes or no; √, ×, 1 and 0 are understood too.
intake-help-group = The supervision group that guides the school; it must be in the county already.
intake-help-pupils = A whole number.
list-columns-title = What the columns are
draft-not-judged = The rows were not judged
draft-place = Where the list stands
draft-place-text = Found by itself; correct it if the heads below are not those of your list.
draft-sheet = Sheet
draft-only-sheet = The only sheet
draft-head-row = Row of the heads
draft-levels = Heads
draft-level-one = In one row
draft-level-two = In two rows
draft-look-again = Look again
draft-columns = Columns
draft-remembered = As it was taken in last time.
draft-guessed = { $known } of { $all } columns were recognised by their heads.
draft-lacking = Still missing:
draft-column-head = In the workbook
draft-column-sample = For example
draft-column-is = Is
draft-column-choose = What the column “{ $head }” is
draft-column-none = Leave out
draft-hint = An asterisk marks what must be there. Once carried out, the choice is remembered for workbooks with the same heads.
draft-judge = Judge the rows
report-title = Before anything is written
report-not-done = Nothing was carried out
report-columns = Change the columns
report-counts = At a glance
report-good = { $count ->
    [one] good row
   *[other] good rows
}
report-bad = { $count ->
    [one] row with flaws
   *[other] rows with flaws
}
report-cells = { $count ->
    [one] cell to mend
   *[other] cells to mend
}
report-skipped = { $count ->
    [one] row passed over
   *[other] rows passed over
}
report-nothing = No row can be carried out. Mend the cells below in your workbook and bring it again.
report-carry-all = { $count ->
    [one] Carry out the row
   *[other] Carry out all { $count } rows
}
report-carry-good = { $count ->
    [one] Carry out the good row only
   *[other] Carry out the { $count } good rows only
}
report-carry-text = All rows are written together, or none. It can be undone as long as nothing was built on them.
report-mend-text = Better: take the marked workbook, mend it, and bring it again; then all rows are written together. Rows with flaws are left out otherwise.
report-marked = Marked workbook
report-marked-name = marked
report-findings = Cells to mend
report-findings-none = Every cell can be taken in.
report-cell = Cell
report-row = row { $row }
report-content = What stands there
report-empty = empty
report-reason = Reason
report-suggestion = What to do
report-more = { $count ->
    [one] One more is shown in the marked workbook.
   *[other] { $count } more are shown in the marked workbook.
}
report-skipped-title = Passed over as titles, totals, signatures or examples
import-title = A list taken in
import-result = Result
import-rows = { $count ->
    [one] row carried out
   *[other] rows carried out
}
import-left-out = { $count ->
    [one] row left out
   *[other] rows left out
}
import-made = What was made
import-made-none = What was made has been taken back.
import-made-name = Name
import-made-row = Row
import-undo = Undo
import-undo-text = What was made is removed again, as long as no account, task, recusal or other unit depends on it. The record keeps both.
import-undo-do = Undo the import
import-not-undone = The import was not undone
blank-help = Explanation
blank-note-example = The second row is an example; write over it or leave it, it is not taken in.
blank-note-columns = Columns may stand in another order or be missing, except those that must be filled.
blank-note-text = All cells are text, so that no digit of a long number is lost.
blank-column = Column
blank-must = Filled
blank-what = What may stand there
blank-example = Example
blank-required = must be
blank-optional = may be
blank-yes = Yes
blank-no = No
flaw-missing = The cell is empty.
flaw-formula = The workbook shows an error here.
flaw-too-long = The text is longer than { $most } characters.
flaw-choice = This word is not known here.
flaw-whole = This is no whole number.
flaw-too-much = The number is larger than { $most }.
flaw-money = This is no amount of money with at most two decimals of a yuan.
flaw-day = This is no date.
flaw-only-month = The day of the month is missing.
flaw-no-such-day = There is no such day.
flaw-term = This is no term of a school year.
flaw-yes-no = This is neither yes nor no.
flaw-code-length = The code has { $has } digits instead of { $wants }.
flaw-code = This is no code of { $wants } digits.
flaw-lost-digits = The workbook has lost the last digits: it keeps 15 of a number.
flaw-number-length = The number has { $has } places instead of 18.
flaw-number = The check digit or the date of birth is wrong.
flaw-unit = No unit of the county is called so.
flaw-units = More than one unit is called so.
flaw-twice = Row { $row } says the same.
flaw-taken = This is in the county already.
try-fill = Fill it.
try-value = Write the value itself.
try-shorter = Shorten it.
try-choice = Write one of “{ $choices }”.
try-whole = Write digits only, such as 320.
try-money = Write it as 1234.50, or with its unit 元 or 万元.
try-day = Write it as 2026-09-01.
try-term = Name the school year and the term, as in “2026-2027学年第一学期”.
try-yes-no = Write yes or no.
try-code = Compare it with the certificate; zeros at the beginning belong to it.
try-as-text = Format the column as text, then type the number again.
try-number = Compare it with the document.
try-unit = Did you mean “{ $name }”?
try-full-name = Write the full official name.
try-once = Leave one of the rows out.
try-leave-out = Leave the row out.
import-refused-empty = The workbook has no cell with anything in it.
import-refused-column-missing = Say which column is “{ $column }”; it must be there.
import-refused-column-twice = Two columns are said to be “{ $column }”. Choose one.
import-refused-no-good-row = No row can be carried out.
import-refused-bad-rows = { $bad } rows have flaws, so nothing was carried out.
import-refused-changed = The county has changed since you looked, so other rows are good now. Please look at the report again.
import-refused-reason = Please say why it is undone.
import-refused-undone = It was undone already.
import-refused-built-on = It cannot be undone: { $count ->
    [one] something depends on “{ $name }” by now.
   *[other] something depends on { $count } of the units by now, among them “{ $name }”.
}
workbook-refused-not-a-workbook = This file is no workbook and no table. Save the list as .xlsx and bring it again.
workbook-refused-other-kind = This kind of workbook cannot be read. Open it in Excel or WPS, save it as .xlsx and bring it again.
workbook-refused-encrypted = The workbook is locked with a password. Save a copy without a password and bring that.
workbook-refused-damaged = The workbook is damaged. Open it, save it anew as .xlsx and bring it again.
workbook-refused-too-large = The workbook unpacks to far more than a list needs. Copy the list alone into a new workbook.
workbook-refused-too-many-cells = The workbook has more than two million cells. Divide the list.
workbook-refused-undecodable = The text of the file cannot be decoded. Save it as .xlsx, or as CSV in UTF-8.
