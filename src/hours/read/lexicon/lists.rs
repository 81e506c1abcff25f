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
    a aa abbey abilities ability abstinence accepted access accessible activities
    activity addiction addition adhd adult adults advanced advice advised adviser
    advisor advocacy advocate aerobics afterwards aged ages aikido alcoholics all
    allotment an anglican annex annexe anonymous answerphone antenatal anyone app apply
    apprentices area areas arrive arthritis artists arts as asd ask asylum athletics
    attend attendees autism autistic available babies baby bacon badminton bags bake
    bakes ballet ballroom band bank banks baptist baptists bar barber barn basement
    basis be beavers bedding beginner beginners bell benefit benefits bereaved
    bereavement bible bingo bins biscuit biscuits bistro bite bites blankets blind blood
    bloods board book booked booking bookings books bookstall borrow bowls box boxes
    boxing boys brac bread breakfast breakfasts breastfeeding brew brews bric brigade
    bring brownies brunch bsl buffet building by cadets cafe café cake cakes call
    callers calligraphy calls can cancer canon card cards carer carers carpet cash
    casserole cathedral catholic centre ceramics cereal chairs chapel chargers charging fi chaplain charge
    chat chats chatty chess chi child childminders children childrens chips chiropody
    choir choirs church churchwarden cinema citizens class classes clients clinic
    clinics clothes clothing club clubhouse clubs coach coaching coats coffee coffees
    collect collected collection collections come communion community companionship
    compline compost computer computers concession concessions confession contact
    conversation cooked cooking cost council councillor councillors counselling
    counsellor counsellors couples court courts craft crafting crafts crates creative
    creche cricket crochet crypt crèche cuppa cuppas curate curry customers cycling dad
    dads dance dancers dancing darts deaf debate debt deliveries delivery dementia
    demonstration demonstrations dental dentist desk details diabetes digital dinner
    disabled disco discussion dispensing distribution doctor doctors dominoes donate
    donation donations door doors downstairs drama draughts drawing drink drinks drop
    dropin dropins dropping drumming drums dry dyslexia ear elderly email embroidery
    emergency english enquiries enquiry entrance entry epilepsy esol essential
    essentials eucharist evangelical evangelist evensong everybody everyone exchange
    exercise exercises explorers extra facebook facilities families family fee feeding
    feel fellowship fibromyalgia film films fitness fixers floor followed food foodbank
    foodbanks football footcare for forest formula foyer free freephone freezer french
    fresh fridge fridges friendly friends friendship fruit fun funded furniture gallery
    gamblers games garden gardening general gentle german get girls goods gp
    grandparents greenhouse grief grocer grocery ground group groups guardians guests
    guides guitar gurdwara gym gymnastics haircuts hairdresser halal hall halls hardship
    health hearing help helpers helpline her herself hockey holy home homeless homemade
    homework hosted hosts hot hotpot household households housing hub hubs hut ielts
    imam improvers in inc incl includes including indoor infant infants info information
    inn instagram instructor instructors intermediate intermediates it italian items
    jacket jigsaw jigsaws job jobcentre jobs jobseekers judo juice juma jumble jumma
    jummah jumuah junior juniors karaoke karate kitchen knit knitters knitting ladies
    language larder laundry leaders learners lecture lectures legal lego leisure lesson
    lessons level levels lgbt lgbtq lgbtqia library lift line lines lipreading listening
    literacy litter livestream loan lobby local locals lounge lounges low lunch luncheon
    lunches macmillan magazines main makaton manned marquee masjid mass massage
    maternity maths matins meal meals mediation medical meet meeting meetings meets
    members men mending menopause mens mental mentoring message messy methodist midwife
    midwives migrants minister minster mixed mobile money more mosque mother mothers
    movie movies mp mps multi mums museum music nails nannies nappies narcotics natter
    natters nearly necessary needed neighbourhood neighbours netball neurodivergent
    neurodiverse newcomers newspapers nhs nonbinary numeracy nurse nursery nurses offer
    offers office online onsite optician optional or orchard orchestra organised
    organized ostomy outdoor outdoors outreach painters painting pancakes pantries
    pantry parcel parcels parents parish parishioners park parking parkinsons
    participants partners pastor patchwork patients patrons pavilion pay pcso peer
    pension pensioners pensions people per perinatal pets pharmacist pharmacists
    pharmacy phlebotomy phone phonelines phones photography physio piano pickers pie
    pilates ping pizza place play playgroup playgroups playschool please podiatry poetry
    poets police polish pong pool porridge postnatal potato potatoes pottery practical
    practice prayer prayers pre preferred pregnant preschool preschoolers prescription
    prescriptions presentation priest priory private probus provide provided public
    pudding puddings pupils puzzle puzzles quakers quiet quilting quiz quizzes rabbi
    raffle rainbows rambling ramp readers reading rear reception receptions recommended
    recovery rector recycling referral referrals reflexology refreshment refreshments
    refugees registration rehearsal rehearsals repair repairs required requires
    residents retired retirees rhyme rhymetime rhythm ring roast roll rolls room rooms
    rotary rough rugby run safe salad salsa salvation sandwich sandwiches sausage school
    schoolchildren scone scones scooters scouts scrabble screening seekers self
    seniors sensory served service services serving session sessions sewing shared shed
    shoes shop shower showers siblings side sighted sign signers sing singers singing
    sit site sketching skills sleepers smart smear smokers snack snacks snooker sober
    social solicitor solicitors soup soups space spaces spanish speaker speakers
    spiritual sponsored sports squash staff staffed standing starter stay stew stitchers
    stoma store stories story storytime streamed stroke student students studio study
    suggested suitable supper supplies support surgeries surgery swap swaps swim
    swimming switchboard synagogue table taekwondo tai takeaway takes talk talks tango
    taster taught tea teacher teachers teams teas teen teenagers teens tel telephone
    temple tenants tennis text theatre their therapy they tinned toast toddler toddlers
    toiletries tombola tots trainers training trans treatment treats tuition tumble
    tutors ukulele unemployed uniform uniforms unstaffed upstairs urdu us vaccination
    vaccinations vaccines veg vegan vegetables vegetarian verger vestry veterans vicar
    vigil villagers virtual visit visitors visits voicemail volunteer volunteering
    volunteers voucher vouchers walk walkin walking walkins walks warm watercolour
    weaning webinar welcome wellbeing welsh whatsapp wheelchair wheelchairs who wi
    widows wifi with wives woman women womens woodland woodwork worker workshop
    workshops worship worshippers writers writing yoga you young your youth zoom zumba
    ")
});

