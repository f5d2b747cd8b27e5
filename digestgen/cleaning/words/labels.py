"""Labels of the page around an article, by kind and language.

Data; `frame/signs.py` reads it. Two sorts: a *label* stands by itself (`Most read`), so no small
letter may follow it; an *opening* begins a phrase that no article would use at that place
(`Sign up for our newsletter`). Write a phrase as it stands in a sentence; capitals, `Title Case`
and `UPPER CASE` are understood. Another language is another tuple here.
"""

from __future__ import annotations

from digestgen.cleaning.words.label_sets import LabelSet

ENGLISH = LabelSet(
    language="en",
    labels={
        "related": """related; related articles; related article; related stories; related story;
            related tags; related coverage; related topics; related posts; related content;
            related links; related news; related video; related videos; recommended;
            recommended for you; recommended stories; recommended articles; recommended videos;
            more stories; most read; most popular; most viewed; most commented; most recent;
            most shared; trending; trending now; popular; popular posts; read more; read also;
            read next; see more; see also; also read; also on; also see; don't miss; don’t miss;
            on our radar; top news; top stories; top video; top videos; latest news;
            latest stories; latest videos; next up; up next; next; previous; prev; next article;
            next post; next story; previous article; previous post; previous story; next page;
            what's hot; editors' picks; editor's picks; in case you missed it; watch more;
            watch next; story timeline; keep reading; view all; see all; more news; more on;
            more from; more in; more about; latest from; you may also like; you might also like;
            you may like; promoted stories; from the web; around the web; paid content;
            must read; must reads; more great; more news from; more stories from; popular on;
            popular in; trending in; trending on; next up in; good deals; places in this story;
            organizations in this story""",
        "comment": """comment; comments; no comments; leave a reply; leave a comment; add comment;
            post a comment; show comments; view comments; view the discussion thread;
            have your say; join the conversation; join the discussion; comment on this story;
            cancel reply; loading comments; sort by; comments comments; log in to comment;
            post comment; add a comment; write a comment; comments are closed""",
        "tags": """tags; tag; topics; topic; filed under; filed to; categories; category;
            posted in; keywords; labels; trends; in this article; hashtags; more topics;
            related to; in this story; tagged; tagged with""",
        "ad": """advertisement; advertisements; advertising; sponsored; sponsored links;
            sponsored content; loading; story continues below; story continues below gallery;
            article continues below; continue reading; continue reading below;
            story continues below advertisement; continue reading the main story; ad;
            - advertisement -; scroll to continue""",
        "copy": """all rights reserved; privacy policy; privacy; terms of use; terms of service;
            terms and conditions; copyright; disclaimer; request reprint; request reprints;
            report error; report a typo; submit correction; submit a correction;
            editorial guidelines; reuse this content; reprints; licensing; accessibility;
            contact us; about us; advertise; corrections; imprint""",
        "share": """share; shares; share this; share this story; share this article;
            share this post; share this entry; share this page; share this with; share on;
            share via; share with; share by mail; share permalink; share it with friends;
            share your thoughts; all sharing options; all sharing options for;
            show more sharing options; tweet; print; print this article; print article;
            order reprints; text size; close video; get short url; copy link; copy; embed; save;
            pin it; permalink; listen; replay; bookmark; likes; like this; reactions; email this;
            email article; follow; close; link; mail; flip; buttons; e-mail; click to share""",
        "label": """published; first published; originally published; updated; last updated;
            last modified; modified; posted; back to gallery; caption; enlarge; enlarge image;
            home; menu; written by; editorial; opinion; video; videos; photos; photo gallery;
            gallery; watch; listen; give feedback; survey; skip to content;
            skip to main content; search; breaking news; breaking; news; exclusive; analysis;
            feature; features; fact checks; smart news; blog; article; slideshow; subscribe;
            show caption; hide caption; toggle caption; image; picture; staff writer;
            staff report; staff reports; special to; contributor; correspondent; by line;
            view comments; browse all posts; transcript; live; premium; sign in; log in;
            filed; date; author; source; video transcript; play video; sections; topics""",
        "sign": """source; sources; image credit; image source; photo credit; photo; photos by;
            main image credit; originally published on; originally published by;
            first published on; first published; originally appeared on; editor's note;
            editor’s note; editors' note; version tested; contributing; contributed by;
            with inputs from; notes to editors; ends; media contact; press contact;
            about this rating; corrections""",
        "author": """about the author; about the authors; about author; author; author bio;
            about the writer; more by; more from this author; read more from this author;
            view all posts by; view author archive""",
        "news": """newsletter; newsletters; sign up; subscribe; subscribe now; sign me up; get it;
            download our app; get the app; email address; email (required); your email; zip code;
            e-mail address; enter your email; buy now; support us; donate; join now;
            click here; daily newsletter; email newsletter; sign up now; get alerts""",
    },
    openings={
        "related": """related coverage from; you may also like; you might also like;
            you may be interested; you might be interested;
            recommended by; read the original article; read the full; click here to read; watch:;
            read:; listen:; photos:; see photos:; click here to watch""",
        "comment": """your email address will not be; you must be logged in; you must log in;
            please log in; as you comment, please; blog comments powered by; please enter your;
            please enable javascript; comments are moderated; we moderate; notify me of;
            save my name, email; required fields are marked; we reserve the right to remove;
            join the conversation about""",
        "news": """sign up for; sign up to; subscribe to; get the latest; get the day's;
            get breaking news; get our; get more; get your; get top news; follow us; follow us on;
            follow him on; follow her on; follow them on; join our; join us on; join the
            conversation; download our; download the; want more; want to read more; like this story;
            like this article; like what you; enter your email; by signing up; by subscribing;
            by clicking; stay on top of; stay up to date; stay connected; stay tuned;
            click here to subscribe; click here to sign up; click here to get; click here for;
            support our; if you have a news tip; if you have a correction; have a tip; got a tip;
            thanks for signing up; thank you for subscribing; please check the opt-in;
            receive the latest; keep up with; need more; check out our; check your inbox;
            i agree that; keep an eye on your inbox; there was an error; our newsletter""",
        "copy": """all rights reserved; this material may not be; this article was originally;
            this story was originally; this post was originally; this story has not been edited;
            this article has not been; this article first appeared; this story first appeared;
            this article is related to; views expressed; the views expressed; views and opinions;
            the opinions expressed; we use cookies; this site uses cookies; we may earn;
            we may receive; may receive a commission; prices are subject; for more information;
            any redistribution; no part of this; licensed under; this work is licensed;
            sometimes we include links; when you buy through; if you buy something;
            if you click on; material from the associated press; © ; copyright""",
        "author": """write to; reach the reporters; reach the reporter; reach him; reach her;
            reach them; follow @; email the author; contact the author; contact the reporter;
            can be reached at; about the author; he is the author of; she is the author of;
            email him at; email her at; read more from""",
        "sign": """reporting by; additional reporting by; with reporting by; writing by;
            editing by; edited by; compiled by; with additional reporting; translated by;
            contributed to this report; contributed to this story; contributed to this article;
            this story was updated; this article was updated; this post has been updated;
            this story has been updated; associated press writer; associated press writers;
            an earlier version of; correction:; clarification:; update:; photo by; photos by;
            image courtesy; video by; illustration by; based on reporting by""",
        "share": """share on; share via; share this on; share this with; click to share on;
            click to print; click to email; all sharing options for:; tweet on; share with;
            opens in new window; save to; send to; print this""",
        "label": """published on; posted on; posted by; posted in; updated on; last updated on;
            written by; image 1 of; photo 1 of; 1 of; filed to:""",
    },
)

