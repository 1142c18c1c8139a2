//! The columns of managers.

use super::{Column, Kind};
use crate::import::names::{ACTIVITIES, COMPETENCES, LEVELS, MANAGER_KINDS, STATUSES};

pub(super) static COLUMNS: &[Column] = &[
    Column::new("key", "编号", "Key", Kind::Key)
        .required()
        .means(
            "你方的唯一编号；再次导入时凭它更新",
            "Your own unique key; importing again updates the record that has it",
        )
        .example("example-manager", "example-manager")
        .also(&["外部编号", "经理人编号", "external key"]),
    Column::new("kind", "经理人类型", "Kind", Kind::One(&MANAGER_KINDS))
        .required()
        .means("三类中的哪一类", "Which of the three kinds")
        .example("挖矿", "Discoverer")
        .also(&["类型"]),
    Column::new("status", "状态", "Status", Kind::One(&STATUSES))
        .means(
            "是否展示；不填为已发布",
            "Whether the profile is shown; published when left out",
        )
        .example("已发布", "Published"),
    Column::new("name_zh", "中文姓名", "Chinese name", Kind::Text(256))
        .means("中英文姓名至少填一个", "One of the two names is needed")
        .example("林若川", "林若川")
        .also(&["姓名", "名称"]),
    Column::new("name_en", "英文姓名", "English name", Kind::Text(256))
        .means("英文或拼音姓名", "The name in English or Pinyin")
        .example("Lin Ruochuan", "Lin Ruochuan")
        .also(&["name"]),
    Column::new("region", "所在地", "Region", Kind::Region)
        .means(
            "省、市或国家，代码或名称",
            "Province, prefecture or country, by code or name",
        )
        .example("杭州", "Hangzhou")
        .also(&["地区", "所在地区"]),
    Column::new("fields", "技术领域", "Technology fields", Kind::Fields)
        .means("最多 5 个，代码或名称", "At most 5, by code or name")
        .example("机器视觉；检测与测量装备", "ai.vision; equipment.inspection")
        .also(&["领域", "擅长领域"]),
    Column::new("activities", "服务活动", "Activities", Kind::Many(&ACTIVITIES))
        .means("做哪些服务", "Which services the manager offers")
        .example("成果挖掘；评价；交易", "Achievement discovery; Evaluation; Transaction")
        .also(&["服务内容"]),
    Column::new("competences", "能力", "Competences", Kind::Many(&COMPETENCES))
        .means("强项", "What the manager is strong in")
        .example("技术背景；知识产权", "Technical background; Intellectual property")
        .also(&["能力标签"]),
    Column::new("languages", "工作语言", "Languages", Kind::Languages)
        .means(
            "最多 10 种，ISO 639-1 代码或名称",
            "At most 10, by ISO 639-1 code or name",
        )
        .example("中文；英文", "zh; en")
        .also(&["语言"]),
    Column::new("headline_zh", "中文一句话介绍", "Chinese headline", Kind::Text(256))
        .means("一句话说清擅长什么", "One line about the manager, in Chinese")
        .example("工业视觉出身，专接质检难题", "工业视觉出身，专接质检难题")
        .also(&["一句话介绍"]),
    Column::new("headline_en", "英文一句话介绍", "English headline", Kind::Text(256))
        .means("英文的一句话介绍", "One line about the manager, in English")
        .example(
            "Ex machine-vision engineer for hard inspection problems",
            "Ex machine-vision engineer for hard inspection problems",
        )
        .also(&["headline"]),
    Column::new("biography_zh", "中文简介", "Chinese biography", Kind::Text(4_000))
        .means("经历、做过的技术和项目", "Past work and technologies, in Chinese")
        .example("做过七年表面缺陷检测算法。", "做过七年表面缺陷检测算法。")
        .also(&["简介", "个人简介"]),
    Column::new("biography_en", "英文简介", "English biography", Kind::Text(4_000))
        .means("英文的简介", "Past work and technologies, in English")
        .example(
            "Seven years of surface-defect algorithms.",
            "Seven years of surface-defect algorithms.",
        )
        .also(&["biography"]),
    Column::new("works", "代表作", "Representative works", Kind::Works)
        .means(
            "每行一项：类型 | 标题 | 年份 | 摘要 | 英文标题 | 英文摘要",
            "One a line: kind | title | year | summary | English title | English summary",
        )
        .example(
            "成交项目 | 缺陷检测算法许可 | 2023 | 过检率由 6% 降到 1.5%",
            "Deal | 缺陷检测算法许可 | 2023 | 过检率由 6% 降到 1.5% | Licence of a defect detector",
        ),
    Column::new("capacity", "可承接项目数", "Capacity", Kind::Whole)
        .means(
            "同时最多承接几个；不填为 0",
            "Most engagements at once; 0 when left out",
        )
        .example("4", "4")
        .also(&["容量"]),
    Column::new("load", "在办项目数", "Load", Kind::Whole)
        .means("现在手上几个；不填为 0", "Engagements now; 0 when left out")
        .example("2", "2")
        .also(&["在办"]),
    Column::new("contact", "联系方式", "Contact", Kind::Text(500))
        .means(
            "怎样联系；不填级别时注册可见",
            "How to reach the manager; for registered accounts unless a level is given",
        )
        .example("lin@example.org", "lin@example.org"),
    Column::new(
        "levels.contact",
        "联系方式可见级别",
        "Level of contact",
        Kind::One(&LEVELS),
    )
    .means(
        "谁能看联系方式；不填为注册可见",
        "Who may read the contact; registered accounts when left out",
    ),
    Column::new(
        "levels.biography",
        "简介可见级别",
        "Level of biography",
        Kind::One(&LEVELS),
    )
    .means(
        "谁能看简介；不填为公开",
        "Who may read the biography; public when left out",
    ),
    Column::new("levels.works", "代表作可见级别", "Level of works", Kind::One(&LEVELS)).means(
        "谁能看代表作；不填为公开",
        "Who may read the representative works; public when left out",
    ),
    Column::new("levels.load", "项目数可见级别", "Level of load", Kind::One(&LEVELS)).means(
        "谁能看可承接和在办项目数；不填为公开",
        "Who may read capacity and load; public when left out",
    ),
];
