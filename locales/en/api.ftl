# Faults
fault-bad-request = The request makes no sense: { $detail }
fault-unauthenticated = The token or the session is not known, or has ended. Leave the Authorization header and the cookie out to read what is public.
fault-forbidden = You may not do this. Log in with an account that may, or send its token: Authorization: Bearer …
fault-cross-origin = This page is not of this service, and its address is not among those that may use a session here (cors_origins).
fault-rate-limited = Too many requests. Try again in { $detail } s.
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
variable-missing = The variable ${ $name } of type { $type } is needed and was not sent.
request-get-changes = GET only reads. Send mutations with POST.
request-subscription = A subscription selects one field of the root, written out and without a fragment around it.

# Limits
limit-query-bytes = The query's text is longer than { $most } bytes. Put long texts into variables.
limit-depth = The query is nested more than { $most } levels deep.
limit-fields = The query selects more than { $most } fields, those in fragments counted wherever they are used.
limit-directives = The query has more than { $most } directives.
limit-cycle = The fragment { $fragment } contains itself.
introspection-off = The schema cannot be asked for here. `qiao schema` prints it; the setting introspection (QIAO_INTROSPECTION=true) opens it.
limit-aliases = The query has more than { $most } aliases, those in fragments counted wherever they are used.
limit-tokens = The query's text has more than { $most } tokens. Put lists into variables.
limit-cost = The query costs { $cost }, and at most { $most } is allowed: its fields times the rows that its lists may have. Ask for smaller pages or fewer fields.

# Pages, ids, filters
page-size = { $argument } must lie between 0 and { $most }, and is { $given }.
page-both-ends = Give first or last, not both.
page-cursor = { $argument } is no cursor of this list in this order. Cursors hold for the list, the subject and the order that they come from.
id-malformed = “{ $given }” is no id. Ids look like need_42, manager_42, organization_42 or achievement_42.
filter-too-many = { $argument } holds more than { $most } values.
filter-unknown = { $argument } holds “{ $given }”, which is no value of its list.
text-too-long = The text has { $given } characters; at most { $most } are read.
assignment-needs = An assignment takes 1 to { $most } needs, and these are { $given }.
assignment-range = { $argument } must lie between { $least } and { $most }, and is { $given }.
assignment-twice = The need “{ $given }” stands here twice.
assignment-no-need = There is no need “{ $given }”.

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
problem-outdated = There is a newer version: { $current }. Read it, and agree to that.
problem-not-needed = You read all of this record already.
problem-wrong-status = The status { $is } does not allow this.
problem-weak-password = This password is too easy to guess. It needs at least 10 characters, and more than common words, names, dates, rows of keys or your own login and name: a few words that have nothing to do with each other, for example.
problem-wrong-password = This is not the password of the account.
problem-spent = This token is not known, was used already, or has ended. Ask for another.
problem-last-one = This is the last one of { $of }: name another first.
problem-mismatch = This does not repeat what it must repeat.

# Other answers to a write
stale = Somebody else changed the record: it has version { $version } now. Look at it, then try again.
not-found = There is no such record.
log-in-refused = The login or the password is not right.

# Log-in at an OpenID provider
oidc-bad-return = The address to return to is not one of this service. Log in again from a page of this service.
oidc-foreign = This request does not come from a page of this service. Begin from a page of this service.
oidc-not-logged-in = Log in to the account first; then link the identity to it.
oidc-expired = This log-in is too old, was used already, or began in another browser. Log in again.
oidc-cancelled = You cancelled the log-in at the identity provider. Try again if you want to log in.
oidc-refused = The identity provider refused this log-in. Try again; if it stays so, tell the administrator the code below.
oidc-unreachable = The identity provider does not answer as it should. Try again later; if it stays so, tell the administrator the code below.
oidc-unproved = What the identity provider says cannot be verified. Try again; if it stays so, tell the administrator the code below.
oidc-unknown = This identity has no account yet. Log in with your password and link it, or ask the administrator for an account.
oidc-closed = This account is blocked or erased. Ask the administrator if you have questions.
oidc-elsewhere = This identity is linked to another account. Unlink it there first.
oidc-last-way = This account has no password: without this identity nobody could log in to it. Set a password first.
oidc-busy = Too many people are logging in. Try again in a moment.
oidc-internal = The service made a mistake; it is logged. Try again later.

# Answers of the server itself
http-not-found = Nothing is here. The API is at /graphql, its explorer at /explorer.
http-method-not-allowed = This address does not take this method; /graphql takes POST and GET, the others GET.
http-body-too-large = The request's body is too large.
http-body-compressed = Compressed bodies are not taken: send the body as it is, without Content-Encoding.
http-unsupported-media-type = Send the body as application/json.
http-busy = The service cannot answer now; try again.
http-bad-request = The request cannot be understood.
http-internal = The service made a mistake; it is logged.
http-timeout = The request took too long and was given up.

