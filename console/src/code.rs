//! The API's enums. What they are called for people stands in `locales/*/codes.ftl`, as `NeedStatus-DRAFT`.

use crate::schema;

/// A value of one of the API's enums.
pub(crate) trait Code: Copy + 'static {
    /// The enum's name in the API.
    const NAME: &'static str;
    /// Every value, in the API's order.
    const ALL: &'static [Self];
    /// The value's name in the API.
    fn value(self) -> &'static str;

    /// The value of a name.
    fn parse(value: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.value() == value)
    }

    /// The key of what it is called.
    fn key(self) -> String {
        format!("{}-{}", Self::NAME, self.value())
    }
}

macro_rules! codes {
    ($($name:ident { $($variant:ident $value:literal,)* })*) => {
        $(
            #[doc = concat!("`", stringify!($name), "` of the API.")]
            #[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
            pub(crate) enum $name {
                $(
                    #[doc = concat!("`", $value, "`.")]
                    $variant,
                )*
            }

            impl Code for $name {
                const NAME: &'static str = stringify!($name);
                const ALL: &'static [Self] = &[$(Self::$variant),*];

                fn value(self) -> &'static str {
                    match self {
                        $(Self::$variant => $value,)*
                    }
                }
            }
        )*
    };
}

codes! {
    AccessVia {
        Session "SESSION",
        Token "TOKEN",
        AdminToken "ADMIN_TOKEN",
    }
    AccountStatus {
        Active "ACTIVE",
        Blocked "BLOCKED",
        Erased "ERASED",
    }
    AchievementForm {
        InventionPatent "INVENTION_PATENT",
        UtilityModel "UTILITY_MODEL",
        SoftwareCopyright "SOFTWARE_COPYRIGHT",
        TechnicalSecret "TECHNICAL_SECRET",
        NewVariety "NEW_VARIETY",
        Prototype "PROTOTYPE",
        Paper "PAPER",
        Other "OTHER",
    }
    AchievementLevel {
        InternationalLeading "INTERNATIONAL_LEADING",
        InternationalAdvanced "INTERNATIONAL_ADVANCED",
        DomesticLeading "DOMESTIC_LEADING",
        DomesticAdvanced "DOMESTIC_ADVANCED",
        Other "OTHER",
    }
    AchievementOrder {
        Newest "NEWEST",
        Updated "UPDATED",
        Name "NAME",
        Trl "TRL",
    }
    AchievementPart {
        Description "DESCRIPTION",
        Indicators "INDICATORS",
    }
    Activity {
        Disclosure "DISCLOSURE",
        AchievementDiscovery "ACHIEVEMENT_DISCOVERY",
        NeedDiscovery "NEED_DISCOVERY",
        Nurturing "NURTURING",
        Incubation "INCUBATION",
        Maturation "MATURATION",
        Evaluation "EVALUATION",
        Promotion "PROMOTION",
        Transaction "TRANSACTION",
    }
    AdviceCode {
        NoTitle "NO_TITLE",
        VagueTitle "VAGUE_TITLE",
        VagueText "VAGUE_TEXT",
        NothingPublic "NOTHING_PUBLIC",
        NoIndicators "NO_INDICATORS",
        NoTarget "NO_TARGET",
        NoUnit "NO_UNIT",
        NoFields "NO_FIELDS",
        NoModes "NO_MODES",
        NoMaturity "NO_MATURITY",
        NoRegion "NO_REGION",
        NoPartner "NO_PARTNER",
        OneLanguage "ONE_LANGUAGE",
    }
    AffiliationMode {
        FullTime "FULL_TIME",
        PartTime "PART_TIME",
        Dual "DUAL",
        StartupLeave "STARTUP_LEAVE",
    }
    AgreementSide {
        Requester "REQUESTER",
        Owner "OWNER",
    }
    AgreementStatus {
        Requested "REQUESTED",
        Granted "GRANTED",
        Refused "REFUSED",
        Withdrawn "WITHDRAWN",
        Expired "EXPIRED",
    }
    AppealDecision {
        Uphold "UPHOLD",
        Reject "REJECT",
    }
    AppealOutcome {
        Upheld "UPHELD",
        Rejected "REJECTED",
        Withdrawn "WITHDRAWN",
    }
    AssignmentAim {
        Fit "FIT",
        Share "SHARE",
    }
    AssignmentLack {
        NoCandidates "NO_CANDIDATES",
        Conflict "CONFLICT",
        Full "FULL",
        TooWeak "TOO_WEAK",
        Taken "TAKEN",
        Barred "BARRED",
    }
    AssignmentRole {
        Lead "LEAD",
        Specialist "SPECIALIST",
    }
    AuditAction {
        AccountCreated "ACCOUNT_CREATED",
        AccountBlocked "ACCOUNT_BLOCKED",
        AccountUnblocked "ACCOUNT_UNBLOCKED",
        AccountErased "ACCOUNT_ERASED",
        PasswordChanged "PASSWORD_CHANGED",
        PasswordResetCreated "PASSWORD_RESET_CREATED",
        PasswordReset "PASSWORD_RESET",
        LoggedOutEverywhere "LOGGED_OUT_EVERYWHERE",
        RoleGranted "ROLE_GRANTED",
        RoleRemoved "ROLE_REMOVED",
        MemberSet "MEMBER_SET",
        MemberRemoved "MEMBER_REMOVED",
        TokenCreated "TOKEN_CREATED",
        TokenRevoked "TOKEN_REVOKED",
        AgreementRequested "AGREEMENT_REQUESTED",
        AgreementGranted "AGREEMENT_GRANTED",
        AgreementRefused "AGREEMENT_REFUSED",
        AgreementWithdrawn "AGREEMENT_WITHDRAWN",
        DataExported "DATA_EXPORTED",
        IdentityLinked "IDENTITY_LINKED",
        IdentityUnlinked "IDENTITY_UNLINKED",
        ManagerLinked "MANAGER_LINKED",
        ManagerUnlinked "MANAGER_UNLINKED",
    }
    BetterOfTwo {
        First "FIRST",
        Second "SECOND",
        Neither "NEITHER",
    }
    CandidateCondition {
        Kind "KIND",
        Field "FIELD",
        Region "REGION",
        Language "LANGUAGE",
        Mode "MODE",
        Activity "ACTIVITY",
        Level "LEVEL",
        Status "STATUS",
        Tag "TAG",
        Organization "ORGANIZATION",
        FreeCapacity "FREE_CAPACITY",
    }
    ChainSubject {
        Introduction "INTRODUCTION",
        Slip "SLIP",
        Challenge "CHALLENGE",
        Proposal "PROPOSAL",
        Evaluation "EVALUATION",
        Engagement "ENGAGEMENT",
        Task "TASK",
        Translation "TRANSLATION",
        Contract "CONTRACT",
        Settlement "SETTLEMENT",
        Point "POINT",
    }
    ChallengeAct {
        Plan "PLAN",
        Announce "ANNOUNCE",
        Extend "EXTEND",
        Cancel "CANCEL",
        Close "CLOSE",
        Nominate "NOMINATE",
        Recall "RECALL",
        Award "AWARD",
        Fail "FAIL",
    }
    ChallengeStatus {
        Planned "PLANNED",
        Open "OPEN",
        Review "REVIEW",
        Notice "NOTICE",
        Awarded "AWARDED",
        Failed "FAILED",
        Cancelled "CANCELLED",
    }
    ClauseNecessity {
        Usual "USUAL",
        IfPatents "IF_PATENTS",
        IfRoyalty "IF_ROYALTY",
        Optional "OPTIONAL",
    }
    ClauseState {
        Filled "FILLED",
        Missing "MISSING",
        NotNeeded "NOT_NEEDED",
    }
    CommitmentStanding {
        Stands "STANDS",
        Replaced "REPLACED",
        Withdrawn "WITHDRAWN",
    }
    Competence {
        TechnicalBackground "TECHNICAL_BACKGROUND",
        Law "LAW",
        Finance "FINANCE",
        Management "MANAGEMENT",
        IntellectualProperty "INTELLECTUAL_PROPERTY",
        BusinessInsight "BUSINESS_INSIGHT",
        ResourceOrganization "RESOURCE_ORGANIZATION",
        PracticalExperience "PRACTICAL_EXPERIENCE",
    }
    ContractAct {
        Change "CHANGE",
        Sign "SIGN",
        Conclude "CONCLUDE",
        Register "REGISTER",
        Settle "SETTLE",
        Pay "PAY",
        Reverse "REVERSE",
        End "END",
    }
    ContractFileKind {
        Draft "DRAFT",
        Registration "REGISTRATION",
        Ledger "LEDGER",
        Statements "STATEMENTS",
    }
    ContractKind {
        Development "DEVELOPMENT",
        Transfer "TRANSFER",
        Licence "LICENCE",
        Consulting "CONSULTING",
        Service "SERVICE",
    }
    ContractStatus {
        Draft "DRAFT",
        Signed "SIGNED",
        Registered "REGISTERED",
        Ended "ENDED",
    }
    CredentialKind {
        Title "TITLE",
        Training "TRAINING",
        Rttp "RTTP",
        Recognition "RECOGNITION",
    }
    CredentialLevel {
        AssistantEngineer "ASSISTANT_ENGINEER",
        Engineer "ENGINEER",
        SeniorEngineer "SENIOR_ENGINEER",
        ProfessorateSeniorEngineer "PROFESSORATE_SENIOR_ENGINEER",
        Junior "JUNIOR",
        Intermediate "INTERMEDIATE",
        Senior "SENIOR",
    }
    CriterionKind {
        Indicator "INDICATOR",
        Judged "JUDGED",
    }
    Empowerment {
        None "NONE",
        InProgress "IN_PROGRESS",
        Done "DONE",
    }
    EngagementAct {
        Negotiate "NEGOTIATE",
        Contract "CONTRACT",
        Land "LAND",
        Close "CLOSE",
    }
    EngagementForm {
        OneToOne "ONE_TO_ONE",
        OneToMany "ONE_TO_MANY",
    }
    EngagementOrigin {
        Introduction "INTRODUCTION",
        Proposal "PROPOSAL",
        Direct "DIRECT",
    }
    EngagementStage {
        Matching "MATCHING",
        Negotiating "NEGOTIATING",
        Contracted "CONTRACTED",
        Landed "LANDED",
        Closed "CLOSED",
    }
    EntryKind {
        Settlement "SETTLEMENT",
        Payment "PAYMENT",
        Reversal "REVERSAL",
    }
    ErasedProfile {
        Keep "KEEP",
        Unpublish "UNPUBLISH",
    }
    EvaluationAct {
        Prepare "PREPARE",
        Revise "REVISE",
        Invite "INVITE",
        Remove "REMOVE",
        Open "OPEN",
        Close "CLOSE",
        Decide "DECIDE",
        Cancel "CANCEL",
    }
    EvaluationMethod {
        Scores "SCORES",
        Pairs "PAIRS",
    }
    EvaluationOutcome {
        Accepted "ACCEPTED",
        Declined "DECLINED",
    }
    EvaluationStatus {
        Draft "DRAFT",
        Open "OPEN",
        Closed "CLOSED",
        Decided "DECIDED",
        Cancelled "CANCELLED",
    }
    FileFormat {
        Docx "DOCX",
        Csv "CSV",
        Xlsx "XLSX",
    }
    FirstChoiceOutcome {
        Kept "KEPT",
        Conflict "CONFLICT",
        Full "FULL",
        Taken "TAKEN",
        Excluded "EXCLUDED",
        Declined "DECLINED",
    }
    FirstOfKind {
        None "NONE",
        FirstSet "FIRST_SET",
        FirstBatch "FIRST_BATCH",
        FirstVersion "FIRST_VERSION",
    }
    IndexerActivity {
        Following "FOLLOWING",
        Failing "FAILING",
        Stopped "STOPPED",
    }
    IntroductionAct {
        Accept "ACCEPT",
        Decline "DECLINE",
        Withdraw "WITHDRAW",
        End "END",
        OfferSlip "OFFER_SLIP",
        SignSlip "SIGN_SLIP",
        DeclineSlip "DECLINE_SLIP",
    }
    IntroductionStatus {
        Proposed "PROPOSED",
        Accepted "ACCEPTED",
        Declined "DECLINED",
        Withdrawn "WITHDRAWN",
        Lapsed "LAPSED",
        Ended "ENDED",
    }
    IpExclusivity {
        Exclusive "EXCLUSIVE",
        Sole "SOLE",
        NonExclusive "NON_EXCLUSIVE",
        Negotiable "NEGOTIABLE",
    }
    IpKind {
        InventionPatent "INVENTION_PATENT",
        UtilityModel "UTILITY_MODEL",
        Design "DESIGN",
        SoftwareCopyright "SOFTWARE_COPYRIGHT",
        PlantVariety "PLANT_VARIETY",
        LayoutDesign "LAYOUT_DESIGN",
        Other "OTHER",
    }
    IpOwnership {
        NeedSide "NEED_SIDE",
        SupplySide "SUPPLY_SIDE",
        Shared "SHARED",
        Negotiable "NEGOTIABLE",
    }
    IpStatus {
        Pending "PENDING",
        Granted "GRANTED",
        Expired "EXPIRED",
        Lapsed "LAPSED",
    }
    Language {
        Zh "ZH",
        En "EN",
    }
    Ledger {
        Contribution "CONTRIBUTION",
        Credit "CREDIT",
    }
    LedgerAccount {
        Payer "PAYER",
        Cost "COST",
        Cash "CASH",
        Supplier "SUPPLIER",
        Inventor "INVENTOR",
        Agency "AGENCY",
        Manager "MANAGER",
        Enterprise "ENTERPRISE",
        Commission "COMMISSION",
    }
    LegalNature {
        PublicInstitution "PUBLIC_INSTITUTION",
        StateOwnedEnterprise "STATE_OWNED_ENTERPRISE",
        PrivateEnterprise "PRIVATE_ENTERPRISE",
        ForeignEnterprise "FOREIGN_ENTERPRISE",
        SocialOrganization "SOCIAL_ORGANIZATION",
        Government "GOVERNMENT",
        Partnership "PARTNERSHIP",
        Other "OTHER",
    }
    Level {
        Public "PUBLIC",
        Registered "REGISTERED",
        Agreement "AGREEMENT",
    }
    ManagerKind {
        Discoverer "DISCOVERER",
        Incubator "INCUBATOR",
        Investor "INVESTOR",
    }
    ManagerLoad {
        Free "FREE",
        Partly "PARTLY",
        Full "FULL",
    }
    ManagerOrder {
        Newest "NEWEST",
        Updated "UPDATED",
        Name "NAME",
        Capacity "CAPACITY",
    }
    ManagerPart {
        Contact "CONTACT",
        Biography "BIOGRAPHY",
        Works "WORKS",
        Load "LOAD",
    }
    MarkVerdict {
        Met "MET",
        Missed "MISSED",
        Unknown "UNKNOWN",
    }
    MatchBy {
        Fit "FIT",
        Text "TEXT",
    }
    MatchPart {
        Name "NAME",
        Title "TITLE",
        Body "BODY",
        Topic "TOPIC",
        Work "WORK",
    }
    MemberRole {
        Reader "READER",
        Editor "EDITOR",
        Owner "OWNER",
    }
    MoveReason {
        TooEarly "TOO_EARLY",
        BenefitUnclear "BENEFIT_UNCLEAR",
        NoCommercialRoute "NO_COMMERCIAL_ROUTE",
        DescriptionUnclear "DESCRIPTION_UNCLEAR",
        IndicatorNotMet "INDICATOR_NOT_MET",
        IpUnclear "IP_UNCLEAR",
        Price "PRICE",
        Timing "TIMING",
        Capacity "CAPACITY",
        ConflictOfInterest "CONFLICT_OF_INTEREST",
        Duplicate "DUPLICATE",
        Other "OTHER",
    }
    Necessity {
        Must "MUST",
        Wish "WISH",
    }
    NeedKind {
        Problem "PROBLEM",
        Acquisition "ACQUISITION",
        JointResearch "JOINT_RESEARCH",
        Pilot "PILOT",
        Consulting "CONSULTING",
        Testing "TESTING",
        OpenChallenge "OPEN_CHALLENGE",
        Talent "TALENT",
    }
    NeedMilestone {
        Published "PUBLISHED",
        Matched "MATCHED",
        Introduced "INTRODUCED",
        Negotiated "NEGOTIATED",
        Contracted "CONTRACTED",
        Landed "LANDED",
    }
    NeedOrder {
        Newest "NEWEST",
        Updated "UPDATED",
        Deadline "DEADLINE",
        Title "TITLE",
        Waiting "WAITING",
    }
    NeedPart {
        Organization "ORGANIZATION",
        Description "DESCRIPTION",
        Indicators "INDICATORS",
        Budget "BUDGET",
        DecisionOwner "DECISION_OWNER",
    }
    NeedStatus {
        Draft "DRAFT",
        Submitted "SUBMITTED",
        Published "PUBLISHED",
        Matching "MATCHING",
        Negotiating "NEGOTIATING",
        Contracted "CONTRACTED",
        Landed "LANDED",
        Withdrawn "WITHDRAWN",
        Expired "EXPIRED",
        Closed "CLOSED",
    }
    NoCandidateCause {
        NoText "NO_TEXT",
        NotShown "NOT_SHOWN",
        Poster "POSTER",
        Filtered "FILTERED",
        NoSharedWord "NO_SHARED_WORD",
    }
    Noun {
        Need "NEED",
        Manager "MANAGER",
        Organization "ORGANIZATION",
        Achievement "ACHIEVEMENT",
    }
    Operator {
        Lt "LT",
        Le "LE",
        Eq "EQ",
        Ge "GE",
        Gt "GT",
        Range "RANGE",
    }
    OrganizationKind {
        Enterprise "ENTERPRISE",
        University "UNIVERSITY",
        ResearchInstitute "RESEARCH_INSTITUTE",
        MedicalInstitution "MEDICAL_INSTITUTION",
        TransferAgency "TRANSFER_AGENCY",
        Association "ASSOCIATION",
        GovernmentBody "GOVERNMENT_BODY",
        Park "PARK",
        Incubator "INCUBATOR",
        ProofOfConceptPlatform "PROOF_OF_CONCEPT_PLATFORM",
        PilotPlatform "PILOT_PLATFORM",
        PublicTechnologyPlatform "PUBLIC_TECHNOLOGY_PLATFORM",
        SciencePark "SCIENCE_PARK",
        IpFirm "IP_FIRM",
        LawFirm "LAW_FIRM",
        AccountingFirm "ACCOUNTING_FIRM",
        Investor "INVESTOR",
        Guarantor "GUARANTOR",
        TrainingBase "TRAINING_BASE",
        Media "MEDIA",
        Other "OTHER",
    }
    OrganizationOrder {
        Newest "NEWEST",
        Updated "UPDATED",
        Name "NAME",
    }
    OrganizationPart {
        Contact "CONTACT",
        Profile "PROFILE",
    }
    PartnerSize {
        Any "ANY",
        Small "SMALL",
        Medium "MEDIUM",
        Large "LARGE",
    }
    PartyRole {
        Buyer "BUYER",
        Seller "SELLER",
        Intermediary "INTERMEDIARY",
    }
    Payment {
        LumpSum "LUMP_SUM",
        Instalments "INSTALMENTS",
        Royalty "ROYALTY",
        EntryFeeAndRoyalty "ENTRY_FEE_AND_ROYALTY",
    }
    PointKind {
        Entry "ENTRY",
        Correction "CORRECTION",
        Appeal "APPEAL",
        Outcome "OUTCOME",
    }
    PostingSide {
        Debit "DEBIT",
        Credit "CREDIT",
    }
    ProblemCode {
        Required "REQUIRED",
        RequiredInOneLanguage "REQUIRED_IN_ONE_LANGUAGE",
        NotWanted "NOT_WANTED",
        TooLong "TOO_LONG",
        TooMany "TOO_MANY",
        OutOfRange "OUT_OF_RANGE",
        Reversed "REVERSED",
        Past "PAST",
        Unknown "UNKNOWN",
        NoRecord "NO_RECORD",
        Repeated "REPEATED",
        Taken "TAKEN",
        ControlCharacter "CONTROL_CHARACTER",
        Malformed "MALFORMED",
        Reserved "RESERVED",
        Outdated "OUTDATED",
        NotNeeded "NOT_NEEDED",
        WrongStatus "WRONG_STATUS",
        WeakPassword "WEAK_PASSWORD",
        WrongPassword "WRONG_PASSWORD",
        Spent "SPENT",
        LastOne "LAST_ONE",
        Mismatch "MISMATCH",
        Conflicted "CONFLICTED",
    }
    ProfilePart {
        Headline "HEADLINE",
        Biography "BIOGRAPHY",
        Profile "PROFILE",
        Summary "SUMMARY",
        Description "DESCRIPTION",
        SecondLanguage "SECOND_LANGUAGE",
        Fields "FIELDS",
        Region "REGION",
        Languages "LANGUAGES",
        Load "LOAD",
        Works "WORKS",
        Activities "ACTIVITIES",
        Competences "COMPETENCES",
        Affiliations "AFFILIATIONS",
        Contact "CONTACT",
        Website "WEBSITE",
        Modes "MODES",
        Maturity "MATURITY",
        Indicators "INDICATORS",
        Rights "RIGHTS",
    }
    ProposalAct {
        HandIn "HAND_IN",
        Seal "SEAL",
        Revise "REVISE",
        Withdraw "WITHDRAW",
        Open "OPEN",
        Decline "DECLINE",
        Accept "ACCEPT",
        Nominate "NOMINATE",
        Recall "RECALL",
        Award "AWARD",
    }
    ProposalStatus {
        Draft "DRAFT",
        Sealed "SEALED",
        Submitted "SUBMITTED",
        Nominated "NOMINATED",
        Awarded "AWARDED",
        Declined "DECLINED",
        Withdrawn "WITHDRAWN",
    }
    ReasonKind {
        Word "WORD",
        Topic "TOPIC",
        Field "FIELD",
        Region "REGION",
        Mode "MODE",
        Maturity "MATURITY",
        Language "LANGUAGE",
        Partner "PARTNER",
        Indicators "INDICATORS",
        Rights "RIGHTS",
        Capacity "CAPACITY",
        Freshness "FRESHNESS",
        Conflict "CONFLICT",
        Track "TRACK",
    }
    RegionKind {
        Country "COUNTRY",
        Province "PROVINCE",
        Prefecture "PREFECTURE",
    }
    ReviewerConflict {
        OwnProposal "OWN_PROPOSAL",
        BidderMember "BIDDER_MEMBER",
        BidderAffiliated "BIDDER_AFFILIATED",
        BidderAchievement "BIDDER_ACHIEVEMENT",
        PosterMember "POSTER_MEMBER",
        PosterAffiliated "POSTER_AFFILIATED",
        PosterAchievement "POSTER_ACHIEVEMENT",
    }
    ReviewerStatus {
        Invited "INVITED",
        Accepted "ACCEPTED",
        Declined "DECLINED",
        Submitted "SUBMITTED",
        Removed "REMOVED",
    }
    RightHolder {
        Organization "ORGANIZATION",
        Finders "FINDERS",
        Shared "SHARED",
        Unsettled "UNSETTLED",
    }
    Role {
        Administrator "ADMINISTRATOR",
        Registrar "REGISTRAR",
        Reviewer "REVIEWER",
        Dashboard "DASHBOARD",
        Matchmaker "MATCHMAKER",
    }
    SettlementEvent {
        Signing "SIGNING",
        Receipt "RECEIPT",
        Milestone "MILESTONE",
        Royalty "ROYALTY",
        Payment "PAYMENT",
        Correction "CORRECTION",
    }
    SettlementPart {
        Net "NET",
        Reward "REWARD",
        Staff "STAFF",
        Supplier "SUPPLIER",
        Inventor "INVENTOR",
        Agency "AGENCY",
        Manager "MANAGER",
        Enterprise "ENTERPRISE",
        Commission "COMMISSION",
    }
    Side {
        Enterprise "ENTERPRISE",
        Manager "MANAGER",
        Supplier "SUPPLIER",
        Matchmaker "MATCHMAKER",
        Reviewer "REVIEWER",
        Registrar "REGISTRAR",
        Operator "OPERATOR",
        Service "SERVICE",
    }
    SigningSide {
        Enterprise "ENTERPRISE",
        Manager "MANAGER",
        Supplier "SUPPLIER",
    }
    SlipBase {
        ContractAmount "CONTRACT_AMOUNT",
        TechnologyAmount "TECHNOLOGY_AMOUNT",
        PaymentsReceived "PAYMENTS_RECEIVED",
        NetIncome "NET_INCOME",
    }
    SlipEvent {
        ContractSigned "CONTRACT_SIGNED",
        FirstPayment "FIRST_PAYMENT",
        EachPayment "EACH_PAYMENT",
        Accepted "ACCEPTED",
        Landed "LANDED",
        Other "OTHER",
    }
    SlipKind {
        Rate "RATE",
        Amount "AMOUNT",
        None "NONE",
    }
    SlipPayee {
        Manager "MANAGER",
        Matchmaker "MATCHMAKER",
    }
    SlipPayer {
        Enterprise "ENTERPRISE",
        Supplier "SUPPLIER",
        Both "BOTH",
    }
    SlipStatus {
        Offered "OFFERED",
        Signed "SIGNED",
        Declined "DECLINED",
        Replaced "REPLACED",
        Lapsed "LAPSED",
    }
    Status {
        Draft "DRAFT",
        Published "PUBLISHED",
        Withdrawn "WITHDRAWN",
    }
    SuggestionMatch {
        Name "NAME",
        Alias "ALIAS",
        Pinyin "PINYIN",
        Abbreviation "ABBREVIATION",
        Typo "TYPO",
    }
    TeamAct {
        Join "JOIN",
        Decline "DECLINE",
        Withdraw "WITHDRAW",
        Leave "LEAVE",
        Release "RELEASE",
        Expire "EXPIRE",
    }
    TeamRole {
        Lead "LEAD",
        Specialist "SPECIALIST",
    }
    TeamStatus {
        Invited "INVITED",
        Active "ACTIVE",
        Declined "DECLINED",
        Withdrawn "WITHDRAWN",
        Ended "ENDED",
    }
    TextFate {
        Same "SAME",
        Removed "REMOVED",
        Added "ADDED",
    }
    TokenScope {
        Confidential "CONFIDENTIAL",
        Write "WRITE",
        Manage "MANAGE",
    }
    TransferMode {
        Assignment "ASSIGNMENT",
        Licence "LICENCE",
        Equity "EQUITY",
        Development "DEVELOPMENT",
        Consulting "CONSULTING",
        Service "SERVICE",
    }
    TranslatedField {
        Title "TITLE",
        Summary "SUMMARY",
        Description "DESCRIPTION",
    }
    TranslationAct {
        Offer "OFFER",
        Sign "SIGN",
        Return "RETURN",
    }
    TranslationStatus {
        Written "WRITTEN",
        Offered "OFFERED",
        Signed "SIGNED",
        Returned "RETURNED",
    }
    ViewerRole {
        Anonymous "ANONYMOUS",
        Account "ACCOUNT",
        Administrator "ADMINISTRATOR",
    }
    WorkAct {
        Finish "FINISH",
        Drop "DROP",
        Reopen "REOPEN",
    }
    WorkKind {
        Deal "DEAL",
        Report "REPORT",
        Case "CASE",
    }
    WorkStatus {
        Open "OPEN",
        Done "DONE",
        Dropped "DROPPED",
    }
}
