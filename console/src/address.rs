//! The address of the page that is looked at, and addresses made of it: another filter, another page of a list.

use url::form_urlencoded;

/// A path with its parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    path: String,
    pairs: Vec<(String, String)>,
}

/// Where in a list a page begins: it makes no sense for another list.
const PLACE: [&str; 3] = ["after", "before", "from"];

impl Address {
    /// Of a path and what stands behind its question mark.
    pub(crate) fn new(path: &str, query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        Self {
            path: path.to_owned(),
            pairs: pairs.filter(|(_, value)| !value.is_empty()).collect(),
        }
    }

    /// The path alone.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// All parameters, in their order.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The parameters but those of a name and the place in a list: the hidden fields of a form that sets that one.
    pub(crate) fn pairs_without<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a (String, String)> {
        let kept = move |pair: &&(String, String)| pair.0 != name && !PLACE.contains(&pair.0.as_str());
        self.pairs.iter().filter(kept)
    }

    /// The value of a parameter; of the first, where there are several.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The values of a parameter.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let pairs = self.pairs.iter();
        pairs.filter_map(move |(key, value)| (key == name).then_some(value.as_str()))
    }

    /// Whether a parameter has a value.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|given| given == value)
    }

    /// Here, with one value for a parameter.
    pub(crate) fn with(&self, name: &str, value: &str) -> String {
        self.changed(|key, _| key != name, Some((name, value)))
    }

    /// Here, with one value more for a parameter.
    pub(crate) fn and(&self, name: &str, value: &str) -> String {
        self.changed(|key, given| key != name || given != value, Some((name, value)))
    }

    /// Here, without a parameter.
    pub(crate) fn without(&self, name: &str) -> String {
        self.changed(|key, _| key != name, None)
    }

    /// Here, without one value of a parameter.
    pub(crate) fn but(&self, name: &str, value: &str) -> String {
        self.changed(|key, given| key != name || given != value, None)
    }

    /// The same as an address to be read, without a parameter.
    pub(crate) fn lacking(&self, name: &str) -> Self {
        Self {
            path: self.path.clone(),
            pairs: self.pairs_without(name).cloned().collect(),
        }
    }

    /// Here, at another place in the list: `side` is `after` or `before` a cursor, `from` the number of its first row.
    pub(crate) fn turned(&self, side: &str, cursor: &str, from: i64) -> String {
        let kept = self.pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let kept = kept.filter(|(key, _)| !PLACE.contains(key));
        let from = from.to_string();
        write(&self.path, kept.chain([(side, cursor), ("from", from.as_str())]))
    }

    /// Another path with the same parameters, from its list's beginning.
    pub(crate) fn at(&self, path: &str) -> String {
        let there = Self {
            path: path.to_owned(),
            pairs: self.pairs.clone(),
        };
        there.changed(|_, _| true, None)
    }

    /// The whole address.
    pub(crate) fn whole(&self) -> String {
        write(
            &self.path,
            self.pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())),
        )
    }

    fn changed(&self, keep: impl Fn(&str, &str) -> bool, new: Option<(&str, &str)>) -> String {
        let kept = self.pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let kept = kept.filter(|(key, value)| !PLACE.contains(key) && keep(key, value));
        write(&self.path, kept.chain(new))
    }
}

fn write<'a>(path: &str, pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// Whether an address leads to a page of ours: what `back` and `to` may name.
pub(crate) fn is_ours(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Address {
        Address::new("/needs", "field=A1&field=B2&order=NEWEST&after=x&empty=")
    }

    #[test]
    fn a_changed_filter_begins_the_list_anew() {
        let here = here();
        assert_eq!(here.with("order", "TITLE"), "/needs?field=A1&field=B2&order=TITLE");
        assert_eq!(
            here.and("field", "C 3"),
            "/needs?field=A1&field=B2&order=NEWEST&field=C+3"
        );
        assert_eq!(here.but("field", "A1"), "/needs?field=B2&order=NEWEST");
        assert_eq!(here.without("field"), "/needs?order=NEWEST");
        assert_eq!(
            here.turned("before", "y", 21),
            "/needs?field=A1&field=B2&order=NEWEST&before=y&from=21"
        );
        assert_eq!(here.lacking("field").whole(), "/needs?order=NEWEST");
        assert_eq!(here.at("/needs.csv"), "/needs.csv?field=A1&field=B2&order=NEWEST");
        assert_eq!(here.whole(), "/needs?field=A1&field=B2&order=NEWEST&after=x");
        assert_eq!(Address::new("/", "").whole(), "/");
    }

    #[test]
    fn only_addresses_of_ours_are_ours() {
        assert!(is_ours("/needs?x=1"));
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "needs", ""] {
            assert!(!is_ours(foreign), "{foreign}");
        }
    }
}
