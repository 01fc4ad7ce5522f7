# The outline of a plan: correcting, splitting, merging, leaving out.
outline-edit = Edit the outline
outline-edit-title = Edit this piece
outline-edit-text = The document stays as it came. What you change here is how it is read, and each change can be taken back.
outline-edit-close = Close
outline-failed = The outline was not changed
outline-correct = Correct the words
outline-correct-do = Save the words
outline-as-read = Take the words of the document
outline-marker = Marker
outline-title = Heading
outline-text = Text
outline-lead = Lead offices
outline-support = Supporting offices
outline-responsible = Responsible offices
outline-offices-hint = Separate several by commas.
outline-split = Split in two
outline-split-text = Choose the sentence with which the second part begins. The tasks stay with the first part.
outline-split-legend = The second part begins with
outline-split-do = Split here
outline-merge = Merge with the next piece
outline-merge-text = The next piece is read as the end of this one; its tasks are shown here. It is:
outline-merge-do = Merge
outline-drop = Leave it out
outline-drop-text = It then counts as no piece of the plan. It can be brought back.
outline-drop-do = Leave it out
outline-no-task = Needs no task
outline-no-task-text = It stays in the outline but nobody has to be given it, and it counts as done.
outline-no-task-do = Mark as “no task”
outline-lift = Ask for tasks again
outline-restore = Bring it back
outline-apart = Take it apart again
outline-state-no-task = No task
outline-state-dropped = Left out
outline-state-merged = Merged into this piece
outline-corrected = Read otherwise than in the document
outline-original = In the document it reads:
outline-conflict-title = Someone changed the outline before you
outline-conflict-lead = After you opened the page the outline of this plan changed. What you sent has not taken effect and is not lost: it is below.
outline-conflict-open = Open the outline as it stands
outline-act-correct = Correcting the words
outline-act-split = Splitting
outline-act-merge = Merging with the next piece
outline-act-drop = Leaving out
outline-act-restore = Bringing back
outline-act-no-task = Marking as “no task”
outline-act-lift = Asking for tasks again
outline-refused-missing = The plan has no such piece any more.
outline-refused-stands = The piece stands in the outline already.
outline-refused-dropped = The piece was left out. Bring it back first.
outline-refused-no-task = The piece is marked as “no task”. Lift the mark first.
outline-refused-merged = The piece was merged into another. Take it apart first.
outline-refused-title-missing = Please give the piece a heading.
outline-refused-nothing-changed = Nothing was changed in the words.
outline-refused-sentence-missing = Please choose the sentence with which the second part begins.
outline-refused-nothing-to-merge = No piece of the same or a lower level follows; there is nothing to merge.
outline-refused-changed-since = The merged piece was changed afterwards. Take that change back first.
outline-refused-reason-missing = Please give the reason.
outline-refused-duty-in-force = A duty in force asks for this again in periods to come. End that duty first.
outline-refused-keeps-away = Since you keep away from a unit, a colleague has to do this.
outline-refused-tasks-open = { $count ->
    [one] 1 open task came from this piece. Close it or take it back first.
   *[other] { $count } open tasks came from this piece. Close them or take them back first.
}
event-node-split = split a piece in two
event-nodes-merged = merged two pieces
event-node-corrected = corrected the words of a piece
event-node-dropped = left a piece out
event-node-restored = brought a piece back
event-marked-no-task = marked a piece as “no task”
event-no-task-lifted = let a piece ask for tasks again
document-no-task = no task
# Editions.
plan-supersedes = Replaces
plan-supersedes-hint = If it is a new edition, choose the plan it replaces: you then see what changed and which tasks it touches.
plan-supersedes-none = None: it is a plan of its own
plan-superseded = Replaced by a new edition
edition-superseded = A new edition replaces this plan:
edition-replaces = It replaces:
edition-see-changes = See what changed
twin-tasks = { $count ->
    [one] 1 task of the old edition
   *[other] { $count } tasks of the old edition
}
twin-assigned = This measure did not change. It is counted as assigned by the tasks of the old edition, which go on.
twin-confirm = I know this; assign it all the same.
changes-title = What changed
changes-lead = The new edition beside the one it replaces. What a task asks is frozen with it: a new edition changes no task.
changes-all = All pieces
changes-only-tasks = Only what touches tasks
changes-view = View
changes-old = Old edition
changes-new = New edition
changes-none-old = Not in the old edition
changes-none-new = Not in the new edition
changes-none = Nothing changed here
changes-none-text = No piece with open tasks was changed or removed.
changes-to-decide = { $count ->
    [0] Every touched task was looked at.
    [one] 1 touched task waits to be looked at.
   *[other] { $count } touched tasks wait to be looked at.
}
changes-tasks = Open tasks of the old wording
changes-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
changes-offices = Offices
changes-times = Times
changes-moved-too = It stands elsewhere, too.
change-kind-unchanged = Unchanged
change-kind-changed = Changed
change-kind-moved = Moved
change-kind-added = Added
change-kind-removed = Removed
task-keep = Stays as it is
task-keep-all = { $count ->
   *[other] All { $count } stay as they are
}
task-kept = Stays as it is
event-task-kept = said after a new edition that it stays as it is
task-reconsider = Reconsider
event-task-reconsidered = took back that it stays as it is
edition-refused-not-kept = Nobody has said that the task stays as it is, or it was taken back.
edition-refused-superseded-already = Another edition replaces this plan already. Choose that one.
edition-refused-not-touched = This task does not come from the edition that was replaced.
edition-refused-closed = The task is closed; nothing has to be decided.
edition-refused-kept-already = Somebody has said already that the task stays as it is.
edition-refused-twin-open = The unit has this measure of the old edition as an open task. Confirm below if it is to get another one.
