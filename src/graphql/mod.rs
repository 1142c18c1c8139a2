//! Stub.

/// The schema.
#[must_use]
pub fn sdl() -> String {
    String::new()
}
