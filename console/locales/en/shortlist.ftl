shortlist-title = Shortlist
shortlist-shared = The members of your organization share this list. Nobody else sees it.
shortlist-own = Only you see this list.
shortlist-empty = Nobody is on it yet. “Add to shortlist” at a candidate puts it here.
shortlist-add = Add to shortlist
shortlist-on-it = on the shortlist
shortlist-compare = Compare the first four
shortlist-achievement = Achievement
shortlist-since = added on { $date }
shortlist-by = added by { $name } on { $date }
shortlist-up = Move { $name } up
shortlist-down = Move { $name } down
shortlist-remove = Remove { $name }
shortlist-hidden = { $count ->
    [one] One more candidate cannot be shown to you at present. It keeps its place.
   *[other] { $count } more candidates cannot be shown to you at present. They keep their places.
}
shortlist-refused = The shortlist was not changed
shortlist-back = Back
notice-shortlist-added = Added to the shortlist.
notice-shortlist-removed = Removed from the shortlist.
notice-shortlist-arranged = The order is changed.
