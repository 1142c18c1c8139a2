//! Candidates for a text, without posting it.

use std::sync::Arc;

use async_graphql::{Context, Description, InputObject, Object, Result};

use crate::{
    app::App,
    context::asking,
    domain::matching::{Subject, TEXT_MOST, subject_of_text},
    fault::Misuse,
    object::{Achievement, Manager, Need, Organization, matches::Candidates, reason::MatchBy},
    page::Window,
    ranking::{
        AchievementCandidateFilter, ManagerCandidateFilter, NeedCandidateFilter, Of, OrganizationCandidateFilter,
        Ranks, ranking,
    },
    scalar::FreshnessToken,
};

/// A text to be matched.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct MatchInput {
    /// A title, which counts more.
    title: Option<String>,
    /// The text: up to 20,000 characters together with the title.
    text: String,
}

/// What suits a text. The text is not stored.
#[derive(Description)]
pub(crate) struct TextMatches {
    subject: Arc<Subject>,
    name: String,
}

impl TextMatches {
    /// Those of a subject; cursors bear the name.
    pub(crate) fn new(subject: Arc<Subject>, name: String) -> Self {
        Self { subject, name }
    }
}

/// The subject of a text and the name of its rankings, which cursors bear.
fn subject(app: &App, title: Option<&str>, text: &str) -> Result<(Arc<Subject>, String), Misuse> {
    let name = named(title.unwrap_or_default(), text)?;
    Ok((subject_of_text(app, title, text), name))
}

/// The name of the rankings of a text, unless it is too long.
pub(super) fn named(title: &str, text: &str) -> Result<String, Misuse> {
    let given = text.chars().count() + title.chars().count();
    if given > TEXT_MOST {
        let names = vec![("given", given.to_string()), ("most", TEXT_MOST.to_string())];
        return Err(Misuse::new("text-too-long", names));
    }
    let name = blake3::hash(format!("{title}\0{text}").as_bytes());
    Ok(name.to_hex().to_string())
}

#[Object(use_type_description)]
impl TextMatches {
    /// Whether the text has words to match by; if not, nothing suits it.
    async fn has_words(&self) -> bool {
        !self.subject.is_empty()
    }

    /// The technology managers who suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn managers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<ManagerCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Manager>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Text(&self.subject, &self.name),
            Manager::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }

    /// The achievements that suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn achievements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<AchievementCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Achievement>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Text(&self.subject, &self.name),
            Achievement::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }

    /// The organizations that suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<OrganizationCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Organization>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Text(&self.subject, &self.name),
            Organization::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }

    /// The open needs that suit it or are like it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<NeedCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Need>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Text(&self.subject, &self.name),
            Need::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }
}

#[derive(Default)]
pub(crate) struct MatchQuery;

#[Object]
impl MatchQuery {
    /// What suits a text: paste a paragraph and see the candidates, without posting a need.
    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    async fn r#match(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text to be matched.")] input: MatchInput,
    ) -> Result<TextMatches> {
        let (subject, name) = subject(&asking(ctx).app, input.title.as_deref(), &input.text)?;
        Ok(TextMatches { subject, name })
    }
}
