//! What a form sends.

use std::collections::BTreeSet;

use poem::{FromRequest, Request, RequestBody};
use url::form_urlencoded;

use crate::fault::Fault;

/// The most that a form may send, in bytes.
pub(crate) const MOST: usize = 1 << 20;

/// The fields of a form, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields(pub(crate) Vec<(String, String)>);

impl Fields {
    /// The text of a field, trimmed; empty when it is not there.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    /// The text of a field, trimmed; none when it is not there or empty.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.find(name).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The text of a field as it was typed: a password.
    pub(crate) fn exact(&self, name: &str) -> String {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The texts of a field that comes several times, without empty ones.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let texts = self.0.iter().filter(|(key, _)| key == name);
        let texts = texts.map(|(_, value)| value.trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// Whether a field is there: a button that was pressed, a box that is ticked.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// The numbers of the rows of a list whose fields are named `indicators.0.name`, in order.
    pub(crate) fn rows(&self, list: &str) -> Vec<usize> {
        let rows: BTreeSet<usize> = self
            .0
            .iter()
            .filter_map(|(key, _)| {
                key.strip_prefix(list)?
                    .strip_prefix('.')?
                    .split('.')
                    .next()?
                    .parse()
                    .ok()
            })
            .collect();
        rows.into_iter().collect()
    }

    fn find(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
    }
}

impl<'a> FromRequest<'a> for Fields {
    async fn from_request(_: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let bytes = body.take()?.into_bytes_limit(MOST).await.map_err(|_| Fault::TooLarge)?;
        Ok(Self(form_urlencoded::parse(&bytes).into_owned().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_numbers() {
        let names = [
            "rows.10.name",
            "rows.2.name",
            "rows.2.unit",
            "rows.x.name",
            "rowsy.1.name",
            "title",
        ];
        let fields = Fields(names.map(|name| (name.to_owned(), " a ".to_owned())).to_vec());
        assert_eq!(fields.rows("rows"), [2, 10]);
        assert_eq!(fields.get("rows.2.name"), "a");
        assert_eq!(fields.exact("title"), " a ");
        assert_eq!(fields.text("nothing"), None);
    }
}
