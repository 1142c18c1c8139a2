//! By which rules needs are assigned, as the address has them.

use crate::{
    address::Address,
    code::{AssignmentAim, Code, ManagerKind},
};

/// Most needs of one assignment, as the API has it.
pub(super) const MOST_NEEDS: usize = 200;

/// Most managers who are left out, as the API has it.
const MOST_WITHOUT: usize = 100;

/// The rules.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    /// The needs, each once.
    pub(super) needs: Vec<String>,
    /// How many managers a need wants.
    pub(super) managers: i32,
    /// How many a single need wants instead.
    pub(super) own: Vec<(String, i32)>,
    /// Most needs of one manager.
    pub(super) most: i32,
    pub(super) aim: AssignmentAim,
    /// Whether every need gets somebody first.
    pub(super) every: bool,
    /// The least share of the first choice's score, in percent.
    pub(super) least: i32,
    pub(super) kind: Option<ManagerKind>,
    pub(super) field: Option<String>,
    pub(super) region: Option<String>,
    /// Only who can take on more.
    pub(super) free: bool,
    /// Managers who are left out.
    pub(super) without: Vec<String>,
    /// Whether a pair of which one side said no may come back.
    pub(super) declined: bool,
}

impl Rules {
    /// Of an address; a number that cannot be is brought to the next one that can.
    pub(super) fn of(address: &Address) -> Self {
        let number = |name: &str| address.get(name).and_then(|text| text.parse::<i32>().ok());
        let mut needs: Vec<String> = Vec::new();
        for id in address.all("need") {
            if needs.len() < MOST_NEEDS && !needs.iter().any(|known| known == id) {
                needs.push(id.to_owned());
            }
        }
        let managers = number("managers").unwrap_or(1).clamp(1, 6);
        let own = needs.iter().filter_map(|id| {
            let own = number(&format!("managers_of_{id}"))?.clamp(1, 6);
            Some((id.clone(), own))
        });
        Self {
            managers,
            own: own.collect(),
            most: number("most").unwrap_or(1).clamp(1, 100),
            aim: address
                .get("aim")
                .and_then(AssignmentAim::parse)
                .unwrap_or(AssignmentAim::Fit),
            every: address.get("every").is_some(),
            least: number("least").unwrap_or(0).clamp(0, 100),
            kind: address.get("kind").and_then(ManagerKind::parse),
            field: address.get("field").map(str::to_owned),
            region: address.get("region").map(str::to_owned),
            free: address.get("free").is_some(),
            without: address.all("without").take(MOST_WITHOUT).map(str::to_owned).collect(),
            declined: address.get("declined").is_some(),
            needs,
        }
    }

    /// How many managers a need wants, where it wants another number than all.
    pub(super) fn own_of(&self, need: &str) -> Option<i32> {
        let own = self.own.iter().find(|(id, _)| id == need);
        own.map(|(_, wanted)| *wanted)
    }

    /// How many managers a need wants.
    pub(super) fn wanted(&self, need: &str) -> i32 {
        self.own_of(need).unwrap_or(self.managers)
    }
}

/// The managers picked for each need, in the order of the table.
pub(super) fn picks(given: &[String]) -> Vec<(String, Vec<String>)> {
    let mut picks: Vec<(String, Vec<String>)> = Vec::new();
    for (need, manager) in given.iter().filter_map(|pick| pick.split_once(' ')) {
        match picks.iter_mut().find(|(id, _)| id == need) {
            Some((_, managers)) => managers.push(manager.to_owned()),
            None => picks.push((need.to_owned(), vec![manager.to_owned()])),
        }
    }
    picks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_rules_and_no_number_leaves_its_bounds() {
        let of = |query: &str| Rules::of(&Address::new("/matchmaking/assignment", query));
        let rules =
            of("need=need_1&need=need_2&need=need_1&managers=9&managers_of_need_2=2&most=0&least=140&aim=SHARE");
        assert_eq!(rules.needs, ["need_1", "need_2"]);
        assert_eq!((rules.wanted("need_1"), rules.wanted("need_2")), (6, 2));
        assert_eq!((rules.most, rules.least, rules.aim), (1, 100, AssignmentAim::Share));
        let plain = of("need=need_1&every=1&without=manager_7");
        assert_eq!((plain.managers, plain.most, plain.least), (1, 1, 0));
        assert!(plain.every && !plain.free && !plain.declined);
        assert_eq!(plain.without, ["manager_7"]);
    }

    #[test]
    fn picks_are_gathered_by_need() {
        let given = ["need_1 manager_2", "need_3 manager_2", "need_1 manager_5", "nonsense"];
        let picks = picks(&given.map(str::to_owned));
        let of =
            |need: &str, managers: &[&str]| (need.to_owned(), managers.iter().map(|id| (*id).to_owned()).collect());
        assert_eq!(
            picks,
            [of("need_1", &["manager_2", "manager_5"]), of("need_3", &["manager_2"])]
        );
    }
}
