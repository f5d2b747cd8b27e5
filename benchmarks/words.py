"""Words and sentence patterns of the invented newspaper that the benchmarks build.

Data alone. The country, its people and its news are made up; no sentence means anything. What
matters is the shape: words of ordinary length and spread, names that recur, tags of one to four
words.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _items(text: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in text.split(";"))


THINGS = _words(
    """
    agreement allotment archive audit avenue bakery balance ballot bank barrier basin battery
    beacon bench bill boundary breakwater brewery bridge broadcast bulletin cable calendar canal
    canteen cargo census chapel charter choir cinema circuit cistern clinic coast collection
    college column compass complaint concert concession consent contest convoy corridor cottage
    counter court crane crossing culvert current dairy delivery delta deposit depot dictionary
    dike dispute ditch dock document drought dune easement embankment engine envoy estate
    estuary exchange exhibit fair farm fence ferry festival fishery fleet flood forecast foundry
    fountain frontier fund furnace gallery garage garden gauge glacier granary grove guild
    gymnasium handbook hangar harbour harvest hearing hedge herd highway hostel hotel index
    inlet inquiry island jetty journal kiln kiosk laboratory lagoon landing lane lantern lease
    ledger lesson levy library licence lighthouse lock lodge loom machine mandate manual map
    market marsh meadow measure medal melody memoir merger meter mill mine mission model
    monument mortgage motion museum network notice nursery oath observatory office opera orchard
    order outpost oven pact paddock panel parade parcel parish pass pasture patent pavilion
    permit petition pier pilot pipeline pledge plough pond portrait post poster prairie press
    prize promise proposal protocol quarry quay query quota railway ramp ranch record reef
    refuge register relay remedy report reserve reservoir reward ridge river road roof route
    rule rumour sail satellite schedule school sculpture season seminar session settlement
    shelter shipment shipyard shore shrine siding signal silo sketch sluice spire spring stable
    stadium staircase station statue statute steam stove strait stream street strike studio
    subsidy suburb summit surplus survey swamp syllabus tannery tariff terminal terrace theatre
    ticket timber toll tower track trail treaty trench tribunal tunnel turbine union valley
    vault venue verdict vessel viaduct village vineyard voyage wage waiver walkway wall
    warehouse warrant water weir wetland wharf windmill winter workshop wreck yard zone
    """
)
KINDS = _words(
    """
    abandoned accurate annual austere awkward bitter blunt brisk broad calm careful cautious
    central civil clear coastal cold common costly covered cracked curious daily damp decent
    deep dense distant divided double early eastern elder empty even extra faint fair familiar
    famous fertile final firm flat foreign formal former frozen full gentle grand grave
    half-built hasty hidden hollow honest humble idle inland joint keen large late lean level
    local lofty lonely loud mild minor mixed modest mute narrow neat neutral noble northern
    obscure odd open ordinary outer pale partial patient plain polite poor private proud public
    quick quiet rapid rare ready recent remote restored rich rigid rough round rural rusty
    scarce second secret serious shallow sharp short silent simple slow small sober solid
    southern spare stable stark steep stiff strict strong sudden tall temporary tender thick
    thin third tidy tired upper urban urgent vacant vague vast warm weary western whole wide
    wild wooden worn young
    """
)
DEEDS = _words(
    """
    accepted adjusted admired altered answered approved assembled balanced banned blocked
    borrowed built carried changed checked claimed cleared closed collected copied counted
    crossed cut debated declined defended delayed delivered divided doubled drafted drained
    emptied enlarged examined exchanged extended fenced filled financed followed forgot founded
    gathered granted guarded halved handed hid honoured ignored inherited inspected insured
    invited joined judged kept labelled launched leased lent lifted listed lost marked measured
    mended merged missed moved named noticed obtained offered opened ordered outlived paid
    painted paused planned planted praised preferred printed promised proposed protected
    published raised reached rebuilt recalled received recorded reduced refused released removed
    renamed renewed rented repaired repeated replaced reported rescued reserved resisted
    restored revised rewarded sealed searched secured sent shared shielded shortened shut signed
    sold sorted split stopped stored studied supplied supported surveyed tested tolerated traded
    trimmed trusted turned united used valued visited warned washed watched weighed welcomed
    widened withheld won
    """
)
MOMENTS = _items(
    """
    after the first frost; at the end of the season; before sunrise; before the market opened;
    by midsummer; during the long weekend; for the third time; in a single afternoon; in the dry
    months; last spring; on the eve of the vote; on the first working day; over eleven weeks;
    since the flood; the following Tuesday; three years ago; throughout the autumn; towards
    evening; two days later; while the council was away; within a fortnight; without much notice
    """
)
JOINTS = _words(
    """
    above across against along amid around behind below beside between beyond despite near
    opposite outside past through under within
    """
)
TRADES = _items(
    """
    archivist; botanist; bridge keeper; clerk; conductor; customs officer; deputy mayor; dredger
    captain; fisheries inspector; geologist; harbour master; head teacher; historian;
    hydrologist; land surveyor; librarian; magistrate; miller; notary; pharmacist; pilot;
    postmaster; printer; railway engineer; ranger; registrar; senior nurse; shipwright;
    stonemason; translator; treasurer; union delegate; vintner; weaver
    """
)
SPEECH = (
    "added",
    "argued",
    "believes",
    "conceded",
    "explained",
    "insists",
    "noted",
    "recalled",
    "replied",
    "thinks",
)
HEADS = _items(
    """
    A bargain and its price; After the applause; Along the water; An older map; At the kitchen
    table; Between two seasons; Doubts on the quay; From the minutes; How the money moved; In
    plain figures; Neighbours and rivals; Small print; The case against; The case in favour; The
    day itself; The next vote; The people who stayed; Two kinds of patience; What was promised;
    Where the road ends; Who was asked; Work still to do
    """
)
LISTS = (
    "The record of the meeting names",
    "Four years of letters mention",
    "Among the things still missing are",
    "The plan rests on",
    "Visitors are asked to look at",
)
DESKS = (
    "Coast",
    "Courts",
    "Culture",
    "Farming",
    "Health",
    "Markets",
    "Rivers",
    "Schools",
    "Science",
    "Sport",
    "Transport",
    "World",
)
GIVEN = _words(
    """
    Abel Agnes Alma Anselm Astrid Basil Beatriz Berta Cleo Conrad Dalia Dmitri Edith Elena Emil
    Enid Faye Felix Flora Gideon Gwen Hattie Henrik Hilda Ilse Imran Iris Jasper Joan Jonah
    Judit Karim Klara Lars Leila Lotte Magnus Marta Milo Mira Nora Olaf Olive Oskar Paula Perla
    Ralf Rita Ruben Salma Samir Silas Sonja Stella Talia Theo Ursula Vasco Wanda Yara
    """
)
PLACE_HEADS = _words(
    """
    Ald Amber Ask Birk Bran Cald Clay Dorn Eft Elder Fenn Flint Galt Grim Hazel Holt Iv Jarn
    Keld Lark Loam Marl Mosel Nether Oak Orm Pell Quill Rook Sallow Sker Stav Thorn Ulf Vint
    Wald Wy Yew
    """
)
PLACE_TAILS = _words(
    """
    bank beck brook by combe crest den fell field ford garth hithe holm hurst keep low mead mere
    mouth ness rigg sand shaw stow thwaite toft vale wash wick worth
    """
)
FAMILY_TAILS = ("er", "man", "sen", "ander", "ova", "ini", "eau", "idis", "wright", "ström")
BODIES = (
    "Almshouse",
    "Assay Office",
    "Bridge Trust",
    "Building Society",
    "Canal Company",
    "Cricketers",
    "Dyers",
    "Harbour Board",
    "Infirmary",
    "Line",
    "Observatory",
    "Players",
    "Quarries",
    "Seed Exchange",
    "Tramways",
    "Water Works",
)
SUBJECTS = _items(
    """
    Amateur astronomy; Apprenticeships; Bees; Border trade; Bus fares; Canal dredging; Cathedral
    music; Chess; Church roofs; Coastal erosion; Cycle lanes; Drinking water; Evening classes;
    Fishing quotas; Flood defences; Folk music; Forest fires; Fuel prices; Grain storage;
    Handwriting; Hospital waiting lists; Inheritance law; Language teaching; Lighthouses; Local
    elections; Lost property; Market gardens; Maternity wards; Migrant birds; Municipal debt;
    Night trains; Oyster beds; Passports; Peat bogs; Pensions; Pilgrim routes; Postal service;
    Prison reform; Public baths; Radio drama; Refugee housing; Rent control; River pilots;
    Rowing; Salt marshes; School meals; Sea level; Sheep farming; Silver mining; Slate; Snow
    clearance; Sugar tax; Tidal power; Town archives; Traffic noise; Village shops; Wine
    harvest; Wolves
    """
)
MATTERS = (
    "airport",
    "by-election",
    "carnival",
    "cheese",
    "fire of 1911",
    "general strike",
    "grammar school",
    "lock gates",
    "museum quarter",
    "power station",
    "regatta",
    "road toll",
    "sewage works",
    "synagogue",
    "theatre",
    "white clay",
)

SENTENCES = (
    "The {kind} {thing} {deed} the {thing} {joint} the {thing}.",
    "{moment}, the {trade} {deed} a {kind} {thing} in {place}.",
    "{person}, once a {trade} in {place}, {speech} that no {thing} ever {deed} the {kind} {thing}.",
    "{body} {deed} its {thing} {moment} and {deed} the {kind} {thing} of {place}.",
    "“A {thing} is not a {thing},” {speech} {person}.",
    "“Whoever {deed} the {thing} also {deed} the {kind} {thing},” {speech} the {trade} of {place}.",
    "What {tag} means for the {thing} of {place} is a {kind} question.",
    "{tag} {deed} the {thing}, and the {thing} {deed} the {kind} {trade}.",
    "There were 14 {kind} reports on {tag}, and each {deed} the {thing} {joint} a {kind} {thing}.",
    "Neither {body} nor {body} {deed} the {thing} {moment}.",
    "If the {thing} {deed} the {kind} {thing}, then {place} has a {thing} to spare.",
    "A {kind} {trade} {deed} the {thing}; a {kind} {trade} {deed} the rest {moment}.",
    "The sum of 2,400 a {thing} was {kind}, {speech} {person} of {body}.",
    "{place} keeps its {kind} {thing} {joint} the {thing}, where {person} {deed} it {moment}.",
    "Seven of the {kind} houses {joint} the {thing} {deed} a {thing} and a {thing}.",
    "It rained.",
    "{person} {deed} nothing.",
    "Such a {thing} costs more than the {kind} {thing} that {body} {deed} {moment}, "
    "{speech} {person}, who {deed} the {thing} of {tag} for a {trade}.",
    "So the {thing} of {place} stands {joint} the {kind} {thing}, as it did {moment}.",
    "Of all {kind} things, the {thing} {deed} {tag} the most.",
)
TITLES = (
    "A {kind} {thing} for {place}",
    "How {person} {deed} the {thing}",
    "{place} and its {kind} {thing}",
    "The {thing} that {body} {deed}",
    "{tag} {deed} the {kind} {thing} of {place}",
    "No {thing} {joint} the {kind} {thing}",
    "{body} {deed} a {thing} in {place}",
)