FRENCH = LabelSet(
    language="fr",
    labels={
        "related": """lire aussi; à lire aussi; sur le même sujet; articles liés; article lié;
            à voir aussi; les plus lus; les plus consultés; les plus commentés; en savoir plus;
            lire la suite; à découvrir; article suivant; article précédent; plus d'articles;
            dans la même rubrique; nos sélections; recommandé; voir aussi; voir plus; à la une""",
        "comment": """commentaires; commentaire; laisser un commentaire; ajouter un commentaire;
            réagir; vos réactions; voir les commentaires; aucun commentaire""",
        "tags": """mots-clés; mots clés; étiquettes; thèmes; sujets; rubriques; dossier; dossiers;
            tags associés; catégories""",
        "ad": "publicité; annonce; contenu sponsorisé; la suite après cette publicité",
        "copy": "tous droits réservés; mentions légales; politique de confidentialité; "
        "conditions générales",
        "share": "partager; imprimer; partager sur; envoyer par e-mail; copier le lien; écouter; "
        "enregistrer; s'abonner; suivre; partagez cet article",
        "label": "publié; publié le; mis à jour; mis à jour le; modifié le; posté le; accueil; "
        "menu; actualité; actualités; vidéo; temps de lecture; rédigé par; écrit par; éditorial",
        "sign": "source; sources; crédit photo; crédits photo; photo; légende",
        "author": "à propos de l'auteur; du même auteur; voir tous ses articles",
        "news": "newsletter; abonnez-vous; inscrivez-vous; s'inscrire; je m'abonne; "
        "votre adresse e-mail",
    },
    openings={
        "news": "abonnez-vous à; inscrivez-vous à; recevez; suivez-nous; rejoignez-nous; "
        "téléchargez l'application; pour ne rien manquer",
        "comment": "votre adresse e-mail ne sera pas; vous devez être connecté; "
        "les champs obligatoires",
        "copy": "tous droits réservés; toute reproduction; cet article a été publié",
        "related": "à lire aussi; lire aussi; lire également; plus d'infos; retrouvez",
        "sign": "avec afp; (avec afp); avec reuters; propos recueillis par",
        "share": "partager sur; cliquez pour partager",
        "label": "publié le; mis à jour le; modifié le; posté le",
    },
)

