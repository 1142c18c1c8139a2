# Profiles of managers, institutions and achievements
profile-trail = You are here
profile-aside = In brief
profile-edit = Edit
profile-edit-affiliations = Affiliations
profile-new-achievement = Add an achievement
profile-all = Show all
profile-updated = Last changed
profile-id = Number
profile-comma = {", "}
profile-not-said = not said
profile-not-named = {" (not named)"}
profile-other-language = The same in Chinese
profile-since = since { $date }
profile-until = until { $date }
profile-facts = Details
profile-fields = Technology fields
profile-manager-unpublished = This profile is not in the registry yet: only the manager and the registry see it.
profile-organization-unpublished = This institution is not in the registry yet: only its members and the registry see it.
profile-achievement-unpublished = This achievement is not published: only members of its institution see it.
profile-waiting = { $count ->
    [one] One request for an agreement waits for your decision.
   *[other] { $count } requests for an agreement wait for your decision.
}
profile-waiting-go = Decide
profile-veil-PUBLIC = Not shown
profile-veil-REGISTERED = For registered users
profile-veil-AGREEMENT = Under agreement
profile-biography = Profile
profile-biography-none = The manager has written nothing about themselves yet.
profile-works = Representative works
profile-works-none = No works have been entered yet.
profile-affiliations = Affiliations
profile-organization-hidden = An institution that is not shown
profile-looks-after = { $count ->
    [one] Looks after one achievement
   *[other] Looks after { $count } achievements
}
profile-capacity = Availability
profile-load = { $load } of { $capacity } engagements taken
profile-load-none = Nothing is said about availability.
profile-free = can take on more
profile-full = fully booked
profile-contact = Contact
profile-contact-none = No contact details have been given.
profile-competences = Competences
profile-activities = Services
profile-languages = Languages
profile-suiting = Needs that suit
profile-suiting-of = { $shown } of { $count }
profile-suiting-none = No open need suits at the moment.
profile-about = About
profile-about-none = Nothing has been written about the institution yet.
profile-needs = { $count ->
    [one] One need
   *[other] { $count } needs
}
profile-achievements = { $count ->
    [one] One achievement
   *[other] { $count } achievements
}
profile-staff = Managers here
profile-staff-none = No technology manager works here at present.
profile-staff-former = { $count ->
    [one] One worked here before
   *[other] { $count } worked here before
}
profile-aliases = Also known as
profile-tags = Tags
profile-members = Accounts of members
profile-description = Description
profile-description-none = There is no description yet.
profile-original = Original
profile-original-hint = in the finders' words
profile-translation = Translation for industry
profile-translation-version = version { $number }
profile-signed-author = signed by the author { $date }
profile-unsigned-author = not signed by the author
profile-signed-owner = signed by the owner { $date }
profile-unsigned-owner = not signed by the owner
profile-earlier = { $count ->
    [one] One earlier version
   *[other] { $count } earlier versions
}
profile-indicators = Measured values
profile-indicators-table = Measured values as a table
profile-indicators-none = No measured values have been entered.
profile-indicator-name = What was measured
profile-indicator-value = Value
profile-indicator-method = How it was tested
profile-ip-rights = Rights
profile-ip-rights-table = Intellectual-property rights as a table
profile-ip-rights-none = No intellectual-property rights have been entered.
profile-ip-kind = Right
profile-ip-number = Number
profile-ip-status = Status
profile-ip-territory = Territory
profile-ip-holder = Holder
profile-ownership = Ownership
profile-use-right = Right of use
profile-disposal-right = Right of disposal
profile-income-right = Right to income
profile-empowerment = Rights given to the finders
profile-rights-open = rights not settled
profile-rights-settled = rights settled
profile-rights-open-hint = As long as rights are open, every match says so: settle ownership before you negotiate.
profile-trl = Readiness
profile-level = Evaluated level
profile-forms = Exists as
profile-modes = Offered by
profile-keywords = Keywords
profile-finders = Found by
profile-owner = Owner
profile-managers = Looked after by
profile-cancel = Cancel
profile-back = Back

profile-agreement = Agreement
profile-agreement-ask = Ask for an agreement
profile-agreement-again = Ask again
profile-agreement-see = See the request
profile-agreement-hint = Parts of this page are open to people who have a confidentiality agreement with the owner.
profile-agreement-asked = requested { $date }
profile-agreement-until = Holds until { $date }.
profile-agreement-lead = The owner of “{ $name }” reads your request and decides. You both see how it stands.
profile-agreement-text = Text of the agreement
profile-agreement-version = version { $version }
profile-agreement-purpose = What do you want to read it for?
profile-agreement-purpose-hint = The owner reads this: who you are, which problem you work on, what you will do with it.
profile-agreement-agree = I have read the text above and agree to it.
profile-agreement-send = Send the request
profile-agreement-not-agreed = Read the text and tick the box: without it no agreement can be made.
profile-agreement-no-purpose = Say in a sentence or two what you want to read it for.
notice-agreement-asked = Your request has been sent; the owner decides.

