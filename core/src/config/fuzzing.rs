//! The fuzzer's door to the configuration file.

use super::layer;

/// Reads a text as a configuration file.
pub fn toml(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        layer::settle_text(text);
    }
}