/// Words that may restrict or change when: in free text, one of them leaves it unread.
pub(super) static RISKY: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("
    ? about ad advance advent advertised after afternoon afternoons ago alternate
    alternately alternates alternating alternative alternatively always am amended
    announced annual annually any apparently appointment appointments approx approximately
    around arranged arrangement ascension ash autumn availability axed back bank barring
    been before begin beginning begins between bh bi biweekly break bst but calendar cancel
    canceled cancelled cannot cant ceased ceases ceasing certain change changed changes
    changing check christmas circa close closed closes closing closure closures coming
    commences commencing confirm confirmed couple current currently daily date dates dawn
    day daylight days deadline deadlines defunct delay delayed demand depend dependent
    depending depends different discontinued discontinuing dissolved diwali doesnt dont
    draft due during dusk each earlier early easter eid eight either eleven elsewhere end
    ended ending ends eow est estimated eve even evening evenings evens event events every
    everyday ex exc except excepting exception exceptions excl excluded excluding expired
    extended february few fifth finish finished finishes finishing five fixture flexible
    folded following former formerly fortnight fortnightly four fourth from full fully
    funding further generally gmt go goes gone good half halfterm hanukkah hiatus
    hibernating historically hoc hold holiday holidays hols hope hopefully hoping hour
    hourly hours however if inset instead intermittent irregular ish isnt lapsed last lasts
    late later latest lent less likely limited longer lunchtime lunchtimes match maundy
    maximum may maybe midday midnight might minimum minus minute minutes month monthly
    months morning mornings most mostly mothballed mothering moved moving never new next
    night nights nine no none noon noons normal normally not notice now occasional
    occasionally odd odds off often old once only open opened opening opens originally
    other others otherwise outside oversubscribed palm pancake passover pause paused payday
    pcm pending pentecost penultimate perhaps permanently permitting pilot planned planning
    pm possible possibly postponed postponing presumably previous previously prior probably
    proposed provisional provisionally quarterly ramadan rarely re recess reduced regular
    regularly relocated remembrance reopen reopening reopens replaced request rest restart
    restarting restarts resting resume resumes resuming reviewed rota rotates rotating
    rotational roughly sadly saint scheduled scrapped season seasonal seasonally second see
    seldom selected session seven several shelved short shorter shrove shut shuts since six
    skip skipping skips sold some sometimes soon sorry sporadic sporadically spring start
    started starting starts stood stop stopped stops subject summer sunrise sunset
    supposedly suspended suspending tba tbc tbd temporarily temporary ten tentative term
    termly terms termtime third three til till time times today tomorrow tonight trial
    twelve twice two typically unconfirmed unfortunately unless unpredictable until updated
    upon used usual usually vacation variable varied varies various vary varying waitlist
    wanted was weather week weekday weekdays weekend weekends weekly weeknight weeknights
    weeks when whenever where while whilst whit will winter withdrawn within without wk
    wkly wks wont wound xmas year yearly years yesterday
    ")
});

/// Words among the risky that change nothing in a sentence or a bracket of its own, where
/// no day, week or month is named beside them: `various activities`, `two sittings`.
pub(super) static WEAK: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("
    about advance always any check confirm different each early eight event events every
    five four further good maximum minimum one other others regular regularly several
    six some ten three twelve two various where while whilst
    ")
});

/// Words of people, of worship and of ways to come.
pub(super) static ONE_THING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("
    a adult adults advanced age aged ages all and anyone at babies beginner beginners
    bible boys carers children choir coffee communion compline couples dads drop dropin
    eucharist evensong everyone families female followed for gents girls group her holy
    improvers in infants intermediate intermediates jummah jumuah junior juniors kids
    ladies learners male mass matins meet meeting meetings meets members men mens messy
    mixed mums old older olds online only open over parents person prayer prayers
    rehearsal seniors service services session sessions smart study teenagers teens the
    to toddlers under vigil welcome with women womens worship year years young younger
    youth yrs
    ")
});
