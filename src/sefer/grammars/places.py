"""How strongly the words around a name say that it is a place, or that it is none."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sefer.grammars.contexts import after, before, before_is, clause, feature_of, says
from sefer.grammars.cues import DATELINE, Cue, one
from sefer.grammars.names import Chain, lower
from sefer.grammars.places_english import english, is_led
from sefer.grammars.shapes import are_many
from sefer.grammars.subjects import LIKELY, acts, among_ships, does
from sefer.grammars.suffixes import case_of
from sefer.grammars.words import any_of, table
from sefer.letters.patterns import lazy

_PEOPLE = lazy(r"l[ae]r")
_PRONOMINAL = lazy(r"n(?:[dt]?[ae]|[ıiuü]$)")


def cue_of(chain: Chain, text: str, i: int, j: int) -> Cue:
    """The cue of words i..j of a chain."""
    if j < len(chain.kinds):
        return one(_within(chain, text, i, j))
    return one(_turkish(chain, text, i, j) if chain.part.language == "tr" else english(chain, text, i, j))


def _within(chain: Chain, text: str, i: int, j: int) -> Cue:
    """Before another capitalised word: the head of an institution, a fight, a settlement word."""
    kind = chain.kinds[j]
    if set(chain.kinds[j:]) & {"i", "w"}:
        return Cue(veto=True)
    if kind == "s":
        return Cue(place=2, kind="settlement")
    if kind in "eE":
        return Cue(place=2 * (kind == "e"))
    if chain.part.language == "en" and kind in "rlyvq" and j == 1:  # "at Reddersburg De Wet ..."
        return Cue(place=2 * is_led(text, chain.start(0), chain.part.start, chain.close))
    if (
        chain.part.language == "en"
        and (i, j) == (1, 2)
        and kind == "n"
        and before_is(lower(chain.texts[0]), "en") == "prep"
    ):
        return Cue(place=2)  # "At Chlum Hiller was killed"
    if kind in "iwor":
        return Cue(veto=kind in "iw" or chain.part.language == "tr")
    if (
        kind == "p" or (kind in "nc" and case_of(lower(chain.suffix or "x")) == "dative")
    ) and chain.part.language == "tr":
        told = clause(text, chain.close, chain.part.end, "tr")
        if any("place ceded" in labels for labels in told):
            return Cue(place=2)
    if chain.part.language == "tr" and j == i + 1 and kind in "ncdhiut" and (acting := _acting(chain, text, i)).person:
        return acting
    if chain.part.language == "tr" and kind in "ncdh" and (acting := _subject(chain, text, i, j)).person:
        return acting  # "Andrés Cáceres Şili'nin topunu almıştı"
    rest = chain.kinds[j:]
    if kind in "xpnc" and rest[-1] in "iwo":
        return Cue(veto=True)
    return Cue(attribute=kind == "p")


def _turkish(chain: Chain, text: str, i: int, j: int) -> Cue:
    word, word_end = after(text, chain.close, chain.part.end)
    if not chain.suffix:
        return _bare(chain, text, i, j, word, word_end)
    case = case_of(lower(chain.suffix))
    if case == "nominative" and _NAMED_SO.search(text, max(0, chain.start(0) - 8), chain.start(0)):
        return Cue(person=2, case=case)  # "Binbaşı öldü; adı Kurz'du"
    thing = i == 0 and _is_ship(text, chain.start(0), chain.part.start)
    if thing or _is_none(chain, i, j, case):
        return Cue(veto=True, thing=thing, case=case)
    said = says(word, "tr") if word else frozenset()
    if case in ("locative", "relative"):
        cue = Cue(place=1 if "printed" in said else 3, case=case)
    elif case in ("instrumental", "adjectival", "equative", "privative", None):
        cue = Cue(case=case)
    else:
        cue = _governed(case, said, clause(text, chain.close, chain.part.end, "tr"))
        if case == "genitive" and "c" not in chain.kinds[i:j] and _UNIT.match(text, chain.close):
            cue = cue._replace(place=0, person=3)  # "Rennenkampf'ın 1. Ordusu"
        elif case == "genitive" and "c" not in chain.kinds[i:j] and _NAMED_UNIT.match(text, chain.close):
            cue = cue._replace(place=0, person=2)  # "Yudeniç'in Kafkas Ordusu"
        elif case == "genitive" and "c" not in chain.kinds[i:j] and cue.person < 3:
            if _MEN.match(text, chain.close) or _HIS_MEN.match(text, chain.close):
                cue = cue._replace(place=0, person=2)  # "Anders'in Polonyalıları"
            elif does(text, chain.close, chain.part.end):
                cue = cue._replace(place=0, person=3)  # "Bergonzoli'nin savunduğu"
            elif _HIS.fullmatch(chain.suffix):
                cue = cue._replace(place=0, person=2)  # "suç Churchill'indi"
        elif case == "accusative" and cue.place == 1 and not cue.person and _SENT.match(text, chain.close):
            cue = cue._replace(place=0, person=2)  # "Bazaine'i Metz'e kapattı"
        elif case == "dative" and _HANDED.match(word) and "c" not in chain.kinds[i:j]:
            cue = cue.but(place=0, person=2)  # "savunmayı Pétain'e verdi"
    if case == "dative" and cue.place < 3 and _family_sure().search(chain.texts[j - 1]):
        cue = cue.but(place=0, person=2)  # "Kuropatkin'e gönderilen rapor"
    if case == "instrumental" and word in _TOGETHER:
        cue = cue.but(person=2)  # "Kollman'la beraber"
    if i and chain.kinds[i - 1] == "x" and not (i == 1 and chain.opens):  # "Milli Mücadele'ye", "Bakanlar Kurulu'nu"
        cue = cue._replace(veto=cue.place < 2 or _PRONOMINAL.match(chain.suffix) is not None)
    return cue


def _is_none(chain: Chain, i: int, j: int, case: str | None) -> bool:
    """A plural behind an apostrophe is people; a group of words in the possessive is an institution, or a feature."""
    if _PEOPLE.match(lower(chain.suffix)):
        return True
    if j - i < 2 or case == "genitive" or not _PRONOMINAL.match(chain.suffix):
        return False
    return not _is_feature(chain.texts[j - 1])


_MEN = lazy(r"\s+[A-ZÇĞİÖŞÜ]\w+l[ae]r[ıi](?:n?(?:[ıi]n?|[ae]|[dt][ae]n?)|yl[ae])?(?!\w)")
_HIS_MEN = lazy(  # "Maydel'in on bir taburu"
    r"\s+(?:\d[\d.,]*|(?:on|yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan|yüz|bin|iki|üç|dört|beş|altı|yedi|sekiz|dokuz)(?:\s+\w+)?)\s+(?:\w+\s+)?"
    r"(?:tabur|alay|bölü[ğk]|süvari|topçu|top|asker|nefer|tümen|tugay|fırka|batarya|kişi|adam|atlı|tank)(?:l[ae]r)?s?[ıiuü](?:n\w*|yla|yle)?(?!\w)"
)
_HANDED = lazy(r"(?:ver(?:di|ilmiş|miş|ildi|ir|iyor|erek|ip)|devret|devred|emanet|devrol|havale)\w*")
_SENT = lazy(
    r"\s+[A-ZÇĞİÖŞÜ]\w+['’](?:[yn]?[ae]|[dt][ae]n?)\s+(?!(?:bağla|bırak|ver|kat|ekle|birleş|ilhak|geri|iade|karşı|doğru|kadar|iste|aç)\w*)[a-zçğıöşü]+"
)
_TOGETHER = frozenset(("beraber", "birlikte"))
_HIS = lazy(r"n?[ıiuü]n(?:[dt][ıiuü]r?|m[ıiuü]ş)")
_UNIT = lazy(
    r"(?:\s+[a-zçğıöşü]+){0,2}\s+(?:\d{1,3}\.|[IVX]+\.|(?:\w+\s+)?\w+nc[ıiuü])\s+(?:\w+\s+){0,2}[OoKkTtFfAaGgLl]\w{2,7}[ıiuü](?!\w)"
)
_NAMED_UNIT = lazy(
    r"\s+(?:[A-ZÇĞİÖŞÜ]\w+\s+){1,3}(?:(?:Ordu|Kolordu|Tümen|Fırka|Tugay|Liva|Alay|Tabur|Lejyon)(?:l[ae]r)?s?[ıiuü]|Grubu|Müfrezesi)(?!\w)"
)
_GOVERNED = {
    "dative": ("place motion", "person addressed"),
    "accusative": ("place taken", "person object"),
    "ablative": ("place motion", "person given"),
}


def _governed(case: str, said: frozenset[str], told: tuple[frozenset[str], ...]) -> Cue:
    """What the words behind a name in a case that has both readings say; of two verbs the nearer one counts."""
    state = any("place state" in labels for labels in told)
    if case == "genitive":
        return _possessed(state, said, told)
    of_place, of_person = _GOVERNED.get(case, ("", ""))
    place = person = 0
    for labels in told:
        if of_place in labels or of_person in labels:
            place, person = 2 * (of_place in labels), 2 * (of_person in labels)
            break
    if case == "ablative":
        place, person = 2 + (place > 0), person // 2
    elif not (place or person or state):
        place = 1
    return Cue(place, state, person, case=case)


def _possessed(state: bool, said: frozenset[str], told: tuple[frozenset[str], ...]) -> Cue:
    """What belongs to a name says what it is: "Plevne'nin düşüşü", "Skobelev'in emri"."""
    place = person = 0
    for n, labels in enumerate(told[:3]):
        if "place owned" in labels or "person owned" in labels:
            state = state or n > 0
            place, person = 2 * ("place owned" in labels), 2 * ("person owned" in labels)
            break
    attribute = "actor" in said
    if "command" in said:
        person = 3
    place += not (place or person or attribute)
    return Cue(place, state, person, attribute=attribute, case="genitive")


# of a name or the object of whoever it names: "Paris kenti", "Joubert kenti aldı"; and what follows the latter
_EITHER = frozenset(("kenti", "şehri", "köyü", "limanı"))
_AIMS = lazy(
    r"\s+(?:[A-ZÇĞİÖŞÜ]\w+(?:\s+[A-ZÇĞİÖŞÜ]\w+)?(?:['’]|\s+(?:ile|ve)\s)|(?:[a-zçğıöşü]+\s+){0,3}(?:ele|geri|topa|kuşat|boşalt|al[dm]|işgal|zapt|terk|savun)\w*)"
)
_BRIDGED = lazy(  # "Udi üstündeki köprü"
    r"\s+(?:üzerinde|üstünde)(?:ki)?\s+(?:[a-zçğıöşü]+\s+){0,2}(?:köprü|geçi[td]|tombaz|sal(?!\w)|baraj)\w*"
)
_FORCES = lazy(
    r"\s+(?:[a-zçğıöşü]+\s+){0,2}(?:zorla(?!n)|tut(?!ul)|tara(?!n)|mayınla(?!n)|kapat(?!ıl)|aş(?!ıl)|geçti|geçmek|geçince|geçerken|geçip|yık(?!ıl)|savun(?!ul))\w*"
)
_LOST = lazy(r"\s+yol(?:unu|larını)\s+(?:şaşır|bul|kaybe|yitir|değiştir)")
_NTH = lazy(r"\w+nc[ıiuü]|ileri|ana|asıl|dış|iç")
_CLITICS = frozenset(("de", "da", "ise", "bile", "dahi"))


# what the small word behind a bare name says of it; the first that fits holds
_BARE = (
    ("thing", Cue(veto=True, thing=True)),
    ("settlement", Cue(place=3, kind="settlement")),
    ("lean", Cue(place=2)),
    ("road", Cue(place=2)),
    ("between", Cue(place=2, state=True)),
    ("fight", Cue(place=2, state=True)),
    ("side", Cue(place=2)),
    ("command", Cue(person=3)),
    ("person own", Cue(person=2)),
    ("actor", Cue(attribute=True)),
    ("place fell", Cue(place=2)),
    ("person deeds", Cue(person=2)),
)


def _bare(chain: Chain, text: str, i: int, j: int, word: str, word_end: int) -> Cue:
    """A name without a suffix, before a small word."""
    clitic = word in _CLITICS
    if clitic:
        word, word_end = after(text, word_end, chain.part.end)
    if not word:
        if _is_signed(chain, text, i):
            return Cue(person=3)
        return Cue(place=2) if _is_dated(chain, text) else _subject(chain, text, i, j)
    feature = None if clitic else feature_of(word, "tr")
    if (
        feature
        and lower(feature[0]) == word
        and _FORCES.match(text, word_end)
        and (acting := _subject(chain, text, i, j)).person
    ):
        return acting  # "Guépratte boğazı zorladı"
    if feature and lower(feature[0]) not in _BARE_FEATURES:
        return Cue(place=3, end=word_end, feature=feature, kind=feature[1])
    said = says(word, "tr")
    if "side" in said and "c" in chain.kinds[i:j]:
        return Cue(attribute=True)
    if "actor" in said and text[chain.close + 1 : chain.close + 2].isdigit():  # "Hooker 133.000 askerle ... aştı"
        return _subject(chain, text, i, j)
    if _LOST.match(text, chain.close):
        return Cue(person=2)  # "Monash yolunu şaşırdı"
    if _BRIDGED.match(text, chain.close):
        return Cue(place=2)
    if word == "ile" and _TALKS.match(text, chain.close) and not set(chain.kinds[i:j]) & set("cp"):
        return Cue(person=2)  # "Fok ile fısıldaştı"
    if word in _EITHER and _AIMS.match(text, word_end) and (acting := _subject(chain, text, i, j)).person:
        return acting  # "Joubert kenti Bulwana Tepesi'nden topa tuttu"
    if word == "ile" and set(chain.kinds[i:j]) <= set("nq") and _NEXT.match(text, word_end):
        return Cue()  # "Tınaztepe ile Kılıçarslanbeli'ni": what comes says it
    if _NTH.fullmatch(word) and "road" in says(after(text, word_end, chain.part.end)[0], "tr"):
        return Cue(place=2)  # "Selmanıpak birinci hattını"
    if "between" in said and _RELATION.match(text, word_end):
        return Cue(person=2)  # "Kuropatkin ile Alekseyev arasındaki geçimsizlik"
    if "named" in said and "thing" not in said:
        if feature_of(after(text, word_end, chain.part.end)[0], "tr"):
            return Cue(place=3)  # "Apex denen sırtta"
        being = _is_being(text, word_end, chain.part.end)
        return Cue(person=3 * being, veto=not being)
    if word == "esir" and (taken := _subject(chain, text, i, j)).person:
        return taken  # "O'Connor esir düştü"
    if "fight" in said and _family().search(chain.texts[-1]):  # "Brusilov taarruzu"
        return Cue()
    for label, cue in _BARE:
        if label in said:
            return cue
    acting = _subject(chain, text, i, j)
    return Cue(person=1) if "person spoke" in said and not acting.person else acting


_SIGNED = lazy(r"\.?\s*(?:\n\s*\n|\Z)")


def _is_signed(chain: Chain, text: str, i: int) -> bool:
    """A name alone that ends a paragraph of sentences: who signs a telegram."""
    if i or not chain.opens or not _SIGNED.match(text, chain.close):
        return False
    return text[max(0, chain.start(0) - 2) : chain.start(0)] in (". ", ".\n")


def _subject(chain: Chain, text: str, i: int, j: int) -> Cue:
    if j - i == 1:
        return _acting(chain, text, i)
    if (
        j - i == 2
        and chain.kinds[i:j] in ("nn", "gn", "nq", "gq")
        and acts(text, chain.start(i), chain.end(j - 1) if j < len(chain.kinds) else chain.close, chain.part.end)
        >= LIKELY + (chain.opens and i == 0)
    ):
        return Cue(person=2, subject=True)  # "Oliver Law ... öldü"
    return Cue()


def _is_being(text: str, at: int, end: int) -> bool:
    """Does what a name is said to be tell of a person: "Gandhi adında genç bir avukat"?"""
    for _ in range(4):
        word, at = after(text, at, end)
        if "beings" in says(word, "tr"):
            return True
    return False


_TALKS = lazy(
    r"\s+ile(?:\s+[\w'’]+){0,3}?\s+(?:görüş|konuş|fısıldaş|anlaş(?!ma)|buluş|tartış|mektuplaş|yazış|karşılaş|vedalaş)\w+"
)
_RELATION = lazy(
    r"(?:\s+[^\W\d_]+){0,2}\s+(?:kırgınlı|geçimsizli|anlaşmazlı|çekişme|rekabet|tartışma|yazışma|mektuplaşma|dostlu|husumet|kavga|uyuşmazlı"
    r"|görüşme|sürtüşme|düşmanlı|soğuklu|konuşma|bölüş|paylaş)"
)
_NEXT = lazy(r"\s+[A-ZÇĞİÖŞÜ]")
_CITED = 5000  # characters around a name in which its work may be cited
_INSTEAD = lazy(r"(?:[;,.]| ve) yerine $")
_NAMED_SO = lazy(r"[;,.] adı $")
_STANDS = lazy(r"\s+\w+[dt][ae](?:yd[ıi]|d[ıi]r|ym[ıi]ş)(?=[.,;])")
_BEHIND_SUBJECT = ("locative", "ablative", "dative", "accusative")


@lru_cache(maxsize=1 << 12)
def _is_no_subject(word: str) -> bool:
    """Is a name a plural, or does it end as those of villages do?"""
    return are_many(word) or _ends().search(lower(word)) is not None


@cache
def _ends() -> re.Pattern[str]:
    return lazy(rf"(?:{table('tr', 'places')['words']['ends']})$")


def _acting(chain: Chain, text: str, i: int = 0) -> Cue:
    """A name alone that is the subject of what persons do: "Patton ... Palermo'ya girmiş", "Lanrezac görevden alındı"."""
    if chain.kinds[i] not in "ngq" or (i and chain.kinds[i - 1] not in "xp"):
        return Cue()
    following = chain.kinds[i + 1 :]
    word = chain.texts[i]
    if (following and following[0] not in "ncdhiut") or _is_no_subject(word):
        return Cue()
    if text.find(f"({chain.texts[i]}, ", max(0, chain.close - _CITED), chain.close + _CITED) >= 0:
        return Cue()  # a work's author, who tells and does not act
    if text.startswith(" diye ", chain.close):
        return Cue()
    weight = acts(text, chain.start(i), chain.end(i) if following else chain.close, chain.part.end)
    case = case_of(lower(chain.suffix or "x")) if following else None
    if (not weight and case in _BEHIND_SUBJECT) or (weight < 0 and case == "locative"):
        weight = LIKELY * (not among_ships(text, chain.start(i), chain.close))  # "Bazaine Metz'te kapalı kaldı"
    if following and not weight and not chain.suffix and _STANDS.match(text, chain.close):
        weight = LIKELY  # "Zastrow Vaux ormanındaydı"
    if not i and not chain.suffix and _INSTEAD.search(text, max(0, chain.start(0) - 12), chain.start(0)):
        weight = LIKELY  # "...; yerine Gerlach getirildi"
    return Cue(person=max(weight, 0), place=max(-weight, 0), subject=True)


@cache
def _family() -> re.Pattern[str]:
    return lazy(table("tr", "persons")["names"]["surnames"])


@cache
def _family_sure() -> re.Pattern[str]:
    """Endings of family names that towns do not have."""
    return lazy(r"\w{5}kin$|\w{3}(?:zade|oğlu|enko|escu|opulos|şvili|vi[çc]|vskiy?)$")


_WIRED = lazy(r"\s*\((?:[Aa]\.?\s?[Aa]\.?|Reuter\w*|Havas|Hususi\w*|[Tt]elefonla|[Tt]elgrafla|Özel\w*)[^()\n]{0,20}\)")


def _is_dated(chain: Chain, text: str) -> bool:
    """A place before a date: "Sofya, 12 Kasım (A.A.)", "Calais 26 Mayıs'ta düştü"."""
    if chain.opens and (DATELINE.match(text, chain.close) or _WIRED.match(text, chain.close)):
        return True
    if not text[chain.close + 1 : chain.close + 2].isdigit():
        return False
    return any("place fell" in labels for labels in clause(text, chain.close, chain.part.end, "tr")[:3])


_BARE_FEATURES = frozenset(("tepe", "dağ", "dere", "sırt", "tabya", "tepeler"))


@cache
def _feature_end() -> re.Pattern[str]:
    return lazy(rf"\w+(?:{any_of(list(table('tr', 'places')['features']))}|köyü)")


def _is_feature(word: str) -> bool:
    """Does a word end in a feature word written together with it: "Karahisarı", "Arıburnu"?"""
    return _feature_end().fullmatch(lower(word)) is not None


def _is_ship(text: str, start: int, low: int) -> bool:
    """Does the sort of a ship stand before a name ("zırhlısı Goeben'i"), and no name before that ("Midilli kruvazörü")?"""
    word, at = before(text, start, low)
    if word not in _ships():
        return False
    owner, _ = before(text, at, low, any_case=True)
    first = at - len(owner) - 1
    return not (owner and text[first].isupper())


@cache
def _ships() -> frozenset[str]:
    return frozenset(table("tr", "places")["words"]["ships"])
