//! Makes a site of any size for measuring: the sample's settings, needs, places and
//! postcodes, and entries that look like what staff write. The same seed, the same
//! bytes.

use std::fs;
use std::path::Path;

/// A small generator of numbers (Knuth's MMIX constants): the bench needs spread,
/// not secrecy.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn words(&mut self, count: usize) -> String {
        let mut text = String::new();
        for i in 0..count {
            let word = self.of(WORDS);
            if i == 0 {
                text.push_str(&word[..1].to_uppercase());
                text.push_str(&word[1..]);
            } else {
                text.push(' ');
                text.push_str(word);
            }
        }
        text.push('.');
        text
    }
}

const WORDS: &[&str] = &[
    "we",
    "meet",
    "each",
    "week",
    "in",
    "the",
    "hall",
    "for",
    "tea",
    "and",
    "a",
    "chat",
    "food",
    "parcels",
    "help",
    "with",
    "bills",
    "forms",
    "letters",
    "someone",
    "to",
    "listen",
    "bring",
    "your",
    "card",
    "no",
    "need",
    "book",
    "ring",
    "first",
    "children",
    "welcome",
    "older",
    "people",
    "carers",
    "advice",
    "benefits",
    "warm",
    "space",
    "soup",
    "garden",
    "walk",
    "craft",
    "music",
    "repair",
    "clothes",
    "baby",
    "toddler",
    "school",
    "holiday",
    "debt",
    "rent",
    "housing",
    "worker",
    "volunteer",
    "drive",
    "shopping",
    "prescriptions",
    "phone",
    "friendly",
    "quiet",
    "step-free",
    "parking",
    "bus",
    "stop",
    "outside",
];
const FIRST: &[&str] = &[
    "Seacombe",
    "Oak Tree",
    "St Mark's",
    "Riverside",
    "Northern",
    "Harbour",
    "Hilltop",
    "Meadow",
    "Old Library",
    "Lighthouse",
    "Beacon",
    "Bridge",
    "Park",
    "Station Road",
    "Friendship",
];
const SECOND: &[&str] = &[
    "Food Pantry",
    "Warm Hub",
    "Lunch Club",
    "Advice Drop-in",
    "Youth Club",
    "Toddler Group",
    "Befriending",
    "Repair Cafe",
    "Choir",
    "Walking Group",
    "Carers' Cafe",
    "Job Club",
    "English Class",
    "Garden",
    "Helpline",
];
const TIMES: &[&str] = &[
    "Mon-Fri 9am-5pm",
    "Tuesdays, Wednesdays and Fridays, 10am-2pm",
    "Thur 1-3pm (except bank holidays)",
    "Saturday 10am - 12 noon",
    "first Wednesday, 2pm",
    "Mon 12noon-2pm and 6-8pm",
    "every 2nd Sunday of the month 10:30am-12:30pm",
    "fortnightly on Tuesday from 6 January 2026, 5.30pm to 7pm",
    "Mondays 1pm-3pm, term time only",
    "3 December 2026 2pm-4pm",
    "[Mon-Thurs 9am-5pm, Friday 9am-4pm]",
    "Monday, Wednesday and Friday 8.30am - 12.30pm",
    "last Friday of the month, 7pm-9pm",
    "Sunday 2pm-4pm, October to March",
    "Fridays 6pm-8pm, ring the bell",
    "Every day, 9am-7pm",
    "24 hours",
    "by appointment",
    "when the kettle is on",
    "Tuesday evenings",
    "Wed 10:15-11:45",
    "Thursdays from 6pm",
];
const COSTS: &[&str] = &["free", "£2", "Free, donations welcome", "£3.50 a week"];

