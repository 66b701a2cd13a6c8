//! `cchc init`: a small site that builds at once.

use std::io::ErrorKind;
use std::path::Path;

use super::catalogue::fill;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use super::{clock, environment, files};
use crate::base::date::Zone;

/// The files of a new site: path and text, in which `{date}` is the day.
const FILES: [(&str, &str); 4] = [
    ("site.yaml", include_str!("starter/site.yaml")),
    ("content/bai-viet/chao-mung.md", include_str!("starter/article.md")),
    ("content/trang/gioi-thieu.md", include_str!("starter/about.md")),
    (".gitignore", include_str!("starter/gitignore")),
];

/// Writes a new site into a folder that is empty or does not exist.
///
/// # Errors
/// When the folder is not empty, or the disk refuses.
pub(super) fn run(terminal: &Terminal, folder: &Path, now: Option<&str>) -> Result<Exit, Failure> {
    let texts = terminal.texts;
    let today = Zone::vietnam().at(clock::now(now, &environment::variable, texts)?).date();
    let shown = folder.display().to_string();
    match files::is_free(folder) {
        Ok(true) => {}
        Ok(false) => {
            let message = fill(texts.work.folder_not_empty, &[("folder", &shown)]);
            return Err(Failure::refused(message));
        }
        Err(error) => return Err(files::failure(folder, &error, texts)),
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        match files::create(&path, &fill(text, &[("date", &today.to_string())])) {
            Ok(()) => {}
            // Dot files may have been there before; they are the owner's.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && name.starts_with('.') => {}
            Err(error) => return Err(files::failure(&path, &error, texts)),
        }
    }
    terminal.say(&fill(texts.work.site_made, &[("folder", &shown)]));
    Ok(Exit::Fine)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the test reads what was written")]

    use super::*;
    use crate::diag::Language;

    fn init(folder: &Path) -> Result<Exit, Failure> {
        run(&Terminal::silent(Language::Vietnamese), folder, Some("2026-10-31"))
    }

    #[test]
    fn a_new_site_is_complete_and_dated() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("mới/trang");
        assert_eq!(init(&site).unwrap(), Exit::Fine);
        for (name, _) in FILES {
            let text = std::fs::read_to_string(site.join(name)).unwrap();
            assert!(!text.is_empty() && !text.contains("{date}"), "{name}");
        }
        let article = std::fs::read_to_string(site.join(FILES[1].0)).unwrap();
        assert!(article.contains("\ndate: 2026-10-31\n"), "{article}");
        let settings = std::fs::read_to_string(site.join("site.yaml")).unwrap();
        let settings: serde_yaml::Value = serde_yaml::from_str(&settings).unwrap();
        assert_eq!(settings["title"], "Cải cách hành chính");
    }

    #[test]
    fn only_a_folder_that_is_as_good_as_empty_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(".gitignore"), "mine\n").unwrap();
        assert_eq!(init(folder.path()).unwrap(), Exit::Fine);
        let kept = std::fs::read_to_string(folder.path().join(".gitignore")).unwrap();
        assert_eq!(kept, "mine\n");
        assert_eq!(init(folder.path()).unwrap_err().exit, Exit::Problems);
    }
}
