//! JSON for other programs, in one line.

use serde::Serialize;

/// The bytes of a file.
pub(super) fn json<T: Serialize>(view: &T) -> Vec<u8> {
    let written = serde_json::to_vec(view);
    debug_assert!(written.is_ok(), "structures of text and numbers can be written");
    let mut bytes = written.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
