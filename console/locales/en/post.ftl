# Post a need
post-new = Post a technology need
post-edit = Edit a technology need
post-lead = Fill it in in any order. What you write saves itself as a draft; until you publish it, only your organization sees it.
post-lead-live = This need was handed in or published, so it does not save itself: your changes count, and are seen, once you press “Save changes”.
post-progress = Progress
post-missing = { $count } to go
post-complete = done

post-basics = The need in short
post-text = Description
post-measures = Indicators
post-topics = Fields and industries
post-terms = Terms
post-readers = Who sees what

post-organization = Organization
post-kind = Kind of need
post-language = Language of the original
post-title = Title
post-title-hint = One sentence that an outsider understands: the thing, the trouble, the aim. “Gas water heaters exceed the carbon monoxide limit at low load: a better burner is wanted.”
post-summary = Summary
post-summary-hint = Two or three sentences: what goes wrong, what it costs, what should be reached.
post-description = Description
post-description-hint = Why it matters, what is required, where it will be used, what you tried and why it failed. Paste from a document: paragraphs, lists and tables keep their lines.
post-public = always public
post-other-language = Add a version in { $language } (optional; more people will find it)
post-who-reads = Who sees “{ $part }”

post-measures-hint = One measurable indicator per row; answers are judged against each.
post-measure = Indicator
post-measure-name = Name
post-operator = Must be
post-value = Value
post-value-to = Up to (range)
post-unit = Unit
post-current = Today
post-necessity = Must or wish
post-method = How it is tested (optional)
post-remove = Remove
post-add = Add an indicator
post-no-measures = Why there are no indicators
post-no-measures-hint = If nothing can be measured yet, say why in a sentence. Leave it empty if you gave indicators.

post-fields = Technology fields
post-fields-hint = Choose 1 to 5: the more specific, the better the people you meet.
post-fields-find = such as laser welding, OLED
post-industries = Industries
post-industries-hint = Choose 1 to 5 (classification GB/T 4754).
post-industries-find = such as food, automobile
post-find = Find
post-find-in = Find in { $name }
post-all = Show all
post-not-found = Nothing found; try another word.
post-whole = { $name } (as a whole)
post-chosen = Chosen: { $name }

post-modes = Forms of cooperation
post-modes-hint = 1 to 3
post-trl = Technology readiness
post-trl-from = Readiness, at least
post-trl-to = Readiness, at most
post-TRL-1 = 1 · basic principles observed
post-TRL-2 = 2 · concept formulated
post-TRL-3 = 3 · critical functions proved
post-TRL-4 = 4 · validated in the laboratory
post-TRL-5 = 5 · validated in a relevant environment
post-TRL-6 = 6 · demonstrated in a relevant environment
post-TRL-7 = 7 · prototype in real operation
post-TRL-8 = 8 · complete and qualified
post-TRL-9 = 9 · proven in use
post-open = not decided
post-rights = Intellectual property
post-ownership = Who owns the result
post-exclusivity = Right of use
post-territory = Where the right holds
post-place-hint = The name of a place, such as Zhejiang or Germany.
post-budget = Budget
post-budget-min = Budget from
post-budget-max = Budget to
post-unit-of-money = Unit
post-UNIT-CNY-10000 = 10,000 CNY (万元)
post-UNIT-CNY = CNY
post-UNIT-USD = USD
post-UNIT-EUR = EUR
post-UNIT-GBP = GBP
post-UNIT-JPY = JPY
post-UNIT-KRW = KRW
post-UNIT-HKD = HKD
post-UNIT-MOP = MOP
post-UNIT-TWD = TWD
post-UNIT-SGD = SGD
post-UNIT-CHF = CHF
post-UNIT-AUD = AUD
post-payment = Payment
post-deadline = Deadline
post-deadline-hint = When you need a solution at the latest.
post-valid-until = Matched until
post-valid-until-hint = Left empty: 365 days from publication.
post-partner-size = Size of the partner
post-partner-region = Where the partner should be
post-partner-kinds = Kinds of partner (optional)

post-decision-owner = Who decides
post-decision-owner-hint = Such as: head of the technical centre.
post-author = Written by
post-author-hint = Public or secret together with the organization.
post-source = Source
post-source-hint = Such as: minutes of a meeting. Public or secret together with the organization.

