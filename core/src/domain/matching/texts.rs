//! What a record says, for matching: its texts with their levels, and its labels. The index document and the query of a
//! record come from the same texts, so that they can never disagree about what a record says.

mod draft;
mod facts;

use std::collections::HashMap;

use qiao_entity::{
    achievement, achievement_field, achievement_label, affiliation, indicator, level::Level, manager, manager_field,
    manager_label, need, need_field, need_label, noun::Noun, organization, organization_field, organization_label,
    representative_work, status::Status, translation,
};
use qiao_index::{Axis, Part};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoSimpleExpr, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, SelectStatement, SimpleExpr, UnionType},
};

pub(super) use draft::of_draft;
use facts::Said;

use super::fit::fact::Fact;
use crate::{
    domain::{
        need::{OPEN, SHOWN},
        reference::{REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    error::Error,
};

/// Most achievements whose names an organization's document holds.
const MOST_ACHIEVEMENTS: usize = 300;

/// One text of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub part: Part,
    /// Who may read it.
    pub level: Level,
    /// What it says.
    pub text: String,
}

/// What a record says.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The record's number.
    pub id: i64,
    /// Whether everyone may know of the record.
    pub shown: bool,
    /// The last day on which it takes part in matching, in days since 1970-01-01.
    pub until: Option<i64>,
    /// Its texts.
    pub lines: Vec<Line>,
    /// Codes of its technology fields.
    pub fields: Vec<String>,
    /// What lists are narrowed by.
    pub labels: Vec<(Axis, String)>,
    /// What suits beyond words is reckoned from these, each with who may know it.
    pub facts: Vec<(Level, Fact)>,
}

impl Texts {
    fn new(id: i64, shown: bool) -> Self {
        Self {
            id,
            shown,
            until: None,
            lines: Vec::new(),
            fields: Vec::new(),
            labels: Vec::new(),
            facts: Vec::new(),
        }
    }

    fn know(&mut self, level: Level, facts: impl IntoIterator<Item = Fact>) {
        self.facts.extend(facts.into_iter().map(|fact| (level, fact)));
    }

    fn say(&mut self, part: Part, level: Level, texts: impl IntoIterator<Item = Option<String>>) {
        self.lines
            .extend(texts.into_iter().flatten().map(|text| Line { part, level, text }));
    }

    fn public(&mut self, part: Part, texts: impl IntoIterator<Item = Option<String>>) {
        self.say(part, Level::Public, texts);
    }

    /// A work: a part of what there is to read, and something by itself.
    fn work(&mut self, level: Level, texts: [Option<String>; 4]) {
        let whole: Vec<String> = texts.iter().flatten().cloned().collect();
        self.say(Part::Body, level, texts);
        self.say(Part::Work, level, [(!whole.is_empty()).then(|| whole.join("\n"))]);
    }

    fn label(&mut self, axis: Axis, value: impl Into<String>) {
        self.labels.push((axis, value.into()));
    }

    /// A region and those that it lies in.
    fn region(&mut self, code: &str) {
        for code in REGIONS_LIST.with_ancestors(code) {
            self.label(Axis::Region, code);
        }
    }

    /// A transfer mode.
    pub(super) fn mode(&mut self, code: Option<String>) {
        self.know(Level::Public, code.clone().map(Fact::Mode));
        if let Some(code) = code {
            self.label(Axis::Mode, code);
        }
    }

    /// A technology field and the one above it, as labels and as words.
    pub(super) fn field(&mut self, code: &str) {
        for code in TECHNOLOGY_FIELDS.with_ancestors(code) {
            if !self.labels.contains(&(Axis::Field, code.clone())) {
                self.label(Axis::Field, code);
            }
        }
        if let Some(field) = TECHNOLOGY_FIELDS.get(code) {
            self.public(Part::Topic, [Some(field.name_zh.clone()), Some(field.name_en.clone())]);
        }
        self.fields.push(code.to_owned());
        self.know(Level::Public, [Fact::Field(code.to_owned())]);
    }
}

/// The names of a piece's columns.
const COLUMNS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// A row that belongs to a record, as the union of all such tables gives it.
struct Piece {
    tag: String,
    texts: [Option<String>; COLUMNS.len()],
}

