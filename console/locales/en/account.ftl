# The account
account-title = My account
account-parts = Pages of the account
account-trail = Where you are
account-profile = Profile
account-tokens = API tokens
account-agreements = Agreements
account-access = Access log
account-data = My data
account-actions = Actions
account-comma = {", "}
account-save = Save
account-open = Open
account-me = you
account-pages = Pages
account-previous = Previous
account-next = Next
account-status = Status
account-role = Role
account-granted = Since
account-organization = Organization
account-unknown-record = A record that you cannot see
account-date-needed = Enter a date such as 2027-06-30.

account-person = About you
account-number = Account number
account-number-hint = The owner of an organization adds you as a member by this number.
account-since = Registered
account-logged-in = Last log-in
account-manager = Manager profile
account-no-manager = No manager profile belongs to this account
account-stale = Your details were just changed elsewhere. You now see the latest version: check it and save again.

account-memberships = My organizations
account-memberships-table = Organizations and roles
account-no-memberships = You are not a member of any organization yet
account-no-memberships-hint = Tell the owner of your organization the account number above, and they can add you.
account-members-open = Members and tokens
account-roles = My roles

account-sessions = Sessions
account-sessions-hint = End any session that you do not recognise at once, and change your password. API tokens keep working.
account-sessions-table = Browsers that are logged in
account-end-all = Log out everywhere
account-browser = Browser
account-session-began = Logged in
account-session-seen = Last used
account-session-ends = Ends
account-session-this = this one
account-session-end = End

account-password = Change password
account-password-old = Current password
account-password-effect = You will be logged out of all other browsers.
account-password-change = Change password
account-password-limited = Too many tries. Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.

account-tokens-own = My tokens
account-tokens-lead = A token lets a program use the API in your name. Without any scope it reads only what is public or open to registered users.
account-tokens-table = List of tokens
account-tokens-none = No tokens yet
account-tokens-none-hint = Create one below when a program needs access.
account-tokens-organizations = Tokens of organizations:
account-tokens-of-organization = Tokens of the organization
account-token-new = New token
account-token-name = Purpose
account-token-name-hint = For example “nightly sync script”; up to 128 characters.
account-token-scopes = Scopes
account-token-scopes-hint = Tick only what the program really needs. A token never has more rights than you.
account-token-no-scopes = Only what is public or open to registered users
account-token-made = Created
account-token-used = Last used
account-token-never = never
account-token-ends = Expires
account-token-ends-hint = Within a year; 90 days if left empty.
account-token-for = Belongs to
account-token-for-me = me
account-token-role = Role of an organization's token
account-token-create = Create token
account-token-revoke = Revoke
account-token-revoked = revoked
account-token-done = Token “{ $name }” is ready
account-token-once = Copy it now and keep it safe. It cannot be shown again once you leave this page.
account-copy = Copy
account-copied = Copied

account-organization-page = Organization's page
account-members = Members
account-members-lead = Readers read everything of the organization, editors change its records, owners also decide on agreements, members and tokens.
account-members-table = List of members
account-member-role-of = Role of { $name }
account-member-remove = Remove
account-member-leave = Leave
account-member-add = Add a member
account-member-who = Account number or login
account-member-who-hint = Such as account_7. The person finds it under “My account”.
account-member-who-login-hint = A number looks like account_7.
account-member-unknown = There is no such account. Check the number with the person.

