//! Tests of indices: what files give, and what their rows say together.

use proptest::prelude::*;

use super::{Change, Index, IndexRow, read_index, read_table};
use crate::base::SitePath;
use crate::diag::{Language, Notes};
use crate::domain::proof::told;
use crate::domain::{Unit, Units};

const INDEX: &str = "\
name: Chỉ số cải cách hành chính
publisher: Bộ Nội vụ
scale: '%'
decimals: 2
breaks: [2025]
components: [{id: the-che, name: Thể chế}, {id: tthc, name: Thủ tục hành chính}]
";

fn units() -> Units {
    let unit =
        |id: &str, name: &str| Unit { id: id.to_owned(), name: name.to_owned(), ..Unit::default() };
    Units::new(vec![
        unit("tinh", "Tỉnh Lam Giang"),
        unit("snv", "Sở Nội vụ"),
        unit("stp", "Sở Tư pháp"),
    ])
}

fn index() -> Index {
    read_index(&SitePath::new("chi-so/PAR-Index.yaml"), INDEX).0.unwrap()
}

fn table(text: &str) -> (Vec<IndexRow>, Notes) {
    read_table(&SitePath::new("chi-so/PAR-Index.csv"), text, &index(), &units())
}

fn with_rows(text: &str) -> Index {
    let text = format!("{text}\n");
    let plain = Index { components: Vec::new(), ..index() };
    let (rows, notes) = read_table(&SitePath::new("a.csv"), &text, &plain, &units());
    assert_eq!(told(&text, &notes), [""; 0]);
    Index { rows, ..plain }
}

