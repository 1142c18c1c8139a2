# Proposals
notice-proposal-saved = The draft is saved.
notice-proposal-handed-in = It is handed in, and its hash is published.
notice-proposal-withdrawn = The proposal is withdrawn.
notice-proposal-accepted = The proposal is accepted.
notice-proposal-declined = The proposal is declined, and the bidder is told why.
notice-proposal-moved-on = The proposal has moved on; this can no longer be done.

proposal-titled = Proposal: { $title }
proposal-stale-text = It was changed on { $date } and is now: { $status }. Have a look before you send this again.
proposal-one = Proposal
proposal-mine = My proposals
proposal-mine-lead = Proposals and bids that you wrote. Drafts and sealed bids are visible to you alone.
proposal-none = No proposals yet
proposal-none-lead = Open a need to write a proposal for it, or to bid where it is an open challenge.
proposal-count =
    { $count ->
        [one] One proposal
       *[other] { $count } proposals
    }
proposal-panels = Challenges that I judge
proposal-of-need = Proposals received
proposal-of-need-none = There is no proposal to read yet
proposal-of-need-none-lead = Proposals appear here once somebody hands one in.
proposal-of-need-sealed = Bids are sealed until the closing time: nobody sees them, nor how many there are.
proposal-evaluation = Evaluation
proposal-evaluate = Have them evaluated
proposal-engage = Begin the engagement
proposal-to-need = See the need
proposal-to-challenge = Open challenge
proposal-author = Written by { $name }
proposal-edit = Edit
proposal-withdraw = Withdraw
proposal-decline = Decline
proposal-accept = Accept
proposal-hand-in = Hand in
proposal-withheld = An administrator has reset your password since you began this bid. So that nobody can read it through your account, what it says is hidden until the closing time. It is valid all the same and will be opened with the others.
proposal-sealed-until = Sealed until { $date }. Until then nobody but you sees it, administrators included.
proposal-draft = The version being written
proposal-saved = Saved on { $date }
proposal-stands = The version handed in
proposal-versions = Versions and hashes
proposal-versions-lead = Whenever a version is handed in, the hash (BLAKE3) of its text is published. A text that has this hash was not changed since.
proposal-versions-table = All versions
proposal-version = Version
proposal-handed-in = Handed in
proposal-being-written = Not yet
proposal-digest = Hash
proposal-text = Text
proposal-download = Download
proposal-way = History
proposal-why = { $reason }: { $sentence }

proposal-values = Promised values
proposal-values-table = Each indicator: wanted and promised
proposal-values-hint = Give the value that you promise for each indicator, in the unit of the need.
proposal-indicator = Indicator
proposal-wanted = Wanted
proposal-promised = Promised
proposal-promised-of = { $name }: promised value
proposal-promised-to = To
proposal-promised-to-of = { $name }: upper end of the promised value
proposal-remark = Remark
proposal-remark-of = { $name }: remark
proposal-summary = Summary
proposal-summary-hint = A few sentences, at most 500 characters.
proposal-approach = Approach
proposal-approach-hint = How it solves the problem, and on what grounds. At most 8,000 characters.
proposal-solution = The proposal
proposal-standing = Maturity and intellectual property
proposal-maturity = What was shown so far
proposal-maturity-hint = How far it has come, and where it was tested.
proposal-trl = Technology readiness
proposal-ip = Intellectual property today
proposal-ip-hint = Which rights exist, whose they are, and whose rights it depends on.
proposal-ip-ownership = Who owns the result
proposal-ip-exclusivity = Exclusivity
proposal-terms = Price and schedule
proposal-price = Price
proposal-currency = Currency and unit
proposal-payment = Payment
proposal-months = Duration in months
proposal-months-of =
    { $months ->
        [one] One month
       *[other] { $months } months
    }
proposal-month = Month { $month }
proposal-months-after = Months after the contract
proposal-months-after-of = Row { $row }: months after the contract
proposal-schedule = Schedule
proposal-milestone = Milestone
proposal-milestone-of = Row { $row }: milestone
proposal-team = Team
proposal-team-table = Members of the team
proposal-name = Name
proposal-name-of = Row { $row }: name
proposal-role = Role
proposal-role-of = Row { $row }: role
proposal-rows-hint = Blank rows do not count. When all are filled, save: there will be new ones.

proposal-write = Write a proposal
proposal-bid-lead = This is a bid in an open challenge. Once handed in it is sealed until the closing time: nobody but you sees it, administrators included. Its hash is published at once and proves later that nothing was changed.
proposal-bidder = On behalf of
proposal-bidder-hint = Your organization, or yourself as a technology manager.
proposal-as-manager = Myself, as a technology manager
proposal-save = Save the draft
proposal-stale = The proposal was changed elsewhere
proposal-stale-lead = What you typed is still below; saving again replaces the present draft.
proposal-stale-look = Look at the present version first
proposal-whole-problem = Enter a whole number.
proposal-number-problem = Enter a number.
proposal-price-problem = Enter an amount, such as 120 or 99.5.
proposal-seal-text = It is sealed once handed in. Until the closing time you may hand in a newer version or withdraw it; afterwards it stays as it is.
proposal-hand-in-text = Whoever posted the need can read it then. You may hand in newer versions; earlier ones are kept.
proposal-withdraw-text = The proposal is kept, and the other side reads why you withdrew it.
proposal-withdraw-hidden-text = Nobody else has read it. Once withdrawn it is never opened and stays visible to you alone.
proposal-accept-text = The need then goes on to talks. A need may accept several proposals.
proposal-decline-text = Choose a reason and write a sentence; the bidder reads both.

proposal-verify = Verify a hash
proposal-verify-lead = Paste a text that was handed in, or its hash, to learn whether and when it was published. Anyone can verify.
proposal-verify-found = It is what was published
proposal-verify-none = This hash was never published
proposal-verify-none-lead = A single changed character gives a different hash. Make sure that the whole text was pasted.
proposal-verify-text = Text or hash
proposal-verify-hint = The text is the whole file that was downloaded: random characters in the first line, JSON in the second.
proposal-verify-check = Verify
proposal-verify-alone = Without this service
proposal-verify-alone-lead = Compute BLAKE3 of the downloaded file; the result is the published hash:
proposal-lacks = { $part }: { $problem }