OTHERS = LabelSet(
    language="",
    labels={
        "related": """mehr zum thema; das könnte sie auch interessieren; auch interessant;
            lesen sie auch; meistgelesen; leia mais; leia também; veja também; saiba mais;
            mais lidas; lee también; te puede interesar; más leídas; más noticias; baca juga;
            berita terkait; terkait; terpopuler; материалы по теме; читайте также; по теме;
            новости по теме; leggi anche; lees ook; 関連記事; 相关阅读; 관련기사""",
        "comment": "kommentare; comentários; comentarios; комментарии; komentar; "
        "tinggalkan balasan; commenti; reacties; コメント; 댓글",
        "tags": "schlagwörter; schlagworte; etiquetas; palavras-chave; теги; тэги; "
        "タグ; 标签; 태그",
        "ad": "anzeige; werbung; publicidade; publicidad; pubblicità; iklan; реклама; 広告; 광고",
        "copy": "alle rechte vorbehalten; todos os direitos reservados; "
        "todos los derechos reservados; impressum; datenschutz; все права защищены; 저작권자; "
        "무단전재",
        "share": "teilen; drucken; compartilhar; compartilhe; compartir; imprimir; bagikan; "
        "поделиться; condividi; cetak; 공유; 인쇄하기",
        "label": "veröffentlicht; aktualisiert; publicado; publicada; publicado em; "
        "publicado por; atualizado; actualizado; startseite; início; inicio; beranda; "
        "опубликовано; diterbitkan; tempo de leitura; 기사입력; 입력; 수정; 公開; 更新",
        "author": "über den autor; sobre o autor; sobre el autor; об авторе; tentang penulis",
        "news": "newsletter abonnieren; inscreva-se; suscríbete; langganan; подписаться",
    },
    openings={
        "label": "publiziert am; veröffentlicht am; publicado em; publicado el; atualizado em; "
        "actualizado el; tempo de leitura; zuletzt aktualisiert; diposting",
        "author": "über den autor; sobre o autor; sobre el autor",
    },
)

ALL = (ENGLISH, FRENCH, OTHERS)
