//! What came out: who works which need, and what that costs against the first choices.

/// Who works which need. It is a proposal: nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The needs in the order in which they were given.
    pub needs: Vec<Assigned>,
    /// Whether no plan within the rules reaches more, those with candidates behind the lists among them.
    pub optimal: bool,
    /// The needs of which candidates behind their lists might make a better plan; none if it is optimal.
    pub short: Vec<i64>,
}

/// One need of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The need's number.
    pub need: i64,
    /// How many managers it wanted.
    pub wanted: u32,
    /// Who works it, the best first: that one leads.
    pub team: Vec<Member>,
    /// Whom it would have had first, if it has candidates at all.
    pub first: Option<First>,
    /// The points of as many of its best candidates as it wanted, as if there were no rules and no other needs.
    pub best: u64,
    /// Why it has fewer managers than it wanted; none if it has them all.
    pub lack: Option<Lack>,
}

/// A manager who works a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The manager's number.
    pub manager: i64,
    /// How well the manager suits, in thousandths.
    pub points: u32,
    /// As what.
    pub role: Role,
}

/// As what a manager works a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Leads the team.
    Lead,
    /// Helps the lead.
    Specialist,
}

/// A need's first choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct First {
    /// The manager's number. Of equals it is the one who leads, or else the one with the lowest number.
    pub manager: i64,
    /// How well the manager suits, in thousandths.
    pub points: u32,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a first choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The need has it.
    Kept,
    /// Who asks wants somebody else.
    Excluded,
    /// A conflict of interest stands against it.
    Conflict,
    /// The two were introduced to each other before, and one said no.
    Declined,
    /// The manager cannot take on another engagement.
    Full,
    /// It works these other needs.
    Taken(Vec<i64>),
}

/// Why a need has fewer managers than it wanted: of those whom it did not get, what stood against the last to fall away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There are no other candidates.
    NoCandidates,
    /// All others have a conflict of interest.
    Conflict,
    /// All others have a conflict of interest, said no before or are excluded.
    Barred,
    /// Those whom nothing keeps from the need cannot take on another engagement.
    Full,
    /// Those who could come suit too badly for the rules.
    TooWeak,
    /// Those who could come work other needs, where that brings more.
    Taken,
}

impl Assigned {
    /// The points of the whole team.
    #[must_use]
    pub fn fit(&self) -> u64 {
        self.team.iter().map(|member| u64::from(member.points)).sum()
    }

    /// What the need loses against its best candidates.
    #[must_use]
    pub fn loss(&self) -> u64 {
        self.best.saturating_sub(self.fit())
    }

    /// What the need loses by its lead against its first choice.
    #[must_use]
    pub fn loss_of_lead(&self) -> u32 {
        let lead = self.team.first().map_or(0, |member| member.points);
        self.first.as_ref().map_or(0, |first| first.points.saturating_sub(lead))
    }

    /// Whether the need has its first choice.
    #[must_use]
    pub fn keeps_first(&self) -> bool {
        self.first.as_ref().is_some_and(|first| first.outcome == Outcome::Kept)
    }
}

impl Plan {
    /// The points of all needs together.
    #[must_use]
    pub fn fit(&self) -> u64 {
        self.needs.iter().map(Assigned::fit).sum()
    }

    /// The points that all needs together would have if each had its best candidates.
    #[must_use]
    pub fn best(&self) -> u64 {
        self.needs.iter().map(|need| need.best).sum()
    }

    /// What all needs together lose against their best candidates.
    #[must_use]
    pub fn loss(&self) -> u64 {
        self.needs.iter().map(Assigned::loss).sum()
    }
}