profile-language-ZH = Chinese
profile-language-EN = English
profile-language-DE = German
profile-language-FR = French
profile-language-JA = Japanese
profile-language-KO = Korean
profile-language-RU = Russian
profile-language-ES = Spanish
profile-language-PT = Portuguese
profile-language-IT = Italian
profile-language-AR = Arabic
profile-language-NL = Dutch
profile-language-SV = Swedish
profile-language-PL = Polish
profile-language-HE = Hebrew
profile-language-TH = Thai
profile-language-VI = Vietnamese
profile-language-SR = Serbian

# Their forms
profile-new = New
profile-colon = {": "}
profile-new-manager-title = A manager's profile
profile-new-manager-lead = Describe what you do and where. A registrar checks the profile and admits it; until then only you and the registry see it.
profile-new-organization-title = A new institution
profile-new-organization-lead = You become its owner here. A registrar checks it and admits it; until then only its members and the registry see it.
profile-new-achievement-title = A new achievement
profile-edit-manager-title = Edit the profile
profile-edit-organization-title = Edit the institution
profile-edit-achievement-title = Edit the achievement
profile-edit-save = Save
profile-edit-basics = Basics
profile-edit-name = Name
profile-edit-full-name = Full name
profile-edit-achievement-name = Name of the achievement
profile-edit-one-language = required in one language
profile-edit-headline = In one line
profile-edit-headline-hint = What enterprises come to you for.
profile-edit-kind = What kind of manager
profile-kind-DISCOVERER = Finds results in universities, institutes and hospitals and moves them out.
profile-kind-INCUBATOR = Turns an idea into a plan and brings a project to maturity.
profile-kind-INVESTOR = Invests in technology assets and operates them.
profile-edit-works-in = Place of work
profile-edit-place = Place
profile-edit-region-hint = A city, a province or a country; choose from the list that opens while you type.
profile-edit-fields-hint = Up to five; the more exact, the better needs are matched.
profile-edit-field-whole = { $name }, the whole field
profile-edit-services = Services and competences
profile-edit-biography-hint = Up to 4,000 characters: what you did, how you work, what you do not take on.
profile-edit-works-hint = Up to 20 deals, reports and cases. Matching reads them: they are what convinces an enterprise.
profile-edit-work-kind = Kind
profile-edit-year = Year
profile-edit-title = Title
profile-edit-done = What was done
profile-edit-add-work = Add a work
profile-edit-load-hint = A manager without a free place is not proposed without saying so.
profile-edit-capacity = Engagements at most
profile-edit-load = Engagements now
profile-edit-contact-hint = Telephone, e-mail, hours; up to 500 characters.
profile-edit-shown = Who sees this page
profile-edit-status = Status
profile-status-draft = Only members of the institution see it.
profile-status-draft-registry = Only its own people and the registry see it.
profile-status-published = Everyone sees it, apart from parts with a level of secrecy.
profile-status-reserved = A registrar publishes it after a check.
profile-status-withdrawn = It is kept and no longer shown.
profile-edit-key = External key
profile-edit-key-hint = The key under which another system knows the record; imports find it by this.
profile-edit-level = Who may read “{ $part }”
profile-edit-organization-kind = Kind
profile-edit-legal-nature = Legal nature
profile-edit-website = Web address
profile-edit-aliases-hint = One per line: short names, names in other languages.
profile-edit-tags-hint = One per line, such as a science city or a park.
profile-edit-about-hint = Up to 4,000 characters: what it does, what it can, whom it works with.
profile-edit-summary = Summary
profile-edit-summary-hint = Up to 500 characters that an outsider understands.
profile-edit-keywords-hint = One per line or separated by commas, up to 20.
profile-edit-description-hint = Up to 4,000 characters: the principle, what was tested, what is missing for use.
profile-edit-indicators-hint = Measured values, not hopes: matching compares them with what needs ask for.
profile-edit-operator = Relation
profile-edit-value-to = Up to
profile-edit-unit = Unit
profile-edit-add-indicator = Add a value
profile-edit-maturity = Form and maturity
profile-edit-first = First of its kind
profile-edit-add-right = Add a right
profile-edit-settled = All rights are settled
profile-edit-people = People
profile-edit-finders-hint = One per line or separated by commas.
profile-edit-managers-hint = Technology managers who look after the achievement, up to ten; type a name.
profile-edit-manager = Manager's name
profile-edit-add-manager = Add a manager
profile-edit-organization = Institution
profile-edit-post = Post
profile-edit-mode = Held
profile-edit-from = First day
profile-edit-to = Last day (empty while it lasts)
profile-edit-add-affiliation = Add an affiliation
profile-edit-remove = Remove this row
profile-edit-meant = Which one is meant?
profile-affiliations-lead = For whom the manager works and worked. They show conflicts of interest and are part of the profile.
profile-affiliations-fixed = The profile is in the registry: from now on a registrar enters changes of affiliations. Write to the registry to have one changed.
profile-edit-choose = Choose one of the values.
profile-edit-number = Write a number in digits, such as 12 or 0.5.
profile-edit-value = Write the measured value.
profile-edit-day = Write a day as 2026-03-31.
profile-edit-nobody = Nobody published is called “{ $name }”. Write the full name, or the number from its page.
profile-edit-which = “{ $name }” may mean several: choose below, or write the full name.
profile-edit-owner-missing = Say which institution owns the achievement.
profile-edit-organization-missing = Say which institution it is.
notice-profile-saved = Saved.
notice-profile-draft = Saved as a draft.
notice-profile-withdrawn = Withdrawn; it is no longer shown.

