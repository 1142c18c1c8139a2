# Every no

no-list = Declined and ended
no-list-lead = Every time somebody declined, took back or ended something between match and money, with the reason and a sentence. Only what your side takes part in.
no-filters = Filters
no-reason = Reason
no-phase = Phase
no-side = Said by
no-none = Nothing was declined or ended yet
no-none-lead = When somebody declines, takes back or ends something, the reason is listed here.
no-none-filtered = Nothing matches
