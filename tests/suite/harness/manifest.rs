//! The manifest of a published folder, read as anybody could who has `sha256sum`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// By the path of each file: its SHA-256 in lower-case hexadecimal digits, and its bytes in number.
pub(crate) type Sums = BTreeMap<String, (String, usize)>;

/// The sums of these files.
pub(crate) fn sums(files: &BTreeMap<String, Vec<u8>>) -> Sums {
    let sum = |bytes: &[u8]| {
        let mut digits = String::new();
        for byte in Sha256::digest(bytes) {
            let _ = write!(digits, "{byte:02x}");
        }
        (digits, bytes.len())
    };
    files.iter().map(|(path, bytes)| (path.clone(), sum(bytes))).collect()
}

/// The sums that the manifest of a folder tells, which lies beside it or within it; `None` where
/// there is no whole one.
pub(crate) fn told_sums(output: &Path) -> Option<Sums> {
    let beside = format!(".{}.cchc/manifest", output.file_name()?.to_str()?);
    let places = [output.with_file_name(beside), output.join(".cchc/manifest")];
    let text = places.iter().find_map(|place| fs::read_to_string(place).ok())?;
    let (_, lines) = text.split_once('\n')?;
    let (lines, count) = lines.rsplit_once("end ")?;
    let line = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let (sum, size) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
        let path = parts.next()?.split('\t').next()?.to_owned();
        Some((path, (sum, size)))
    };
    let sums: Sums = lines.lines().map(line).collect::<Option<_>>()?;
    (count.trim_end().parse() == Ok(sums.len())).then_some(sums)
}
