//! Lists of words: those that say nothing of when, and those that may change it.

use std::collections::HashSet;
use std::sync::LazyLock;

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// Words of labels and of asides: what is on, for whom, how to get in touch. None of them
/// says or changes when.
pub(super) static NOTES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("
    a access activities addition adult adults advice adviser advisor afterwards all an
    anyone arts as ask babies baby bank banks beginners bell benefit benefits book bookings
    box boys bread breakfast bring buffet building by cafe café cake cakes call calls can
    carer carers centre chapel charge chat child children childrens choir church citizens
    class classes clinic clothes clothing club clubs coffee coffees collect collection
    collections come communion community contact cooked cost craft crafts dad dads dance
    debt deliveries delivery desk details dinner distribution donation donations door
    downstairs drink drinks drop dropin dropins dry ear email emergency enquiries enquiry
    entrance entry eucharist everybody everyone families family fee feel food foodbank
    foodbanks football for free fresh fridge friendly general get girls goods grocer grocery
    group groups gym halal hall health help helpline her holy hot housing hub in info
    information it items job jobs juniors kitchen ladies larder library line lines listening
    lounge low lunch lunches main mass meal meals meet meeting meetings meets members men
    mens message more mums music offer offers office online or outreach pantry parcel
    parcels parents parking pay pension pensions people per pharmacy phone phonelines place
    play playgroup please pool practice prayer prayers provide public reception refreshments
    rehearsal rehearsals ring room school seniors served service services serving session
    sessions shop side snacks social soup staff stay store supper supplies support surgery
    swim swimming takeaway takes tea teas tel telephone text their they tinned toast toddler
    toddlers training upstairs us visit visitors visits volunteers walk warm welcome who
    with women womens worship yoga you your youth
    ")
});

/// Words that may restrict or change when: in free text, one of them leaves it unread.
pub(super) static RISKY: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("
    about ad advance advent advertised after afternoon afternoons ago alternate alternately
    alternating alternative alternatively always am announced annual annually any
    appointment appointments approx approximately around arranged arrangement autumn
    availability available bank been before begin beginning begins between bh biweekly break
    bst but calendar cancel canceled cancelled cannot cant ceased certain change changed
    changes changing check christmas circa close closed closes closing closure closures
    coming commences commencing confirm confirmed couple current currently daily date dates
    dawn day daylight days delay delayed demand depend dependent depending depends different
    discontinued diwali doesnt dont due during dusk each earlier early easter eid eight
    either eleven elsewhere end ended ending ends eve even evening evenings evens event
    events every everyday exc except excepting exception exceptions excl excluded excluding
    extended february few fifth finish finished finishes finishing five fixture flexible
    following fortnight fortnightly four fourth from further generally gmt go goes gone half
    halfterm hoc holiday holidays hols hour hourly hours however if instead intermittent
    irregular isnt last lasts late later latest lent less likely limited longer lunchtime
    lunchtimes match maximum may midday midnight might minimum minute minutes month monthly
    months morning mornings most mostly moved moving never new next night nights nine no
    none noon noons normal normally not notice now occasional occasionally odd odds off
    often once only open opened opening opens other others otherwise outside paused pending
    permitting pilot planned planning pm possible possibly postponed previous prior probably
    provisional provisionally quarterly ramadan rarely re reduced regular regularly
    relocated reopen reopening reopens replaced request rest restart restarting restarts
    resume resumes resuming rota rotating roughly saint scheduled season seasonal seasonally
    second see seldom selected session seven several short shorter shut shuts since six some
    sometimes soon sporadic sporadically spring start started starting starts stop stopped
    stops subject summer sunrise sunset suspended tba tbc temporarily temporary ten term
    terms termtime third three til till time times today tomorrow tonight trial twelve twice
    two typically unless unpredictable until upon usual usually vacation variable varied
    varies vary varying weather week weekday weekdays weekend weekends weekly weeks when
    whenever where while whilst whit will winter within without wont xmas year yearly years
    yesterday
    ")
});

/// Phrases that are notes although a word in them looks like more.
pub(in crate::hours::read) const NOTE_PHRASES: &[&str] = &[
    "check out their website",
    "check out our website",
    "no appointment needed",
    "no appointment necessary",
    "no appointment required",
    "no appointments needed",
    "no appointments necessary",
    "no appointments required",
    "no booking needed",
    "no booking necessary",
    "no booking required",
    "no need to book",
    "no referral needed",
    "no referral necessary",
    "no referral required",
    "no need for an appointment",
    "without an appointment",
    "or by appointment",
    "and by appointment",
    "also by appointment",
    "other times by appointment",
    "at other times by appointment",
    "and at other times by appointment",
    "or at other times by appointment",
    "outside these times by appointment",
    "outside these hours by appointment",
    "for more details",
    "coffee morning",
    "coffee mornings",
    "evening class",
    "evening classes",
    "morning prayer",
    "evening prayer",
    "morning worship",
    "evening worship",
    "morning service",
    "evening service",
    "night shelter",
    "afternoon tea",
    "just turn up",
    "just come along",
    "first come first served",
    "all weathers",
    "in all weathers",
    "whatever the weather",
    "rain or shine",
    "all welcome",
    "last but not least",
    "there are many other services available",
    "there are many other services",
    "other services are available",
];