/// Writes `count` entries below `site`: six offers, three groups and one venue of ten.
pub fn site(site: &Path, count: usize, seed: u64) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let content = site.join("content");
    for folder in ["postcodes", "groups", "venues", "offers"] {
        fs::create_dir_all(content.join(folder)).expect("a folder can be made");
    }
    for file in ["site.yaml", "categories.yaml", "places.yaml"] {
        fs::copy(sample.join(file), content.join(file)).expect("the sample has this file");
    }
    let mut postcodes: Vec<String> = Vec::new();
    for entry in fs::read_dir(sample.join("postcodes")).expect("the sample has postcodes") {
        let path = entry.expect("it can be read").path();
        let name = path
            .file_name()
            .expect("files have names")
            .to_string_lossy()
            .into_owned();
        fs::copy(&path, content.join("postcodes").join(&name)).expect("it can be copied");
        if name.starts_with("CH4") || name.starts_with("CH6") {
            let text = fs::read_to_string(&path).expect("it is text");
            postcodes.extend(
                text.lines()
                    .filter(|line| line.starts_with("CH"))
                    .filter_map(|line| line.split(',').next())
                    .map(str::to_owned),
            );
        }
    }
    postcodes.sort();
    let slugs = |file: &str, deeper: bool| -> Vec<String> {
        let text = fs::read_to_string(sample.join(file)).expect("it is text");
        let key = |line: &str| {
            let depth = line.len() - line.trim_start().len();
            let name = line.trim().split(':').next().unwrap_or_default();
            let slug = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            (slug && (depth == 0 || deeper && depth == 4)).then(|| name.to_owned())
        };
        text.lines().filter_map(key).collect()
    };
    let (needs, places) = (slugs("categories.yaml", true), slugs("places.yaml", false));
    assert!(
        needs.len() > 10 && places.len() > 10,
        "the sample's files are read as they are written"
    );
    let mut n = Numbers(seed);
    let venues = count / 10;
    for i in 0..count {
        let name = format!("{} {} {i}", n.of(FIRST), n.of(SECOND));
        let need = needs[n.below(needs.len())].clone();
        let postcode = postcodes[n.below(postcodes.len())].clone();
        let phone = format!("0151 496 0{:03}", n.below(1000));
        let mut front = format!(
            "name: {name}\ncategories: [{need}]\nphone: {phone}\nchecked: 2026-{:02}-{:02}\n",
            1 + n.below(10),
            1 + n.below(28)
        );
        let folder = match i % 10 {
            0 => {
                front += &format!(
                    "address: {} High Street\ntown: Wallasey\npostcode: {postcode}\nopening: {}\naccess: [step-free, accessible toilet]\n",
                    1 + n.below(200),
                    n.of(TIMES)
                );
                "venues"
            }
            1..=3 => {
                front += &format!("type: charity\nwebsite: https://group-{i}.example.org\n");
                front += &serves(&mut n, &places, &postcode);
                "groups"
            }
            _ => {
                front += &format!(
                    "times: {}\ncost: {}\nwho: {}\n",
                    n.of(TIMES),
                    n.of(COSTS),
                    n.words(6)
                );
                match n.below(4) {
                    0 => front += "ways: [phone]\n",
                    1 => front += &format!("postcode: {postcode}\n"),
                    _ => front += &format!("venue: entry-{}\n", n.below(venues) * 10),
                }
                front += &serves(&mut n, &places, &postcode);
                "offers"
            }
        };
        let body = format!("{}\n\n{}\n", n.words(25), n.words(40));
        fs::write(
            content.join(folder).join(format!("entry-{i}.md")),
            format!("---\n{front}---\n{body}"),
        )
        .expect("a file can be written");
    }
}

/// A third serves anyone, the rest a part or the whole of the area.
fn serves(n: &mut Numbers, places: &[String], postcode: &str) -> String {
    match n.below(6) {
        0 | 1 => String::new(),
        2 => format!("serves: [{}]\n", places[n.below(places.len())]),
        3 => format!("serves: [{}]\n", &postcode[..4]),
        4 => format!("serves: [{}]\n", &postcode[..6]),
        _ => "serves: [Wirral]\n".to_owned(),
    }
}
