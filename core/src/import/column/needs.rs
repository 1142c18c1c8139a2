//! The columns of needs.

use super::{Column, Kind};
use crate::import::{
    Content,
    names::{
        IP_EXCLUSIVITIES, IP_OWNERSHIPS, LEVELS, NEED_KINDS, Names, ORGANIZATION_KINDS, PARTNER_SIZES, PAYMENTS,
        TEXT_LANGUAGES, TRANSFER_MODES,
    },
};

/// A file posts a need as a draft or publishes it; what comes later is done in the service.
pub(super) static POSTED: Names = Names {
    entries: &[
        ("DRAFT", &["草稿"], "Draft"),
        ("PUBLISHED", &["已发布", "发布"], "Published"),
    ],
};

pub(super) static COLUMNS: &[Column] = &[
    Column::new("key", "编号", "Key", Kind::Key)
        .required()
        .means(
            "你方的唯一编号；再次导入时凭它更新",
            "Your own unique key; importing again updates the record that has it",
        )
        .example("example-need", "example-need")
        .also(&["外部编号", "需求编号", "external key"]),
    Column::new("organization", "需求单位编号", "Organization", Kind::Reference(Content::Organizations))
        .required()
        .means("发布单位的编号，须已导入", "Key of the organization that posts it, which must be there already")
        .example("example-university", "example-university")
        .also(&["需求单位", "机构编号", "organization key"]),
    Column::new("kind", "需求类型", "Kind", Kind::One(&NEED_KINDS))
        .required()
        .means("哪一类需求", "What kind of need")
        .example("难题攻关", "Problem")
        .also(&["类型"]),
    Column::new("status", "状态", "Status", Kind::One(&POSTED))
        .means(
            "草稿或已发布；不填为草稿。已发布的不能再改回草稿",
            "Draft or published; a draft when left out. What is published does not become a draft again",
        )
        .example("已发布", "Published"),
    Column::new("language", "原文语言", "Language", Kind::One(&TEXT_LANGUAGES))
        .means("原文用哪种语言；不填按标题判断", "Language of the original; told by the title when left out")
        .example("中文", "zh"),
    Column::new("title_zh", "中文标题", "Chinese title", Kind::Text(256))
        .means("发布时中英文至少填一个", "A published need has one of the two titles")
        .example("高反光端子表面微小划伤的在线检测", "高反光端子表面微小划伤的在线检测")
        .also(&["标题", "需求名称", "需求标题"]),
    Column::new("title_en", "英文标题", "English title", Kind::Text(256))
        .means("英文标题", "The title in English")
        .also(&["title"]),
    Column::new("summary_zh", "中文摘要", "Chinese summary", Kind::Text(500))
        .means("最多 500 字", "At most 500 characters, in Chinese")
        .example("端子像镜子一样反光，漏检和误报都多。", "端子像镜子一样反光，漏检和误报都多。")
        .also(&["摘要"]),
    Column::new("summary_en", "英文摘要", "English summary", Kind::Text(500))
        .means("英文摘要", "At most 500 characters, in English")
        .also(&["summary"]),
    Column::new("description_zh", "中文详细描述", "Chinese description", Kind::Text(4_000))
        .means("为什么要、要求、用途、试过什么、为何不成", "Why, requirements, use, what was tried and why it failed, in Chinese")
        .example("走料每分钟 1200 个；试过偏振片，光量不够。", "走料每分钟 1200 个；试过偏振片，光量不够。")
        .also(&["描述", "需求描述", "详细描述"]),
    Column::new("description_en", "英文详细描述", "English description", Kind::Text(4_000))
        .means("英文的详细描述", "Why, requirements, use, what was tried and why it failed, in English")
        .also(&["description"]),
    Column::new("indicators", "技术指标", "Indicators", Kind::Indicators)
        .means(
            "每行一项：名称 | 算符 | 数值 | 单位 | 现状 | 必须或期望 | 测试方法 | 英文名称 | 英文方法",
            "One a line: name | operator | value | unit | current | MUST or WISH | method | English name | English method",
        )
        .example("漏检率 | ≤ | 0.1 | % | 0.8 | 必须", "漏检率 | ≤ | 0.1 | % | 0.8 | MUST | | Missed-defect rate")
        .also(&["指标"]),
    Column::new("no_indicators_reason", "无指标原因", "Reason for no indicators", Kind::Text(500))
        .means("没有指标时说明原因", "Why nothing is measured, when there are no indicators"),
    Column::new("fields", "技术领域", "Technology fields", Kind::Fields)
        .means("1 到 5 个，代码或名称", "1 to 5, by code or name")
        .example("机器视觉；检测与测量装备", "ai.vision; equipment.inspection")
        .also(&["领域"]),
    Column::new("industries", "所属行业", "Industries", Kind::Industries)
        .means("1 到 5 个，国民经济行业大类代码或名称", "1 to 5, GB/T 4754 divisions by code or name")
        .example("39", "39")
        .also(&["行业"]),
    Column::new("modes", "合作方式", "Transfer modes", Kind::Many(&TRANSFER_MODES))
        .means("1 到 3 个", "1 to 3")
        .example("技术开发；许可", "Development; Licence")
        .also(&["转化方式"]),
    Column::new("trl_from", "就绪度下限", "TRL from", Kind::Whole)
        .means("1 到 9", "Lowest readiness level, 1 to 9")
        .example("5", "5"),
    Column::new("trl_to", "就绪度上限", "TRL to", Kind::Whole)
        .means("1 到 9", "Highest readiness level, 1 to 9")
        .example("8", "8"),
    Column::new("ip_ownership", "知识产权归属", "IP ownership", Kind::One(&IP_OWNERSHIPS))
        .means("成果归谁", "Who shall own the result")
        .example("双方共有", "Shared"),
    Column::new("ip_exclusivity", "许可方式", "Exclusivity", Kind::One(&IP_EXCLUSIVITIES))
        .means("权利的排他程度", "How exclusive the right shall be")
        .example("可协商", "Negotiable"),
    Column::new("ip_territory", "权利地域", "IP territory", Kind::Region)
        .means("权利在哪里有效", "Where the right shall hold"),
    Column::new("budget_min", "预算下限", "Budget from", Kind::Money)
        .means("以元计，也可写 80万", "In major units, such as 800000")
        .example("60万", "600000")
        .also(&["最低预算"]),
    Column::new("budget_max", "预算上限", "Budget to", Kind::Money)
        .means("以元计，也可写 120万元", "In major units, such as 1200000")
        .example("120万元", "1200000")
        .also(&["最高预算", "预算"]),
    Column::new("currency", "币种", "Currency", Kind::Currency)
        .means("不填为人民币", "ISO 4217 code; CNY when left out")
        .example("人民币", "CNY"),
    Column::new("payment", "支付方式", "Payment", Kind::One(&PAYMENTS))
        .means("希望怎样支付", "How payment is wanted")
        .example("分期支付", "Instalments"),
    Column::new("deadline", "需求截止日期", "Deadline", Kind::Day)
        .means("何时要解决；可写 +180d，即导入后 180 天", "When a solution is needed; +180d is 180 days after the import")
        .example("+270d", "+270d")
        .also(&["截止日期", "解决时限"]),
    Column::new("valid_until", "有效期至", "Valid until", Kind::Day)
        .means("参与匹配的最后一天；不填为 365 天后", "The last day of matching; 365 days from publication when left out")
        .also(&["有效期"]),
    Column::new("partner_kinds", "合作方类型", "Partner kinds", Kind::Many(&ORGANIZATION_KINDS))
        .means("希望与哪些机构合作", "Kinds of partner wanted")
        .example("高等院校；研发机构", "University; Research institute"),
    Column::new("partner_size", "合作方规模", "Partner size", Kind::One(&PARTNER_SIZES))
        .means("希望的规模", "The size of partner wanted")
        .example("不限", "Any"),
    Column::new("partner_region", "合作方所在地", "Partner region", Kind::Region)
        .means("希望合作方在哪里", "Where the partner should be"),
    Column::new("levels.organization", "单位可见级别", "Level of organization", Kind::One(&LEVELS))
        .means("谁能看发布单位；不填为公开", "Who may read who posted it; public when left out"),
    Column::new("levels.description", "描述可见级别", "Level of description", Kind::One(&LEVELS))
        .means("谁能看描述；不填为公开", "Who may read the description; public when left out"),
    Column::new("levels.indicators", "指标可见级别", "Level of indicators", Kind::One(&LEVELS))
        .means("谁能看指标；不填为公开", "Who may read the indicators; public when left out"),
    Column::new("levels.budget", "预算可见级别", "Level of budget", Kind::One(&LEVELS))
        .means("谁能看预算；不填为公开", "Who may read the budget; public when left out"),
    Column::new("levels.decision_owner", "决策人可见级别", "Level of decision owner", Kind::One(&LEVELS))
        .means("谁能看决策人；不填为协议可见", "Who may read who decides; under agreement when left out"),
    Column::new("decision_owner", "决策人", "Decision owner", Kind::Text(256))
        .means("需方谁拍板", "Who decides on the need's side")
        .example("制造部总监", "制造部总监"),
    Column::new("author", "填报人", "Author", Kind::Text(256))
        .means("谁写的", "Who wrote it")
        .example("工艺部", "工艺部"),
    Column::new("source", "来源", "Source", Kind::Text(512))
        .means("从哪里来", "Where it comes from")
        .example("企业走访", "visit"),
    Column::new("translation.language", "翻译稿语言", "Translation language", Kind::One(&TEXT_LANGUAGES))
        .means("不填按内容判断", "Language of the technical rewriting; told by its text when left out")
        .example("中文", "zh"),
    Column::new("translation.title", "翻译稿标题", "Translation title", Kind::Text(256))
        .means("技术经理人改写的标题", "The title as a manager rewrote it in technical terms")
        .example("镜面曲面件的光度立体与小样本异常检测", "镜面曲面件的光度立体与小样本异常检测"),
    Column::new("translation.summary", "翻译稿摘要", "Translation summary", Kind::Text(500))
        .means("改写的摘要", "The summary as rewritten"),
    Column::new("translation.description", "翻译稿描述", "Translation description", Kind::Text(4_000))
        .means("改写的描述", "The description as rewritten"),
    Column::new("translation.manager", "翻译稿经理人编号", "Translation manager", Kind::Reference(Content::Managers))
        .means("改写者的编号，须已导入", "Key of the manager who rewrote it")
        .example("example-manager", "example-manager"),
];
