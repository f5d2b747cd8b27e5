"""Words that tell what a name is: a person, a place. Data."""

from __future__ import annotations

from digestgen.text.sentences import word_set

TITLES = word_set("""
    president mr mrs ms dr prof sir lord lady king queen prince princess sheikh sultan gen lt
    col capt cmdr sgt maj adm sen rep gov rev hon judge justice professor senator minister
    chancellor colonel captain major general marshal admiral commander ambassador envoy lawmaker
    congressman congresswoman governor mayor pope bishop imam président présidente ministre
    général colonel maréchal monsieur madame mme
""")
"""Directly in front of a name, a title makes it a person's."""
SAYS = word_set("""
    said says told tells added adds wrote writes argued argues explained explains warned warns
    denied denies accused accuses replied insisted insists tweeted recalled recalls testified
    resigned dit déclaré affirmé ajouté expliqué écrit
""")
NO_PERSON = word_set("""
    academy administration administrator affairs agency alliance amnesty army assembly association
    authority bank board brigade brigades bureau center centre chamber church city coalition college
    command commission committee company conference congress corporation council country county
    court day defence defense department desk digital directorate director east economic embassy
    emergency federal federation financial force forces forum foundation front fund government
    group guard guide headquarters health high house initiative institute institution
    international islamic journal justice labor labour law league library magazine market media
    ministry mission monitor movement museum nation national nations navy network news north
    observatory office officer organisation organization parliament party police policy post
    press program programme project public radio republic research review road school science
    security senate service services society south square standard state states street studies
    support supreme system systems team technology telegraph television times tribune tribunal
    trust union united university war watch west white wikinews work world
""")
"""A name with one of these is that of a body, a paper or a place."""
PLACE_HEADS = (
    "city of", "town of", "village of", "port of", "province of", "district of", "region of",
    "capital of", "capital,", "near", "outside", "north of", "south of", "east of", "west of",
    "outskirts of", "suburb of", "people of", "residents of", "streets of", "airport in", "camp in",
    "town in", "city in", "près de", "ville de", "au nord de", "au sud de", "à l'est de",
)  # fmt: skip
"""In front of a name, they make it a place's."""
_COUNTRIES = """
Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|
Bangladesh|Belarus|Belgium|Benin|Bolivia|Bosnia|Botswana|Brazil|Britain|Bulgaria|Burkina Faso|
Burundi|Cambodia|Cameroon|Canada|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|
Denmark|Djibouti|Ecuador|Egypt|Eritrea|Estonia|Ethiopia|Finland|France|Gabon|Gambia|Germany|
Ghana|Greece|Guatemala|Guinea|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|
Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|
Latvia|Lebanon|Liberia|Libya|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Mali|Malta|
Mauritania|Mauritius|Mexico|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|
Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|Norway|Oman|Pakistan|
Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|
Saudi Arabia|Scotland|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|
South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|
Tajikistan|Tanzania|Thailand|Togo|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|
United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|
Yemen|Zambia|Zimbabwe
"""
_CITIES = """
Abuja|Accra|Addis Ababa|Algiers|Amman|Amsterdam|Ankara|Athens|Baghdad|Bamako|Bangkok|Barcelona|
Beijing|Beirut|Belfast|Belgrade|Benghazi|Berlin|Bogotá|Boston|Brussels|Bucharest|Budapest|
Buenos Aires|Cairo|Cape Town|Caracas|Casablanca|Chicago|Copenhagen|Dakar|Damascus|Delhi|Dhaka|
Doha|Dubai|Dublin|Edinburgh|Geneva|Hanoi|Havana|Helsinki|Hong Kong|Islamabad|Istanbul|Jakarta|
Jerusalem|Johannesburg|Kabul|Kampala|Karachi|Khartoum|Kiev|Kigali|Kinshasa|Kyiv|Lagos|Lahore|
Lima|Lisbon|London|Los Angeles|Madrid|Manchester|Manila|Marseille|Melbourne|Miami|Milan|Minsk|
Mogadishu|Montreal|Moscow|Mumbai|Munich|Nairobi|Naples|New Delhi|New York|Niamey|Nouakchott|
Oslo|Ottawa|Oxford|Paris|Philadelphia|Prague|Pretoria|Pyongyang|Rabat|Ramallah|Rio de Janeiro|
Riyadh|Rome|San Francisco|Sanaa|Santiago|Sarajevo|Seattle|Seoul|Shanghai|Skhirat|Sofia|
Stockholm|Sydney|Taipei|Tbilisi|Tehran|Tel Aviv|Tokyo|Toronto|Tripoli|Tunis|Vancouver|Vienna|
Warsaw|Wuhan|Yaoundé|Zagreb|Zurich
"""
_REGIONS = """
Aleppo|Bavaria|California|Catalonia|Chechnya|Cyrenaica|Darfur|Donbas|Fezzan|Florida|Gaza|Hubei|
Idlib|Kashmir|Kurdistan|Lombardy|Maryland|Massachusetts|Ontario|Oregon|Quebec|Queensland|Sahel|
Scotland|Siberia|Sinai|Texas|Tibet|Tigray|Virginia|West Bank|Xinjiang
"""
PLACES = frozenset(
    name.strip() for names in (_COUNTRIES, _CITIES, _REGIONS) for name in names.split("|")
)
"""Places that are nothing else, or hardly ever."""
