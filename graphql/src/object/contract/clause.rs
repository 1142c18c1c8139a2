//! Clauses of technology contracts, and the list of them.

use async_graphql::{Description, Object};
use qiao_entity::contract_clause::Model;

use crate::{
    domain::contract::clause::{Clause, Item, find},
    object::{
        Prose,
        code::{ClauseNecessity, ClauseState},
    },
};

/// A clause that technology contracts contain (Civil Code, articles 845 and 846).
#[derive(Clone, Copy, Debug, Description)]
pub(crate) struct ListedClause(pub(crate) &'static Clause);

#[Object(use_type_description)]
impl ListedClause {
    /// Its code.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// What it is called.
    async fn name(&self) -> Prose {
        Prose::new(Some(&self.0.name_zh), Some(&self.0.name_en))
    }

    /// The article of the Civil Code that lists it.
    async fn article(&self) -> &str {
        &self.0.article
    }

    /// The article's words.
    async fn quote(&self) -> &str {
        &self.0.quote
    }

    /// Whether a contract needs it.
    async fn necessity(&self) -> ClauseNecessity {
        self.0.necessity.into()
    }
}

/// A clause of the list with how it stands in a contract.
#[derive(Clone, Debug, Description)]
pub(crate) struct ClauseItem(pub(crate) Item);

#[Object(use_type_description)]
impl ClauseItem {
    /// The clause.
    async fn clause(&self) -> ListedClause {
        ListedClause(self.0.clause)
    }

    /// How it stands.
    async fn state(&self) -> ClauseState {
        self.0.state.into()
    }
}

/// A clause as a contract says it.
#[derive(Clone, Debug, Description)]
pub(crate) struct ContractClause(pub(crate) Model);

#[Object(use_type_description)]
impl ContractClause {
    /// Its code.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// What it is called.
    async fn name(&self) -> Option<Prose> {
        find(&self.0.code).map(|clause| Prose::new(Some(&clause.name_zh), Some(&clause.name_en)))
    }

    /// What it says.
    async fn text(&self) -> &str {
        &self.0.text
    }
}