/// Selects rows of one table as pieces: owner, tag, texts.
fn arm<E: EntityTrait>(tag: &str, owner: E::Column, texts: &[SimpleExpr], ids: &[i64]) -> SelectStatement {
    let text = |expression: SimpleExpr| expression.cast_as("text");
    let mut select = E::find()
        .select_only()
        .column_as(owner.into_simple_expr(), "owner")
        .column_as(text(Expr::value(tag)), "tag")
        .filter(owner.is_in(ids.iter().copied()));
    for (position, name) in COLUMNS.into_iter().enumerate() {
        let expression = texts.get(position).cloned().unwrap_or_else(|| Expr::cust("null"));
        select = select.column_as(text(expression), name);
    }
    select.into_query()
}

/// All pieces of these records, in one statement.
async fn pieces(db: &impl ConnectionTrait, arms: Vec<SelectStatement>) -> Result<HashMap<i64, Vec<Piece>>, Error> {
    let mut arms = arms.into_iter();
    let Some(mut union) = arms.next() else {
        return Ok(HashMap::new());
    };
    for arm in arms {
        union.union(UnionType::All, arm);
    }
    let mut pieces: HashMap<i64, Vec<Piece>> = HashMap::new();
    for row in db.query_all(&union).await? {
        let mut piece = Piece {
            tag: row.try_get("", "tag")?,
            texts: Default::default(),
        };
        for (text, name) in piece.texts.iter_mut().zip(COLUMNS) {
            *text = row.try_get("", name)?;
        }
        pieces.entry(row.try_get("", "owner")?).or_default().push(piece);
    }
    Ok(pieces)
}

fn columns<C: ColumnTrait>(columns: &[C]) -> Vec<SimpleExpr> {
    columns.iter().map(|column| column.into_simple_expr()).collect()
}

/// The label of a manager who can take one more engagement.
pub const FREE: &str = "FREE";
const FULL: &str = "FULL";

const LABEL: &str = "label";
const FIELD: &str = "field";
const INDICATOR: &str = "indicator";
const TRANSLATION: &str = "translation";
const OWNER: &str = "owner";
const WORK: &str = "work";
const ACHIEVEMENT: &str = "achievement";
const EMPLOYER: &str = "employer";

/// Region, status and kind of the organization that a row belongs to.
fn owner_of(owner: impl IntoSimpleExpr + Copy) -> [SimpleExpr; 3] {
    use organization::Column as O;
    [O::RegionCode, O::Status, O::Kind].map(|column| {
        let id = Expr::col((organization::Entity, O::Id));
        let said = organization::Entity::find()
            .select_only()
            .column(column)
            .filter(id.eq(owner.into_simple_expr()))
            .into_query();
        SimpleExpr::SubQuery(None, Box::new(said.into()))
    })
}

fn grouped<R, T>(
    rows: &[R],
    mut pieces: HashMap<i64, Vec<Piece>>,
    id: impl Fn(&R) -> i64,
    say: impl Fn(&R, Vec<Piece>) -> T,
) -> Vec<T> {
    rows.iter()
        .map(|row| say(row, pieces.remove(&id(row)).unwrap_or_default()))
        .collect()
}

/// What these needs say; one statement.
pub async fn of_needs(db: &impl ConnectionTrait, rows: &[need::Model]) -> Result<Vec<Texts>, Error> {
    use need_label::Column as Label;
    use translation::Column as T;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let indicators = columns(&facts::INDICATOR);
    let arms = vec![
        arm::<translation::Entity>(
            TRANSLATION,
            T::NeedId,
            &columns(&[T::Title, T::Summary, T::Description]),
            &ids,
        ),
        arm::<indicator::Entity>(INDICATOR, indicator::Column::NeedId, &indicators, &ids),
        arm::<need_field::Entity>(
            FIELD,
            need_field::Column::NeedId,
            &columns(&[need_field::Column::FieldCode]),
            &ids,
        ),
        arm::<need_label::Entity>(LABEL, Label::NeedId, &columns(&[Label::Sort, Label::Value]), &ids),
        arm::<need::Entity>(OWNER, need::Column::Id, &owner_of(need::Column::OrganizationId), &ids),
    ];
    let pieces = pieces(db, arms).await?;
    Ok(grouped(rows, pieces, |row| row.id, need_texts))
}

