//! Links between documents, and the files that they name.

use std::path::Path;

use super::none;
use crate::harness::{Document, files_below, repository};

/// Every document, by its path in the repository.
fn documents() -> Vec<String> {
    let below = |folder: &str| -> Vec<String> {
        let files = files_below(&repository().join(folder));
        files.into_keys().map(|path| format!("{folder}/{path}")).collect()
    };
    let top = ["README.md", "CHANGELOG.md", "SECURITY.md"].map(str::to_owned);
    let all = top.into_iter().chain(below("docs")).chain(below("benches"));
    all.filter(|path| path.ends_with(".md")).collect()
}

#[test]
fn links_of_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for path in documents() {
        let folder = Path::new(&path).parent().unwrap();
        let document = Document::open(&path);
        for link in document.all().links().filter(|link| !link.contains("://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone().into() } else { folder.join(file) };
            if !repository().join(&target).exists() {
                broken.push(format!("{path}: {link}"));
            } else if !anchor.is_empty() {
                let anchors = Document::open(target.to_str().unwrap()).all().anchors();
                if !anchors.contains(anchor) {
                    broken.push(format!("{path}: {link}: no such heading"));
                }
            }
        }
    }
    none("a link leads to a file, and to a heading in it", &broken);
}

#[test]
fn files_that_documents_name_exist() {
    let mut missing = Vec::new();
    for path in documents() {
        let document = Document::open(&path);
        for name in document.all().code() {
            let ours = ["src/", "tests/", "docs/", "benches/", "themes/mac-dinh", ".ci/"];
            let named = ours.iter().any(|folder| name.starts_with(folder));
            if named && !repository().join(name).exists() {
                missing.push(format!("{path}: `{name}`"));
            }
        }
    }
    none("a file that a document names exists", &missing);
}
