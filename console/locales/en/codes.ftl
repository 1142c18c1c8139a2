# What the values of codes are called

AccessVia-SESSION = Browser session
AccessVia-TOKEN = API token
AccessVia-ADMIN_TOKEN = Administrator's token

AccountStatus-ACTIVE = Active
AccountStatus-BLOCKED = Blocked
AccountStatus-ERASED = Erased

AchievementForm-INVENTION_PATENT = Invention patent
AchievementForm-UTILITY_MODEL = Utility model
AchievementForm-SOFTWARE_COPYRIGHT = Software copyright
AchievementForm-TECHNICAL_SECRET = Technical secret
AchievementForm-NEW_VARIETY = New variety
AchievementForm-PROTOTYPE = Prototype
AchievementForm-PAPER = Paper
AchievementForm-OTHER = Other

AchievementLevel-INTERNATIONAL_LEADING = International leading
AchievementLevel-INTERNATIONAL_ADVANCED = International advanced
AchievementLevel-DOMESTIC_LEADING = Leading in China
AchievementLevel-DOMESTIC_ADVANCED = Advanced in China
AchievementLevel-OTHER = Other

AchievementOrder-NEWEST = Newest
AchievementOrder-UPDATED = Recently updated
AchievementOrder-NAME = Name
AchievementOrder-TRL = Readiness

AchievementPart-DESCRIPTION = Description
AchievementPart-INDICATORS = Indicators

Activity-DISCLOSURE = Disclosure
Activity-ACHIEVEMENT_DISCOVERY = Finding achievements
Activity-NEED_DISCOVERY = Finding needs
Activity-NURTURING = Nurturing
Activity-INCUBATION = Incubation
Activity-MATURATION = Maturation
Activity-EVALUATION = Evaluation
Activity-PROMOTION = Promotion
Activity-TRANSACTION = Transaction

AdviceCode-NO_TITLE = No title
AdviceCode-VAGUE_TITLE = Vague title
AdviceCode-VAGUE_TEXT = Vague text
AdviceCode-NOTHING_PUBLIC = Nothing is public
AdviceCode-NO_INDICATORS = No indicators
AdviceCode-NO_TARGET = No target
AdviceCode-NO_UNIT = No unit
AdviceCode-NO_FIELDS = No field
AdviceCode-NO_MODES = No mode
AdviceCode-NO_MATURITY = No readiness
AdviceCode-NO_REGION = No region
AdviceCode-NO_PARTNER = No partner wanted
AdviceCode-ONE_LANGUAGE = One language only

AffiliationMode-FULL_TIME = Full time
AffiliationMode-PART_TIME = Part time
AffiliationMode-DUAL = Dual appointment
AffiliationMode-STARTUP_LEAVE = On leave for a start-up

AgreementSide-REQUESTER = The requester
AgreementSide-OWNER = The owner

AgreementStatus-REQUESTED = Requested
AgreementStatus-GRANTED = Granted
AgreementStatus-REFUSED = Refused
AgreementStatus-WITHDRAWN = Withdrawn
AgreementStatus-EXPIRED = Expired

AssignmentAim-FIT = Highest total score
AssignmentAim-SHARE = Fair shares of each need's best

AssignmentLack-NO_CANDIDATES = No other candidates
AssignmentLack-CONFLICT = All others have a conflict
AssignmentLack-FULL = All others are full
AssignmentLack-TOO_WEAK = Too weak
AssignmentLack-TAKEN = Assigned to other needs
AssignmentLack-BARRED = All others have a conflict, said no before or are left out

AssignmentRole-LEAD = Lead
AssignmentRole-SPECIALIST = Specialist

