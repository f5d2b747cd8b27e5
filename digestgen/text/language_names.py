"""What languages call themselves, for links to texts in them. Data; a language a line."""

from __future__ import annotations

import re

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAMES = dict(
    line.split(" ", 1)
    for line in """\
af Afrikaans
am አማርኛ
ar العربية
az Azərbaycan
be Беларуская
bg Български
bn বাংলা
bs Bosanski
ca Català
ckb کوردیی ناوەندی
cs Čeština
cy Cymraeg
da Dansk
de Deutsch
el Ελληνικά
en English
eo Esperanto
es Español
et Eesti
eu Euskara
fa فارسی
fi Suomi
fil Filipino
fo Føroyskt
fr Français
ga Gaeilge
gl Galego
gu ગુજરાતી
ha Hausa
he עברית
hi हिन्दी
hr Hrvatski
hu Magyar
hy Հայերեն
id Indonesia
ig Igbo
is Íslenska
it Italiano
ja 日本語
jv Jawa
ka ქართული
kk Қазақ тілі
km ខ្មែរ
kn ಕನ್ನಡ
ko 한국어
ku Kurdî (kurmancî)
ky Кыргызча
lo ລາວ
lt Lietuvių
lv Latviešu
mg Malagasy
mk Македонски
ml മലയാളം
mn Монгол
mr मराठी
ms Melayu
mt Malti
my မြန်မာ
nb Norsk bokmål
ne नेपाली
nl Nederlands
nn Norsk nynorsk
no Norsk bokmål
om Oromoo
or ଓଡ଼ିଆ
pa ਪੰਜਾਬੀ
pl Polski
ps پښتو
pt Português
ro Română
ru Русский
rw Ikinyarwanda
sd سنڌي
si සිංහල
sk Slovenčina
sl Slovenščina
so Soomaali
sq Shqip
sr Српски
sv Svenska
sw Kiswahili
ta தமிழ்
te తెలుగు
tg Тоҷикӣ
th ไทย
ti ትግርኛ
tk Türkmen dili
tr Türkçe
tt Татар
ug ئۇيغۇرچە
uk Українська
ur اردو
uz O‘zbek
vi Tiếng Việt
wo Wolof
xh IsiXhosa
yi ייִדיש
yo Èdè Yorùbá
zh 中文
zu IsiZulu
""".splitlines()
)


def own_name(language: str) -> str:
    """Return what a language calls itself, `Français` for `fr-CA`; the tag of an unknown one."""
    return _NAMES.get(language.split("-", maxsplit=1)[0].lower(), language)


def tags_of(language: str) -> tuple[str, ...]:
    """Return a tag in small letters and what it is a kind of: `fr-ca`, `fr`."""
    parts = language.lower().replace("_", "-").split("-")
    return tuple("-".join(parts[:size]) for size in range(len(parts), 0, -1))
