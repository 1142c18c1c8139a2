//! `/contracts`: technology contracts, their documents, and the ledgers of their settlements.

mod act;
mod draft;
mod file;
mod form;
mod income;
mod ledger;
mod list;
mod piece;
mod reckoned;
mod settle;
mod show;

use poem::{Route, get, post};

use crate::{list::export, piece::Money, post::amount::Unit};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<list::Contracts>(route, "/contracts")
        .at("/contracts", get(list::show))
        .at("/contracts/new", get(form::new).post(form::draft))
        .at("/contracts/:id", get(show::show))
        .at("/contracts/:id/edit", get(form::edit).post(form::change))
        .at("/contracts/:id/sign", post(act::sign))
        .at("/contracts/:id/register", post(act::register))
        .at("/contracts/:id/end", post(act::end))
        .at("/contracts/:id/files/:name", get(file::serve))
        .at("/contracts/:id/ledger", get(ledger::show))
        .at("/contracts/:id/ledger/pay", post(ledger::pay))
        .at("/contracts/:id/ledger/reverse", post(ledger::reverse))
        .at("/contracts/:id/settle", get(settle::show).post(settle::post))
        .at("/settlement-calculator", get(settle::calculator))
}

/// The unit in which amounts of a currency are typed here: its own, never ten thousands of it.
fn unit(currency: &str) -> Unit {
    Unit::of(currency)
}

/// An amount to its last fen, with its currency: what a ledger shows is never rounded.
pub(crate) fn exact(money: &Money) -> String {
    let zeros = usize::try_from(unit(&money.currency).zeros).unwrap_or(2);
    let amount = money.minor_units.0;
    let digits = format!("{:0>1$}", amount.unsigned_abs(), zeros + 1);
    let (whole, rest) = digits.split_at(digits.len() - zeros);
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let (sign, dot) = (
        if amount < 0 { "−" } else { "" },
        if rest.is_empty() { "" } else { "." },
    );
    // The yen has the same sign, so that it is for the yuan alone.
    if money.currency == "CNY" {
        return format!("{sign}¥{grouped}{dot}{rest}");
    }
    format!("{} {sign}{grouped}{dot}{rest}", money.currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Whole;

    #[test]
    fn amounts_are_shown_to_the_last_fen() {
        for (amount, currency, shown) in [
            (123_456_789, "CNY", "¥1,234,567.89"),
            (-5, "CNY", "−¥0.05"),
            (1_234, "JPY", "JPY 1,234"),
        ] {
            let money = Money {
                minor_units: Whole(amount),
                currency: currency.to_owned(),
            };
            assert_eq!(exact(&money), shown);
        }
    }
}