AuditAction-ACCOUNT_CREATED = Account created
AuditAction-ACCOUNT_BLOCKED = Account blocked
AuditAction-ACCOUNT_UNBLOCKED = Account unblocked
AuditAction-ACCOUNT_ERASED = Account erased
AuditAction-PASSWORD_CHANGED = Password changed
AuditAction-PASSWORD_RESET_CREATED = Password reset issued
AuditAction-PASSWORD_RESET = Password reset
AuditAction-LOGGED_OUT_EVERYWHERE = Logged out everywhere
AuditAction-ROLE_GRANTED = Role granted
AuditAction-ROLE_REMOVED = Role removed
AuditAction-MEMBER_SET = Member set
AuditAction-MEMBER_REMOVED = Member removed
AuditAction-TOKEN_CREATED = Token created
AuditAction-TOKEN_REVOKED = Token revoked
AuditAction-AGREEMENT_REQUESTED = Agreement requested
AuditAction-AGREEMENT_GRANTED = Agreement granted
AuditAction-AGREEMENT_REFUSED = Agreement refused
AuditAction-AGREEMENT_WITHDRAWN = Agreement withdrawn
AuditAction-DATA_EXPORTED = Data exported
AuditAction-IDENTITY_LINKED = Identity linked
AuditAction-IDENTITY_UNLINKED = Identity unlinked
AuditAction-MANAGER_LINKED = Profile linked
AuditAction-MANAGER_UNLINKED = Profile unlinked

CandidateCondition-KIND = Kind
CandidateCondition-FIELD = Field
CandidateCondition-REGION = Region
CandidateCondition-LANGUAGE = Language
CandidateCondition-MODE = Mode
CandidateCondition-ACTIVITY = Activity
CandidateCondition-LEVEL = Level
CandidateCondition-STATUS = Status
CandidateCondition-TAG = Tag
CandidateCondition-ORGANIZATION = Organization
CandidateCondition-FREE_CAPACITY = Free capacity

Competence-TECHNICAL_BACKGROUND = Technical background
Competence-LAW = Law
Competence-FINANCE = Finance
Competence-MANAGEMENT = Management
Competence-INTELLECTUAL_PROPERTY = Intellectual property
Competence-BUSINESS_INSIGHT = Business insight
Competence-RESOURCE_ORGANIZATION = Resource organization
Competence-PRACTICAL_EXPERIENCE = Practical experience

Empowerment-NONE = Not empowered
Empowerment-IN_PROGRESS = Being empowered
Empowerment-DONE = Empowered

ErasedProfile-KEEP = Keep it as it is
ErasedProfile-UNPUBLISH = Do not show it any more

FirstChoiceOutcome-KEPT = First choice kept
FirstChoiceOutcome-CONFLICT = First choice has a conflict
FirstChoiceOutcome-FULL = First choice is full
FirstChoiceOutcome-TAKEN = First choice is on another need
FirstChoiceOutcome-EXCLUDED = First choice left out
FirstChoiceOutcome-DECLINED = First choice said no before

FirstOfKind-NONE = No
FirstOfKind-FIRST_SET = First set of equipment
FirstOfKind-FIRST_BATCH = First batch of a material
FirstOfKind-FIRST_VERSION = First version of a software

IndexerActivity-FOLLOWING = Following changes
IndexerActivity-FAILING = Failing, trying again
IndexerActivity-STOPPED = Stopped

IpExclusivity-EXCLUSIVE = Exclusive
IpExclusivity-SOLE = Sole
IpExclusivity-NON_EXCLUSIVE = Non-exclusive
IpExclusivity-NEGOTIABLE = Negotiable

IpKind-INVENTION_PATENT = Invention patent
IpKind-UTILITY_MODEL = Utility model
IpKind-DESIGN = Design
IpKind-SOFTWARE_COPYRIGHT = Software copyright
IpKind-PLANT_VARIETY = Plant variety
IpKind-LAYOUT_DESIGN = Layout design
IpKind-OTHER = Other

IpOwnership-NEED_SIDE = The side with the need
IpOwnership-SUPPLY_SIDE = The side with the solution
IpOwnership-SHARED = Shared
IpOwnership-NEGOTIABLE = Negotiable

IpStatus-PENDING = Pending
IpStatus-GRANTED = Granted
IpStatus-EXPIRED = Expired
IpStatus-LAPSED = Lapsed

Language-ZH = Chinese
Language-EN = English

LegalNature-PUBLIC_INSTITUTION = Public institution
LegalNature-STATE_OWNED_ENTERPRISE = State-owned enterprise
LegalNature-PRIVATE_ENTERPRISE = Private enterprise
LegalNature-FOREIGN_ENTERPRISE = Foreign enterprise
LegalNature-SOCIAL_ORGANIZATION = Social organization
LegalNature-GOVERNMENT = Government
LegalNature-PARTNERSHIP = Partnership
LegalNature-OTHER = Other

Level-PUBLIC = Public
Level-REGISTERED = Registered users
Level-AGREEMENT = Under agreement

