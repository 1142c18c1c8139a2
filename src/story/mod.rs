//! Stories: what people did with the service, one request after the other, told through the API as they would send it. The
//! demo tells them so that there is something to see in every stage; the tests tell them as proof that the API suffices.

mod document;
mod fill;
mod people;
mod script;
mod tell;

pub use people::People;
pub use script::{Call, Person, Script};
pub use tell::{Story, Telling};

use crate::error::{Code, Error};

/// Who takes part.
const PEOPLE: &str = include_str!("../../demo/stories/people.json");

/// The stories of the demo.
const STORIES: &[(&str, &str)] = &[
    ("pin-plating", include_str!("../../demo/stories/pin-plating.json")),
    ("electrolyser", include_str!("../../demo/stories/electrolyser.json")),
    ("fastener-burr", include_str!("../../demo/stories/fastener-burr.json")),
    ("wing-skin", include_str!("../../demo/stories/wing-skin.json")),
    ("casting-leak", include_str!("../../demo/stories/casting-leak.json")),
    ("work-order", include_str!("../../demo/stories/work-order.json")),
];

/// The stories that the program carries with it, by name.
pub fn shipped() -> Result<Vec<(&'static str, Script)>, Error> {
    STORIES
        .iter()
        .map(|(name, text)| Ok((*name, read(name, text)?)))
        .collect()
}

/// The people of the stories.
pub fn people() -> Result<Vec<Person>, Error> {
    read("people", PEOPLE)
}

fn read<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::new(Code::Internal, format!("the story {name}: {error}")))
}
