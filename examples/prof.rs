#[path = "../tests/bench/generate.rs"]
mod generate;
use std::time::Instant;
fn main() {
    let site = std::path::Path::new("/tmp/g10k");
    if !site.exists() {
        generate::site(site, 10_000, 42);
    }
    let today = jiff::civil::date(2026, 11, 23);
    let mut b = infobank::build::Builder::new(site);
    for i in 0..4 {
        let t = Instant::now();
        let built = b.build(today);
        println!(
            "build {i}: {:?} files {}",
            t.elapsed(),
            built.output.map_or(0, |o| o.len())
        );
        let p = site.join("content/offers/entry-5.md");
        let s = std::fs::read_to_string(&p).unwrap();
        std::fs::write(&p, format!("{}\nEdit {i}.\n", s.trim_end())).unwrap();
        b.touch(&[p]);
        let t = Instant::now();
        let (s, _, f) = b.resolve(today);
        println!("  resolve only: {:?} {}", t.elapsed(), f.len());
        let s = s.unwrap();
        let t = Instant::now();
        let d = infobank::search::docs(&s);
        println!("  docs: {:?} {}", t.elapsed(), d.len());
    }
}