ManagerKind-DISCOVERER = Discoverer
ManagerKind-INCUBATOR = Incubator
ManagerKind-INVESTOR = Asset investor

ManagerLoad-FREE = Free
ManagerLoad-PARTLY = Partly loaded
ManagerLoad-FULL = Full

ManagerOrder-NEWEST = Newest
ManagerOrder-UPDATED = Recently updated
ManagerOrder-NAME = Name
ManagerOrder-CAPACITY = Most free capacity

ManagerPart-CONTACT = Contact
ManagerPart-BIOGRAPHY = Biography
ManagerPart-WORKS = Works
ManagerPart-LOAD = Load

MatchBy-FIT = Overall fit
MatchBy-TEXT = Text alone

MatchPart-NAME = Name
MatchPart-TITLE = Title
MatchPart-BODY = Text
MatchPart-TOPIC = Fields and keywords
MatchPart-WORK = Works

MemberRole-READER = Reader
MemberRole-EDITOR = Editor
MemberRole-OWNER = Owner

MoveReason-TOO_EARLY = Too early
MoveReason-BENEFIT_UNCLEAR = Benefit unclear
MoveReason-NO_COMMERCIAL_ROUTE = No commercial route
MoveReason-DESCRIPTION_UNCLEAR = Description unclear
MoveReason-INDICATOR_NOT_MET = Indicator not met
MoveReason-IP_UNCLEAR = IP unclear
MoveReason-PRICE = Price
MoveReason-TIMING = Timing
MoveReason-CAPACITY = Capacity
MoveReason-CONFLICT_OF_INTEREST = Conflict of interest
MoveReason-DUPLICATE = Duplicate
MoveReason-OTHER = Other

Necessity-MUST = Must
Necessity-WISH = Wish

NeedKind-PROBLEM = Problem to solve
NeedKind-ACQUISITION = Acquisition
NeedKind-JOINT_RESEARCH = Joint research
NeedKind-PILOT = Pilot test
NeedKind-CONSULTING = Consulting
NeedKind-TESTING = Testing
NeedKind-OPEN_CHALLENGE = Open challenge
NeedKind-TALENT = Talent

NeedOrder-NEWEST = Newest
NeedOrder-UPDATED = Recently updated
NeedOrder-DEADLINE = Deadline
NeedOrder-TITLE = Title
NeedOrder-WAITING = Waiting longest

NeedPart-ORGANIZATION = Organization
NeedPart-DESCRIPTION = Description
NeedPart-INDICATORS = Indicators
NeedPart-BUDGET = Budget
NeedPart-DECISION_OWNER = Decision owner

NeedMilestone-PUBLISHED = Published
NeedMilestone-MATCHED = Matched
NeedMilestone-INTRODUCED = Introduced
NeedMilestone-NEGOTIATED = Negotiated
NeedMilestone-CONTRACTED = Contracted
NeedMilestone-LANDED = Landed
NeedStatus-DRAFT = Draft
NeedStatus-SUBMITTED = Submitted
NeedStatus-PUBLISHED = Published
NeedStatus-MATCHING = Matching
NeedStatus-NEGOTIATING = Negotiating
NeedStatus-CONTRACTED = Contracted
NeedStatus-LANDED = Landed
NeedStatus-WITHDRAWN = Withdrawn
NeedStatus-EXPIRED = Expired
NeedStatus-CLOSED = Closed

NoCandidateCause-NO_TEXT = The need has no text to match
NoCandidateCause-NOT_SHOWN = Not published, or only just
NoCandidateCause-POSTER = It posted the need
NoCandidateCause-FILTERED = Left out by the filter
NoCandidateCause-NO_SHARED_WORD = Nothing in common

Noun-NEED = Need
Noun-MANAGER = Manager
Noun-ORGANIZATION = Institution
Noun-ACHIEVEMENT = Achievement

Operator-LT = <
Operator-LE = ≤
Operator-EQ = =
Operator-GE = ≥
Operator-GT = >
Operator-RANGE = range

