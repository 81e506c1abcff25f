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
    a aa abilities ability accepted access activities addition adult adults advanced advice
    advised adviser advisor afterwards all an anonymous answerphone anyone app apply arrive
    arts as ask attend autism autistic available babies baby bags bake bakes bank banks
    baptist basement basis be beginner beginners bell benefit benefits bereaved bereavement
    bible bingo blood board book booked booking bookings bowls box boxes boys bread
    breakfast breakfasts breastfeeding bring buffet building by cafe café cake cakes call
    calls can card carer carers carpet cash catholic centre chairs chapel chaplain charge
    chat chess chi child children childrens choir church cinema citizens class classes
    clinic clinics clothes clothing club clubs coach coffee coffees collect collected
    collection collections come communion community compline computer computers concession
    concessions confession contact conversation cooked cooking cost council counselling
    couples court courts craft crafts creative creche dad dads dance debt deliveries
    delivery dementia dental desk details digital dinner disabled discussion dispensing
    distribution doctor doctors donate donation donations door doors downstairs drama
    drawing drink drinks drop dropin dropins dropping dry ear elderly email emergency
    english enquiries enquiry entrance entry esol essential essentials eucharist evangelical
    evensong everybody everyone exchange exercise exercises extra facilities families family
    fee feel fellowship film films fitness followed food foodbank foodbanks football for
    free freephone fresh fridge friendly fun garden gardening general gentle get girls goods
    gp grocer grocery group groups guides gym haircuts halal hall halls hardship health help
    helpline her herself holy home homemade homework hot household households housing hub
    hubs improvers in inc incl includes including indoor infant infants info information
    intermediate intermediates it items job jobcentre jobs juma jumma jummah jumuah junior
    juniors kitchen knit knitting ladies language larder laundry learners legal leisure
    level levels lgbt lgbtq library line lines listening loan local lounge lounges low lunch
    luncheon lunches main mass maternity matins meal meals medical meet meeting meetings
    meets members men mens mental message messy methodist midwife mixed mobile money more
    mosque mother mothers multi mums museum music natter nearly necessary needed
    neurodiverse nhs nurse nursery nurses offer offers office online onsite optional or
    outreach painting pantries pantry parcel parcels parents parish park parking partners
    patients pay peer pension pensions people per pets pharmacy phone phonelines phones
    pilates ping place play playgroup please poetry pong pool practical practice prayer
    prayers pre preferred pregnant preschool prescription prescriptions private provide
    provided public quiet quiz reading reception receptions recommended recovery referral
    referrals refreshments registration rehearsal rehearsals required requires rhyme
    rhymetime ring roll rolls room rooms run safe salvation sandwich sandwiches school
    scouts screening self seniors sensory served service services serving session sessions
    shared shop shower showers siblings side sign sing singing sit site skills smart snacks
    social soup soups space spaces spiritual sports staff standing starter stay store
    stories story storytime student students studio study suggested supper supplies support
    surgeries surgery swim swimming switchboard table tai takeaway takes tea teams teas teen
    teenagers teens tel telephone tennis text theatre their therapy they tinned toast
    toddler toddlers tots trainers training treatment uniform uniforms upstairs us
    vaccination vaccinations veg vegetables veterans vicar vigil visit visitors visits
    voicemail volunteer volunteering volunteers voucher vouchers walk walkin walking walkins
    warm welcome wellbeing wheelchair who widows wifi with wives woman women womens worker
    workshop workshops worship writing yoga you young your youth zoom
    ")
});

/// Words that may restrict or change when: in free text, one of them leaves it unread.
pub(super) static RISKY: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("
    ? about ad advance advent advertised after afternoon afternoons ago alternate
    alternately alternates alternating alternative alternatively always am announced annual
    annually any apparently appointment appointments approx approximately around arranged
    arrangement ascension ash autumn availability back bank been before begin beginning
    begins between bh bi biweekly break bst but calendar cancel canceled cancelled cannot
    cant ceased ceases ceasing certain change changed changes changing check christmas circa
    close closed closes closing closure closures coming commences commencing confirm
    confirmed couple current currently daily date dates dawn day daylight days deadline
    deadlines delay delayed demand depend dependent depending depends different discontinued
    diwali doesnt dont draft due during dusk each earlier early easter eid eight either
    eleven elsewhere end ended ending ends est estimated eve even evening evenings evens
    event events every everyday ex exc except excepting exception exceptions excl excluded
    excluding extended february few fifth finish finished finishes finishing five fixture
    flexible following former formerly fortnight fortnightly four fourth from full fully
    funding further generally gmt go goes gone good half halfterm hiatus historically hoc
    hold holiday holidays hols hope hopefully hoping hour hourly hours however if instead
    intermittent irregular ish isnt last lasts late later latest lent less likely limited
    longer lunchtime lunchtimes match maundy maximum may maybe midday midnight might minimum
    minute minutes month monthly months morning mornings most mostly mothering moved moving
    never new next night nights nine no none noon noons normal normally not notice now
    occasional occasionally odd odds off often old once only open opened opening opens
    originally other others otherwise outside oversubscribed palm pancake paused pending
    pentecost perhaps permanently permitting pilot planned planning pm possible possibly
    postponed postponing presumably previous previously prior probably proposed provisional
    provisionally quarterly ramadan rarely re recess reduced regular regularly relocated
    remembrance reopen reopening reopens replaced request rest restart restarting restarts
    resume resumes resuming rota rotating roughly sadly saint scheduled season seasonal
    seasonally second see seldom selected session seven several short shorter shrove shut
    shuts since six some sometimes soon sorry sporadic sporadically spring start started
    starting starts stop stopped stops subject summer sunrise sunset supposedly suspended
    suspending tba tbc tbd temporarily temporary ten tentative term terms termtime third
    three til till time times today tomorrow tonight trial twelve twice two typically
    unconfirmed unfortunately unless unpredictable until upon used usual usually vacation
    variable varied varies various vary varying waitlist wanted was weather week weekday
    weekdays weekend weekends weekly weeknight weeknights weeks when whenever where while
    whilst whit will winter within without wk wkly wks wont xmas year yearly years yesterday
    ")
});

/// Words of people, of worship and of ways to come.
pub(super) static ONE_THING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("
    a adult adults advanced all and anyone at babies beginner beginners bible boys carers
    children choir coffee communion compline couples dads drop dropin eucharist evensong
    everyone families followed for girls group her holy improvers in infants intermediate
    intermediates jummah jumuah junior juniors ladies learners mass matins meet meeting
    meetings meets members men mens messy mums older online only open over parents person
    prayer prayers rehearsal seniors service services session sessions smart study teenagers
    teens the toddlers under vigil welcome with women womens worship young younger youth
    ")
});