# Reasons of matches
reason-word-name = “{ $term }” stands in the name
reason-word-title = “{ $term }” stands in the title
reason-word-body = “{ $term }” stands in the text
reason-word-topic = “{ $term }” stands among the fields or keywords
reason-word-work = “{ $term }” stands in a work
reason-within = { $said } (a piece of “{ $within }”)
reason-topic = The texts are about the same
reason-unknown = { $part }: not told to everyone, which counts half
reason-field-same = Same field: { $field }
reason-field-within = One field lies in the other: asked for { $asked }, offered { $offered }
reason-field-sibling = Neighbouring fields within { $top }: asked for { $asked }, offered { $offered }
reason-field-none = Different fields: asked for { $asked }, offered { $offered }
reason-region-within = In the region asked for ({ $asked }): { $offered }
reason-region-same = Same region: { $offered }
reason-region-province = Same province: { $asked } and { $offered }
reason-region-country = Same country: { $asked } and { $offered }
reason-region-apart = Different countries: { $asked } and { $offered }
reason-mode = Modes of cooperation in common: { $modes }
reason-mode-none = No mode of cooperation in common
reason-maturity = Readiness level { $offered }, asked for { $asked }
reason-language = Working languages in common: { $languages }
reason-language-none = The language of the need is no working language: { $languages }
reason-partner = A partner of a kind that is wanted: { $kinds }
reason-partner-none = A partner of a kind that is not wanted: { $kinds }
reason-indicator-met = { $name }: target { $target }, measured { $measured }, met
reason-indicator-missed = { $name }: target { $target }, measured { $measured }, missed by { $miss }%
reason-indicator-unknown = { $name }: target { $target }, no measured value to compare
reason-indicators-more = further targets, without a value to compare or not listed: { $count }
reason-rights-settled = The rights are settled
reason-rights-unsettled = The rights are not settled
reason-rights-in-progress = The rights are being given to the finders and not settled yet
reason-rights-unknown = The rights are not said to be settled
reason-capacity = Engagements that can be taken on now: { $free }
reason-capacity-none = Full: no engagement can be taken on now
reason-freshness = Days since the last change: { $days }
reason-conflict = Conflict of interest: is the organization that posted the need, belongs to it or works for it
reason-conflict-none = No known conflict of interest
reason-track = Deals and cases on public record: { $cases }, of which went well: { $well }
reason-track-none = No public record yet, which counts as for any newcomer
fit-field = Technology field
fit-region = Region
fit-mode = Mode of cooperation
fit-maturity = Readiness level
fit-language = Working language
fit-partner = Kind of partner
fit-indicators = Indicators
fit-rights = Rights
fit-capacity = Free capacity
fit-freshness = Last change
fit-conflict = Conflict of interest
fit-track = Track record
mode-assignment = assignment
mode-licence = licence
mode-equity = valuation as equity
mode-development = development
mode-consulting = consulting
mode-service = service
kind-enterprise = enterprise
kind-university = university
kind-research-institute = research institute
kind-medical-institution = medical institution
kind-transfer-agency = transfer agency
kind-association = association
kind-government-body = government body
kind-park = park
kind-incubator = incubator
kind-proof-of-concept-platform = proof-of-concept platform
kind-pilot-platform = pilot-scale platform
kind-public-technology-platform = public technology platform
kind-science-park = university science park
kind-ip-firm = intellectual-property firm
kind-law-firm = law firm
kind-accounting-firm = accounting firm
kind-investor = investor
kind-guarantor = guarantor
kind-training-base = training base
kind-media = media
kind-other = other

# Why not among the first
quoted = “{ $term }”
why-not-rank = Rank { $rank } of { $total }.
why-not-behind = Rank { $rank } of { $total }, { $gap } behind the tenth.
why-not-not-shown = No candidate: it is not published, or only just.
why-not-no-text = The need has no word to be matched by.
why-not-poster = No candidate: it posted the need.
why-not-filtered = Left out by the filter: { $conditions }.
why-not-no-shared-word = No candidate: what everyone may read of it shares no word with the need.
why-not-words = Those before it have words of the need that it lacks: { $words }.
missing-word = “{ $term }” stands in { $having } of the { $compared } before it and gives them { $points } on average
missing-fit = { $said } (up to { $points } more)
change-word = What would lift it most: “{ $term }” in what everyone may read of it, about { $points } more and rank { $rank }.
change-fit = What would lift it most: { $part }, up to { $points } more and rank { $rank }.
change-condition = Without this condition it would have rank { $rank }: { $condition }.
condition-kind = Kind
condition-activity = Service activity
condition-level = Level
condition-status = Status
condition-tag = Tag
condition-organization = Organization
condition-free-capacity = Free capacity, as far as it is told to everyone

# Advice on a need
advice-no-title = Give it a title: its words count most.
advice-vague-title = Say in the title what is to be solved: material, part, process, effect. Hardly a word of it tells this need from others.
advice-vague-text = Describe what is wanted: object, conditions, effect, what was tried. Hardly a word of it tells this need from others.
advice-nothing-public = Say the essence in the title or the summary: the rest is not for everyone, and what not everyone may read nobody finds.
advice-no-indicators = Say what is measured and which value is wanted: achievements are compared with it.
advice-no-target = Say which value is wanted: any value meets this target.
advice-no-unit = Say the unit: values without one compare with nothing that has one.
advice-no-fields = Name the technology fields.
advice-no-modes = Say in which ways you would cooperate.
advice-no-maturity = Say which readiness levels suit you.
advice-no-region = Say where the partner should be, if that matters.
advice-no-partner = Say which kinds of partner you want.
advice-no-english = Add a title and a summary in English: whoever does not read Chinese cannot read this need.
advice-no-chinese = Add a title and a summary in Chinese: whoever does not read English cannot read this need.
advice-common = Words that many needs have, and that say little: { $words }.
advice-proposed = Those of the candidates are: { $codes }.
advice-effect = Who suits in this gets up to { $points } more.
advice-effect-tried = With the first of them the best candidate has { $points } more.