fn need_texts(row: &need::Model, pieces: Vec<Piece>) -> Texts {
    let mut texts = Texts::new(row.id, SHOWN.contains(&row.status));
    if OPEN.contains(&row.status) {
        texts.until = row.valid_until.map(day);
    }
    texts.public(Part::Title, [row.title_zh.clone(), row.title_en.clone()]);
    texts.public(Part::Body, [row.summary_zh.clone(), row.summary_en.clone()]);
    texts.say(
        Part::Body,
        row.description_level,
        [row.description_zh.clone(), row.description_en.clone()],
    );
    texts.label(Axis::Kind, row.kind.code());
    texts.label(Axis::Status, row.status.code());
    if row.organization_level == Level::Public {
        texts.label(Axis::Organization, row.organization_id.to_string());
    }
    texts.know(Level::Public, facts::of_need(row));
    for Piece { tag, texts: said } in pieces {
        if tag == INDICATOR {
            texts.know(row.indicators_level, facts::indicator(&said));
        }
        if tag == OWNER {
            texts.know(row.organization_level, facts::owner(row.organization_id, &said));
        }
        let [a, b, c, ..] = said;
        match tag.as_str() {
            TRANSLATION => {
                texts.say(Part::Title, row.description_level, [a]);
                texts.say(Part::Body, row.description_level, [b, c]);
            }
            INDICATOR => texts.say(Part::Body, row.indicators_level, [a, b]),
            FIELD => a.iter().for_each(|code| texts.field(code)),
            OWNER if row.organization_level == Level::Public => a.iter().for_each(|code| texts.region(code)),
            LABEL if a.as_deref() == Some("MODE") => texts.mode(b),
            LABEL if a.as_deref() == Some("PARTNER_KIND") => texts.know(Level::Public, b.map(Fact::Kind)),
            _ => {}
        }
    }
    texts
}

/// What these managers say; one statement.
pub async fn of_managers(db: &impl ConnectionTrait, rows: &[manager::Model]) -> Result<Vec<Texts>, Error> {
    use manager_label::Column as Label;
    use representative_work::Column as W;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let works = columns(&[W::TitleZh, W::TitleEn, W::SummaryZh, W::SummaryEn, W::Kind]);
    // Whoever asks for an organization's managers must not learn of one that is not shown.
    let shown = organization::Entity::find()
        .select_only()
        .column(organization::Column::Id)
        .filter(organization::Column::Status.eq(Status::Published))
        .into_query();
    let employer = affiliation::Column::OrganizationId;
    let ties = columns(&[employer, affiliation::Column::FromDate, affiliation::Column::ToDate]);
    let mut employers = arm::<affiliation::Entity>(EMPLOYER, affiliation::Column::ManagerId, &ties, &ids);
    employers.and_where(employer.in_subquery(shown));
    let fields = columns(&[manager_field::Column::FieldCode]);
    let arms = vec![
        arm::<representative_work::Entity>(WORK, W::ManagerId, &works, &ids),
        arm::<manager_field::Entity>(FIELD, manager_field::Column::ManagerId, &fields, &ids),
        arm::<manager_label::Entity>(LABEL, Label::ManagerId, &columns(&[Label::Sort, Label::Value]), &ids),
        employers,
    ];
    let pieces = pieces(db, arms).await?;
    Ok(grouped(rows, pieces, |row| row.id, manager_texts))
}

