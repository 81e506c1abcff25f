//! The outward codes that the settings say the site and its neighbours cover. Must not know
//! places or entries.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::model::Located;
use crate::postcode::{self, Outward, Typed};
use crate::source::Source;

/// The site's own; those of its neighbours are checked.
pub(super) fn read(
    config: &Config,
    gazetteer: &Gazetteer,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Outward> {
    let outward = outward_codes(&config.source, &config.outward, faults);
    for neighbour in &config.neighbours {
        outward_codes(&config.source, &neighbour.outward, faults);
    }
    if gazetteer.units().is_empty() {
        let fault = Diagnostic::warning(
            "no-postcodes",
            &config.source.path,
            "there are no postcodes, so no one can search by theirs",
        );
        faults.push(
                fault.help("run `infobank postcodes import FILE` with Code-Point Open or the ONS Postcode Directory"),
            );
    } else {
        for (code, typed) in outward.iter().zip(&config.outward) {
            if gazetteer.units_in_outward(code).is_empty() {
                let fault = Diagnostic::warning(
                    "no-postcodes",
                    &config.source.path,
                    format!("there are no postcodes for {code}"),
                );
                faults.push(
                    fault
                        .at_place(&config.source, &typed.at)
                        .help("run `infobank postcodes import FILE` again, or take the code out"),
                );
            }
        }
    }
    outward
}

fn outward_codes(
    source: &Source,
    typed: &[Located<String>],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Outward> {
    let mut codes = Vec::new();
    for item in typed {
        match postcode::read(&item.value) {
            Ok(Typed::Outward(outward)) => codes.push(outward),
            Ok(Typed::Unit(_) | Typed::Sector(_)) | Err(_) => {
                let fault = Diagnostic::error(
                    "not-an-outward-code",
                    &source.path,
                    format!("this is not an outward code: `{}`", item.value),
                );
                faults.push(
                    fault
                        .at_place(source, &item.at)
                        .help("write the part before the space, like CH44"),
                );
            }
        }
    }
    codes
}
