//! Texts that would be more than text: scripts, ways out of an attribute, Markdown made
//! to stall.

use super::{OFFER, Site, offer};

#[test]
fn text_brings_no_script_and_no_way_out_of_an_attribute() {
    let links = "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](&#106;avascript:alert(1)) <javascript:alert(1)> [d][r] [h](javascript&colon;alert(1)) ![k](javascript:alert(1))\n\n[r]: javascript:alert(1)\n";
    let html = "<script>alert(1)</script>\n\nx <img src=x onerror=alert(1)> <svg onload=alert(1)>\n\n<iframe src=x></iframe>\n<base href=x>\n<form action=x></form>\n<!-- c --> <script>alert(2)</script>\n";
    let code = "```\"><script>\nx\n```\n\n[t](/files/x \"t\\\" onmouseover=alert(1)\") [u](https://a.org/\"onmouseover=x)\n";
    let name = "name: \"</script><script>alert(1)</script> <img src=x> \\\" onclick=x {{ 7*7 }}\"";
    let site = Site::new();
    let text = offer(
        "venue: hall\n",
        &[links, html, code, "{{ 7*7 }}"].join("\n\n"),
    );
    site.put(OFFER, text.replace("name: Thing", name).as_bytes());
    let ended = site.build("scripts");
    assert_eq!(ended.code, 0, "{}", ended.said);
    for bad in [
        "href=\"javascript",
        "href=\"JaVa",
        "src=\"javascript",
        "<script>alert",
        "<img src=x",
        "<svg onload",
        "<iframe",
        "<base",
        "<form action=x",
        "\"><script>",
        "\" onmouseover",
        "\" onclick=x",
        ">49<",
    ] {
        assert_eq!(ended.holding(bad, ".html"), None, "{bad}");
    }
}

#[test]
fn markdown_made_to_stall_does_not() {
    for text in [
        "[".repeat(200_000),
        ">".repeat(100_000),
        "*a_ ".repeat(100_000),
        "`".repeat(900_000),
        format!(
            "|{}\n|{}\n{}",
            "a|".repeat(5000),
            "-|".repeat(5000),
            "x\n".repeat(20_000)
        ),
        (0..50_000).map(|i| format!("[r{i}]: /x\n")).collect(),
        "- ".repeat(2000),
        "# a\n".repeat(200_000),
        "[a](javascript:x) ".repeat(50_000),
        "[a](".repeat(200_000),
    ] {
        let site = Site::new();
        site.put(OFFER, offer("", &text).as_bytes());
        let ended = site.build(&text[..20]);
        assert_eq!(ended.code, 0, "{}", ended.said);
    }
}
