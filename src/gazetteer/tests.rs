use super::*;
use crate::postcode::read;
use crate::source::Source;

fn file(name: &str, text: &str) -> Source {
    Source::new(format!("content/postcodes/{name}"), text)
}

const CH41: &str = "# facts\npostcode,lat,lon,ward,ended\n\
    CH41 1AA,53.3900,-3.0100,E05000954,\n\
    CH41 1AB,53.3920,-3.0140,E05000954,\n\
    CH41 1ZZ,53.5000,-3.5000,E05000954,199606\n\
    CH41 5AA,53.3923,-3.0155,E05000971,\n";
const CH4: &str = "postcode,lat,lon,ward\nCH4 7AA,53.17,-2.89,\n";
const WARDS: &str = "code,name\nE05000954,\"Bidston, St James\"\nE05000971,Seacombe\n";

fn small() -> Gazetteer {
    let sources = [
        file("CH41.csv", CH41),
        file("CH4.csv", CH4),
        file("wards.csv", WARDS),
    ];
    let (gazetteer, faults) = Gazetteer::read(&sources);
    assert_eq!(faults, []);
    gazetteer
}

fn locate(gazetteer: &Gazetteer, text: &str) -> Option<Located> {
    gazetteer.locate(&read(text).expect("well formed"))
}

#[test]
fn a_known_postcode_is_where_it_is() {
    let found = locate(&small(), "CH41 5AA").expect("known");
    assert_eq!((found.precision, found.fallback), (Precision::Unit, false));
    assert_eq!(
        found.point,
        Point {
            lat: 53.3923,
            lon: -3.0155
        }
    );
}

#[test]
fn an_unknown_postcode_falls_back_to_its_sector_then_its_outward_code() {
    let gazetteer = small();
    let sector = locate(&gazetteer, "CH41 1XX").expect("its sector is known");
    assert_eq!(
        (sector.precision, sector.fallback),
        (Precision::Sector, true)
    );
    // The ended postcode, miles off, has no part in the middle.
    assert!((sector.point.lat - 53.391).abs() < 1e-9);
    let outward = locate(&gazetteer, "CH41 9XX").expect("its outward code is known");
    assert_eq!(
        (outward.precision, outward.fallback),
        (Precision::Outward, true)
    );
    let outward = locate(&gazetteer, "CH41 9").expect("its outward code is known");
    assert_eq!(
        (outward.precision, outward.fallback),
        (Precision::Outward, true)
    );
    let typed = locate(&gazetteer, "CH41").expect("known");
    assert_eq!(
        (typed.precision, typed.fallback),
        (Precision::Outward, false)
    );
    assert_eq!(locate(&gazetteer, "L1 8JQ"), None);
}

#[test]
fn ch4_7_and_ch47_are_kept_apart() {
    let gazetteer = small();
    let count = |text: &str| match read(text).expect("well formed") {
        Typed::Unit(p) => usize::from(gazetteer.get(p).is_some()),
        Typed::Sector(s) => gazetteer.units_in_sector(&s).len(),
        Typed::Outward(o) => gazetteer.units_in_outward(&o).len(),
    };
    assert_eq!(
        ["CH4", "CH4 7", "CH41", "CH41 1", "CH47"].map(count),
        [1, 1, 4, 3, 0]
    );
    let outwards: Vec<String> = gazetteer.outwards().map(|o| o.to_string()).collect();
    assert_eq!(outwards, ["CH4", "CH41"]);
}

#[test]
fn wards_have_names_and_postcodes() {
    let gazetteer = small();
    assert_eq!(gazetteer.ward_units("E05000954").count(), 3);
    assert_eq!(gazetteer.ward_units("E05999999").count(), 0);
    let unit = gazetteer
        .get("CH41 1AA".parse().expect("well formed"))
        .expect("known");
    let ward = &gazetteer.wards()[usize::from(unit.ward.expect("has a ward"))];
    assert_eq!(ward.name.as_deref(), Some("Bidston, St James"));
}

#[test]
fn every_fault_is_reported_at_its_line() {
    let text = "postcode,lat,lon,ward\n\
        CH4I 1AA,53.39,-3.01,\n\
        CH42 1AA,53.39,-3.01,\n\
        CH41 1AA,-3.01,53.39,\n\
        CH41 1AA,north,-3.01,\n\
        CH41 1AA,53.39,-3.01,Seacombe\n\
        CH41 1AA,53.39,-3.01,\n\
        CH41 1AA,53.39,-3.01,\n\
        CH41 1AB\n";
    let (gazetteer, faults) = Gazetteer::read(&[file("CH41.csv", text)]);
    let shown: Vec<String> = faults
        .iter()
        .map(|f| {
            let start = f.span.as_ref().map_or(0, |s| s.start);
            let (line, _) = crate::source::line_column(text, start);
            format!(
                "{line} {}: {} [{}]",
                f.code,
                f.message,
                f.help.as_deref().unwrap_or("")
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "2 postcodes-row: `CH4I 1AA` is not a postcode [did you mean `CH41 1AA`?]",
            "3 postcodes-row: CH42 1AA is not in CH41 [move the row to `CH42.csv`]",
            "4 postcodes-row: -3.01, 53.39 is not in Britain [`lat` and `lon` are the wrong way round]",
            "5 postcodes-row: latitude `north` is not a number []",
            "6 postcodes-row: `Seacombe` is not a ward code [a ward code is a letter and eight digits: `E05000971`]",
            "9 postcodes-row: latitude `` is not a number []",
            "8 duplicate-postcode: postcode CH41 1AA is here twice [take one of the two rows out]",
        ]
    );
    assert_eq!(gazetteer.units().len(), 1);
}

#[test]
fn a_file_of_another_kind_is_one_fault_and_a_bad_file_a_screenful() {
    let many = String::from("postcode,lat,lon,ward\n") + &"x,1,2,\n".repeat(500);
    let sources = [
        file("notes.csv", "hello"),
        file("CH41.csv", "CH41 1AA,53.39,-3.01\n"),
        file("CH42.csv", &many),
        Source::new("content/offers/a.md", "not ours"),
    ];
    let (_, faults) = Gazetteer::read(&sources);
    let count = |code| faults.iter().filter(|f| f.code == code).count();
    assert_eq!(count("postcodes-file"), 1);
    assert_eq!(count("postcodes-header"), 1);
    assert_eq!(count("postcodes-row"), 20);
    assert!(
        faults
            .last()
            .is_some_and(|f| f.message.ends_with("(and 480 more faults in this file)"))
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..proptest::test_runner::Config::default() })]

    #[test]
    fn reading_a_file_never_panics(text in "(postcode,lat,lon,ward\n)?([A-Z0-9 ]{0,8},[0-9.-]{0,8},[^\n]{0,12}\n?){0,6}") {
        let _ = Gazetteer::read(&[file("CH41.csv", &text), file("wards.csv", &text)]);
    }
}
