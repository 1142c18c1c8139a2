//! Files as inputs hold them.

use async_graphql::{InputObject, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use base64::{Engine, engine::general_purpose::STANDARD};

use crate::domain::file::Upload;

/// Bytes, written as a string in base64 with padding (RFC 4648, section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base64(pub(crate) Vec<u8>);

/// Bytes, written as a string in base64 with padding (RFC 4648, section 4).
#[Scalar]
impl ScalarType for Base64 {
    fn parse(value: Value) -> InputValueResult<Self> {
        let bytes = match &value {
            Value::String(text) => STANDARD.decode(text).ok(),
            _ => None,
        };
        bytes
            .map(Self)
            .ok_or_else(|| InputValueError::custom("bytes in base64 with padding are needed"))
    }

    fn to_value(&self) -> Value {
        Value::String(STANDARD.encode(&self.0))
    }
}

/// A file to be handed in: at most 5 MiB. The whole request must also be smaller than the service's `body_limit`.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct FileInput {
    /// What it is called; folders in it are dropped.
    name: String,
    /// What it holds, as a media type such as `application/pdf`.
    media_type: Option<String>,
    /// Its bytes. Give them in a variable: the text of a query is limited more narrowly.
    content: Base64,
}

impl From<FileInput> for Upload {
    fn from(input: FileInput) -> Self {
        Self {
            name: input.name,
            media_type: input.media_type,
            content: input.content.0,
        }
    }
}
