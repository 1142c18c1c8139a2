//! The knobs of the chain from match to money.

use super::number;
use crate::config::knob::{Group, Kind, Knob};

pub(super) const REMIND: Knob = Knob {
    key: "introduction_remind_days",
    flag: Some("introduction-remind-days"),
    env: "QIAO_INTRODUCTION_REMIND_DAYS",
    group: Group::Service,
    kind: Kind::Plain,
    value: "DAYS",
    help: "After so many days an introduction that nobody answers is reminded of",
    chinese: "引荐发出多少天后仍未回应则提醒",
    allowed: "1 to 365",
    set: |draft, text| {
        draft.config.introductions.remind_days = number(text, 1, 365)?;
        Some(())
    },
    show: |config| config.introductions.remind_days.to_string(),
};

pub(super) const LAPSE: Knob = Knob {
    key: "introduction_lapse_days",
    flag: Some("introduction-lapse-days"),
    env: "QIAO_INTRODUCTION_LAPSE_DAYS",
    group: Group::Service,
    kind: Kind::Plain,
    value: "DAYS",
    help: "After so many days an introduction that nobody answers closes",
    chinese: "引荐发出多少天后仍未回应则自动关闭",
    allowed: "1 to 365",
    set: |draft, text| {
        draft.config.introductions.lapse_days = number(text, 1, 365)?;
        Some(())
    },
    show: |config| config.introductions.lapse_days.to_string(),
};