post-preview = What others will see
post-preview-hint = From publication on. Who sees a part is set beside that part in the form.
post-matrix = Who sees which part
post-part = Part
post-always-public = Title, summary and all the rest
post-reader-anyone = Everyone
post-reader-registered = Registered users
post-reader-agreement = Under agreement
post-reads = sees it
post-reads-not = does not see it
post-read-as = Read as
post-no-title = (no title yet)
post-comma = {", "}
post-at-least = { $value } or more
post-at-most = up to { $value }

post-advice = Matching preview
post-advice-text = Write a few sentences, and here you see what was understood, whom you are likely to meet, and how to say it better.
post-hints = To improve
post-no-hints = Nothing to improve: it can be published.
post-more-hints = { $count ->
    [one] One more hint
   *[other] { $count } more hints
}
post-understood = Words understood
post-nothing-understood = No words understood yet.
post-common = too common
post-likely = Likely candidates
post-no-words = The text is not enough to match by.
post-managers = Technology managers
post-achievements = Achievements
post-organizations = Institutions
post-nobody = Nobody yet
post-twins = Nearly the same needs
post-existing = Possible answers that exist
post-side = Save and check
post-check = Check it

post-save = Save draft
post-submit = Hand in for review
post-publish = Publish…
post-change = Save changes
post-leave = Leave as it was
post-saving = Saving…
post-saved = Saved
post-saved-at = Saved { $time }
post-unsaved = Not everything is saved yet
post-unsaved-problems = Not saved: { $count ->
    [one] one thing needs to be changed
   *[other] { $count } things need to be changed
}
post-unsaved-stale = Not saved: somebody else has changed this need
post-offline = Not saved: the service cannot be reached; it will be tried again
post-ended = Not saved: your session has ended. Press “Save draft” to log in again; nothing is lost
post-compare = Compare both versions

post-problem = { $field }: { $message }
post-measure-part = Indicator { $row }, { $part }
post-nothing-yet = Nothing written yet
post-not-a-number = A number is needed here, such as 0.05 or 1,200.
post-no-value = There is no value yet. Give the target, or remove this indicator.
post-not-an-amount = Only the figure of the amount goes here, such as 80 or 80.5; choose the unit beside it.
post-too-fine = { $decimals ->
    [0] This currency has no decimals: give a whole number.
   *[other] This unit takes at most { $decimals } decimals.
}
post-too-large = This amount is too large: check the unit.
post-no-region = There is no place called “{ $given }”. Give the name of a country, a province or a city.
post-which-region = Which place is “{ $given }”? You could give: { $names }.
post-not-a-day = There is no such day. Write it like 2027-03-31.
post-missing-title = There is no title yet. Say in one sentence, for outsiders, what is to be solved.
post-missing-summary = There is no summary yet. Say in two or three sentences what the problem is, what it costs and what you aim at.
post-missing-description = There is no description yet. Say why, what is required, where it is used, and what you tried.
post-missing-indicators = There is no indicator yet. Give one at least, or say below why there is none.
post-missing-fields = No technology field is chosen yet. Choose 1 to 5.
post-missing-industries = No industry is chosen yet. Choose 1 to 5.
post-missing-modes = No form of cooperation is chosen yet. Choose 1 to 3.
post-missing-deadline = There is no deadline yet. Say when you need a solution at the latest.

post-confirm-publish = Publish this need?
post-confirm-publish-text = It takes part in matching at once, and others see what is shown here. You can still change it later, or withdraw it.
post-confirm-submit = Hand this need in for review?
post-confirm-submit-text = The matchmakers of your region or association read it as registered users do, and publish it for you. Until then nobody else sees it.
post-publish-now = Publish now
post-submit-now = Hand in now
post-back = Back to the form

post-compare-title = Somebody else has changed this need
post-compare-text = Another version was saved while you were writing. Yours is still here and was not stored. Choose which one to keep.
post-compare-same = Both versions say the same.
post-compare-mine = Your version
post-compare-theirs = Stored version
post-keep-mine = Save my version
post-take-theirs = Take the stored version
post-go-on = Go on writing mine

post-nobody-title = You cannot post a need yet
post-nobody-text = A need is posted in the name of an organization. Ask an owner of yours to add you as an editor, or an administrator to register it.

notice-need-saved = The draft is saved.
notice-need-kept = The changes are saved.
notice-need-published = The need is published and takes part in matching.
notice-need-submitted = The need was handed in for review.
notice-need-changed = Somebody else has just changed this need. This is the version now; look at it and try again.
