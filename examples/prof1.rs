fn main() {
    let site = std::path::Path::new("/tmp/g10k");
    let today = jiff::civil::date(2026, 11, 23);
    let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut b = infobank::build::Builder::new(site);
    for i in 0..n {
        let p = site.join("content/offers/entry-5.md");
        let s = std::fs::read_to_string(&p).unwrap();
        std::fs::write(&p, format!("{}\nEdit {i}.\n", s.trim_end())).unwrap();
        b.touch(&[p]);
        b.build(today);
    }
}
