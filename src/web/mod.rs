//! What is served over HTTP: the API's door and the pages.

pub mod graphql;
