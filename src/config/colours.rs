//! `colours`: one of our palettes by name, or a brand's colour.

use crate::colours::{Colours, Named, Shade};
use crate::diagnostic::did_you_mean;
use crate::model::Fields;

/// Reads them; what is left out is the default.
pub(super) fn read(fields: &mut Fields) -> Colours {
    let Some(typed) = fields.text("colours") else {
        return Colours::default();
    };
    let name = typed.value.to_lowercase().replace(['-', '_'], " ");
    let named = Named::ALL.iter().find(|named| named.word() == name);
    let brand = || Shade::read(&typed.value).map(Colours::Brand);
    let found = named.map(|named| Colours::Named(*named)).or_else(brand);
    if found.is_none() {
        fields.error(
            "not-a-colour",
            &typed.at,
            format!("`colours` cannot be `{}`", typed.value),
            help(&name),
        );
    }
    found.unwrap_or_default()
}

/// What to type instead.
fn help(typed: &str) -> String {
    let names = Named::ALL.iter().map(|named| named.word());
    let hyphened: Vec<String> = names.map(|name| name.replace(' ', "-")).collect();
    let digits = typed.trim_start_matches('#');
    if digits.len() == 6 && Shade::read(&format!("#{digits}")).is_some() {
        return format!("write it with its sign, in quotes: `colours: \"#{digits}\"`");
    }
    let near = did_you_mean(
        &typed.replace(' ', "-"),
        hyphened.iter().map(String::as_str),
    );
    near.unwrap_or_else(|| {
        let all = hyphened.join(", ");
        format!("one of: {all}; or your own colour as six digits in quotes, like \"#7a1f5c\"")
    })
}

#[cfg(test)]
mod tests {
    use crate::colours::{Colours, Named, Shade};
    use crate::config::{Config, PATH};
    use crate::source::Source;

    fn read(line: &str) -> (Option<Colours>, Vec<Option<String>>) {
        let base = "name: Test\narea: Wirral\nbase_url: https://example.org/\noutward: [CH41]\n";
        let (config, faults) = Config::decode(&Source::new(PATH, format!("{base}{line}\n")));
        let help = faults.into_iter().map(|fault| fault.help).collect();
        (config.map(|config| config.colours), help)
    }

    #[test]
    fn a_palette_s_name_or_a_colour_is_read() {
        let brand = Colours::Brand(Shade::of(0x7a_1f_5c));
        for (line, colours) in [
            ("", Colours::default()),
            ("colours:", Colours::default()),
            ("colours: forest-green", Colours::Named(Named::ForestGreen)),
            ("colours: Slate grey", Colours::Named(Named::SlateGrey)),
            ("colours: \"#7a1f5c\"", brand),
            ("colours: '#7A1F5C'", brand),
        ] {
            assert_eq!(read(line), (Some(colours), Vec::new()), "{line}");
        }
    }

    #[test]
    fn a_slip_says_what_to_type() {
        for (line, help) in [
            ("colours: plumb", "did you mean `plum`?"),
            (
                "colours: #7a1f5c",
                "put the text in quotes: `colours: \"#7a1f5c\"`",
            ),
            ("colours: 7a1f5c", "write it with its sign"),
            ("colours: \"#7a1f5\"", "one of: night-blue"),
            ("colours: rgb(1, 2, 3)", "one of: night-blue"),
        ] {
            let (_, said) = read(line);
            let said: Vec<String> = said.into_iter().flatten().collect();
            assert!(
                said.len() == 1 && said[0].contains(help),
                "{line}: {said:?}"
            );
        }
    }
}
