//! What is to be assigned: needs with their candidates, and the rules.

use std::collections::HashMap;

/// Needs, their candidates and what limits them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The needs, each once.
    pub needs: Vec<Ask>,
    /// How many engagements each manager can still take on. Of those who are not here it is not known, and
    /// [`Rules::most_per_manager`] alone limits them.
    pub free: HashMap<i64, u32>,
    /// The rules.
    pub rules: Rules,
}

/// One need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The need's number.
    pub id: i64,
    /// How many managers it wants: one lead, the others specialists (一对一 is 1, 一对多 more).
    pub wanted: u32,
    /// Whom it may get, each once, the best first; equals by number.
    pub candidates: Vec<Choice>,
    /// Whether there are further candidates behind these, none of them better than the last.
    pub more: bool,
}

/// A candidate of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The manager's number.
    pub manager: i64,
    /// How well the manager suits, in thousandths.
    pub points: u32,
    /// What keeps the manager from the need, whatever else there is.
    pub bar: Option<Bar>,
}

/// What keeps a manager from a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Who asks wants somebody else.
    Excluded,
    /// It has an interest of its own in who posted the need.
    Conflict,
    /// The two were introduced to each other before, and one said no.
    Declined,
}

/// What a plan must hold to, and what it is to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What is made as large as it can be.
    pub aim: Aim,
    /// Whether as many needs as possible get somebody first, and the aim comes second.
    pub every_need_first: bool,
    /// Most needs of one manager in this plan.
    pub most_per_manager: u32,
    /// No need gets a manager with less than this percentage of its first choice's points: rather nobody.
    pub least_share: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            aim: Aim::Fit,
            every_need_first: false,
            most_per_manager: 1,
            least_share: 0,
        }
    }
}

/// What is made as large as it can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aim {
    /// The sum of all points.
    #[default]
    Fit,
    /// The sum of each one's share of the points of the need's first choice: needs count alike, however long they are.
    Share,
}

impl Ask {
    /// The points of the first choice, whatever stands against it.
    pub(super) fn best(&self) -> u32 {
        self.candidates.first().map_or(0, |choice| choice.points)
    }

    /// Whether a candidate with so many points is good enough for the rules.
    pub(super) fn suffices(&self, points: u32, rules: Rules) -> bool {
        points > 0 && u64::from(points) * 100 >= u64::from(self.best()) * u64::from(rules.least_share)
    }
}

impl Problem {
    /// How many needs of this plan a manager can take on.
    pub(super) fn room(&self, manager: i64) -> u32 {
        let most = self.rules.most_per_manager;
        self.free.get(&manager).map_or(most, |free| most.min(*free))
    }

    /// Whether nothing but the others stands between a need and a candidate.
    pub(super) fn allows(&self, ask: &Ask, choice: &Choice) -> bool {
        choice.bar.is_none() && self.room(choice.manager) > 0 && ask.suffices(choice.points, self.rules)
    }
}
