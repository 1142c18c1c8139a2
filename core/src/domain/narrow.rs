//! Narrowing a select by the parts of a filter; an empty list says nothing and narrows nothing.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select, Value, sea_query::SelectStatement};

use super::{
    link::{self, CodeRows, Labels},
    reference::{REGIONS_LIST, TECHNOLOGY_FIELDS},
};

/// What a list's filter does to its select.
pub trait Narrow<E: EntityTrait>: Sized {
    /// Only rows with one of these values in a column.
    #[must_use]
    fn among<T: Into<Value> + Clone>(self, column: E::Column, values: &[T]) -> Self;

    /// Only rows in one of these regions or inside them.
    #[must_use]
    fn in_regions(self, column: E::Column, regions: &[String]) -> Self;

    /// Only rows in one of these technology fields or below them.
    #[must_use]
    fn in_fields<F: CodeRows>(self, id: E::Column, fields: &[String]) -> Self;

    /// Only rows with one of these labels of a sort.
    #[must_use]
    fn labelled<L: Labels>(self, id: E::Column, sort: L::Sort, values: &[String]) -> Self;

    /// Only rows whose column is among what a select reads, if there is one.
    #[must_use]
    fn within(self, column: E::Column, numbers: Option<SelectStatement>) -> Self;
}

impl<E: EntityTrait> Narrow<E> for Select<E> {
    fn among<T: Into<Value> + Clone>(self, column: E::Column, values: &[T]) -> Self {
        if values.is_empty() {
            return self;
        }
        self.filter(column.is_in(values.iter().cloned()))
    }

    fn in_regions(self, column: E::Column, regions: &[String]) -> Self {
        self.among(column, &REGIONS_LIST.with_descendants(regions))
    }

    fn in_fields<F: CodeRows>(self, id: E::Column, fields: &[String]) -> Self {
        let codes = TECHNOLOGY_FIELDS.with_descendants(fields);
        let owners = (!codes.is_empty()).then(|| link::owners_with_codes::<F>(&codes));
        self.within(id, owners)
    }

    fn labelled<L: Labels>(self, id: E::Column, sort: L::Sort, values: &[String]) -> Self {
        let owners = (!values.is_empty()).then(|| link::owners_with_labels::<L>(sort, values));
        self.within(id, owners)
    }

    fn within(self, column: E::Column, numbers: Option<SelectStatement>) -> Self {
        match numbers {
            Some(numbers) => self.filter(column.in_subquery(numbers)),
            None => self,
        }
    }
}
