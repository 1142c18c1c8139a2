# Faults
fault-bad-request = The request makes no sense: { $detail }
fault-unauthenticated = The token or the session is not known, or has ended. Leave the Authorization header and the cookie out to read what is public.
fault-forbidden = You may not do this. Log in with an account that may, or send its token: Authorization: Bearer …
fault-busy = Too much is going on. Try again in a moment.
fault-database-unavailable = The database cannot be reached. Try again in a moment.
fault-storage-full = The disk is full: nothing can be written until there is room.
fault-storage-read-only = The data can only be read now: the disk or the database is read-only.
fault-index-unavailable = The search index is being built. Try again in a moment.
fault-not-yet-fresh = The search index has not come as far as atLeast asks within the time allowed. Try again, or leave atLeast out.
fault-timeout = The request took too long and was given up. Ask for less at once.
fault-internal = Something went wrong on our side. The log tells more under { $id }.

# Requests
request-json = The request is no well-formed JSON: { $detail }
request-shape = The request must be a JSON object with "query", or a list of such objects.
request-no-query = The request has no "query".
request-member = "{ $member }" has not the type that it must have: "query" and "operationName" are strings, "variables" and "extensions" are objects.
request-batch = A batch holds 1 to { $most } requests.
request-get-changes = GET only reads. Send mutations with POST.
request-subscription = A subscription selects one field of the root, written out and without a fragment around it.

# Limits
limit-query-bytes = The query's text is longer than { $most } bytes. Put long texts into variables.
limit-depth = The query is nested more than { $most } levels deep.
limit-fields = The query selects more than { $most } fields, those in fragments counted wherever they are used.
limit-directives = The query has more than { $most } directives.
limit-cycle = The fragment { $fragment } contains itself.
limit-complexity = The query costs more than { $most }: its fields times the rows that its lists may have. Ask for smaller pages or fewer fields.

# Pages, ids, filters
page-size = { $argument } must lie between 0 and { $most }, and is { $given }.
page-both-ends = Give first or last, not both.
page-cursor = { $argument } is no cursor of this list in this order. Cursors hold for the list, the subject and the order that they come from.
id-malformed = “{ $given }” is no id. Ids look like need_42, manager_42, organization_42 or achievement_42.
filter-too-many = { $argument } holds more than { $most } values.
filter-unknown = { $argument } holds “{ $given }”, which is no value of its list.
text-too-long = The text has { $given } characters; at most { $most } are read.

# Problems of an input
problem-required = This is needed.
problem-required-in-one-language = This is needed, in Chinese or in English.
problem-not-wanted = This must be left out here.
problem-too-long = This has { $is } characters; at most { $most } are allowed.
problem-too-many = These are { $is }; at most { $most } are allowed.
problem-out-of-range = This must lie between { $least } and { $most }.
problem-reversed = The end lies before the start.
problem-past = This day has passed.
problem-unknown = “{ $given }” is no value of the list.
problem-no-record = There is no record “{ $given }”.
problem-repeated = “{ $given }” stands here twice.
problem-taken = “{ $given }” belongs to another record already.
problem-control-character = This holds a control character that cannot be stored.
problem-malformed = This has not the form needed, for example { $example }.
problem-reserved = Only a registrar or an administrator may set this.
problem-wrong-status = The status { $is } does not allow this.

# Other answers to a write
stale = Somebody else changed the record: it has version { $version } now. Look at it, then try again.
not-found = There is no such record.
