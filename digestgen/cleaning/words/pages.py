"""Words of the lines that pages put around and into an article. Data; `page_rules` decide.

By language; all are tried on every page, as a label in one language means nothing in another. They
are the beginnings of lines in small letters, without signs at their end.
"""

from __future__ import annotations

from digestgen.text.sentences import word_set


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.split(";") if line.strip())


READ_MORE = {
    "en": _lines("""
        read more; read also; also read; read this; read next; see more; see also; also see;
        related; related story; related stories; related article; related articles;
        related coverage;
        related content; related news; related topics; related links; related posts; related video;
        more; more on this; more on this story; more on this topic; more stories; more news;
        more from; more great; more like this; further reading; recommended; recommended reading;
        recommended for you; you may like; you might like; you may also like; you might also like;
        you may be interested in; don't miss; dont miss; don’t miss; must read; most read;
        most popular; popular on; popular now; trending; trending now; watch; watch now; watch also;
        also on; next; next up; next story; previous; up next; keep reading; continue reading;
        what to read next; story continues below; click here to read; insight; in pictures
    """),
    "de": _lines("lesen sie auch; mehr zum thema; lesen sie mehr; weiterlesen; siehe auch"),
    "es": _lines(
        "lea también; lea además; leer más; te puede interesar; ver también; más noticias"
    ),
    "fr": _lines(
        "lire aussi; à lire aussi; lire la suite; voir aussi; en savoir plus; sur le même sujet"
    ),
    "it": _lines("leggi anche; leggi tutto; vedi anche; potrebbe interessarti"),
    "pt": _lines("leia mais; leia também; veja também; saiba mais; veja mais"),
    "ru": _lines("читайте также; читать далее; смотрите также; по теме; подробнее"),
    "id": _lines("baca juga; simak juga; lihat juga"),
}
"""Labels before links to other articles."""

CONTRIBUTORS = {
    "en": _lines("""
        reporting by; additional reporting by; additional reporting; writing by; editing by;
        compiled by; edited by; with reporting by; with inputs from; with files from;
        with agency inputs; source; sources; photo by; photos by; this article was originally
        published; this story was originally published; this article originally appeared;
        this story originally appeared
    """),
    "es": _lines("con información de; fuente; reporte de"),
    "fr": _lines("avec afp; avec reuters"),
    "pt": _lines("com informações de; fonte"),
    "ru": _lines("источник; фото"),
}
ABOUT_AUTHOR = {
    "en": _lines("about the author; about the writer; about the authors; author bio; about"),
    "de": _lines("über den autor; über die autorin; über"),
    "es": _lines("sobre el autor; sobre la autora; acerca del autor; sobre"),
    "fr": _lines("à propos de l'auteur; à propos de"),
    "pt": _lines("sobre o autor; sobre a autora; sobre"),
    "it": _lines("l'autore; l'autrice"),
    "ru": _lines("об авторе"),
}
"""Heads of a box about the author; a single word counts with the author's name behind it."""

CONTRIBUTED = r"\bcontribut(?:ed|ing)\b[^.]{0,30}\b(?:report(?:ing)?|story|article|coverage)\b"
"""Somewhere in the line: `N contributed to this report`."""

CONTACT = {
    "en": _lines("""
        write to; reach the reporter; reach the reporters; reach the writer; contact the writer;
        contact the reporter; contact the author; email the author; email the writer; follow us;
        follow him; follow her; follow me; follow them; follow the author; find us on; like us on;
        join us on; have a tip; got a tip; send tips; have a story
    """),
    "es": _lines("síguenos; siga a"),
    "pt": _lines("siga-nos; siga o"),
}

