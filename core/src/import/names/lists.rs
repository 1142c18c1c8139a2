//! The lists themselves, in the order of the enumerations.

use super::Names;

/// Makes a list, and a test that it is whole.
macro_rules! list {
    ($(#[$doc:meta])* $name:ident, $test:ident, $type:ty: $($code:literal $zh:literal $(| $more:literal)* = $en:literal),+ $(,)?) => {
        $(#[$doc])*
        pub static $name: Names = Names {
            entries: &[$(($code, &[$zh $(, $more)*], $en)),+],
        };

        #[cfg(test)]
        #[test]
        fn $test() {
            let codes: Vec<String> = <$type>::all().into_iter().map(<$type>::code).collect();
            let named: Vec<&str> = $name.entries.iter().map(|(code, _, _)| *code).collect();
            assert_eq!(codes, named, "the names follow the enumeration");
            let mut seen = std::collections::HashSet::new();
            for (code, zh, en) in $name.entries {
                let mut own: Vec<String> = zh.iter().chain([code, en]).map(|name| super::plain(name)).collect();
                own.sort();
                own.dedup();
                for name in own {
                    assert!(seen.insert(name), "{code}: a name stands for two members");
                }
            }
        }
    };
}

list!(
    /// Kinds of organization.
    ORGANIZATION_KINDS, organization_kinds, qiao_entity::organization::OrganizationKind:
    "ENTERPRISE" "企业" | "公司" = "Enterprise",
    "UNIVERSITY" "高等院校" | "大学" | "高校" | "院校" = "University",
    "RESEARCH_INSTITUTE" "研发机构" | "科研院所" | "研究所" | "科研机构" | "新型研发机构" = "Research institute",
    "MEDICAL_INSTITUTION" "医疗卫生机构" | "医疗机构" | "医院" = "Medical institution",
    "TRANSFER_AGENCY" "技术转移机构" = "Transfer agency",
    "ASSOCIATION" "协会/联盟" | "协会" | "联盟" | "学会" = "Association",
    "GOVERNMENT_BODY" "政府部门" | "政府" = "Government body",
    "PARK" "园区" | "产业园" = "Park",
    "INCUBATOR" "孵化器" | "众创空间" = "Incubator",
    "PROOF_OF_CONCEPT_PLATFORM" "概念验证平台" | "概念验证中心" = "Proof-of-concept platform",
    "PILOT_PLATFORM" "中试平台" | "中试基地" = "Pilot platform",
    "PUBLIC_TECHNOLOGY_PLATFORM" "公共技术平台" | "公共技术服务平台" = "Public technology platform",
    "SCIENCE_PARK" "大学科技园" | "科技园" = "University science park",
    "IP_FIRM" "知识产权服务机构" | "专利代理机构" = "IP firm",
    "LAW_FIRM" "律师事务所" = "Law firm",
    "ACCOUNTING_FIRM" "会计师事务所" = "Accounting firm",
    "INVESTOR" "投资机构" = "Investor",
    "GUARANTOR" "贷款担保机构" | "担保机构" = "Guarantor",
    "TRAINING_BASE" "培养基地" = "Training base",
    "MEDIA" "媒体" = "Media",
    "OTHER" "其他" | "其它" = "Other",
);

list!(
    /// Legal natures.
    LEGAL_NATURES, legal_natures, qiao_entity::organization::LegalNature:
    "PUBLIC_INSTITUTION" "事业单位" = "Public institution",
    "STATE_OWNED_ENTERPRISE" "国有企业" | "国企" = "State-owned enterprise",
    "PRIVATE_ENTERPRISE" "民营企业" | "民企" | "私营企业" = "Private enterprise",
    "FOREIGN_ENTERPRISE" "外资企业" | "外企" | "外商投资企业" = "Foreign enterprise",
    "SOCIAL_ORGANIZATION" "社会组织" | "社会团体" = "Social organization",
    "GOVERNMENT" "机关" | "政府机关" = "Government",
    "PARTNERSHIP" "合伙" | "合伙企业" = "Partnership",
    "OTHER" "其他" | "其它" = "Other",
);

list!(
    /// Whether a record is shown.
    STATUSES, statuses, qiao_entity::status::Status:
    "DRAFT" "草稿" = "Draft",
    "PUBLISHED" "已发布" | "发布" = "Published",
    "WITHDRAWN" "已撤回" | "撤回" = "Withdrawn",
);

list!(
    /// Kinds of manager.
    MANAGER_KINDS, manager_kinds, qiao_entity::manager::ManagerKind:
    "DISCOVERER" "挖矿" | "挖矿型" | "挖掘型" = "Discoverer",
    "INCUBATOR" "孵化运营" | "孵化型" | "孵化运营型" = "Incubator",
    "INVESTOR" "资产运营" | "投资型" | "资产运营型" = "Investor",
);

list!(
    /// Service activities of managers.
    ACTIVITIES, activities, qiao_entity::manager::Activity:
    "DISCLOSURE" "成果披露" | "披露" = "Disclosure",
    "ACHIEVEMENT_DISCOVERY" "成果挖掘" = "Achievement discovery",
    "NEED_DISCOVERY" "需求挖掘" = "Need discovery",
    "NURTURING" "培育" = "Nurturing",
    "INCUBATION" "孵化" = "Incubation",
    "MATURATION" "熟化" = "Maturation",
    "EVALUATION" "评价" = "Evaluation",
    "PROMOTION" "推广" = "Promotion",
    "TRANSACTION" "交易" = "Transaction",
);

list!(
    /// Competences of managers.
    COMPETENCES, competences, qiao_entity::manager::Competence:
    "TECHNICAL_BACKGROUND" "技术背景" = "Technical background",
    "LAW" "法务" | "法律" = "Law",
    "FINANCE" "金融" = "Finance",
    "MANAGEMENT" "管理" = "Management",
    "INTELLECTUAL_PROPERTY" "知识产权" = "Intellectual property",
    "BUSINESS_INSIGHT" "商业洞察力" | "商业洞察" = "Business insight",
    "RESOURCE_ORGANIZATION" "资源组织能力" | "资源组织" = "Resource organization",
    "PRACTICAL_EXPERIENCE" "实务经验" = "Practical experience",
);

list!(
    /// Kinds of representative work.
    WORK_KINDS, work_kinds, qiao_entity::representative_work::WorkKind:
    "DEAL" "成交项目" | "成交" = "Deal",
    "REPORT" "报告" = "Report",
    "CASE" "案例" = "Case",
);

list!(
    /// How a post is held.
    AFFILIATION_MODES, affiliation_modes, qiao_entity::affiliation::AffiliationMode:
    "FULL_TIME" "全职" | "专职" = "Full-time",
    "PART_TIME" "兼职" = "Part-time",
    "DUAL" "双聘" = "Dual appointment",
    "STARTUP_LEAVE" "离岗创业" = "Startup leave",
);

list!(
    /// Kinds of need.
    NEED_KINDS, need_kinds, qiao_entity::need::NeedKind:
    "PROBLEM" "难题攻关" | "技术攻关" = "Problem",
    "ACQUISITION" "成果引进" | "技术引进" = "Acquisition",
    "JOINT_RESEARCH" "联合研发" | "合作研发" = "Joint research",
    "PILOT" "中试" = "Pilot",
    "CONSULTING" "咨询" = "Consulting",
    "TESTING" "检测" = "Testing",
    "OPEN_CHALLENGE" "揭榜挂帅" = "Open challenge",
    "TALENT" "人才" = "Talent",
);

list!(
    /// Languages of originals.
    TEXT_LANGUAGES, text_languages, qiao_entity::language::Language:
    "zh" "中文" | "汉语" = "Chinese",
    "en" "英文" | "英语" = "English",
);

list!(
    /// How an indicator's value binds.
    OPERATORS, operators, qiao_entity::indicator::Operator:
    "LT" "小于" | "<" | "＜" | "低于" = "less than",
    "LE" "不大于" | "<=" | "≤" | "≦" | "=<" | "⩽" | "小于等于" | "不高于" | "不超过" | "至多" = "at most",
    "EQ" "等于" | "=" | "＝" | "==" = "equal to",
    "GE" "不小于" | ">=" | "≥" | "≧" | "=>" | "⩾" | "大于等于" | "不低于" | "至少" = "at least",
    "GT" "大于" | ">" | "＞" | "高于" = "greater than",
    "RANGE" "范围" | "区间" | "~" | "～" = "between",
);

list!(
    /// Must or wish.
    NECESSITIES, necessities, qiao_entity::indicator::Necessity:
    "MUST" "必须" | "必达" = "Must",
    "WISH" "期望" | "希望" = "Wish",
);

list!(
    /// Transfer modes.
    TRANSFER_MODES, transfer_modes, qiao_entity::need::TransferMode:
    "ASSIGNMENT" "转让" | "技术转让" = "Assignment",
    "LICENCE" "许可" | "技术许可" | "license" = "Licence",
    "EQUITY" "作价投资" | "作价入股" | "技术入股" = "Equity",
    "DEVELOPMENT" "技术开发" | "合作开发" | "委托开发" = "Development",
    "CONSULTING" "技术咨询" = "Consulting",
    "SERVICE" "技术服务" = "Service",
);

list!(
    /// Who shall own the result.
    IP_OWNERSHIPS, ip_ownerships, qiao_entity::need::IpOwnership:
    "NEED_SIDE" "需方所有" | "归需方" = "Need side",
    "SUPPLY_SIDE" "供方所有" | "归供方" = "Supply side",
    "SHARED" "双方共有" | "共有" = "Shared",
    "NEGOTIABLE" "可协商" | "协商" = "Negotiable",
);

list!(
    /// How exclusive the right shall be.
    IP_EXCLUSIVITIES, ip_exclusivities, qiao_entity::need::IpExclusivity:
    "EXCLUSIVE" "独占" | "独占许可" = "Exclusive",
    "SOLE" "排他" | "排他许可" = "Sole",
    "NON_EXCLUSIVE" "普通" | "普通许可" = "Non-exclusive",
    "NEGOTIABLE" "可协商" | "协商" = "Negotiable",
);

list!(
    /// How payment is wanted.
    PAYMENTS, payments, qiao_entity::need::Payment:
    "LUMP_SUM" "一次性支付" | "一次付清" = "Lump sum",
    "INSTALMENTS" "分期支付" | "分期" | "installments" = "Instalments",
    "ROYALTY" "提成支付" | "提成" = "Royalty",
    "ENTRY_FEE_AND_ROYALTY" "入门费加提成" | "入门费+提成" = "Entry fee and royalty",
);

list!(
    /// Size of partner wanted.
    PARTNER_SIZES, partner_sizes, qiao_entity::need::PartnerSize:
    "ANY" "不限" = "Any",
    "SMALL" "小型" = "Small",
    "MEDIUM" "中型" = "Medium",
    "LARGE" "大型" = "Large",
);

list!(
    /// Who may read a part.
    LEVELS, levels, qiao_entity::level::Level:
    "PUBLIC" "公开" = "Public",
    "REGISTERED" "注册可见" = "Registered",
    "AGREEMENT" "协议可见" = "Agreement",
);

list!(
    /// Levels of achievements.
    ACHIEVEMENT_LEVELS, achievement_levels, qiao_entity::achievement::AchievementLevel:
    "INTERNATIONAL_LEADING" "国际领先" = "International leading",
    "INTERNATIONAL_ADVANCED" "国际先进" = "International advanced",
    "DOMESTIC_LEADING" "国内领先" = "Domestic leading",
    "DOMESTIC_ADVANCED" "国内先进" = "Domestic advanced",
    "OTHER" "其他" | "其它" = "Other",
);

list!(
    /// Who holds a right.
    RIGHT_HOLDERS, right_holders, qiao_entity::achievement::RightHolder:
    "ORGANIZATION" "单位" = "Organization",
    "FINDERS" "完成人" = "Finders",
    "SHARED" "共有" = "Shared",
    "UNSETTLED" "未确定" = "Unsettled",
);

list!(
    /// Whether rights were given to the finders.
    EMPOWERMENTS, empowerments, qiao_entity::achievement::Empowerment:
    "NONE" "未赋权" = "None",
    "IN_PROGRESS" "赋权办理中" | "办理中" = "In progress",
    "DONE" "已赋权" = "Done",
);

list!(
    /// First of its kind.
    FIRSTS, firsts, qiao_entity::achievement::FirstOfKind:
    "NONE" "否" = "None",
    "FIRST_SET" "首台(套)" | "首台套" = "First set",
    "FIRST_BATCH" "首批次" = "First batch",
    "FIRST_VERSION" "首版次" = "First version",
);

list!(
    /// Forms of achievements.
    FORMS, forms, qiao_entity::achievement::AchievementForm:
    "INVENTION_PATENT" "发明专利" = "Invention patent",
    "UTILITY_MODEL" "实用新型" | "实用新型专利" = "Utility model",
    "SOFTWARE_COPYRIGHT" "软件著作权" | "软著" = "Software copyright",
    "TECHNICAL_SECRET" "技术秘密" | "专有技术" = "Technical secret",
    "NEW_VARIETY" "新品种" = "New variety",
    "PROTOTYPE" "样机" = "Prototype",
    "PAPER" "论文" = "Paper",
    "OTHER" "其他" | "其它" = "Other",
);

list!(
    /// Kinds of intellectual-property right.
    IP_KINDS, ip_kinds, qiao_entity::ip_right::IpKind:
    "INVENTION_PATENT" "发明专利" = "Invention patent",
    "UTILITY_MODEL" "实用新型" | "实用新型专利" = "Utility model",
    "DESIGN" "外观设计" = "Design",
    "SOFTWARE_COPYRIGHT" "软件著作权" | "软著" = "Software copyright",
    "PLANT_VARIETY" "植物新品种权" = "Plant variety",
    "LAYOUT_DESIGN" "集成电路布图设计" = "Layout design",
    "OTHER" "其他" | "其它" = "Other",
);

list!(
    /// Where a right stands.
    IP_STATUSES, ip_statuses, qiao_entity::ip_right::IpStatus:
    "PENDING" "申请中" | "审查中" = "Pending",
    "GRANTED" "已授权" | "授权" = "Granted",
    "EXPIRED" "已到期" = "Expired",
    "LAPSED" "已失效" = "Lapsed",
);