fn manager_texts(row: &manager::Model, pieces: Vec<Piece>) -> Texts {
    let mut texts = Texts::new(row.id, row.status == Status::Published);
    texts.public(Part::Name, [row.name_zh.clone(), row.name_en.clone()]);
    texts.public(Part::Title, [row.headline_zh.clone(), row.headline_en.clone()]);
    texts.say(
        Part::Body,
        row.biography_level,
        [row.biography_zh.clone(), row.biography_en.clone()],
    );
    texts.label(Axis::Kind, row.kind.code());
    texts.label(Axis::Status, row.status.code());
    // Who hides the load is in no answer about free capacity: to be in one would tell it.
    if row.load_level == Level::Public {
        texts.label(Axis::Capacity, if row.load < row.capacity { FREE } else { FULL });
    }
    row.region_code.iter().for_each(|code| texts.region(code));
    texts.know(Level::Public, facts::of_manager(row));
    texts.know(row.load_level, [Fact::Load(row.capacity, row.load)]);
    let cases = pieces
        .iter()
        .filter(|piece| piece.tag == WORK && facts::is_case(&piece.texts));
    texts.know(row.works_level, [Fact::Cases(cases.count())]);
    for Piece { tag, texts: said } in pieces {
        if tag == EMPLOYER {
            texts.know(Level::Public, facts::employer(&said));
        }
        let [a, b, c, d, ..] = said;
        match (tag.as_str(), a) {
            (WORK, a) => texts.work(row.works_level, [a, b, c, d]),
            (FIELD, Some(code)) => texts.field(&code),
            (EMPLOYER, Some(id)) => texts.label(Axis::Organization, id),
            (LABEL, Some(sort)) => {
                let axis = match sort.as_str() {
                    "ACTIVITY" => Axis::Activity,
                    "LANGUAGE" => Axis::Language,
                    _ => continue,
                };
                if let Some(value) = b {
                    if axis == Axis::Language {
                        texts.know(Level::Public, [Fact::Language(value.clone())]);
                    }
                    texts.label(axis, value);
                }
            }
            _ => {}
        }
    }
    texts
}

/// What these organizations say; one statement.
pub async fn of_organizations(db: &impl ConnectionTrait, rows: &[organization::Model]) -> Result<Vec<Texts>, Error> {
    use achievement::Column as A;
    use organization_label::Column as Label;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let fields = columns(&[organization_field::Column::FieldCode]);
    let mut achievements =
        arm::<achievement::Entity>(ACHIEVEMENT, A::OrganizationId, &columns(&[A::NameZh, A::NameEn]), &ids);
    achievements.and_where(A::Status.eq(Status::Published));
    let arms = vec![
        arm::<organization_field::Entity>(FIELD, organization_field::Column::OrganizationId, &fields, &ids),
        arm::<organization_label::Entity>(
            LABEL,
            Label::OrganizationId,
            &columns(&[Label::Sort, Label::Value]),
            &ids,
        ),
        achievements,
    ];
    let pieces = pieces(db, arms).await?;
    Ok(grouped(rows, pieces, |row| row.id, organization_texts))
}

fn organization_texts(row: &organization::Model, pieces: Vec<Piece>) -> Texts {
    let mut texts = Texts::new(row.id, row.status == Status::Published);
    texts.public(Part::Name, [row.name_zh.clone(), row.name_en.clone()]);
    texts.say(
        Part::Body,
        row.profile_level,
        [row.profile_zh.clone(), row.profile_en.clone()],
    );
    texts.label(Axis::Kind, row.kind.code());
    texts.label(Axis::Status, row.status.code());
    row.region_code.iter().for_each(|code| texts.region(code));
    texts.know(Level::Public, facts::of_organization(row));
    let mut achievements = 0;
    for Piece { tag, texts: [a, b, ..] } in pieces {
        match (tag.as_str(), a) {
            (FIELD, Some(code)) => texts.field(&code),
            (LABEL, Some(sort)) if sort == "ALIAS" => texts.public(Part::Name, [b]),
            (LABEL, Some(_)) => {
                if let Some(tag) = &b {
                    texts.label(Axis::Tag, tag);
                }
                texts.public(Part::Topic, [b]);
            }
            (ACHIEVEMENT, a) if achievements < MOST_ACHIEVEMENTS => {
                achievements += 1;
                texts.work(Level::Public, [a, b, None, None]);
            }
            _ => {}
        }
    }
    texts
}

