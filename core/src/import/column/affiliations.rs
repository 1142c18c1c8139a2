//! The columns of affiliations.

use super::{Column, Kind};
use crate::import::{Content, names::AFFILIATION_MODES};

pub(super) static COLUMNS: &[Column] = &[
    Column::new("manager", "经理人编号", "Manager", Kind::Reference(Content::Managers))
        .required()
        .means(
            "技术经理人的编号，须已导入",
            "Key of the manager, who must be there already",
        )
        .example("example-manager", "example-manager")
        .also(&["经理人", "manager key"]),
    Column::new(
        "organization",
        "机构编号",
        "Organization",
        Kind::Reference(Content::Organizations),
    )
    .required()
    .means(
        "机构的编号，须已导入",
        "Key of the organization, which must be there already",
    )
    .example("example-university", "example-university")
    .also(&["机构", "单位编号", "organization key"]),
    Column::new("post_zh", "中文职务", "Chinese post", Kind::Text(256))
        .means("职务", "The post in Chinese")
        .example("技术转移中心项目经理", "技术转移中心项目经理")
        .also(&["职务", "岗位"]),
    Column::new("post_en", "英文职务", "English post", Kind::Text(256))
        .means("英文的职务", "The post in English")
        .example(
            "Project manager, technology transfer office",
            "Project manager, technology transfer office",
        )
        .also(&["post"]),
    Column::new("mode", "任职方式", "Mode", Kind::One(&AFFILIATION_MODES))
        .required()
        .means("怎样任职", "How the post is held")
        .example("全职", "Full-time"),
    Column::new("from", "起始日期", "From", Kind::Day)
        .means("第一天", "The first day")
        .example("2021-03-01", "2021-03-01")
        .also(&["开始日期", "任职起始"]),
    Column::new("to", "结束日期", "To", Kind::Day)
        .means("最后一天；在任不填", "The last day; empty while it lasts")
        .also(&["终止日期", "任职结束"]),
];
