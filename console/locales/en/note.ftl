note-title = Notes
note-who-reads = Only you and administrators read them; those they are about never do.
note-new = A new note
note-add = Add note
note-edit = Edit or remove
note-text = Text
note-hint = Up to 4,000 characters.
note-save = Save
note-over = Save mine over it
note-leave = Go back without saving
note-remove = Remove this note
note-by = { $name } · { $date }
note-changed-by = { $name } · changed { $date }
note-nobody = An erased account
note-more = { $count ->
    [one] One older note is not shown.
   *[other] { $count } older notes are not shown.
}
note-stale = This note has just been changed
note-stale-text = It was changed elsewhere after you opened it. Your text is not stored yet, and it is not lost.
note-mine = Your text
note-stored = Stored now
notice-note-added = The note is saved.
notice-note-changed = The note is changed.
notice-note-removed = The note is removed.
