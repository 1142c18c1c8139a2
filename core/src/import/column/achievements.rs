//! The columns of achievements.

use super::{Column, Kind};
use crate::import::{
    Content,
    names::{ACHIEVEMENT_LEVELS, EMPOWERMENTS, FIRSTS, FORMS, LEVELS, RIGHT_HOLDERS, STATUSES, TRANSFER_MODES},
};

const HOLDER: Kind = Kind::One(&RIGHT_HOLDERS);

pub(super) static COLUMNS: &[Column] = &[
    Column::new("key", "编号", "Key", Kind::Key)
        .required()
        .means(
            "你方的唯一编号；再次导入时凭它更新",
            "Your own unique key; importing again updates the record that has it",
        )
        .example("example-achievement", "example-achievement")
        .also(&["外部编号", "成果编号", "external key"]),
    Column::new("organization", "所属机构编号", "Organization", Kind::Reference(Content::Organizations))
        .required()
        .means("所属机构的编号，须已导入", "Key of the owner, which must be there already")
        .example("example-university", "example-university")
        .also(&["所属机构", "机构编号", "organization key"]),
    Column::new("managers", "经理人编号", "Managers", Kind::References(Content::Managers))
        .means("负责的经理人编号，最多 10 个", "Keys of the managers who look after it, at most 10")
        .example("example-manager", "example-manager")
        .also(&["经理人"]),
    Column::new("status", "状态", "Status", Kind::One(&STATUSES))
        .means("是否展示；不填为已发布", "Whether it is shown; published when left out")
        .example("已发布", "Published"),
    Column::new("name_zh", "中文名称", "Chinese name", Kind::Text(256))
        .means("中英文名称至少填一个", "One of the two names is needed")
        .example("镜面零件的多角度频闪检测装置", "镜面零件的多角度频闪检测装置")
        .also(&["名称", "成果名称"]),
    Column::new("name_en", "英文名称", "English name", Kind::Text(256))
        .means("英文名称", "The name in English")
        .example("Strobed inspection of mirror-like parts", "Strobed inspection of mirror-like parts")
        .also(&["name"]),
    Column::new("summary_zh", "中文摘要", "Chinese summary", Kind::Text(500))
        .means("最多 500 字", "At most 500 characters, in Chinese")
        .example("一次走料内完成六角度频闪照明。", "一次走料内完成六角度频闪照明。")
        .also(&["摘要"]),
    Column::new("summary_en", "英文摘要", "English summary", Kind::Text(500))
        .means("英文摘要", "At most 500 characters, in English")
        .also(&["summary"]),
    Column::new("description_zh", "中文说明", "Chinese description", Kind::Text(4_000))
        .means("原理、指标、应用与限制", "How it works, what it reaches and where it ends, in Chinese")
        .example("装置由穹顶光源、高帧率相机和同步控制卡组成。", "装置由穹顶光源、高帧率相机和同步控制卡组成。")
        .also(&["说明", "成果说明", "详细说明"]),
    Column::new("description_en", "英文说明", "English description", Kind::Text(4_000))
        .means("英文说明", "How it works, what it reaches and where it ends, in English")
        .also(&["description"]),
    Column::new("indicators", "技术指标", "Indicators", Kind::Indicators)
        .means(
            "实测值，每行一项：名称 | 算符 | 数值 | 单位 | 留空 | 留空 | 测试方法 | 英文名称 | 英文方法",
            "Measured values, one a line: name | operator | value | unit | empty | empty | method | English name | English method",
        )
        .example("漏检率 | ≤ | 0.06 | %", "漏检率 | ≤ | 0.06 | % | | | | Missed-defect rate"),
    Column::new("fields", "技术领域", "Technology fields", Kind::Fields)
        .means("最多 5 个，代码或名称", "At most 5, by code or name")
        .example("机器视觉", "ai.vision")
        .also(&["领域"]),
    Column::new("forms", "成果形式", "Forms", Kind::Many(&FORMS))
        .means("以什么形式存在", "The forms in which it exists")
        .example("发明专利；样机", "Invention patent; Prototype"),
    Column::new("trl", "技术就绪度", "TRL", Kind::Whole)
        .means("1 到 9", "Technology readiness level, 1 to 9")
        .example("6", "6"),
    Column::new("level", "成果水平", "Level", Kind::One(&ACHIEVEMENT_LEVELS))
        .means("评价结论", "The level as evaluated")
        .example("国内领先", "Domestic leading")
        .also(&["水平"]),
    Column::new("keywords", "关键词", "Keywords", Kind::Words)
        .means("最多 20 个", "At most 20")
        .example("光度立体；表面缺陷", "光度立体; surface defect"),
    Column::new("finders", "完成人", "Finders", Kind::Words)
        .means("完成人姓名", "Names of those who made it")
        .example("沈若溪；褚文川", "沈若溪; 褚文川"),
    Column::new("modes", "转化方式", "Transfer modes", Kind::Many(&TRANSFER_MODES))
        .means("愿意怎样转化", "How it may be transferred")
        .example("许可；技术开发", "Licence; Development"),
    Column::new("ip", "知识产权", "IP rights", Kind::Rights)
        .means(
            "每行一项：类型 | 号码 | 状态 | 地域 | 权利人",
            "One a line: kind | number | status | territory | holder",
        )
        .example("发明专利 | | 已授权 | 中国 | 江滨理工大学", "Invention patent | | Granted | CN | 江滨理工大学"),
    Column::new("ownership", "所有权", "Ownership", HOLDER)
        .means("归谁所有", "Who owns it")
        .example("单位", "Organization"),
    Column::new("use_right", "使用权", "Right of use", HOLDER).means("谁可以使用", "Who may use it"),
    Column::new("disposal_right", "处置权", "Right of disposal", HOLDER)
        .means("谁可以处置", "Who may dispose of it"),
    Column::new("income_right", "收益权", "Right to income", HOLDER).means("收益归谁", "Who gets the income"),
    Column::new("rights_settled", "权属清晰", "Rights settled", Kind::Flag)
        .means("是或否；不填为否", "Yes or no; no when left out")
        .example("是", "yes"),
    Column::new("empowerment", "职务成果赋权", "Empowerment", Kind::One(&EMPOWERMENTS))
        .means("不填为未赋权", "Whether rights were given to the finders; none when left out")
        .example("未赋权", "None"),
    Column::new("first_of_kind", "首台套", "First of its kind", Kind::One(&FIRSTS))
        .means("首台(套)、首批次、首版次；不填为否", "First set, batch or version; none when left out"),
    Column::new("levels.description", "说明可见级别", "Level of description", Kind::One(&LEVELS))
        .means("谁能看说明；不填为公开", "Who may read the description; public when left out"),
    Column::new("levels.indicators", "指标可见级别", "Level of indicators", Kind::One(&LEVELS))
        .means("谁能看指标；不填为公开", "Who may read the indicators; public when left out"),
];