#[test]
fn an_index_is_read() {
    let index = index();
    assert_eq!((&*index.code, index.decimals, &*index.breaks), ("PAR-Index", Some(2), &[2025][..]));
    let text = "Year;Unit;score;rank;out_of;group;published;source;the-che;Thủ tục hành chính\r\n\
                2024;Tỉnh Lam Giang;83,94;21;63;Nhóm B;15/4/2025;https://moha.gov.vn/;90,5;\r\n";
    let (rows, notes) = table(text);
    assert_eq!(told(text, &notes), [""; 0]);
    let [row] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((row.year, &*row.unit, row.rank, row.out_of), (2024, "tinh", Some(21), Some(63)));
    assert_eq!(row.score.unwrap().format(index.decimals), "83,94");
    assert_eq!(row.components.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn mistakes_of_the_description_are_told_at_their_places() {
    let check = |text: &str, expect: &[&str]| {
        let (_, notes) = read_index(&SitePath::new("PAPI.yaml"), text);
        assert_eq!(told(text, &notes), expect, "{text}");
    };
    check(INDEX, &[]);
    check("scale: 100", &["missing-key ``"]);
    check("name: A\nscale: cao", &["wrong-type `cao`"]);
    check("name: A\ndecimals: 9", &["wrong-type `9`"]);
    check("name: A\nbreaks: [2025, x]", &["wrong-type `[2025, x]`"]);
    check("name: A\ncomponents: [{id: a}]", &["missing-key ``"]);
    check("name: A\ncomponents: [{id: a, name: A}, {id: a, name: B}]", &["duplicate-id `a`"]);
    check("name: A\nscales: 100", &["unknown-setting `scales`"]);
    check(
        "name: A\ncomponents: [{id: Score, name: Điểm}, {id: score-2, name: B}]",
        &["reserved-column `Score`"],
    );
}

#[test]
fn mistakes_of_the_table_are_told_at_their_cells() {
    let check = |rows: &str, expect: &[&str]| {
        let text = format!("year,unit,score,rank,out_of,published,the-che,tthc\n{rows}\n");
        assert_eq!(told(&text, &table(&text).1), expect, "{rows}");
    };
    check("2024,tinh,\"83,94\",,,,,", &[]);
    check("2024,tinh", &[]);
    check("2024,tinh,83.940,,,,,", &["ambiguous-number `83.940`"]);
    check("2024,tinh,\"1,234\",,,,,", &["ambiguous-number `\"1,234\"`"]);
    check("2024,tinh,83.94 điểm,,,,,", &["bad-cell `83.94 điểm`"]);
    check("2024,tinh,838.94,,,,,", &["out-of-scale `838.94`"]);
    check("2024,tinh,,,,,-1,", &["out-of-scale `-1`"]);
    check("2024,tinh,,,,31/12/2023,,", &["published-too-early `31/12/2023`"]);
    check("2024,tinh,,,,01/01/2024,,", &[]);
    // Pages show two decimals: what they would round is told, noughts are not.
    check("2024,tinh,83.945,,,,,", &["ambiguous-number `83.945`"]);
    check("2024,tinh,83.9450,,,,,", &["too-many-decimals `83.9450`"]);
    check("2024,tinh,,,,,\"90,5125\",", &["too-many-decimals `\"90,5125\"`"]);
    check("2024,tinh,83.9400,,,,,", &[]);
    check("năm 2024,tinh,,,,,,", &["bad-cell `năm 2024`"]);
    check("2024,,80,,,,,", &["bad-cell ``"]);
    check("2024,tinh,,thứ 3,,,,", &["bad-cell `thứ 3`"]);
    check("2024,tinh,,0,,,,", &["bad-cell `0`"]);
    check("2024,tinh,,64,63,,,", &["rank-beyond-total `64`"]);
    check("2024,tinh,,,,31/02/2025,,", &["bad-cell `31/02/2025`"]);
    check("2024,snvv,,,,,,\n2025,snvv,,,,,,", &["unknown-unit `snvv`"]);
    check("2024,snv,,,,,,\n2024,Sở Nội vụ,,,,,,", &["duplicate-row `2024,Sở Nội vụ,,,,,,`"]);
    check("2024,tinh,83,94,21,63,,,", &["long-row `2024,tinh,83,94,21,63,,,`"]);
    check("2024,\"tinh,80,,,,,", &["unclosed-quote `\"`"]);
    check("2024,\"tinh\"x,80,,,,,", &["text-after-quote `x`"]);
}

#[test]
fn rows_that_contradict_each_other_are_told() {
    let check = |rows: &str, expect: &[&str]| {
        let text = format!("year,unit,score,rank,out_of,group,the-che,tthc\n{rows}\n");
        assert_eq!(told(&text, &table(&text).1), expect, "{rows}");
    };
    let ranks = |first: &str, second: &str, third: &str| {
        format!("2024,tinh,{first},3,,\n2024,snv,{second},1,,\n2024,stp,{third},1,,")
    };
    check(&ranks("80", "90", "85"), &[]);
    check(&ranks("85", "90", "85"), &[]);
    check(&ranks("86", "90", "85"), &["rank-against-score `3`"]);
    // Of a slip in the best one, the next is told, and nothing more.
    check("2024,tinh,8.5,1,,\n2024,snv,80,2,,\n2024,stp,79,3,,", &["rank-against-score `2`"]);
    check("2024,tinh,80,1,,\n2025,snv,90,2,,", &[]);
    check("2024,tinh,80,1,,A\n2024,snv,90,2,,B", &[]);
    check("2024,tinh,,1,,\n2024,snv,90,2,,", &[]);
    check("2024,tinh,,1,63,\n2024,snv,,2,64,\n2025,stp,,3,34,", &["out-of-differs `64`"]);
    // Classes of one ranking, of which the table has all.
    check("2024,tinh,80,1,2,A\n2024,snv,90,2,2,B", &["rank-against-score `2`"]);
    check("2024,tinh,,1,63,A\n2024,snv,,1,5,B\n2024,stp,,2,,B", &[]);
}

#[test]
fn one_unit_has_one_name_however_it_is_spelled() {
    let read = |text: &str| {
        let text = format!("year,unit,score\n{text}");
        let plain = Index { components: Vec::new(), ..index() };
        let (rows, notes) = read_table(&SitePath::new("a.csv"), &text, &plain, &Units::default());
        let units: Vec<String> = rows.into_iter().map(|row| row.unit).collect();
        (units.join("; "), told(&text, &notes).join("; "))
    };
    let found = |units: &str, notes: &str| (units.to_owned(), notes.to_owned());
    let one = "2024,Xã Hòa An,80\n2025,xã Hoà An,82\n";
    assert_eq!(read(one), found("Xã Hòa An; Xã Hòa An", "unit-spelling `xã Hoà An`"));
    let twice = read("2024,Xã Hòa An,80\n2024,xã Hoà An,82\n").1;
    assert_eq!(twice, "unit-spelling `xã Hoà An`; duplicate-row `2024,xã Hoà An,82`");
    let other = "2024,Xã Hòa An,80\n2025,Xã Hóa An,82\n";
    assert_eq!(read(other), found("Xã Hòa An; Xã Hóa An", ""));
}

#[test]
fn mistakes_of_the_heading_are_told() {
    let check = |text: &str, expect: &[&str]| {
        assert_eq!(told(text, &table(text).1), expect, "{text}");
    };
    check("year,unit,the-che,tthc,scor\n", &["unknown-column `scor`"]);
    check("year,unit,the-che,tthc,unit\n", &["duplicate-column `unit`"]);
    check("year,unit,the-che\n", &["missing-column `year,unit,the-che`"]);
    check(
        "nam,the-che,tthc\n2024,x,y\n",
        &[
            "unknown-column `nam`",
            "missing-column `nam,the-che,tthc`",
            "missing-column `nam,the-che,tthc`",
        ],
    );
    check("year,unit,the-che,tthc\n", &["empty-table `year,unit,the-che,tthc`"]);
    assert_eq!(table("").1.len(), 4);
}

#[test]
fn a_bad_cell_is_named_in_words() {
    let text = "year;unit;score;the-che;tthc\n2024;tinh;cao;;\n";
    let message = table(text).1[0].message(Language::English);
    assert!(message.contains("row 2") && message.contains("score") && message.contains("cao"));
}

#[test]
fn years_are_ranked_by_rank_or_score() {
    let ranked = |text: &str| -> Vec<(String, Option<u32>)> {
        let index = with_rows(&format!("year,unit,score,rank\n{text}"));
        index.ranking(2024).iter().map(|s| (s.row.unit.clone(), s.place)).collect()
    };
    let check = |text: &str, expect: &[(&str, Option<u32>)]| {
        let found = ranked(text);
        let found: Vec<(&str, Option<u32>)> = found.iter().map(|(u, p)| (&**u, *p)).collect();
        assert_eq!(found, expect, "{text}");
    };
    check("2024,snv,80,2\n2024,stp,90,1", &[("stp", Some(1)), ("snv", Some(2))]);
    check("2024,snv,80,\n2024,stp,90,1", &[("stp", Some(1)), ("snv", None)]);
    check(
        "2024,tinh,70,\n2024,snv,80.0,\n2024,stp,80,",
        &[("snv", Some(1)), ("stp", Some(1)), ("tinh", Some(3))],
    );
    check("2024,tinh,,\n2024,snv,80,\n2023,stp,80,", &[("snv", Some(1)), ("tinh", None)]);
}

#[test]
fn changes_stop_at_breaks() {
    let index = with_rows(
        "year,unit,score,rank,out_of\n2022,snv,80.5,5,63\n2023,snv,83.9,3,63\n2024,snv,83,7,34\n\
         2025,snv,90,1,34\n2027,snv,91,2,34",
    );
    let change = |year: i16| index.change(index.row(year, "snv").unwrap());
    let shown = |change: Change| (change.score.map(|score| score.to_string()), change.rank);
    assert_eq!(shown(change(2022)), (None, None));
    assert_eq!(shown(change(2023)), (Some("3.4".to_owned()), Some(2)));
    assert_eq!(shown(change(2024)), (Some("-0.9".to_owned()), None));
    assert_eq!(shown(change(2025)), (None, None));
    assert_eq!(shown(change(2027)), (None, None));
    let breaks: Vec<bool> = index.course("snv").iter().map(|point| point.after_break).collect();
    assert_eq!(breaks, [false, false, false, true, false]);
}

#[test]
fn components_make_a_table() {
    let text = "year,unit,the-che,tthc\n2025,snv,7,\n2024,snv,6.5,\n2023,snv,,\n";
    let index = Index { rows: table(text).0, ..index() };
    let table = index.component_table("snv");
    assert_eq!(table.years, [2024, 2025]);
    let [line] = &table.lines[..] else { panic!("{table:?}") };
    let scores: Vec<String> = line.scores.iter().flatten().map(|s| s.format(None)).collect();
    assert_eq!((&*line.component.id, scores), ("the-che", vec!["6,5".to_owned(), "7".to_owned()]));
}

proptest! {
    #[test]
    fn any_table_is_read(text in "\\PC{0,60}|(year|unit|score|[,;\"\n]|2024|snv|83,94|\\PC){0,60}") {
        let index = Index { rows: table(&text).0, ..index() };
        for year in index.years() {
            prop_assert!(!index.ranking(year).is_empty());
        }
    }

    #[test]
    fn any_description_is_read(text in "\\PC{0,40}|((name|scale|breaks|components): \\PC{0,8}\n){0,4}") {
        let (index, notes) = read_index(&SitePath::new("a.yaml"), &text);
        prop_assert!(index.is_some() || !notes.is_empty());
    }

    #[test]
    fn rankings_descend(scores in prop::collection::vec(0_u8..=100, 0..12)) {
        let rows = scores.iter().enumerate().map(|(at, score)| format!("2024,u{at},{score}\n"));
        let text = format!("year,unit,score\n{}", rows.collect::<String>());
        let plain = Index { components: Vec::new(), ..index() };
        let (rows, _) = read_table(&SitePath::new("a.csv"), &text, &plain, &Units::default());
        let index = Index { rows, ..plain };
        let ranking = index.ranking(2024);
        prop_assert_eq!(ranking.len(), scores.len());
        for pair in ranking.windows(2) {
            let tied = pair[0].row.score == pair[1].row.score;
            prop_assert_eq!(tied, pair[0].place == pair[1].place);
            prop_assert!(pair[0].place <= pair[1].place);
        }
    }
}
