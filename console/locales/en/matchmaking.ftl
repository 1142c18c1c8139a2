matchmaking-title = Matchmaking desk
matchmaking-scope = Your area: { $names }
matchmaking-everywhere = Needs from everywhere
matchmaking-text-title = Match a text
matchmaking-text-label = A description
matchmaking-text-hint = A mail, minutes or an outline of the problem, up to 20,000 characters. It is not stored.
matchmaking-text-send = Find matches
matchmaking-text-found = Matches
matchmaking-text-tabs = What to look for
matchmaking-text-no-words = There are no words to match by
matchmaking-text-no-words-lead = Name the technical problem, the material, the process or the figures, and try again.
matchmaking-text-none = Nothing matches
matchmaking-text-none-lead = Look for something else, or add more specific technical terms.
matchmaking-text-too-long = The text has more than 20,000 characters. Shorten it and try again.
matchmaking-waiting = Waiting longest
matchmaking-total = { $count ->
    [one] one need
   *[other] { $count } needs
}
matchmaking-filters = Filter needs
matchmaking-field = Technology field
matchmaking-region = Region
matchmaking-own-region = My regions
matchmaking-all-regions = Show all regions
matchmaking-stage = Stage
matchmaking-open = All open
matchmaking-strong-filter = Strong manager
matchmaking-with-strong = Found
matchmaking-without-strong = None yet
matchmaking-any = Any
matchmaking-apply = Apply
matchmaking-clear = Clear filters
matchmaking-none = No needs are waiting
matchmaking-none-filtered = No need passes the filters.
matchmaking-none-scoped = There are no open needs in your regions at present.
matchmaking-none-lead = New needs appear here as they are published.
matchmaking-table = Waiting needs
matchmaking-choose = Choose
matchmaking-choose-one = Choose “{ $title }”
matchmaking-need = Need
matchmaking-poster-withheld = Poster not disclosed
matchmaking-waits = Waiting
matchmaking-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
matchmaking-late = overdue
matchmaking-late-note = “Overdue” marks needs that have waited { $days } days or more; “soon” marks deadlines within 30 days.
matchmaking-deadline = Deadline
matchmaking-near = soon
matchmaking-best = Best manager
matchmaking-strong = strong
matchmaking-nobody = No candidate
matchmaking-listed = Shortlist
matchmaking-notes = Notes
matchmaking-assign = Assign managers to the chosen needs
matchmaking-assign-hint = Tick needs first.
matchmaking-elsewhere = { $count ->
    [one] One more is chosen on another page.
   *[other] { $count } more are chosen on other pages.
}
matchmaking-previous = Previous
matchmaking-next = Next
matchmaking-lists = My shortlists
matchmaking-lists-none = You keep no shortlist yet. Open a need and add candidates.
matchmaking-candidates = { $count ->
    [one] candidate
   *[other] candidates
}
matchmaking-my-notes = My latest notes
matchmaking-notes-none = You have no notes yet. Write them on the page of a need.
matchmaking-note-gone = The record cannot be shown any more
assignment-title = Assignment
assignment-lead = Managers are assigned to all chosen needs together, so that the whole fits best. Adjust the result, then put it on the needs’ shortlists.
assignment-choose = Choose needs
assignment-rules = Rules
assignment-managers = Managers per need
assignment-most = Most needs per manager
assignment-aim = Aim
assignment-least = Least share
assignment-least-hint = Least share: a manager must reach this percentage of the first choice’s score; otherwise the place stays open.
assignment-kind = Kind of manager
assignment-field = Manager’s field
assignment-region = Manager’s region
assignment-every = Somebody for every need first
assignment-free = Only with free capacity
assignment-reckon = Recalculate
assignment-missing = { $count ->
    [one] One chosen need is not there or not visible to you; it was passed over.
   *[other] { $count } chosen needs are not there or not visible to you; they were passed over.
}
assignment-not-optimal = Too many candidates are wanted at once. This is the best plan among the nearly thousand best candidates of each need.
assignment-none = No needs are chosen yet
assignment-none-lead = Tick some under “Waiting longest”, then assign managers to them.
assignment-totals = Totals
assignment-fit = total score
assignment-best-fit = { $fit } if each had its best
assignment-loss = Loss
assignment-kept = needs with their first choice
assignment-alone = needs without anybody
assignment-out-lead = These managers are left out of the plan:
assignment-take-in = take back in
assignment-leave-out = leave out
assignment-plan = Plan
assignment-count = { $managers } assignments · { $needs } needs
assignment-table = Assignment plan
assignment-need = Need
assignment-poster = Poster
assignment-wanted = Wanted
assignment-wanted-by = Managers wanted for “{ $title }”
assignment-as-all = as all ({ $count })
assignment-assigned = Assigned managers
assignment-first = First choice
assignment-score-of-best = Score / best
assignment-remove-need = remove
assignment-pick = Use { $manager } for “{ $need }”
assignment-lacks = too few
assignment-accept = Put on shortlists
assignment-accept-hint = Only ticked managers are put there. Recalculate first if you changed numbers.
assignment-need-gone = The need is not there any more.
assignment-need-foreign = You cannot keep a shortlist for this need.
assignment-nothing-picked = No manager is ticked
assignment-nothing-picked-lead = No shortlist was changed. Go back to the plan and tick the managers to use.
assignment-partly = { $count ->
    [one] One need was left out
   *[other] { $count } needs were left out
}
assignment-done = { $count ->
    [one] One other need has its managers on the shortlist.
   *[other] { $count } other needs have their managers on the shortlist.
}
assignment-back = Back to the plan
assignment-column-id = Need ID
assignment-column-manager-id = Manager ID
assignment-manager = Manager
assignment-role = Role
assignment-score = Score
assignment-outcome = First choice’s outcome
assignment-lack = Why too few
notice-assignment-accepted = The managers are on the needs’ shortlists.
assignment-declined = Allow pairs that were declined before