account-received = Requests from others
account-received-lead = Somebody asks to read what you or your organization show only under agreement. If you grant it, they can read until it expires, and each read is recorded.
account-received-none = Nobody has asked yet
account-received-table = List of requests from others
account-asked = My requests
account-asked-none = You have not asked for an agreement
account-asked-none-hint = Wherever a need, an achievement or a profile says “after agreement”, you can ask for one.
account-asked-table = List of my requests
account-holdings-more = Only the newest { $count } needs and achievements of each organization are listed. Reach older ones from their own pages.
account-record = Record
account-requester = Requested by
account-purpose = Purpose
account-requested = Requested
account-decided = Decided
account-reason = Reason
account-holds-until = Valid until
account-until = until { $day }
account-withdrawn = Withdrawn
account-text-version = Version of the text
account-agreement = Agreement
account-agreement-what = What it is about
account-agreement-stale = The agreement has just changed. You now see how it stands: check it before you decide.
account-decide = Decide
account-grant = Grant
account-grant-lead = They can read what stands under agreement in this record. You can withdraw it at any time.
account-grant-hint = Three years at most; one year if left empty.
account-refuse = Refuse
account-refuse-lead = They will see the reason and your sentence.
account-reason-needed = Choose a reason.
account-sentence = Explanation
account-sentence-hint = One sentence of up to 500 characters that the other side will read.
account-withdraw = Withdraw
account-withdraw-lead = It ends at once, and nothing more can be read. The access log stays.
account-withdraw-request = The owner no longer has to decide on it. You can ask again later.

account-access-title = Who read what stands under agreement
account-access-lead = Every read of what you or your organization show only under agreement is recorded, those by members of your organization and by administrators too.
account-access-none = Nobody has read anything yet
account-access-none-hint = Reads appear here as soon as somebody with an agreement opens a record.
account-access-all = { $count ->
    [one] One read
   *[other] All { $count } reads
}
account-access-of = Reads of { $name }
account-holdings-none = You are not responsible for any record
account-holdings-none-hint = When you have a manager profile or own an organization, you will see here who read what stands under agreement.
account-record-page = Record's page
account-reads-table = List of reads
account-read-at = When
account-read-by = Who
account-read-parts = What
account-read-via = Through
account-read-in-matching = Reasons of a match
account-read-moves = Course of the need

account-export = Export
account-export-lead = Download everything that the service stores about you as a JSON file: account, profile, roles, memberships, sessions, tokens, agreements, access log and audit log. Of passwords and tokens only digests are stored, so they are not in it.
account-export-more = Each part holds up to 5,000 rows of each list. If the file's name says “more-follows”, download the next part. Every export is written into the audit log.
account-export-part = Part
account-export-download = Download
account-erase = Erase my account
account-erase-teaser = Erase the account for ever, along with everything that says who you are.
account-erase-open = See what that means
account-erase-lead = { $name }, this cannot be undone. Read first what will be gone and what will stay.
account-erase-goes = What will be gone
account-erase-goes-list =
    Your name, login and password
    All sessions, API tokens and linked organization log-ins
    Your roles and memberships
    Agreements that you asked for end at once, and their purpose is removed
account-erase-stays = What stays without naming you
account-erase-stays-list =
    Entries of audit and access logs, under the account's number alone
    Steps that you took with needs, under the account's number alone
    Translations that you wrote stay with their need or achievement
    Needs and achievements of organizations: they belong to the organization
account-erase-refused = If you are the last owner of an organization or the last administrator, somebody else must be named first.
account-erase-profile = Your manager profile
account-erase-login = Type your login { $login } to confirm
account-erase-login-needed = Type your login.
account-erase-understood = I know that this cannot be undone
account-erase-understand = Tick the box to confirm.
account-erase-send = Erase for ever
account-erase-no = Keep my account

notice-account-saved = Saved.
notice-account-password = Your password is changed. All other browsers were logged out.
notice-account-session-ended = The session has ended.
notice-account-logged-out = You have logged out everywhere.
notice-account-token-revoked = The token is revoked and no longer works.
notice-account-member-set = The member is saved.
notice-account-member-removed = The member is removed.
notice-account-left = You have left the organization.
notice-account-granted = Granted: they can read it now.
notice-account-refused = Refused: they will see the reason.
notice-account-withdrawn = The agreement is withdrawn.
notice-account-erased = Your account is erased.
account-identities = Log-in elsewhere
account-identities-lead = Whoever logs in with a linked identity is you here. Only what the provider calls you there is stored, no password and no token.
account-no-identities = No identity is linked
account-no-identities-hint = Link the account of your organization to log in without a password of this service.
account-linked-at = linked { $date }
account-link = Link an identity at “{ $provider }”
account-unlink = Unlink all of “{ $provider }”
account-unlink-hint = Unlinking needs a password of this service, so that you can still log in.
