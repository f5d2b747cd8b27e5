"""English words of the page around an article: labels, buttons, sections, nouns.

Data; the rules decide.
"""

from __future__ import annotations

from digestgen.text.sentences import word_set

_SECTIONS = (
    "Arts and Entertainment; Science and Technology; Arts & Entertainment; Science & "
    "Technology; Business & Finance; Science and Health; Politics & Policy; Health & "
    "Fitness; Personal Finance; Science & Health; Cryptocurrency; Life and Style; United "
    "Kingdom; Breaking News; Entertainment; International; United States; Asia Pacific; "
    "Food & Drink; Life & Style; Social Media; Environment; Immigration; Latest News; "
    "Middle East; Photography; Real Estate; Spaceflight; Video Games; Commentary; "
    "Innovation; Interviews; Local News; Music News; Technology; Television; World News; "
    "Australia; Editorial; Education; Elections; Lifestyle; Tech News; Americas; "
    "Analysis; Business; Consumer; Earnings; Features; Football; Internet; Military; "
    "Motoring; National; Odd News; Politics; Property; Religion; Security; Software; "
    "Startups; Animals; Climate; Cricket; Culture; Cycling; Defence; Defense; Economy; "
    "Fashion; Finance; Justice; Markets; Opinion; Reviews; Science; Society; Theatre; UK "
    "News; US News; Weather; Africa; Boxing; Energy; Europe; Gaming; Health; Mobile; "
    "Movies; Nature; Retail; Sports; Tennis; Travel; Autos; Books; Crime; Games; Labor; "
    "Local; Media; Money; Music; Rugby; Space; Sport; Style; World; Arts; Asia; Cars; "
    "Film; Food; Golf; Life; Tech; Law; TV"
)
SECTIONS = tuple(section.strip() for section in _SECTIONS.split(";"))
"""Longest first, so that the first that fits is the whole name."""

CRUMBS = word_set("""Home News Menu Opinion Local National World Politics Business Technology Tech
    Science Health Sports Sport Entertainment Lifestyle Life Culture Space Spaceflight SPACE NEWS
    SPORTS Earnings Movies Music TV Travel Money Markets Landscapes Obituaries Publications Archive
    Blog BLOG""")
"""Words of navigation that stand before a headline."""

NETWORKS = word_set("""facebook twitter reddit email e-mail linkedin whatsapp pinterest tumblr
    pocket flipboard messenger telegram google google+ instagram youtube vk digg stumbleupon mail
    print pin line viber skype sms""")
TOOL_WORDS = word_set("""share shares shared tweet print email comments comment copy link embed
    close save saved listen like likes permalink bookmark subscribe follow""")

MONTHS_AND_DAYS = word_set("""January February March April May June July August September October
    November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter
    Ramadan Spring Summer Autumn Winter""")
NO_NAMES = MONTHS_AND_DAYS | word_set("""Updated Published Posted Share Print Email Advertisement
    Read Photo Image Video Comments Story Numbers Definition Default Design Law Contrast Comparison
    Then Now Today Tomorrow Yesterday Accident Mistake Hand Air Sea Land Train Last Modified Filed
    Save Follow Listen Facebook Twitter Tweet Close""")
PARTICLES = word_set("""de del della der den des di da das do dos du van von vom zu zur el al bin
    ibn ben la le les lo los ter ten te af av y e st""")

