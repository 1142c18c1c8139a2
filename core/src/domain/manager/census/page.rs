//! Pages of managers: by number and by free places the census knows the order, others it sifts out of all in their order.

use std::cmp::Ordering;

use qiao_entity::manager::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Census,
    sets::{Ids, Sets},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        manager::{
            Filter, Order,
            order::{Sorted, UNKNOWN},
        },
        page::{self, Key, Place, Request},
    },
    error::Error,
};

/// So many are put in order by the database; more are sifted out of all managers.
const FEW: u64 = 1_000;

/// Managers with the same key, none where the number alone is the order.
type Step = (Option<i64>, Ids);

impl Census {
    /// The numbers of one page's managers and of one more, in the direction of the request; none while the database has to list.
    pub(in super::super) async fn numbers(
        &self,
        app: &App,
        requester: &Requester,
        filter: &Filter,
        order: Order,
        request: &Request,
    ) -> Result<Option<Vec<i64>>, Error> {
        let sorted = Sorted::of(requester, order);
        let list = |sets: &Sets, among: Ids| match order {
            Order::Newest => Ok(walked(vec![(None, among)], request)),
            Order::Capacity => Ok(walked(by_free_places(sets, sorted, &among), request)),
            Order::Updated | Order::Name => Err((among, sets.all().len())),
        };
        Ok(match self.ask(app, requester, filter, list).await? {
            Some(Ok(numbers)) => Some(numbers),
            Some(Err((among, all))) => Some(sifted(app, &among, all, sorted, request).await?),
            None => None,
        })
    }
}

/// Those with the most free places first, as far as this may be told.
fn by_free_places(sets: &Sets, order: Sorted, among: &Ids) -> Vec<Step> {
    let levels: Vec<_> = order.levels().collect();
    let told = sets.loads(&levels) & among;
    let steps = sets.free().map(|(free, set)| (Some(free), set & &told));
    let mut steps: Vec<Step> = steps.filter(|(_, set)| !set.is_empty()).collect();
    steps.push((Some(UNKNOWN), among - told));
    steps
}

/// Walks steps, the greatest first, and the greatest numbers of each first; from their end the other way round.
fn walked(mut steps: Vec<Step>, request: &Request) -> Vec<i64> {
    if request.from_end {
        steps.reverse();
    }
    let mut numbers = Vec::with_capacity(request.size + 1);
    for (key, mut ids) in steps {
        if let Some(place) = &request.after {
            match compared(key, place) {
                Ordering::Greater => ids.clear(),
                Ordering::Equal => drop(ids.remove_range(place.id.cast_unsigned()..)),
                Ordering::Less => {}
            }
        }
        if let Some(place) = &request.before {
            match compared(key, place) {
                Ordering::Less => ids.clear(),
                Ordering::Equal => drop(ids.remove_range(..=place.id.cast_unsigned())),
                Ordering::Greater => {}
            }
        }
        let left = request.size + 1 - numbers.len();
        if request.from_end {
            numbers.extend(ids.iter().take(left).map(u64::cast_signed));
        } else {
            numbers.extend(ids.iter().rev().take(left).map(u64::cast_signed));
        }
        if numbers.len() > request.size {
            break;
        }
    }
    numbers
}

fn compared(key: Option<i64>, place: &Place) -> Ordering {
    match (key, &place.key) {
        (Some(key), Key::Number(other)) => key.cmp(other),
        _ => Ordering::Equal,
    }
}

/// Reads along the order of all managers, as far as a page of these takes. It is not told who asks: these are those who may be seen.
async fn sifted(app: &App, among: &Ids, all: u64, order: Sorted, request: &Request) -> Result<Vec<i64>, Error> {
    if among.len() <= FEW {
        let few = Column::Id.is_in(among.iter().map(u64::cast_signed));
        return page::numbers(&app.db, Entity::find().filter(few), order, request).await;
    }
    let wanted = request.size + 1;
    // Holds a page where they are mixed well.
    let rarity = usize::try_from(all / among.len()).unwrap_or(usize::MAX);
    let mut size = wanted.saturating_mul(rarity + 1);
    loop {
        let far = Request {
            size,
            ..request.clone()
        };
        let mut numbers = page::numbers(&app.db, Entity::find(), order, &far).await?;
        let is_end = numbers.len() <= size;
        numbers.retain(|id| among.contains(id.cast_unsigned()));
        if numbers.len() >= wanted || is_end {
            numbers.truncate(wanted);
            return Ok(numbers);
        }
        size = size.saturating_mul(4);
    }
}
