//! Column shapes that many tables share.

use sea_orm_migration::prelude::*;

/// `id`: the row's number, given by the database.
pub(crate) fn id() -> ColumnDef {
    ColumnDef::new("id")
        .big_integer()
        .not_null()
        .auto_increment()
        .primary_key()
        .take()
}

/// A required column of any length.
pub(crate) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// An optional column of any length.
pub(crate) fn text_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().take()
}

/// A required column that holds one of the given codes.
pub(crate) fn code(name: &'static str, codes: &[&'static str]) -> ColumnDef {
    text(name).check(Expr::col(name).is_in(codes.iter().copied())).take()
}

/// An optional column that holds one of the given codes.
pub(crate) fn code_null(name: &'static str, codes: &[&'static str]) -> ColumnDef {
    text_null(name)
        .check(Expr::col(name).is_in(codes.iter().copied()))
        .take()
}

/// A required whole number.
pub(crate) fn whole(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

/// An optional whole number.
pub(crate) fn whole_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().take()
}

/// A required 64-bit number: a row's id, milliseconds since 1970 or an amount in minor units.
pub(crate) fn big(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// An optional 64-bit number.
pub(crate) fn big_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().take()
}

/// A required yes or no.
pub(crate) fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().default(false).take()
}

/// An optional calendar day.
pub(crate) fn day_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().take()
}

/// `external_key`, `created_at`, `updated_at` and `version`, which every noun's own table has.
pub(crate) fn record(table: &mut TableCreateStatement) -> &mut TableCreateStatement {
    table
        .col(text_null("external_key").unique_key())
        .col(big("created_at"))
        .col(big("updated_at"))
        .col(big("version").default(1).check(Expr::cust("version >= 1")))
}

/// A foreign key; rows that belong to a deleted parent go with it.
pub(crate) fn part_of(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    reference(from, column, to, "id", ForeignKeyAction::Cascade)
}

/// A foreign key to a row that must stay as long as it is referred to.
pub(crate) fn refers_to(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    reference(from, column, to, "id", ForeignKeyAction::Restrict)
}

/// A foreign key to a reference table's `code`.
pub(crate) fn coded_by(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    reference(from, column, to, "code", ForeignKeyAction::Restrict)
}

fn reference(
    from: &'static str,
    column: &'static str,
    to: &'static str,
    to_column: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{from}_{column}"))
        .from(from, column)
        .to(to, to_column)
        .on_delete(on_delete)
        .to_owned()
}

/// A table of ordered text values of several sorts that belong to one noun (aliases, languages, modes …).
pub(crate) fn labels(
    table: &'static str,
    owner: &'static str,
    noun: &'static str,
    sorts: &[&'static str],
) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(big(owner))
        .col(code("sort", sorts))
        .col(text("value").check(Expr::cust("length(value) between 1 and 256")))
        .col(whole("position"))
        .primary_key(Index::create().col(owner).col("sort").col("value"))
        .foreign_key(&mut part_of(table, owner, noun))
        .to_owned()
}

/// A table that ties one noun to codes of a reference table, in order.
pub(crate) fn codes(
    table: &'static str,
    owner: &'static str,
    noun: &'static str,
    column: &'static str,
    reference: &'static str,
) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(big(owner))
        .col(text(column))
        .col(whole("position"))
        .primary_key(Index::create().col(owner).col(column))
        .foreign_key(&mut part_of(table, owner, noun))
        .foreign_key(&mut coded_by(table, column, reference))
        .to_owned()
}

/// An index named after its table and columns.
pub(crate) fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("ix_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// Drops tables in the order given.
pub(crate) async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(Table::drop().table(*table).to_owned()).await?;
    }
    Ok(())
}
