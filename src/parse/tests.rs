#![allow(clippy::unwrap_used)]

use super::*;
use crate::source::line_column;

fn faults(text: &str) -> Vec<(&'static str, usize, usize)> {
    let source = Source::new("content/offers/a.md", format!("---\n{text}\n---\nBody\n"));
    let (_, mut faults) = parse(&source);
    crate::diagnostic::sort(&mut faults);
    faults
        .iter()
        .map(|fault| {
            let (line, column) = fault
                .span
                .as_ref()
                .map_or((0, 0), |span| line_column(&source.text, span.start));
            (fault.code, line, column)
        })
        .collect()
}

fn yaml(text: &str) -> Value {
    let (document, faults) = parse(&Source::new("content/a.yaml", text));
    assert_eq!(faults, [], "{text}");
    document.unwrap().value
}

fn text(value: &Value) -> &str {
    match value {
        Value::Scalar(scalar) => &scalar.text,
        other => panic!("{other:?} is not a text"),
    }
}

#[test]
fn scalars_keep_the_text_that_was_typed() {
    let Value::Map(pairs) =
        yaml("postcode: 1E5\nphone: +441514960000\nnumber: 012\nyes: true\ntime: 09:30\n")
    else {
        panic!()
    };
    let texts: Vec<&str> = pairs.iter().map(|(_, value)| text(value)).collect();
    assert_eq!(texts, ["1E5", "+441514960000", "012", "true", "09:30"]);
}

#[test]
fn losses_in_silence_are_faults() {
    assert_eq!(faults("name: Cafe #1"), [("text-lost", 2, 12)]);
    assert_eq!(faults("name: #1 Cafe"), [("text-lost", 2, 7)]);
    assert_eq!(
        faults("name: A\n\u{A0}phone: 1"),
        [("no-break-space", 3, 1)]
    );
    assert_eq!(
        faults("name: A\nphone: 1\nname: B"),
        [("duplicate-field", 4, 1)]
    );
    assert_eq!(faults("name: “Tea”"), [("curly-quotes", 2, 7)]);
    assert_eq!(faults("name: A # a remark\ntags: [a, 'b #1'] # more"), []);
    assert_eq!(faults("name: A\nwho: |\n  Room #1 is ours\n  * a star"), []);
}

#[test]
fn what_the_parser_says_is_put_in_words() {
    assert_eq!(faults("name: Tea: a chat"), [("yaml", 2, 10)]);
    assert_eq!(faults("name: 'it's'")[0].0, "yaml");
    assert_eq!(faults("name: *Star* cafe"), [("yaml-reference", 2, 7)]);
    assert_eq!(faults("\tname: x"), [("yaml", 2, 1)]);
    assert_eq!(faults("name: @home"), [("yaml", 2, 7)]);
}

#[test]
fn hostile_nesting_is_refused_before_it_is_parsed() {
    assert_eq!(faults(&"{a: ".repeat(20_000))[0].0, "nested-too-deep");
    assert_eq!(
        faults(&format!("a: {}", "[".repeat(20_000)))[0].0,
        "nested-too-deep"
    );
    assert_eq!(faults(&"- ".repeat(20_000))[0].0, "nested-too-deep");
    assert_eq!(faults("a: &a [x]\nb: &b [*a, *a]")[0].0, "yaml-reference");
    let deep: String = (0..500).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    assert_eq!(faults(&deep)[0].0, "nested-too-deep");
}

#[test]
fn a_value_is_found_again_in_its_text() {
    let source = Source::new(
        "content/offers/a.md",
        "---\nname: Café hub\nat:\n  - {venue: one, times: [x]}\n  - venue: 'two'\n---\n",
    );
    let at = At::root().key("at").item(1).key("venue");
    let span = span_of(&source, &at).unwrap();
    assert_eq!(&source.text[span], "'two'");
    let flow = span_of(&source, &At::root().key("at").item(0).key("venue")).unwrap();
    assert_eq!(&source.text[flow], "one");
    let key = span_of_key(&source, &At::root().key("name")).unwrap();
    assert_eq!(&source.text[key], "name");
    assert!(span_of(&source, &At::root().key("nowhere")).is_some());
}

#[test]
fn front_matter_must_be_there_and_end() {
    let codes = |text: &str| {
        parse(&Source::new("a.md", text))
            .1
            .iter()
            .map(|f| f.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("name: x\n"), ["no-front-matter"]);
    assert_eq!(codes("---\nname: x\n"), ["no-front-matter"]);
    assert_eq!(codes(""), ["no-front-matter"]);
    assert!(codes("---\nname: x\n---").is_empty());
}

fn html(body: &str) -> (String, Vec<&'static str>) {
    let (markdown, faults) = markdown::render(&Source::new("a.md", body), body, 0, "/wirral/");
    (markdown.html, faults.iter().map(|f| f.code).collect())
}

#[test]
fn scripts_are_shown_and_not_run() {
    for bad in [
        "[x](javascript:alert(1))",
        "[x](JaVaScript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "<javascript:alert(1)>",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "[x](data:text/html,x)",
        "[x](//evil.example)",
    ] {
        let (html, codes) = html(bad);
        assert!(!html.contains("href"), "{bad}: {html}");
        assert_eq!(codes, ["link-not-allowed"], "{bad}");
    }
    for bad in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)>",
        "<svg onload=x>",
        "<iframe src=x></iframe>",
    ] {
        let (html, codes) = html(bad);
        assert!(!html.contains("<s") && !html.contains("<i"), "{html}");
        assert!(codes.contains(&"html-in-text"));
    }
}

#[test]
fn links_get_the_base_path_and_headings_fit_below_the_name() {
    let (html, codes) = html("# Big\n\n#### Deep\n\n[Hub](/offers/hub/) <a@example.org>");
    assert!(
        html.contains(r#"<h2 id="about-big">"#) && html.contains(r#"<h3 id="about-deep">"#),
        "{html}"
    );
    assert!(
        html.contains(r#"href="/wirral/offers/hub/""#) && html.contains("mailto:a@example.org"),
        "{html}"
    );
    assert_eq!(codes, ["heading-level", "heading-level"]);
}

#[test]
fn hostile_markdown_costs_little() {
    let table = format!(
        "{}|\n{}|\n{}",
        "|a".repeat(5000),
        "|-".repeat(5000),
        "|\n".repeat(20_000)
    );
    for body in [
        "[".repeat(200_000),
        ">".repeat(100_000),
        "*a_ ".repeat(100_000),
        "`".repeat(1_000_000),
        table,
    ] {
        let (html, _) = html(&body);
        assert!(
            html.len() < body.len() * 20 + 1000,
            "{} from {}",
            html.len(),
            body.len()
        );
    }
}
