//! The form of a need, filled in.

use crate::{browser::Browser, page::mark};

/// What is written into a need.
struct Words {
    title: &'static str,
    summary: &'static str,
    description: &'static str,
    indicator: &'static str,
}

const CHINESE: Words = Words {
    title: "铝壳激光焊接气孔在线检测",
    summary: "动力电池铝壳激光焊接后气孔率高，需要在线检测并闭环调整焊接参数。",
    description: "现用离线 X 射线抽检，漏检率高。希望用机器视觉与光谱监测在线识别气孔；已试过相机方案，受飞溅干扰。",
    indicator: "气孔检出率",
};

const ENGLISH: Words = Words {
    title: "Detecting pores in laser-welded aluminium housings",
    summary: "Battery housings have too many pores after laser welding; they are to be detected in line.",
    description: "Samples are X-rayed today and most pores are missed. Machine vision with spectra is wanted; a camera alone was disturbed by spatter.",
    indicator: "Pores detected",
};

/// The level of what is read under agreement.
pub(crate) const AGREEMENT: &str = "AGREEMENT";

impl Browser {
    /// Fills in all that a need must have, on the page of a new one, in the language of the page. The title is the answer.
    pub(crate) async fn write_need(&self, language: &str) -> String {
        let words = if language == "zh" { CHINESE } else { ENGLISH };
        let title = format!("{} {}", words.title, mark());
        let texts = [
            ("title", title.as_str()),
            ("summary", words.summary),
            ("description", words.description),
            ("indicators.0.name", words.indicator),
        ];
        for (field, text) in texts {
            self.fill(&format!("[name='{field}.{language}']"), text).await;
        }
        self.choose("[name='indicators.0.operator']", "GE").await;
        self.fill("[name='indicators.0.value']", "95").await;
        self.fill("[name='indicators.0.unit']", "%").await;
        self.pick("fields", "ai.vision").await;
        self.pick("industries", "36").await;
        self.tick("modes", "DEVELOPMENT").await;
        self.set("#deadline", "2035-12-31").await;
        title
    }

    /// Opens a group of a list of two levels, and ticks what is wanted.
    async fn pick(&self, list: &str, value: &str) {
        let group = format!("#{list} details:has(input[value='{value}']) > summary");
        self.click(&group).await;
        self.tick(list, value).await;
        let chosen = format!("#{list} [data-chosen] li");
        self.find(&chosen).await;
    }

    /// Publishes what is written; the need's page opens.
    pub(crate) async fn publish(&self) -> String {
        self.send("button[name=do][value=publish]").await;
        self.arrive("/needs/need_").await;
        self.find("main form[method=post] button.main").await;
        assert!(self.place().await.ends_with("/publish"), "at {}", self.place().await);
        self.send("main form[method=post] button.main").await;
        self.find("#candidates").await;
        let place = self.place().await;
        place.split('?').next().unwrap_or_default().to_owned()
    }
}
