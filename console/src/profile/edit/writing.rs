//! How a record is stored: the two mutations that each noun has, which differ in names alone.

/// The documents of a noun's mutations, which begin with the `$` of their variables, and [`super::record::Written::create`] and `update` by them as functions.
macro_rules! writing {
    (
        $dollar:tt $Record:ident $field:ident $Input:ident, $noun:literal,
        $create:ident $CreateInput:ident $CreatePayload:literal $Created:literal,
        $update:ident $UpdateInput:ident $UpdatePayload:literal $Changed:literal,
        $Invalid:literal $Stale:literal
    ) => {
        #[derive(cynic::QueryVariables)]
        struct New {
            input: $CreateInput,
        }

        #[derive(cynic::QueryVariables)]
        struct Change {
            input: $UpdateInput,
        }

        #[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = "Mutation", variables = "New")]
        struct Create {
            #[arguments(input: $dollar input)]
            $create: WhatBecame,
        }

        #[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = "Mutation", variables = "Change")]
        struct Update {
            #[arguments(input: $dollar input)]
            $update: WhatChanged,
        }

        #[derive(cynic::InlineFragments)]
        #[cynic(graphql_type = $CreatePayload)]
        enum WhatBecame {
            Stored(Stored),
            Invalid(Invalid),
            #[cynic(fallback)]
            Other,
        }

        #[derive(cynic::InlineFragments)]
        #[cynic(graphql_type = $UpdatePayload)]
        enum WhatChanged {
            Changed(Changed),
            Invalid(Invalid),
            Stale(Box<Stale>),
            #[cynic(fallback)]
            NotFound,
        }

        #[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = $Created)]
        struct Stored {
            $field: Only,
        }

        #[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = $Changed)]
        struct Changed {
            $field: Only,
        }

        #[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = $noun)]
        struct Only {
            id: cynic::Id,
        }

        #[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = $Invalid)]
        struct Invalid {
            problems: Vec<crate::problem::Problem>,
        }

        #[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = $Stale)]
        struct Stale {
            current_version: i32,
            $field: Option<$Record>,
        }

        /// Stores a new one.
        pub(super) async fn create(
            visit: &crate::visit::Visit,
            $field: $Input,
            key: String,
        ) -> Result<Done<$Record>, crate::fault::Fault> {
            use cynic::MutationBuilder as _;
            let input = $CreateInput {
                $field,
                key: Some(key).filter(|key| !key.is_empty()),
            };
            Ok(match visit.ask(Create::build(New { input })).await?.$create {
                WhatBecame::Stored(stored) => Done::Stored(stored.$field.id.inner().to_owned()),
                WhatBecame::Invalid(invalid) => Done::Invalid(invalid.problems),
                WhatBecame::Other => Done::NotFound,
            })
        }

        /// Changes one that has this version.
        pub(super) async fn update(
            visit: &crate::visit::Visit,
            id: &str,
            version: i32,
            $field: $Input,
        ) -> Result<Done<$Record>, crate::fault::Fault> {
            use cynic::MutationBuilder as _;
            let input = $UpdateInput {
                id: cynic::Id::new(id),
                version,
                $field,
            };
            Ok(match visit.ask(Update::build(Change { input })).await?.$update {
                WhatChanged::Changed(changed) => Done::Stored(changed.$field.id.inner().to_owned()),
                WhatChanged::Invalid(invalid) => Done::Invalid(invalid.problems),
                WhatChanged::Stale(stale) => Done::Stale(stale.current_version, stale.$field),
                WhatChanged::NotFound => Done::NotFound,
            })
        }
    };
}

/// The four pages of a noun's forms.
macro_rules! pages {
    ($Record:ident) => {
        /// The form of a new record.
        #[poem::handler]
        pub(super) async fn blank(visit: Visit) -> Result<Response, Fault> {
            turn::blank::<$Record>(&visit).await
        }

        /// A new record.
        #[poem::handler]
        pub(super) async fn create(visit: Visit, fields: Fields) -> Result<Response, Fault> {
            turn::send::<$Record>(&visit, None, fields).await
        }

        /// The form of a stored record.
        #[poem::handler]
        pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
            turn::form::<$Record>(&visit, &id).await
        }

        /// A changed record.
        #[poem::handler]
        pub(super) async fn update(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
            turn::send::<$Record>(&visit, Some(&id), fields).await
        }
    };
}

pub(super) use {pages, writing};
