//! The data files: the folder `content/du-lieu/` of a snapshot in, [`DataFiles`] out.

use crate::base::suggest::nearest;
use crate::base::{Digest, SitePath};
use crate::diag::{Note, Notes, Place, rules};
use crate::domain::glossary::read_glossary;
use crate::domain::index::{check_breaks, read_index, read_table};
use crate::domain::programme::read_programme;
use crate::domain::survey::read_survey;
use crate::domain::unit::read_units;
use crate::domain::yearly_plan::read_plan;
use crate::domain::{DataFiles, YearlyPlan};
use crate::source::{File, Snapshot, decode};

const FOLDER: &str = "content/du-lieu";

/// The site path of a data file, by its path below their folder.
#[must_use]
pub fn data_file(name: &str) -> SitePath {
    SitePath::new(&format!("{FOLDER}/{name}"))
}

/// What a data file is, by its path below the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Units,
    Glossary,
    Programme,
    Plan,
    Index,
    Table,
    Survey,
    Unknown,
}

impl Kind {
    fn of(below: &str) -> Self {
        let folder_and_name = below.rsplit_once('/').unwrap_or(("", below));
        let yaml = |name: &str| name.strip_suffix(".yaml").is_some_and(|stem| !stem.is_empty());
        match folder_and_name {
            ("", "don-vi.yaml") => Self::Units,
            ("", "thuat-ngu.yaml") => Self::Glossary,
            ("", "chuong-trinh.yaml") => Self::Programme,
            ("", name) if name.starts_with("ke-hoach-") && yaml(name) => Self::Plan,
            ("chi-so", name) if yaml(name) => Self::Index,
            ("chi-so", name) if name.ends_with(".csv") => Self::Table,
            ("khao-sat", name) if yaml(name) => Self::Survey,
            _ => Self::Unknown,
        }
    }
}

/// A digest over all data files: as long as it stays, so does what [`read_data`] gives.
#[must_use]
pub fn data_digest(snapshot: &Snapshot) -> Digest {
    let files: Vec<_> = snapshot.below(FOLDER).map(|file| (&file.path, file.digest())).collect();
    Digest::of(&files)
}

/// Reads all data files, the units first since others name them, then the rest in the order of
/// their paths.
#[must_use]
pub fn read_data(snapshot: &Snapshot) -> (DataFiles, Notes) {
    let mut reader = Reader { snapshot, data: DataFiles::default(), notes: Notes::new() };
    let kind = |file: &File| Kind::of(file.path.below(FOLDER).unwrap_or(""));
    for file in snapshot.below(FOLDER).filter(|file| kind(file) == Kind::Units) {
        reader.data.units = reader.read(file, read_units).unwrap_or_default();
    }
    for file in snapshot.below(FOLDER) {
        reader.add(file, kind(file));
    }
    (reader.data, reader.notes)
}

struct Reader<'a> {
    snapshot: &'a Snapshot,
    data: DataFiles,
    notes: Notes,
}

