//! `bank_holidays` and `terms` of the settings: whose holidays they are, and when the
//! schools of the area are open. Must not know what times mean.

use jiff::civil::Date;

use crate::hours::Nation;
use crate::model::{Fields, Located, Words};

/// A school term, or a half of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What it is called.
    pub name: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

impl Words for Nation {
    const WORDS: &'static [(&'static str, Nation)] = &[
        ("england and wales", Nation::EnglandAndWales),
        ("scotland", Nation::Scotland),
        ("northern ireland", Nation::NorthernIreland),
        // As people of one of them write it.
        ("england", Nation::EnglandAndWales),
        ("wales", Nation::EnglandAndWales),
    ];
}

/// The terms, by first day.
pub(super) fn read(fields: &mut Fields) -> Vec<Term> {
    let mut terms: Vec<(Term, Located<Date>)> = fields.maps("terms", term);
    terms.sort_by_key(|(term, _)| (term.from, term.until));
    for pair in terms.windows(2) {
        let [(before, _), (term, from)] = pair else {
            continue;
        };
        if term.from <= before.until {
            fields.error(
                "terms-overlap",
                &from.at,
                format!("this term starts before the one from {} ends", before.from),
                format!("that one ends on {}: check both dates", before.until),
            );
        }
    }
    terms.into_iter().map(|(term, _)| term).collect()
}

fn term(fields: &mut Fields) -> Option<(Term, Located<Date>)> {
    let name = fields.text("name").map(|name| name.value);
    let (from, until) = fields.days("from", "until");
    for name in ["from", "until"] {
        if !fields.has(name) && !fields.slipped(name) {
            let at = fields.at().clone();
            fields.error(
                "missing-field",
                &at,
                format!("`{name}` is missing"),
                "a term has a first and a last day: `{from: 2026-09-02, until: 2026-10-23}`",
            );
        }
    }
    let (from, until) = (from?, until?);
    let term = Term {
        name,
        from: from.value,
        until: until.value,
    };
    Some((term, from))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Config, PATH};
    use super::*;
    use crate::source::Source;

    fn config(more: &str) -> (Option<Config>, Vec<&'static str>) {
        let text = format!("name: Test\narea: Wirral\noutward: [CH41]\n{more}");
        let (config, faults) = Config::decode(&Source::new(PATH, text));
        (config, faults.iter().map(|fault| fault.code).collect())
    }

    #[test]
    fn left_out_they_are_those_of_england_and_unknown() {
        let (config, faults) = config("");
        let config = config.expect("the settings are sound");
        assert_eq!(faults, [""; 0]);
        assert_eq!(config.bank_holidays, Nation::EnglandAndWales);
        assert_eq!(config.terms, []);
        assert_eq!(config.calendar().in_term(date(2026, 11, 23)), None);
    }

    #[test]
    fn terms_are_read_in_any_order() {
        let (config, faults) = config(
            "bank_holidays: northern-ireland\nterms:\n  - {name: Spring, from: 2027-01-04, until: 2027-03-25}\n  - {from: 2026-09-02, until: 2026-12-18}\n",
        );
        let config = config.expect("the settings are sound");
        assert_eq!(faults, [""; 0]);
        assert_eq!(config.bank_holidays, Nation::NorthernIreland);
        assert_eq!(config.terms[1].name.as_deref(), Some("Spring"));
        let calendar = config.calendar();
        assert_eq!(calendar.in_term(date(2026, 12, 18)), Some(true));
        assert_eq!(calendar.in_term(date(2026, 12, 19)), Some(false));
        assert!(calendar.is_bank_holiday(date(2027, 7, 12)));
    }

    #[test]
    fn every_fault_of_a_term_is_named() {
        let faults = |more| config(more).1;
        assert_eq!(faults("bank_holidays: scotlnd\n"), ["unknown-word"]);
        assert_eq!(
            faults("terms: [{from: 2026-12-18, until: 2026-09-02}]\n"),
            ["dates-crossed"]
        );
        assert_eq!(faults("terms: [{name: Autumn}]\n"), ["missing-field"; 2]);
        assert_eq!(
            faults("terms: [{from: 2026-09-02, until: 18/12/2026}]\n"),
            ["not-a-date"]
        );
        assert_eq!(
            faults("terms: [{from: 2026-09-02, untl: 2026-12-18}]\n"),
            ["unknown-field"]
        );
        assert_eq!(
            faults(
                "terms: [{from: 2026-09-02, until: 2027-12-18}, {from: 2027-01-04, until: 2027-03-25}]\n"
            ),
            ["terms-overlap"]
        );
    }
}
