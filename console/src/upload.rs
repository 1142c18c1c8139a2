//! A form that brings files.

use base64::{Engine, engine::general_purpose::STANDARD};
use poem::{Body, FromRequest, Request, RequestBody, web::Multipart};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{fault::Fault, fields::Fields, problem::Problems, schema, visit::Visit};

/// The most that a form with files may send, in bytes: one file of the largest size that the API takes, and words.
const MOST: usize = 6 << 20;

/// What is in a file; it travels as base64.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Content(pub(crate) Vec<u8>);

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Content({} bytes)", self.0.len())
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Self).map_err(D::Error::custom)
    }
}

/// A file that is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(crate) struct FileInput {
    name: String,
    media_type: Option<String>,
    content: Content,
}

/// The fields and the files of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Uploaded {
    /// What was typed.
    pub(crate) fields: Fields,
    /// What was chosen; a field in which nothing was chosen brings none.
    pub(crate) files: Vec<FileInput>,
}

impl<'a> FromRequest<'a> for Uploaded {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        // So much is read for those alone who are known.
        if !Visit::from_request(request, &mut RequestBody::default())
            .await?
            .me()
            .is_known()
        {
            return Err(Fault::LogIn.into());
        }
        let bytes = body.take()?.into_bytes_limit(MOST).await.map_err(|_| Fault::TooLarge)?;
        let mut body = RequestBody::new(Body::from_bytes(bytes));
        let senseless = |_| Fault::Senseless(String::new());
        let mut form = Multipart::from_request(request, &mut body).await?;
        let mut uploaded = Self::default();
        while let Some(field) = form.next_field().await.map_err(senseless)? {
            let name = field.name().unwrap_or_default().to_owned();
            let Some(file) = field.file_name().map(str::to_owned) else {
                uploaded.fields.0.push((name, field.text().await.map_err(senseless)?));
                continue;
            };
            let media_type = field.content_type().map(str::to_owned);
            let content = field.bytes().await.map_err(senseless)?;
            if !file.is_empty() {
                uploaded.files.push(FileInput {
                    name: file,
                    media_type,
                    content: Content(content),
                });
            }
        }
        Ok(uploaded)
    }
}

/// Problems of files, which stand at one field of the form whatever of a file they are about.
pub(crate) fn gathered(problems: &Problems, field: &str) -> Problems {
    let mut gathered = Problems::default();
    for (path, message) in problems.all() {
        let is_file = path.split('.').next() == Some(field);
        gathered.add(if is_file { field } else { path }, message.clone());
    }
    gathered
}

/// How large a file is, for people.
pub(crate) fn size(bytes: i32) -> String {
    match bytes {
        ..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", (bytes + 512) / 1024),
        _ => {
            let tenths = (i64::from(bytes) * 10 + 524_288) / 1_048_576;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_shortly() {
        for (bytes, told) in [
            (17, "17 B"),
            (2_048, "2 KB"),
            (5_242_880, "5.0 MB"),
            (1_153_434, "1.1 MB"),
        ] {
            assert_eq!(size(bytes), told);
        }
    }

    #[test]
    fn problems_of_files_stand_at_their_field() {
        let mut problems = Problems::default();
        problems.add("files.0.content", "a".to_owned());
        problems.add("text", "b".to_owned());
        let gathered = gathered(&problems, "files");
        assert_eq!((gathered.at("files"), gathered.at("text")), (vec!["a"], vec!["b"]));
    }
}