OrganizationKind-ENTERPRISE = Enterprise
OrganizationKind-UNIVERSITY = University
OrganizationKind-RESEARCH_INSTITUTE = Research institute
OrganizationKind-MEDICAL_INSTITUTION = Medical institution
OrganizationKind-TRANSFER_AGENCY = Transfer agency
OrganizationKind-ASSOCIATION = Association
OrganizationKind-GOVERNMENT_BODY = Government body
OrganizationKind-PARK = Park
OrganizationKind-INCUBATOR = Incubator
OrganizationKind-PROOF_OF_CONCEPT_PLATFORM = Proof-of-concept platform
OrganizationKind-PILOT_PLATFORM = Pilot platform
OrganizationKind-PUBLIC_TECHNOLOGY_PLATFORM = Public technology platform
OrganizationKind-SCIENCE_PARK = University science park
OrganizationKind-IP_FIRM = IP firm
OrganizationKind-LAW_FIRM = Law firm
OrganizationKind-ACCOUNTING_FIRM = Accounting firm
OrganizationKind-INVESTOR = Investor
OrganizationKind-GUARANTOR = Loan guarantor
OrganizationKind-TRAINING_BASE = Training base
OrganizationKind-MEDIA = Media
OrganizationKind-OTHER = Other

OrganizationOrder-NEWEST = Newest
OrganizationOrder-UPDATED = Recently updated
OrganizationOrder-NAME = Name

OrganizationPart-CONTACT = Contact
OrganizationPart-PROFILE = Profile

PartnerSize-ANY = Any size
PartnerSize-SMALL = Small
PartnerSize-MEDIUM = Medium
PartnerSize-LARGE = Large

Payment-LUMP_SUM = Lump sum
Payment-INSTALMENTS = Instalments
Payment-ROYALTY = Royalty
Payment-ENTRY_FEE_AND_ROYALTY = Entry fee and royalty

ReasonKind-WORD = Words
ReasonKind-TOPIC = Topic
ReasonKind-FIELD = Field
ReasonKind-REGION = Region
ReasonKind-MODE = Mode
ReasonKind-MATURITY = Readiness
ReasonKind-LANGUAGE = Language
ReasonKind-PARTNER = Partner
ReasonKind-INDICATORS = Indicators
ReasonKind-RIGHTS = Rights
ReasonKind-CAPACITY = Capacity
ReasonKind-FRESHNESS = Freshness
ReasonKind-CONFLICT = Conflict of interest
ReasonKind-TRACK = Track record

RegionKind-COUNTRY = Country
RegionKind-PROVINCE = Province
RegionKind-PREFECTURE = Prefecture

RightHolder-ORGANIZATION = The organization
RightHolder-FINDERS = The finders
RightHolder-SHARED = Shared
RightHolder-UNSETTLED = Not settled

Role-ADMINISTRATOR = Administrator
Role-REGISTRAR = Registrar
Role-REVIEWER = Reviewer
Role-DASHBOARD = Dashboard reader
Role-MATCHMAKER = Matchmaker

Status-DRAFT = Draft
Status-PUBLISHED = Published
Status-WITHDRAWN = Withdrawn

SuggestionMatch-NAME = By name
SuggestionMatch-ALIAS = By alias
SuggestionMatch-PINYIN = By pinyin
SuggestionMatch-ABBREVIATION = By abbreviation
SuggestionMatch-TYPO = Similar spelling

TokenScope-CONFIDENTIAL = Read drafts and what stands under agreement
TokenScope-WRITE = Write records
TokenScope-MANAGE = Manage accounts, members, tokens and agreements

TransferMode-ASSIGNMENT = Assignment
TransferMode-LICENCE = Licence
TransferMode-EQUITY = Equity
TransferMode-DEVELOPMENT = Development
TransferMode-CONSULTING = Consulting
TransferMode-SERVICE = Service

WorkKind-DEAL = Deal
WorkKind-REPORT = Report
WorkKind-CASE = Case

ProfilePart-HEADLINE = Headline
ProfilePart-BIOGRAPHY = Biography
ProfilePart-PROFILE = Profile
ProfilePart-SUMMARY = Summary
ProfilePart-DESCRIPTION = Description
ProfilePart-SECOND_LANGUAGE = Second language
ProfilePart-FIELDS = Fields
ProfilePart-REGION = Region
ProfilePart-LANGUAGES = Languages
ProfilePart-LOAD = Load
ProfilePart-WORKS = Works
ProfilePart-ACTIVITIES = Activities
ProfilePart-COMPETENCES = Competences
ProfilePart-AFFILIATIONS = Affiliations
ProfilePart-CONTACT = Contact
ProfilePart-WEBSITE = Website
ProfilePart-MODES = Modes
ProfilePart-MATURITY = Readiness
ProfilePart-INDICATORS = Indicators
ProfilePart-RIGHTS = Rights

