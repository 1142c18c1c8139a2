//! The columns of organizations.

use super::{Column, Kind};
use crate::import::names::{LEGAL_NATURES, LEVELS, ORGANIZATION_KINDS, STATUSES};

pub(super) static COLUMNS: &[Column] = &[
    Column::new("key", "编号", "Key", Kind::Key)
        .required()
        .means(
            "你方的唯一编号；再次导入时凭它更新",
            "Your own unique key; importing again updates the record that has it",
        )
        .example("example-university", "example-university")
        .also(&["外部编号", "机构编号", "external key"]),
    Column::new("kind", "机构类型", "Kind", Kind::One(&ORGANIZATION_KINDS))
        .required()
        .means("是什么机构", "What kind of body it is")
        .example("高等院校", "University")
        .also(&["类型"]),
    Column::new("status", "状态", "Status", Kind::One(&STATUSES))
        .means("是否展示；不填为已发布", "Whether it is shown; published when left out")
        .example("已发布", "Published"),
    Column::new("name_zh", "中文名称", "Chinese name", Kind::Text(256))
        .means(
            "中文全称；中英文至少填一个",
            "Full name in Chinese; one of the two names is needed",
        )
        .example("江滨理工大学", "江滨理工大学")
        .also(&["名称", "机构名称", "单位名称"]),
    Column::new("name_en", "英文名称", "English name", Kind::Text(256))
        .means("英文全称", "Full name in English")
        .example("Jiangbin University of Technology", "Jiangbin University of Technology")
        .also(&["name"]),
    Column::new("aliases", "别名", "Aliases", Kind::Words)
        .means(
            "简称和其他名称，最多 20 个",
            "Abbreviations and other names, at most 20",
        )
        .example("江滨理工；JBUT", "JBUT")
        .also(&["简称"]),
    Column::new("legal_nature", "法人性质", "Legal nature", Kind::One(&LEGAL_NATURES))
        .means("法人性质", "The legal nature")
        .example("事业单位", "Public institution")
        .also(&["单位性质"]),
    Column::new("region", "所在地", "Region", Kind::Region)
        .means(
            "省、市或国家，代码或名称",
            "Province, prefecture or country, by code or name",
        )
        .example("浙江省杭州市", "Hangzhou")
        .also(&["地区", "所在地区"]),
    Column::new("fields", "技术领域", "Technology fields", Kind::Fields)
        .means("最多 5 个，代码或名称", "At most 5, by code or name")
        .example("机器视觉；高分子材料", "ai.vision; material.polymer")
        .also(&["领域"]),
    Column::new("tags", "标签", "Tags", Kind::Words)
        .means("自由标签，最多 20 个", "Free tags, at most 20")
        .example("双一流", "double first-class"),
    Column::new("website", "网址", "Website", Kind::Text(512))
        .means("公开网址，以 http 开头", "Public web address, beginning with http")
        .example("https://example.org", "https://example.org")
        .also(&["官网", "网站"]),
    Column::new("profile_zh", "中文简介", "Chinese profile", Kind::Text(4_000))
        .means("做什么、强在哪里", "What it does and where it is strong, in Chinese")
        .example("以材料和智能检测见长的工科院校。", "以材料和智能检测见长的工科院校。")
        .also(&["简介", "机构简介"]),
    Column::new("profile_en", "英文简介", "English profile", Kind::Text(4_000))
        .means("英文的简介", "What it does and where it is strong, in English")
        .example(
            "A technical university strong in materials and inspection.",
            "A technical university strong in materials and inspection.",
        )
        .also(&["profile"]),
    Column::new("contact", "联系方式", "Contact", Kind::Text(500))
        .means(
            "怎样联系；不填级别时注册可见",
            "How to reach it; for registered accounts unless a level is given",
        )
        .example("office@example.org", "office@example.org"),
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
    Column::new("levels.profile", "简介可见级别", "Level of profile", Kind::One(&LEVELS)).means(
        "谁能看简介；不填为公开",
        "Who may read the profile; public when left out",
    ),
];