profile-conflict-title = Somebody else changed this meanwhile
profile-conflict-text = Nothing was stored yet, and nothing that you typed is lost. Here is where the two versions differ.
profile-conflict-same = Both versions say the same.
profile-conflict-mine = Your version
profile-conflict-theirs = Stored now
profile-conflict-nothing = nothing
profile-conflict-review = Back to the form with my version
profile-conflict-over = Save mine over it
profile-conflict-leave = Keep what is stored
profile-withdraw-title = Withdraw
profile-withdraw-ask = Withdraw “{ $name }”?
profile-withdraw-text = It is kept, but no longer shown, searched or matched. You can publish it again.
profile-withdraw-lost = It is no longer shown, searched or matched, and you cannot open it any more: only the registry can publish it again.

# Parts of records, by the API's names
profile-part-STATUS = Status
profile-part-EXTERNALKEY = External key
profile-part-KIND = Kind
profile-part-NAME = Name
profile-part-REGION = Place
profile-part-FIELDS = Technology fields
profile-part-ACTIVITIES = Services
profile-part-COMPETENCES = Competences
profile-part-LANGUAGES = Languages
profile-part-HEADLINE = In one line
profile-part-BIOGRAPHY = Profile
profile-part-WORKS = Representative works
profile-part-AFFILIATIONS = Affiliations
profile-part-CREDENTIALS = Credentials
profile-part-CAPACITY = Engagements at most
profile-part-LOAD = Engagements now
profile-part-CONTACT = Contact
profile-part-LEVELS = Secrecy
profile-part-ALIASES = Also known as
profile-part-LEGALNATURE = Legal nature
profile-part-WEBSITE = Web address
profile-part-PROFILE = About
profile-part-TAGS = Tags
profile-part-ORGANIZATION = Owner
profile-part-MANAGERS = Managers
profile-part-SUMMARY = Summary
profile-part-DESCRIPTION = Description
profile-part-INDICATORS = Measured values
profile-part-FORMS = Exists as
profile-part-MODES = Offered by
profile-part-KEYWORDS = Keywords
profile-part-FINDERS = Found by
profile-part-TRL = Readiness
profile-part-LEVEL = Evaluated level
profile-part-IPRIGHTS = Intellectual-property rights
profile-part-OWNERSHIP = Ownership
profile-part-USERIGHT = Right of use
profile-part-DISPOSALRIGHT = Right of disposal
profile-part-INCOMERIGHT = Right to income
profile-part-RIGHTSSETTLED = Rights settled
profile-part-EMPOWERMENT = Rights given to the finders
profile-part-FIRSTOFKIND = First of its kind

# What a profile's own people see
profile-completeness = How complete this page is
profile-completeness-of = { $filled } of { $total } parts filled
profile-completeness-full = Every part is filled and open to everyone: matching reads all of it.
profile-completeness-hint = What each part could add to the match score, on average over the { $needs ->
    [one] open need
   *[other] { $needs } open needs
} that suit best. Fill the first ones first.
profile-completeness-well = { $count ->
    [one] One part is well filled
   *[other] { $count } parts are well filled
}
profile-network = Network
profile-colleagues = { $count ->
    [one] One colleague
   *[other] { $count } colleagues
}
profile-partners = { $count ->
    [one] One institution
   *[other] { $count } institutions
} through achievements
profile-members-go = Manage members
profile-agreement-whole = The whole text
profile-edit-text = Text
profile-edit-reach = How to reach you
profile-competences-none = No competences have been named.
profile-credentials = Credentials
profile-credentials-table = Credentials as a table
profile-credential = Credential
profile-credential-level = Level
profile-credential-issuer = Issued by
profile-credential-time = Issued on
profile-credential-over = not valid today
profile-credential-kind = Kind
profile-credential-name = What it is called
profile-credential-number = Number of the certificate
profile-credential-issued = Issued on
profile-credential-until = Valid until
profile-edit-add-credential = Add a credential
profile-credentials-lead = Titles, trainings, RTTP and recognitions, each as its certificate says. The number of a certificate is shown only to the manager, the registry and whoever has an agreement.
profile-credentials-fixed = The profile is in the registry: from now on a registrar who has seen the certificate enters a credential. Write to the registry to have one changed.