CALLS = {
    "en": _lines("""
        sign up; sign-up; subscribe; click here; click to; get the latest; get our; download our;
        download the; join our; join the conversation; like this story; like this article;
        did you like; share this; share your; want more; want to read more; enjoyed this;
        support us; donate; become a member; register now; advertisement; advertising; sponsored;
        story continues; article continues; continue reading below; loading;
        listen to this article; play video; watch live;
        get breaking; back to top;
        print this; view all; view comments; show comments
    """),
    "es": _lines("suscríbete; suscríbase; publicidad; regístrate"),
    "fr": _lines("abonnez-vous; inscrivez-vous; publicité; partager"),
    "pt": _lines("assine; inscreva-se; publicidade; compartilhe"),
    "de": _lines("anzeige; abonnieren; jetzt abonnieren; newsletter"),
    "id": _lines("iklan; bagikan"),
    "ru": _lines("подпишитесь; подписывайтесь; реклама; поделиться"),
}
"""Calls to do something else than read on."""

COMMENTS = {
    "en": _lines("""
        comments; comment; leave a comment; leave a reply; leave your comment; post a comment;
        add a comment; join the discussion; discuss; responses; reader comments; note: we are
        temporarily moderating; please read our comment policy; write a comment
    """),
    "es": _lines("comentarios; deja un comentario; dejar comentario"),
    "fr": _lines("commentaires; laisser un commentaire"),
    "pt": _lines("comentários; deixe um comentário; deixe seu comentário"),
    "de": _lines("kommentare; kommentar schreiben"),
    "ru": _lines("комментарии; оставить комментарий"),
}

TAG_LABELS = {
    "en": _lines("""
        tags; tag; topics; topic; filed under; posted in; categories; category; keywords; labels;
        in this article; explore more
    """),
    "es": _lines("etiquetas; temas; archivado en; categorías"),
    "fr": _lines("mots-clés; étiquettes; thèmes; catégories"),
    "pt": _lines("etiquetas; categorias; assuntos; palavras-chave"),
    "de": _lines("schlagwörter; themen; kategorien"),
    "ru": _lines("теги; метки; темы; рубрики"),
}

DATE_WORDS = word_set(
    """
    published updated posted modified last first on at by in and created date est edt et pst pdt pt
    cst cdt ct mst mdt gmt utc bst cet ist am pm a m p january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    st nd rd th hour hours day days minute minutes min mins ago uk time publicado actualizado el de
    publié mis à jour le enero febrero marzo abril mayo junio julio agosto septiembre octubre
    noviembre diciembre janvier février mars avril mai juin juillet août septembre octobre novembre
    décembre
    """
)
"""A line of nothing but these words and figures is a date."""

BYLINE_WORDS = word_set(
    """
    by written posted published text words and story author staff reporter writer editor senior
    correspondent contributor news special to the por par von texte di
    """
)
"""What may stand beside the authors' names in a byline."""

READING_TIME = (
    r"(?:(?:estimated\s+)?(?:reading|read)\s+time\W*(?:\d+\s*)?(?:min(?:ute)?s?)?|\d+[\s-]*min(?:ute)?s?\s+read"
    r"|tempo\s+de\s+leitura\W*\d+\s*minutos?|tiempo\s+de\s+lectura\W*\d+\s*min(?:utos?)?"
    r"|temps\s+de\s+lecture\W*\d+\s*min(?:utes?)?|lesezeit\W*\d+\s*min(?:uten)?)"
)

CREDIT = (
    r"(?:\((?:photo|image|picture|credit|pic|foto|imagen)s?\s*(?:by|:)[^()]{1,80}\)"
    r"|\((?:[^()]{1,60}\s)?(?:ap|afp|reuters)(?: photo)?\b[^()]{0,60}\)"
    r"|\b(?:getty images|ap photo|shutterstock|alamy(?: stock photo)?|istock(?:photo)?)\)?"
    r"|/\s?(?:getty(?: images)?|afp|reuters|ap(?: photo)?|associated press|epa|bloomberg|unsplash)"
    r"(?:/[\w .&-]{1,40})?\)?)$"
)
"""The end of a caption."""
CREDIT_START = (
    r"(?:photo|photograph|image|picture|illustration|foto|фото|crédit photo)s?"
    r"\s*(?:credit|courtesy|source|by)?s?\s*(?:of|by)?\s*[:©|]"
)
"""The beginning of a line of credit."""