/// What these achievements say; one statement.
pub async fn of_achievements(db: &impl ConnectionTrait, rows: &[achievement::Model]) -> Result<Vec<Texts>, Error> {
    use achievement_label::Column as Label;
    use translation::Column as T;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let indicators = columns(&facts::INDICATOR);
    let fields = columns(&[achievement_field::Column::FieldCode]);
    let translations = columns(&[T::Title, T::Summary, T::Description]);
    let owner = owner_of(achievement::Column::OrganizationId);
    let arms = vec![
        arm::<translation::Entity>(TRANSLATION, T::AchievementId, &translations, &ids),
        arm::<indicator::Entity>(INDICATOR, indicator::Column::AchievementId, &indicators, &ids),
        arm::<achievement_field::Entity>(FIELD, achievement_field::Column::AchievementId, &fields, &ids),
        arm::<achievement_label::Entity>(
            LABEL,
            Label::AchievementId,
            &columns(&[Label::Sort, Label::Value]),
            &ids,
        ),
        arm::<achievement::Entity>(OWNER, achievement::Column::Id, &owner, &ids),
    ];
    let pieces = pieces(db, arms).await?;
    Ok(grouped(rows, pieces, |row| row.id, achievement_texts))
}

fn achievement_texts(row: &achievement::Model, pieces: Vec<Piece>) -> Texts {
    let mut texts = Texts::new(row.id, row.status == Status::Published);
    texts.public(Part::Title, [row.name_zh.clone(), row.name_en.clone()]);
    texts.public(Part::Body, [row.summary_zh.clone(), row.summary_en.clone()]);
    texts.say(
        Part::Body,
        row.description_level,
        [row.description_zh.clone(), row.description_en.clone()],
    );
    texts.label(Axis::Status, row.status.code());
    texts.label(Axis::Organization, row.organization_id.to_string());
    if let Some(level) = row.level {
        texts.label(Axis::Level, level.code());
    }
    texts.know(Level::Public, facts::of_achievement(row));
    for Piece { tag, texts: said } in pieces {
        if tag == INDICATOR {
            texts.know(row.indicators_level, facts::indicator(&said));
        }
        if tag == OWNER {
            texts.know(Level::Public, facts::owner_with_kind(row.organization_id, &said));
        }
        let [a, b, c, ..] = said;
        match (tag.as_str(), a) {
            (TRANSLATION, a) => {
                texts.say(Part::Title, row.description_level, [a]);
                texts.say(Part::Body, row.description_level, [b, c]);
            }
            (INDICATOR, a) => texts.say(Part::Body, row.indicators_level, [a, b]),
            (FIELD, Some(code)) => texts.field(&code),
            (OWNER, Some(code)) => texts.region(&code),
            (LABEL, Some(sort)) => match sort.as_str() {
                "FORM" => b.into_iter().for_each(|form| texts.label(Axis::Kind, form)),
                "MODE" => texts.mode(b),
                "KEYWORD" => texts.public(Part::Topic, [b]),
                "FINDER" => texts.public(Part::Name, [b]),
                _ => {}
            },
            _ => {}
        }
    }
    texts
}

/// What records of one noun say: rows read now, one statement for the rows and one for what belongs to them. Whoever
/// shows anything of it checks levels and [`Texts::shown`].
pub async fn read(db: &impl ConnectionTrait, noun: Noun, ids: &[i64]) -> Result<Vec<Texts>, Error> {
    let ids = || ids.iter().copied();
    match noun {
        Noun::Need => {
            of_needs(
                db,
                &need::Entity::find()
                    .filter(need::Column::Id.is_in(ids()))
                    .all(db)
                    .await?,
            )
            .await
        }
        Noun::Manager => {
            of_managers(
                db,
                &manager::Entity::find()
                    .filter(manager::Column::Id.is_in(ids()))
                    .all(db)
                    .await?,
            )
            .await
        }
        Noun::Organization => {
            let rows = organization::Entity::find()
                .filter(organization::Column::Id.is_in(ids()))
                .all(db)
                .await?;
            of_organizations(db, &rows).await
        }
        Noun::Achievement => {
            let rows = achievement::Entity::find()
                .filter(achievement::Column::Id.is_in(ids()))
                .all(db)
                .await?;
            of_achievements(db, &rows).await
        }
    }
}

fn day(date: chrono::NaiveDate) -> i64 {
    i64::from(date.to_epoch_days())
}