CredentialKind-TITLE = Professional title
CredentialKind-TRAINING = Training certificate
CredentialKind-RTTP = Registered Technology Transfer Professional
CredentialKind-RECOGNITION = Recognition

CredentialLevel-ASSISTANT_ENGINEER = Assistant engineer
CredentialLevel-ENGINEER = Engineer
CredentialLevel-SENIOR_ENGINEER = Senior engineer
CredentialLevel-PROFESSORATE_SENIOR_ENGINEER = Professorate senior engineer
CredentialLevel-JUNIOR = Junior
CredentialLevel-INTERMEDIATE = Intermediate
CredentialLevel-SENIOR = Senior
AppealDecision-UPHOLD = Uphold the appeal
AppealDecision-REJECT = Reject the appeal
AppealOutcome-UPHELD = Appeal upheld
AppealOutcome-REJECTED = Appeal rejected
AppealOutcome-WITHDRAWN = Appeal taken back
ChainSubject-INTRODUCTION = Introduction
ChainSubject-SLIP = Commission slip
ChainSubject-CHALLENGE = Open challenge
ChainSubject-PROPOSAL = Proposal
ChainSubject-EVALUATION = Evaluation
ChainSubject-ENGAGEMENT = Engagement
ChainSubject-TASK = Task
ChainSubject-TRANSLATION = Translation
ChainSubject-CONTRACT = Contract
ChainSubject-SETTLEMENT = Settlement
ChainSubject-POINT = Points
Ledger-CONTRIBUTION = Contribution points
Ledger-CREDIT = Credit points
PointKind-ENTRY = Entry
PointKind-CORRECTION = Correction
PointKind-APPEAL = Appeal
PointKind-OUTCOME = Outcome of an appeal

# Engagements and translations
EngagementAct-NEGOTIATE = Begin negotiations
EngagementAct-CONTRACT = Contract signed
EngagementAct-LAND = In use
EngagementAct-CLOSE = Close
EngagementForm-ONE_TO_ONE = One manager
EngagementForm-ONE_TO_MANY = A team of managers
EngagementOrigin-INTRODUCTION = From an introduction
EngagementOrigin-PROPOSAL = From a proposal
EngagementOrigin-DIRECT = Asked directly
EngagementStage-MATCHING = Team comes together
EngagementStage-NEGOTIATING = Negotiating
EngagementStage-CONTRACTED = Contract signed
EngagementStage-LANDED = In use
EngagementStage-CLOSED = Closed without a contract
TeamAct-JOIN = Join
TeamAct-DECLINE = Decline
TeamAct-WITHDRAW = Take the invitation back
TeamAct-LEAVE = Leave the team
TeamAct-RELEASE = Let go
TeamAct-EXPIRE = Term over
TeamRole-LEAD = Lead
TeamRole-SPECIALIST = Specialist
TeamStatus-INVITED = Asked
TeamStatus-ACTIVE = In the team
TeamStatus-DECLINED = Declined
TeamStatus-WITHDRAWN = Invitation taken back
TeamStatus-ENDED = Left
TextFate-SAME = Unchanged
TextFate-REMOVED = Removed
TextFate-ADDED = Added
TranslatedField-TITLE = Title
TranslatedField-SUMMARY = Summary
TranslatedField-DESCRIPTION = Description
TranslationAct-OFFER = Sign as its author
TranslationAct-SIGN = Sign
TranslationAct-RETURN = Send back
TranslationStatus-WRITTEN = Not signed by its author
TranslationStatus-OFFERED = Waits for the enterprise
TranslationStatus-SIGNED = Signed by both sides
TranslationStatus-RETURNED = Sent back
WorkAct-FINISH = Done
WorkAct-DROP = Drop
WorkAct-REOPEN = Open again
WorkStatus-OPEN = Open
WorkStatus-DONE = Done
WorkStatus-DROPPED = Dropped

IntroductionAct-ACCEPT = Accept
IntroductionAct-DECLINE = Decline
IntroductionAct-WITHDRAW = Withdraw
IntroductionAct-END = End
IntroductionAct-OFFER_SLIP = Offer a commission slip
IntroductionAct-SIGN_SLIP = Sign the commission slip
IntroductionAct-DECLINE_SLIP = Decline the commission slip

