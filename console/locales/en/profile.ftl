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
