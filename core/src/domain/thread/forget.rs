//! What becomes of a person's words and files when its account is erased.

use qiao_entity::{
    file, file_content, message,
    step::{Side, Subject},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr};

use crate::{domain::write::Write, error::Error};

/// What a file is called whose giver was erased.
const NAMELESS: &str = "-";

/// Takes out what an erased account wrote and handed in; that something was there stays, for the other parties. What a registrar handed
/// in to prove an entry of a ledger is the registry's and stays.
pub async fn forget(write: &Write, account: i64) -> Result<(), Error> {
    let txn = write.txn();
    message::Entity::update_many()
        .col_expr(message::Column::Text, Expr::value(""))
        .filter(message::Column::AccountId.eq(account))
        .exec(txn)
        .await?;
    let own = || {
        Condition::all().add(file::Column::AccountId.eq(account)).add(
            Condition::any()
                .add(file::Column::Subject.ne(Subject::Point))
                .add(file::Column::Side.eq(Side::Manager)),
        )
    };
    let contents = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(own())
        .into_query();
    file_content::Entity::delete_many()
        .filter(file_content::Column::FileId.in_subquery(contents))
        .exec(txn)
        .await?;
    file::Entity::update_many()
        .col_expr(file::Column::Name, Expr::value(NAMELESS))
        .filter(own())
        .exec(txn)
        .await?;
    Ok(())
}
