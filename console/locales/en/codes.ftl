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
FirstChoiceOutcome-TAKEN = First choice works other needs

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
NoCandidateCause-NO_SHARED_WORD = No word in common

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