IntroductionStatus-PROPOSED = Waiting for an answer
IntroductionStatus-ACCEPTED = Accepted
IntroductionStatus-DECLINED = Declined
IntroductionStatus-WITHDRAWN = Withdrawn
IntroductionStatus-LAPSED = Lapsed
IntroductionStatus-ENDED = Ended

Side-ENTERPRISE = Enterprise
Side-MANAGER = Technology manager
Side-SUPPLIER = Supplier
Side-MATCHMAKER = Matchmaker
Side-REVIEWER = Reviewer
Side-REGISTRAR = Registrar
Side-OPERATOR = Administrator

ChallengeAct-PLAN = Write the terms
ChallengeAct-ANNOUNCE = Announce
ChallengeAct-EXTEND = Extend
ChallengeAct-CANCEL = Cancel
ChallengeAct-CLOSE = Open the bids
ChallengeAct-NOMINATE = Nominate
ChallengeAct-RECALL = Take the nomination back
ChallengeAct-AWARD = Award
ChallengeAct-FAIL = End without an award
ChallengeStatus-PLANNED = Being planned
ChallengeStatus-OPEN = Taking bids
ChallengeStatus-REVIEW = Under review
ChallengeStatus-NOTICE = On public notice
ChallengeStatus-AWARDED = Awarded
ChallengeStatus-FAILED = No award
ChallengeStatus-CANCELLED = Cancelled
CommitmentStanding-STANDS = Stands
CommitmentStanding-REPLACED = Replaced by a newer version
CommitmentStanding-WITHDRAWN = Withdrawn
ProposalAct-HAND_IN = Hand in
ProposalAct-SEAL = Hand in sealed
ProposalAct-REVISE = Hand in a new version
ProposalAct-WITHDRAW = Withdraw
ProposalAct-OPEN = Open
ProposalAct-DECLINE = Decline
ProposalAct-ACCEPT = Accept
ProposalAct-NOMINATE = Nominate
ProposalAct-RECALL = Take the nomination back
ProposalAct-AWARD = Award
ProposalStatus-DRAFT = Draft
ProposalStatus-SEALED = Sealed
ProposalStatus-SUBMITTED = Handed in
ProposalStatus-NOMINATED = Nominated
ProposalStatus-AWARDED = Accepted
ProposalStatus-DECLINED = Declined
ProposalStatus-WITHDRAWN = Withdrawn

BetterOfTwo-FIRST = The first
BetterOfTwo-SECOND = The second
BetterOfTwo-NEITHER = Neither

CriterionKind-INDICATOR = Computed from an indicator
CriterionKind-JUDGED = Scored by reviewers

EvaluationAct-PREPARE = Prepare
EvaluationAct-REVISE = Revise
EvaluationAct-INVITE = Invite
EvaluationAct-REMOVE = Remove
EvaluationAct-OPEN = Open
EvaluationAct-CLOSE = Close
EvaluationAct-DECIDE = Decide
EvaluationAct-CANCEL = Cancel

EvaluationMethod-SCORES = Weighted scores
EvaluationMethod-PAIRS = Comparison in pairs

EvaluationOutcome-ACCEPTED = Accepted
EvaluationOutcome-DECLINED = Not accepted

EvaluationStatus-DRAFT = In preparation
EvaluationStatus-OPEN = Under review
EvaluationStatus-CLOSED = Review closed
EvaluationStatus-DECIDED = Decided
EvaluationStatus-CANCELLED = Cancelled

MarkVerdict-MET = Met
MarkVerdict-MISSED = Missed
MarkVerdict-UNKNOWN = Nothing promised

ReviewerConflict-OWN_PROPOSAL = Wrote a proposal
ReviewerConflict-BIDDER_MEMBER = Member of a bidder
ReviewerConflict-BIDDER_AFFILIATED = Works for a bidder
ReviewerConflict-BIDDER_ACHIEVEMENT = Looks after a bidder’s achievement
ReviewerConflict-POSTER_MEMBER = Member of the poster
ReviewerConflict-POSTER_AFFILIATED = Works for the poster
ReviewerConflict-POSTER_ACHIEVEMENT = Looks after the poster’s achievement

ReviewerStatus-INVITED = Invited
ReviewerStatus-ACCEPTED = Accepted
ReviewerStatus-DECLINED = Declined
ReviewerStatus-SUBMITTED = Handed in
ReviewerStatus-REMOVED = Asked no longer

