//! The repository's files: which there are, and what is code in a Rust source.

use std::path::{Path, PathBuf};

use crate::blank::blank;

/// Folders that builds and tools make at the root.
const MADE: &[&str] = &[".git", "target", "output", ".cchc", ".output.cchc"];

/// A Rust source.
pub(crate) struct Source {
    /// Path from the root of the repository, with `/`.
    pub(crate) path: String,
    /// The text as it is.
    pub(crate) text: String,
    /// The text with comments and the insides of literals turned into spaces.
    pub(crate) code: String,
    /// Whether it is compiled for tests only.
    pub(crate) test_only: bool,
}

impl Source {
    /// The room it belongs to: the first folder or file below `src/`.
    pub(crate) fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
    }

    /// Its code without the modules that are compiled for tests only; empty for a test file.
    pub(crate) fn shipped(&self) -> String {
        if self.test_only {
            return String::new();
        }
        let mut code = self.code.clone();
        while let Some(at) = code.find("#[cfg(test)]") {
            let body = code[at..].find(['{', ';']).map_or(code.len(), |brace| at + brace);
            let end = if code[body..].starts_with('{') { closing(&code, body) } else { body };
            let cleared = without_text(&code[at..end]);
            code.replace_range(at..end, &cleared);
        }
        code
    }
}

/// Offset of the brace that closes the one at `open`, or the end.
pub(crate) fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return offset,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Lines that hold something.
pub(crate) fn lines_of(code: &str) -> usize {
    code.lines().filter(|line| !line.trim().is_empty()).count()
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Text of a file of the repository.
pub(crate) fn read(path: &str) -> String {
    let bytes = bytes(path);
    String::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"))
}

/// Bytes of a file of the repository.
#[expect(clippy::disallowed_methods, reason = "the repository's own files, not a site")]
pub(crate) fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder of the repository, sorted; nothing that was built.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), folder.trim_end_matches('/'), &mut found);
    found.sort();
    found
}

#[expect(clippy::disallowed_methods, reason = "the repository's own files, not a site")]
fn collect(folder: &Path, name: &str, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let own = entry.file_name().to_string_lossy().into_owned();
        let path = if name.is_empty() { own } else { format!("{name}/{own}") };
        if MADE.contains(&path.as_str()) {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), &path, found),
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {}
        }
    }
}

/// The Rust sources below a folder.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let paths = files(folder).into_iter().filter(|path| path.ends_with(".rs"));
    let mut all: Vec<Source> = paths
        .map(|path| {
            let text = read(&path);
            Source { code: blank(&text), path, text, test_only: false }
        })
        .collect();
    let only: Vec<String> = all.iter().flat_map(test_modules).collect();
    for source in &mut all {
        let own = only.iter().any(|stem| {
            let rest = source.path.strip_prefix(stem.as_str());
            rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        });
        source.test_only = own;
    }
    all
}

/// Paths, without `.rs`, of the modules that a file declares under `#[cfg(test)]`.
fn test_modules(source: &Source) -> Vec<String> {
    let marked = source.code.match_indices("#[cfg(test)]");
    let folder = module_folder(&source.path);
    marked
        .filter_map(|(at, mark)| {
            let rest = source.code[at + mark.len()..].trim_start();
            let name = rest.split_once("mod ")?.1.split_once(';')?.0;
            let before = rest.split("mod ").next()?;
            let plain = !before.contains(['{', ';']) && !name.contains(['{', ' ', '\n']);
            plain.then(|| format!("{folder}/{name}"))
        })
        .collect()
}

/// The folder in which a file's modules lie.
pub(crate) fn module_folder(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name {
        "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
        _ => format!("{folder}/{}", name.trim_end_matches(".rs")),
    }
}

fn without_text(code: &str) -> String {
    code.chars()
        .map(|c| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) })
        .collect()
}

#[test]
fn files_for_tests_are_told_from_shipped_ones() {
    let source = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
        code: blank(text),
        test_only: false,
    };
    let door = source("src/a/mod.rs", "mod b;\n#[cfg(test)]\nmod tests;\n");
    assert_eq!(test_modules(&door), ["src/a/tests"]);
    let file =
        source("src/a/b.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fn g() {} }\nfn h() {}\n");
    assert_eq!(file.room(), "a");
    let shipped = file.shipped();
    assert!(shipped.contains("fn f") && shipped.contains("fn h") && !shipped.contains("fn g"));
}
