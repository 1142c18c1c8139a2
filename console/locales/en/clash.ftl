clash-none = What stands now is the same as what you typed.
clash-table = What stands now, and what you typed
clash-part = Differs
clash-now = As it stands now (by somebody else)
clash-typed = What you typed