impl Reader<'_> {
    fn add(&mut self, file: &File, kind: Kind) {
        match kind {
            Kind::Units => {}
            Kind::Glossary => {
                self.data.glossary = self.read(file, read_glossary).unwrap_or_default();
            }
            Kind::Programme => self.data.programme = self.read(file, read_programme).flatten(),
            Kind::Plan => self.add_plan(file),
            Kind::Index => self.add_index(file),
            Kind::Table => {
                let beside = file.path.as_str().strip_suffix(".csv").unwrap_or_default();
                if self.snapshot.get(&SitePath::new(&format!("{beside}.yaml"))).is_none() {
                    self.note(&rules::TABLE_WITHOUT_INDEX, &file.path);
                }
            }
            Kind::Survey => {
                let survey = self.read(file, read_survey).flatten();
                self.data.surveys.extend(survey);
            }
            Kind::Unknown => self.note_unknown(&file.path),
        }
    }

    fn add_plan(&mut self, file: &File) {
        let units = std::mem::take(&mut self.data.units);
        let plan = self.read(file, |path, text| read_plan(path, text, &units)).flatten();
        self.data.units = units;
        let Some(plan) = plan else { return };
        // The name of the file and its year may differ; that is noted where the year is read.
        let first: &YearlyPlan = self.data.plans.entry(plan.year).or_insert_with(|| plan.clone());
        if first.file != plan.file {
            let (year, other) = (plan.year.to_string(), first.file.file_name().to_owned());
            let note = Note::new(&rules::DUPLICATE_PLAN).at(Place::file(&file.path));
            self.notes.push(note.with("year", year).with("other", other));
        }
    }

    fn add_index(&mut self, file: &File) {
        let Some(mut index) = self.read(file, read_index).flatten() else { return };
        let beside = file.path.as_str().strip_suffix(".yaml").unwrap_or_default();
        let table = self.snapshot.get(&SitePath::new(&format!("{beside}.csv")));
        match table {
            Some(table) => {
                let units = std::mem::take(&mut self.data.units);
                let rows = self.read(table, |path, text| read_table(path, text, &index, &units));
                self.data.units = units;
                index.rows = rows.unwrap_or_default();
                self.notes.extend(check_breaks(&index));
            }
            None => self.note(&rules::INDEX_WITHOUT_TABLE, &file.path),
        }
        self.data.indices.push(index);
    }

    /// Reads a file's text; nothing where it is no text.
    fn read<T>(
        &mut self,
        file: &File,
        read: impl FnOnce(&SitePath, &str) -> (T, Notes),
    ) -> Option<T> {
        let (text, found) = decode(&file.path, file.start());
        self.notes.extend(found);
        let (record, found) = read(&file.path, &text?);
        self.notes.extend(found);
        Some(record)
    }

    fn note(&mut self, rule: &'static crate::diag::Rule, path: &SitePath) {
        let note = Note::new(rule).at(Place::file(path));
        self.notes.push(note.with("name", path.file_name()).with("stem", path.stem()));
    }

    fn note_unknown(&mut self, path: &SitePath) {
        let below = path.below(FOLDER).unwrap_or_default();
        let known = ["don-vi.yaml", "thuat-ngu.yaml", "chuong-trinh.yaml", "ke-hoach-2026.yaml"];
        let note = Note::new(&rules::UNKNOWN_DATA_FILE).at(Place::file(path)).with("name", below);
        self.notes.push(note.with("suggestion", nearest(below, known).unwrap_or("")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(files: &[(&str, &str)]) -> (DataFiles, Vec<String>) {
        let paths: Vec<String> = files.iter().map(|(path, _)| format!("{FOLDER}/{path}")).collect();
        let files = paths.iter().zip(files).map(|(path, (_, text))| (&**path, text.as_bytes()));
        let (data, notes) = read_data(&Snapshot::in_memory(files));
        let told = |note: &Note| {
            let file = note.place.as_ref().map_or("", |place| place.file.file_name());
            format!("{} {file}", note.rule.id)
        };
        (data, notes.iter().map(told).collect())
    }

    #[test]
    fn every_kind_of_file_is_read() {
        let (data, told) = read(&[
            ("chi-so/PAPI.csv", "year,unit,score\n2025,X1,\"42,5\"\n"),
            ("chi-so/PAPI.yaml", "name: Chỉ số PAPI\nscale: 80\n"),
            ("chuong-trinh.yaml", "name: CCHC\nweekday: Thứ Sáu\n"),
            ("don-vi.yaml", "- {id: X1, name: A}\n"),
            ("ke-hoach-2026.yaml", "year: 2026\ntargets: {month: 5, units: {A: 3}}\n"),
            (
                "khao-sat/HL.yaml",
                "title: T\ndate: 2026-10-01\nquestions: [{text: Q, answers: [{text: A, count: 1}]}]\n",
            ),
            ("thuat-ngu.yaml", "TTHC: {full: thủ tục hành chính}\n"),
        ]);
        assert_eq!(told, [""; 0]);
        assert_eq!(data.index("Papi").map(|index| index.rows.len()), Some(1));
        assert_eq!(data.plans[&2026].targets.units[0].0, "X1");
        assert_eq!((data.units.all().len(), data.glossary.terms().len()), (1, 1));
        assert!(data.programme.is_some() && data.survey("HL").is_some());
    }

    #[test]
    fn files_that_do_not_belong_together_are_noted() {
        let check = |files: &[(&str, &str)], expect: &[&str]| {
            assert_eq!(read(files).1, expect, "{files:?}");
        };
        check(&[("chi-so/A.csv", "year,unit\n")], &["table-without-index A.csv"]);
        check(
            &[("chi-so/A.csv", "year,unit\n"), ("chi-so/A.yaml", "name: A\n")],
            &["empty-table A.csv"],
        );
        check(
            &[
                ("chi-so/A.csv", "year,unit,score\n2025,X,1\n2024,X,2\n"),
                ("chi-so/A.yaml", "name: A\nbreaks: [2024, 2025, 2026]\n"),
            ],
            &["break-without-rows A.yaml"],
        );
        check(&[("chi-so/A.yaml", "name: A\n")], &["index-without-table A.yaml"]);
        check(&[("don-vi.yml", "")], &["unknown-data-file don-vi.yml"]);
        check(&[("chi-so/cu/A.yaml", "")], &["unknown-data-file A.yaml"]);
        check(
            &[("ke-hoach-2026.yaml", "year: 2026"), ("ke-hoach-xa-2026.yaml", "year: 2026")],
            &["duplicate-plan ke-hoach-xa-2026.yaml"],
        );
    }

    #[test]
    fn the_digest_follows_the_data_only() {
        let digest =
            |path: &str, text: &str| data_digest(&Snapshot::in_memory([(path, text.as_bytes())]));
        let one = digest("content/du-lieu/don-vi.yaml", "1");
        assert_ne!(one, digest("content/du-lieu/don-vi.yaml", "2"));
        assert_ne!(one, digest("content/du-lieu/x.yaml", "1"));
        assert_eq!(digest("content/a.md", "1"), digest("content/a.md", "2"));
    }
}
