# Administration
administration-title = Administration
administration-parts = Pages of the administration
administration-filter = Filter
administration-apply = Apply
administration-all = Clear filters
administration-none = none
administration-back = Back
administration-refresh = Refresh

administration-users = Users
administration-users-count = { $count ->
    [one] One account
   *[other] { $count } accounts
}
administration-users-table = List of accounts
administration-users-none = No account matches
administration-users-none-hint = Logins are found by how they begin. Try fewer letters.
administration-login-begins = Login begins with
administration-account = Account
administration-log-about = Audit log about this account
administration-log-by = Actions by this account

administration-roles = Roles
administration-roles-table = List of roles
administration-roles-none = No roles.
administration-scope = Scope
administration-role-grant = Grant a role
administration-role-remove = Remove
administration-role-needed = Choose a role.
administration-role-hint = A matchmaker needs either a region or an association; leave both empty for other roles.
administration-region = Region
administration-association = Association
administration-memberships = Organizations
administration-memberships-none = Not a member of any organization.
administration-members = Manage members

administration-access = Access and data
administration-reset = Reset the password
administration-reset-lead = Makes a one-time link for you to hand over. It holds for an hour; earlier links stop working.
administration-reset-make = Make a link
administration-reset-done = The reset link is ready
administration-reset-once = Copy it now and hand it over in a safe way. It is shown only once and ends on { $moment }.
administration-block = Block the account
administration-block-do = Block
administration-block-lead = All sessions end at once and tokens rest until the account is let in again.
administration-block-me = You cannot block your own account.
administration-unblock = Let the account in again
administration-unblock-lead = The person can log in again, and tokens work again.
administration-export-lead = At the person's request: download everything that is stored about them. The export is written into the audit log.
administration-erase = Erase the account
administration-erase-lead = At the person's request: remove for ever what says who they are.
administration-erase-who = This erases the account of { $name } ({ $login }) for ever.
administration-erase-list =
    Name, login, password, sessions, tokens, roles and memberships are removed
    Agreements that the person asked for end at once
    Audit and access logs stay, under the account's number alone
    The last owner of an organization or the last administrator cannot be erased: somebody else must be named first
administration-erase-profile = The person's manager profile

administration-review = Review
administration-review-count = { $count ->
    [0] No need is waiting
    [one] One need is waiting
   *[other] { $count } needs are waiting
}
administration-review-lead = Once published, everyone sees a need and it takes part in matching. If it is not ready, send it back with a reason; its poster mends the draft and hands it in again.
administration-review-none = Nothing to review
administration-review-none-hint = Needs appear here when an organization in your care hands them in.
administration-review-invalid = This cannot be published yet:
administration-review-stale = The need has just been changed. Read the latest version before you decide.
administration-handed-in = last change
administration-deadline = Deadline { $day }
administration-publish = Publish
administration-send-back = Send back
administration-send-back-lead = A need that is sent back becomes a draft again. Its poster reads the reason and your sentence, mends it and hands it in once more.

administration-taxonomy = Taxonomy
administration-taxonomy-lead = The taxonomy comes with the service: technology fields with their synonyms, regions and industries are files of the project (data/), checked by its tests and loaded when the service starts. A change is proposed there, so that matching, imports and every service keep one list. The figures count what you may see; each opens its list.
administration-fields = Technology fields
administration-fields-table = List of technology fields
administration-regions = Regions
administration-regions-lead = Provinces of GB/T 2260. Prefectures and countries can be chosen in filters.
administration-regions-table = List of regions
administration-industries = Industries
administration-industries-table = List of industries
administration-name-zh = Chinese name
administration-name-en = English name
administration-code = Code

administration-audit = Audit log
administration-audit-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}
administration-audit-lead = Entries are never changed, and each holds the digest of the one before. To check them, run
administration-audit-none = No entry matches
administration-audit-table = Entries of the audit log
administration-number = No.
administration-actor = Who
administration-actor-administrator = administrator's token or command line
administration-actor-anonymous = visitor
administration-action = Action
administration-action-unknown = written by a later version
administration-subject = Subject
administration-since = From
administration-until = To
administration-detail = Detail
administration-digest = Digest
administration-sessions-ended = Sessions ended
administration-identities = Linked identities

administration-index = Index
administration-index-state = State of the index
administration-index-lead = The database is the truth; the index follows its log of changes. For a full check, run
administration-changes-behind = changes waiting
administration-seconds-behind = seconds, the wait of the oldest
administration-indexer = Indexer
administration-position = Position / end of the log
administration-built = Serving index built
administration-not-built = not built yet
administration-learned = Matching model learned from
administration-records = { $count } records
administration-surveyed = Position of the last survey of needs
administration-rebuild = Rebuilding
administration-below = all
administration-service = Service
administration-version = Version
administration-registration-open = open to everyone
administration-registration-closed = administrators make accounts
administration-provider = Organization log-in
administration-max-cost = Most that a query may cost
administration-service-lead = These settings are public knowledge. To see all of them on the server, run

notice-administration-role-granted = The role is granted.
notice-administration-role-removed = The role is removed.
notice-administration-blocked = The account is blocked, and all its sessions have ended.
notice-administration-unblocked = The account can be used again.
notice-administration-erased = The account is erased.
notice-administration-published = The need is published.
notice-administration-sent-back = The need is a draft again. Its poster reads the reason.
administration-appeals = Appeals
administration-appeals-count = { $count ->
    [one] { $count } appeal waits
   *[other] { $count } appeals wait
}
administration-appeals-lead = Decided by a registrar or administrator who did not write the entry. The outcome and its reason go into the ledger, where the manager reads them.
administration-appeals-none = No appeal waits
administration-appeals-none-hint = What a manager appeals against in their own points will be listed here.
administration-appeals-own = You wrote this entry: somebody else decides.
administration-appeals-open = Decide
administration-appealed = appealed
administration-taxonomy-search = Search by name, synonym or code
administration-taxonomy-none = Nothing has these words
administration-taxonomy-none-hint = Names in both languages, synonyms of technology fields and codes are searched.
administration-taxonomy-all = Show all
