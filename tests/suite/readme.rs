//! What the README tells people to type.

use std::fs;

use serde_yaml::Value;

use crate::harness::{Document, NOW, Run, SiteTest, program};

/// Every command in a pipeline: the texts under `run` and `script`.
fn commands(value: &Value) -> Vec<String> {
    let below = |value: &Value| commands(value);
    match value {
        Value::Mapping(map) => map
            .iter()
            .flat_map(|(key, value)| match (key.as_str(), value) {
                (Some("run"), Value::String(text)) => text.lines().map(str::to_owned).collect(),
                (Some("script"), Value::Sequence(lines)) => {
                    lines.iter().filter_map(|line| line.as_str().map(str::to_owned)).collect()
                }
                (_, value) => below(value),
            })
            .collect(),
        Value::Sequence(items) => items.iter().flat_map(below).collect(),
        _ => Vec::new(),
    }
}

/// Runs a command of the program in a site as of the demonstration's day.
fn run(site: &SiteTest, line: &str) -> Run {
    let arguments = line.strip_prefix("cchc ").unwrap().split(' ');
    Run::of(program().current_dir(site.root()).args(arguments).args(["--now", NOW]))
}

#[test]
fn the_examples_for_continuous_integration_work() {
    let readme = Document::open("README.md");
    for heading in ["### GitHub Actions", "### GitLab CI"] {
        let pipelines = readme.section(heading).blocks("yaml");
        assert_eq!(pipelines.len(), 1, "{heading}");
        let commands = commands(&serde_yaml::from_str(pipelines[0]).unwrap());
        let ours: Vec<&String> = commands.iter().filter(|line| line.starts_with("cchc ")).collect();
        assert!(ours.iter().any(|line| line.starts_with("cchc check")), "{heading}: {commands:?}");
        assert!(ours.iter().any(|line| line.starts_with("cchc build")), "{heading}: {commands:?}");
        let site = SiteTest::demonstration();
        for line in ours {
            run(&site, line).ends_with(0);
        }
        assert!(site.path("output/index.html").is_file(), "{heading}");
        let builds = commands.iter().any(|line| line == "cargo build --release --locked");
        assert!(builds, "{heading}: {commands:?}");
    }
}

#[test]
fn the_five_minutes_work() {
    let readme = Document::open("README.md");
    let tour = readme.section("## Five minutes").blocks("sh").join("\n");
    let outside = SiteTest::bare("");
    let mut folder = outside.root().to_owned();
    for line in tour.lines().filter(|line| *line != "cchc serve") {
        if let Some(name) = line.strip_prefix("cd ") {
            folder.push(name);
            continue;
        }
        let words: Vec<&str> = line.strip_prefix("cchc ").unwrap().splitn(2, ' ').collect();
        let words: Vec<&str> = words.iter().map(|word| word.trim_matches('"')).collect();
        let run = Run::of(program().current_dir(&folder).args(&words).args(["--now", NOW]));
        run.ends_with(0);
        if words[0] == "new" {
            let draft = folder.join(run.stdout.trim_end());
            let text = fs::read_to_string(&draft).unwrap().replace("draft: true", "draft: false");
            fs::write(draft, text + "Nội dung.\n").unwrap();
        }
    }
    let home = fs::read_to_string(folder.join("output/index.html")).unwrap();
    assert!(home.contains("Kế hoạch số 36: tuyên truyền"), "{home}");
}

#[test]
fn the_smallest_settings_and_the_article_are_accepted() {
    let readme = Document::open("README.md");
    let settings = readme.section("## Settings").blocks("yaml");
    let article = readme.section("## Writing articles").blocks("markdown");
    let site = SiteTest::bare("");
    site.write("site.yaml", settings[0]);
    site.write("content/a.md", article[0]);
    let built = site.build();
    let about_files = ["broken-link", "missing-image", "document-unknown"];
    let others = built
        .notes()
        .into_iter()
        .filter(|note| !about_files.iter().any(|rule| note.starts_with(rule)));
    assert_eq!(others.collect::<Vec<_>>(), [""; 0]);
}
