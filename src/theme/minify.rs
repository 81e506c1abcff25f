//! Makes a script smaller that does the same, for old telephones on slow networks. Must not
//! know what it does.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Words of the language that are newer than this are not brought in.
const WRITTEN_FOR: &str = "es2018";

/// The script, with short names for what it declares and without what nothing uses; what it
/// exports keeps its name. `None` when it is not one that can be read.
pub fn minify(module: &str) -> Option<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, module, SourceType::mjs()).parse();
    if parsed.panicked || !parsed.diagnostics.is_empty() {
        return None;
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions {
            target: EngineTargets::from_target(WRITTEN_FOR).ok()?,
            ..CompressOptions::smallest()
        }),
        ..MinifierOptions::default()
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let written = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .build(&program);
    Some(written.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_gets_a_short_name_and_what_is_exported_keeps_its_own() {
        let text = "function twice(number) {\n  // Doubled.\n  return number * 2\n}\nfunction unused() {}\nexport const start = (place) => twice(place.miles)\n";
        let short = minify(text).expect("it is read");
        assert!(
            short.contains("start") && short.contains(".miles"),
            "{short}"
        );
        for gone in ["twice", "number", "unused", "Doubled", "\n"] {
            assert!(!short.contains(gone), "{gone}: {short}");
        }
    }

    #[test]
    fn nothing_newer_than_old_telephones_know_comes_in() {
        let text = "export const at = (a) => (a.b === null || a.b === undefined ? 1 : a.b)\nexport const to = (a, b) => { if (!a.b) a.b = b; return a && a.b }\n";
        let short = minify(text).expect("it is read");
        for new in ["??", "?.", "||=", "**"] {
            assert!(!short.contains(new), "{short}");
        }
    }

    #[test]
    fn what_is_not_a_script_is_left() {
        assert_eq!(minify("const = 1"), None);
    }
}