# Contracts and settlements
ClauseState-FILLED = Filled in
ClauseState-MISSING = Missing
ClauseState-NOT_NEEDED = Not needed
ContractAct-CHANGE = Change
ContractAct-SIGN = Sign
ContractAct-CONCLUDE = Conclude
ContractAct-REGISTER = Register
ContractAct-SETTLE = Share out
ContractAct-PAY = Pay
ContractAct-REVERSE = Take back
ContractAct-END = End
ContractFileKind-DRAFT = Contract
ContractFileKind-REGISTRATION = Registration data
ContractFileKind-LEDGER = Ledger
ContractFileKind-STATEMENTS = Statements
ContractKind-DEVELOPMENT = Technology development
ContractKind-TRANSFER = Technology transfer
ContractKind-LICENCE = Technology licence
ContractKind-CONSULTING = Technology consulting
ContractKind-SERVICE = Technology service
ContractStatus-DRAFT = Draft
ContractStatus-SIGNED = Signed
ContractStatus-REGISTERED = Registered
ContractStatus-ENDED = Ended
EntryKind-SETTLEMENT = Settlement
EntryKind-PAYMENT = Payment
EntryKind-REVERSAL = Reversal
FileFormat-DOCX = DOCX
FileFormat-CSV = CSV
FileFormat-XLSX = XLSX
LedgerAccount-PAYER = Payer
LedgerAccount-COST = Costs paid back
LedgerAccount-CASH = Paid out
LedgerAccount-SUPPLIER = Supply side
LedgerAccount-INVENTOR = Inventors
LedgerAccount-AGENCY = Transfer agency
LedgerAccount-MANAGER = Technology manager
LedgerAccount-ENTERPRISE = Demand side
LedgerAccount-COMMISSION = Commission
PartyRole-BUYER = Buyer
PartyRole-SELLER = Seller
PartyRole-INTERMEDIARY = Intermediary
PostingSide-DEBIT = Debit
PostingSide-CREDIT = Credit
SettlementEvent-SIGNING = Signing
SettlementEvent-RECEIPT = Payment received
SettlementEvent-MILESTONE = Milestone reached
SettlementEvent-ROYALTY = Royalty
SettlementEvent-PAYMENT = Payment
SettlementEvent-CORRECTION = Correction
SettlementPart-NET = net income
SettlementPart-REWARD = reward
SettlementPart-STAFF = transfer staff’s reward
SettlementPart-SUPPLIER = supply side
SettlementPart-INVENTOR = inventors
SettlementPart-AGENCY = transfer agency
SettlementPart-MANAGER = technology manager
SettlementPart-ENTERPRISE = demand side
SettlementPart-COMMISSION = commission
SigningSide-ENTERPRISE = Demand side
SigningSide-MANAGER = Technology manager (for the supply side)
SigningSide-SUPPLIER = Supply side
Side-SERVICE = Service

SlipBase-CONTRACT_AMOUNT = the contract amount
SlipBase-TECHNOLOGY_AMOUNT = the technology-transaction amount
SlipBase-PAYMENTS_RECEIVED = payments received
SlipBase-NET_INCOME = net income

SlipEvent-CONTRACT_SIGNED = Contract signed
SlipEvent-FIRST_PAYMENT = First payment received
SlipEvent-EACH_PAYMENT = Each payment received
SlipEvent-ACCEPTED = Result accepted
SlipEvent-LANDED = Project landed
SlipEvent-OTHER = Other

SlipKind-RATE = Rate
SlipKind-AMOUNT = Fixed amount
SlipKind-NONE = No commission

SlipPayee-MANAGER = The manager introduced
SlipPayee-MATCHMAKER = The matchmaker

SlipPayer-ENTERPRISE = Enterprise
SlipPayer-SUPPLIER = Supplier
SlipPayer-BOTH = Both, half each

SlipStatus-OFFERED = Waiting for the other side
SlipStatus-SIGNED = Signed by both
SlipStatus-DECLINED = Declined
SlipStatus-REPLACED = Replaced
SlipStatus-LAPSED = Lapsed
ClauseNecessity-USUAL = Usual
ClauseNecessity-IF_PATENTS = Where patents are concerned
ClauseNecessity-IF_ROYALTY = Where royalties are paid
ClauseNecessity-OPTIONAL = Optional