NOUNS_BEFORE_NAMES = word_set("""minister teacher president director spokesman spokeswoman
    spokesperson secretary leader chairman chairwoman chair chief captain coach manager mayor
    governor senator congressman congresswoman representative candidate actor actress singer author
    writer poet artist painter comedian presenter host journalist reporter editor columnist
    correspondent analyst economist professor doctor nurse lawyer attorney judge prosecutor officer
    detective inspector sergeant general colonel commander lieutenant soldier pilot astronaut
    engineer scientist researcher historian inventor founder co-founder owner boss executive ceo
    premier chancellor king queen prince princess pope bishop archbishop cardinal priest rabbi imam
    striker goalkeeper midfielder defender winger forward pitcher quarterback batsman bowler
    champion winner finalist player driver rider runner sprinter swimmer boxer wrestler golfer
    skater cyclist athlete star legend veteran rookie rival opponent partner wife husband son
    daughter brother sister father mother uncle aunt cousin friend colleague neighbour neighbor
    resident witness victim suspect farmer councillor campaigner activist company firm group band
    club team party agency charity bank giant retailer newspaper magazine network channel station
    website site app game film movie book novel song album single show series programme program
    play musical documentary episode article poem essay report study paper brand chain maker
    manufacturer carrier airline operator ship ferry tanker vessel yacht boat submarine aircraft
    train city town village island state province region district county country kingdom republic
    nation capital river lake mountain planet moon star comet satellite rocket spacecraft storm
    hurricane typhoon cyclone operation project mission school university college hospital hotel
    restaurant theatre stadium airport platform service system model car""")
"""A name behind one of these belongs to it: `the teacher Ada Vale`, `the ship Queen Mary`."""

NOUNS_OF_TIME = word_set("""day moment time year week month night morning afternoon evening hour
    minute second reason way place season weekend summer winter spring autumn fall decade century
    year's""")
"""A clause may follow these without a joint: `the day Ada Vale left`."""

LINKING_WORDS = word_set("""a an the of in on at by for from with without within to into onto over
    under about above across after against along among around as because before behind below
    beneath beside besides between beyond but despite down during except inside like near off out
    outside per since than through throughout till toward towards until up upon via while and or
    nor if that this these those which who whom whose what when where why how is are was were be
    been being am has have had do does did can could will would shall should may might must not no
    his her its their our my your every each some any all both either neither such said says say
    told tells tell called named known titled entitled dubbed labelled so then""")
"""No block of text ends with one of these."""

VERBS_BEFORE_NAMES = word_set("""said says told asked called met saw beat beats led left made gave
    took won lost joins joined met paid held kept hit sent bought sold sued urged hired fired named
    elected arrested killed shot helped joined accused charged praised blamed quoted wrote read
    watched visited is was are were became has had have had did does will would can could may might
    must should""")
PAST_VERBS = word_set("""began became bought brought built broke came chose cut dealt did drew
    drove ate fell felt fought found flew forgot gave got went grew heard held hid hit hurt kept
    knew laid led left lent let lost made meant met paid put quit read rode rang rose ran said saw
    sold sent set shook shot showed shut sang sank sat slept spoke spent stood stole stuck struck
    swam took taught tore told thought threw understood upheld withdrew woke won wore wrote
    overtook outsold rebuilt withheld""")
"""Irregular past forms; the regular ones end in -ed."""

OBJECT_STARTS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "more",
        "most",
        "less",
        "that",
        "this",
        "these",
        "those",
        "it",
        "them",
        "him",
        "all",
        "no",
        "some",
        "any",
        "each",
        "every",
        "another",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
    ]
)

OPENING_PREPOSITIONS = word_set("""in on at by for from with without within after before during
    since until under over through between among about above across against along around amid
    behind beneath below beyond as because although though while when if unless despite like near
    outside inside according following given once last next this later earlier yesterday today
    tomorrow meanwhile however and but or so yet also then now i he she it we they you""")
"""A sentence that begins with one of these may run on into a name."""

SAYING = word_set("""said says say saying added adds explained explains warned warns argued argues
    insisted insists noted notes admitted admits suggested suggests asked asks replied told tells
    wrote writes quoted repeated repeats declared claimed claims read reads reading announced
    tweeted joked recalled concluded""")

MEDIA_NOUNS = word_set("""film movie book novel song album single show series play musical
    documentary episode article poem essay game magazine newspaper titled entitled called""")
"""A title may follow these, and a title may begin with a capitalised `The`."""

QUESTIONS = frozenset({"What", "Why", "How", "Who", "Where"})
