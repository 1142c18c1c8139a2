//! The one place that knows the fields of the index.

use tantivy::schema::{
    BytesOptions, FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{TantivyDocument, Term};

use crate::document::PARTS;
use crate::{Axis, Document, Kind, Label, Part, suggest};

/// Version of the fields below and of what is written into them.
pub(crate) const SCHEMA: u64 = 4;

/// The names under which the analyzer is registered: for prose, and for titles, whose single characters are tokens too.
pub(crate) const TOKENIZER: &str = "qiao";
pub(crate) const TITLES: &str = "qiao-titles";

/// Labels and keys are cut to this many bytes.
const MAX_LABEL: usize = 1_000;

/// Handles of the fields.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// Kind and id in one term; for removing and finding a document.
    key: Field,
    /// Axis and value in one term.
    pub(crate) label: Field,
    kind: Field,
    id: Field,
    until: Field,
    facts: Field,
    topic: Field,
    /// By kind and part.
    texts: [[Field; PARTS]; 4],
    /// What may be typed of names.
    pub(crate) names: Field,
    /// Characters of the shortest name.
    size: Field,
}

pub(crate) const KIND: &str = "kind";
pub(crate) const ID: &str = "id";
pub(crate) const UNTIL: &str = "until";
pub(crate) const FACTS: &str = "facts";
pub(crate) const TOPIC: &str = "topic";
pub(crate) const SIZE: &str = "size";

/// What the kind of a work adds to that of its owner.
pub(crate) const OF_WORK: usize = Kind::ALL.len();

impl Fields {
    pub(crate) fn new() -> Self {
        let mut schema = Schema::builder();
        let words = |tokenizer: &str, record, norms| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(tokenizer)
                    .set_index_option(record)
                    .set_fieldnorms(norms),
            )
        };
        let exact = words("raw", IndexRecordOption::Basic, false);
        let prose = words(TOKENIZER, IndexRecordOption::WithFreqs, true);
        let titles = words(TITLES, IndexRecordOption::WithFreqs, true);
        let key = schema.add_text_field("key", exact.clone());
        // Not called `label` as once: an index of that time also holds what not everyone may know of, and must not serve.
        let label = schema.add_text_field("labels", exact);
        let kind = schema.add_u64_field(KIND, NumericOptions::from(FAST));
        let id = schema.add_i64_field(ID, NumericOptions::from(FAST));
        let until = schema.add_i64_field(UNTIL, NumericOptions::from(FAST));
        let facts = schema.add_bytes_field(FACTS, BytesOptions::from(FAST));
        let topic = schema.add_bytes_field(TOPIC, BytesOptions::from(FAST));
        let texts = Kind::ALL.map(|kind| {
            Part::ALL.map(|part| {
                let options = if part == Part::Title { &titles } else { &prose };
                schema.add_text_field(&format!("{}_{}", kind.code(), part.code()), options.clone())
            })
        });
        let names = words(suggest::TOKENIZER, IndexRecordOption::Basic, false);
        let names = schema.add_text_field("names", names);
        let size = schema.add_u64_field(SIZE, NumericOptions::from(FAST));
        Self {
            schema: schema.build(),
            key,
            label,
            kind,
            id,
            until,
            facts,
            topic,
            texts,
            names,
            size,
        }
    }

    pub(crate) const fn text(&self, kind: Kind, part: Part) -> Field {
        self.texts[kind.at()][part.at()]
    }

    /// The term that finds a document.
    pub(crate) fn key(&self, kind: Kind, id: i64) -> Term {
        Term::from_field_text(self.key, &format!("{}{id}", kind.code()))
    }

    /// A document as the engine keeps it: its works, each by itself, and last what it is. In this order, and in one
    /// segment, whose works belong to the document after them.
    pub(crate) fn documents(&self, document: &Document, topic: Option<Vec<u8>>) -> Vec<TantivyDocument> {
        let Document {
            kind,
            id,
            labels,
            until,
            texts,
            facts,
        } = document;
        let key = format!("{}{id}", kind.code());
        let begin = |kind: usize| {
            let mut out = TantivyDocument::new();
            out.add_text(self.key, &key);
            out.add_u64(self.kind, kind as u64);
            out.add_i64(self.id, *id);
            out
        };
        let works = texts
            .iter()
            .filter(|(part, text)| *part == Part::Work && !text.is_empty());
        let mut all: Vec<TantivyDocument> = works
            .map(|(part, text)| {
                let mut out = begin(kind.at() + OF_WORK);
                out.add_text(self.text(*kind, *part), text);
                out
            })
            .collect();
        let mut out = begin(kind.at());
        if let Some(until) = until {
            out.add_i64(self.until, *until);
        }
        if !facts.is_empty() {
            out.add_bytes(self.facts, facts);
        }
        if let Some(topic) = topic {
            out.add_bytes(self.topic, &topic);
        }
        for label in labels {
            out.add_text(self.label, label_term(label));
        }
        for (part, text) in texts.iter().filter(|(part, _)| *part != Part::Work) {
            out.add_text(self.text(*kind, *part), text);
        }
        let names = texts.iter().filter(|(part, _)| *part == named(*kind));
        for (_, name) in names.clone() {
            out.add_text(self.names, suggest::value(*kind, name));
        }
        if let Some(size) = names.filter_map(|(_, name)| suggest::size(name)).min() {
            out.add_u64(self.size, size);
        }
        all.push(out);
        all
    }
}

/// Where what a record is called stands in its document.
pub(crate) const fn named(kind: Kind) -> Part {
    match kind {
        Kind::Need | Kind::Achievement => Part::Title,
        Kind::Manager | Kind::Organization => Part::Name,
    }
}

/// A label as it stands in the index.
pub(crate) fn label_term(label: &Label) -> String {
    axis_term(label.axis, &label.value)
}

/// An axis' value as it stands in the index.
pub(crate) fn axis_term(axis: Axis, value: &str) -> String {
    format!("{}{}", axis.code(), &value[..value.floor_char_boundary(MAX_LABEL)])
}
