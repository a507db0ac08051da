"""Document -> places."""

from __future__ import annotations

import re

from sefer.grammars.names import CAP, NOT_NAMES
from sefer.grammars.spans import Taken
from sefer.grammars.suffixes import case_of
from sefer.letters import lower, title
from sefer.model import Document, Mention, PlaceValue

FEATURES = {"tepesi": "hill", "tepeleri": "hill", "tepe": "hill", "nehri": "river", "çayı": "river", "ırmağı": "river", "dağı": "mountain", "dağları": "mountain", "geçidi": "pass", "kışlası": "barracks", "gölü": "lake", "denizi": "sea", "boğazı": "strait", "kapısı": "pass", "adası": "island", "yarımadası": "peninsula", "ovası": "plain", "vadisi": "valley", "sırtları": "hill", "sırtı": "hill", "körfezi": "gulf", "mezarlığı": "district", "yanardağı": "hill", "kalesi": "fort", "tabyası": "fort", "deresi": "river", "burnu": "cape", "kanalı": "canal"}
_FEAT = re.compile(rf"(?P<names>{CAP}(?:\s+{CAP}){{0,2}})\s+(?P<f>(?i:{'|'.join(sorted(FEATURES, key=len, reverse=True))}))(?P<tail>n?(?:[ae]|[ıi]n|[dt][ae]n?|[dt]eki|[dt]aki|[ıiuü])?)(?!\w)")
_HILL = re.compile(r"(?P<n>\d{1,4})\s+(?:numaralı|rakımlı|No['’]lu|nolu|no['’]lu)\s+(?P<w>tepe\w*)", re.I)
_SETTLE = r"köy\w*|kasaba\w*|istasyon\w*|şehri\w*|şehir\w*|kenti\w*|ilçe\w*|mevki\w*|liman\w*|bölge\w*|vilayet\w*|sancağ\w*|kaza\w*|nahiye\w*|mahalle\w*|garı\w*"
_POST = r"üzerinden|üzerine|civar\w*|yakın\w*|doğru|arasın\w*|boyunca|çevre\w*|yön\w*|istikamet\w*|önler\w*|yolu\w*|hattı\w*|cephesi\w*|savaş\w*|muharebe\w*|harekât\w*|harekat\w*|kuşatma\w*|demiryolu\w*|güney\w*|kuzey\w*|doğu\w*|batı\w*|petrol\w*|halkı\w*|etraf\w*|dışın\w*|içlerin\w*|kıyı\w*|sahil\w*|taarruz\w*|hücum\w*|seferi\w*|ve|ile|ilerle\w*|yaylalar\w*"
_NOUN = re.compile(rf"\s+(?:{_SETTLE}|{_POST})")
_ACTORS = re.compile(r"\s+(?:halk|hükümet|hükûmet|ordusu|kuvvet|birlik|milis|temsilci|heyet|subay|asker|vatandaş|Devlet|Cumhuriyet|İmparatorlu|Hükümet|Halk|Parlamento|yönetim|delege|delegasyon|Türk|güçleri|dışişleri|dil|basın|gazete)")
COUNTRIES = {"Türkiye", "Rusya", "Almanya", "İngiltere", "Fransa", "Azerbaycan", "Ermenistan", "Gürcistan", "İran", "Yunanistan", "Bulgaristan", "Sırbistan", "Avusturya", "İtalya", "Romanya", "Osmanlı", "Mısır", "Irak", "Suriye"}
_CAPS = re.compile(rf"(?<![\w’'.]){CAP}")
_CASED = re.compile(r"['’](?P<s>\w+)")
_EN = re.compile(r"\b(?:in|at|near|to|from|toward|towards|of|reached|entered|occupied|captured|seize and secure|secure|Keywords:)\s+(?P<p>[A-Z][a-z]\w+)")


def find(document: Document, taken: Taken, gazetteer=None) -> list[Mention]:
    text, out, used = document.text, [], Taken()
    knows = (lambda n: gazetteer.knows(n)) if gazetteer else (lambda n: False)

    def add(s: int, e: int, name: str, kind: str | None = None) -> None:
        if taken.free(s, e) and used.free(s, e):
            m = Mention("place", s, e, PlaceValue(" ".join(name.split()), kind))
            used.add([m])
            out.append(m)

    for part in document.parts:
        if part.kind == "bibliography" or part.language == "und":
            continue
        a, b = part.start, part.end
        for f in _HILL.finditer(text, a, b):
            add(f.start(), f.end(), f"Tepe {f['n']}", "hill")
        for f in _FEAT.finditer(text, a, b):
            words = f["names"].split()
            s = f.start()
            k = 0
            while k < len(words) - 1 and lower(words[k]) in NOT_NAMES and lower(words[k]) not in ("kuzey", "kurban"):
                s += len(words[k]) + 1
                k += 1
            if lower(words[k]) in NOT_NAMES and lower(words[k]) not in ("hıristiyan", "kızıl", "beyaz"):
                continue
            add(s, f.end(), " ".join([*words[k:], title(lower(f["f"]))]), FEATURES[lower(f["f"])])
        if part.language == "en":
            for f in _EN.finditer(text, a, b):
                if not re.match(r"\s+(?:Republic|Empire|World|Army|War)", text[f.end():f.end() + 12]):
                    add(f.start("p"), f.end("p"), f["p"])
            for f in _CAPS.finditer(text, a, b):
                if knows(f.group()) and not re.match(r"\s+(?:Agreement|Treaty)", text[f.end():f.end() + 12]):
                    add(f.start(), f.end(), f.group())
            continue
        for f in _CAPS.finditer(text, a, b):
            _one(text, a, b, f.start(), f.end(), knows, add)
    return sorted(out, key=lambda m: m.start)


_PREFIX = {"Kuzey", "Güney", "Doğu", "Batı", "Orta", "Kuzeydoğu", "Güneydoğu", "Kuzeybatı", "Güneybatı", "Yukarı", "Aşağı", "Büyük", "Küçük"}
_STATE = re.compile(r"(?:['’]?\s*(?:,|ile\b)?\s*(?:(?:ile|ve)\s+\w+['’]?\w*\s+)?(?:arasında yapılan|arasında imza))")


def _one(text, a, b, s, e, knows, add) -> None:
    word = text[s:e]
    name, end = word, e
    # two-word names known to the gazetteer, or direction + region
    nxt = re.match(rf"\s+({CAP})", text[e:b])
    if nxt and (knows(f"{word} {nxt[1]}") or (word in _PREFIX and (knows(nxt[1]) or nxt[1] in COUNTRIES or nxt[1] in ("Kafkasya", "Anadolu")))):
        name, end = f"{word} {nxt[1]}", e + nxt.end()
    low = lower(name)
    if "-" in name and not knows(name):
        parts = name.split("-")
        if any(knows(p) for p in parts) or re.match(r"\s+(?:yolu|demiryolu|hattı|arası|bölge)", text[end:end + 12]):
            at = s
            for p in parts:
                if lower(p) not in NOT_NAMES:
                    add(at, at + len(p), p)
                at += len(p) + 1
            return
    if low in NOT_NAMES and name not in COUNTRIES:
        return
    if len(name) < 3:
        return
    after = text[end:b][:40]
    if re.match(r"['’]?\w*\s+(?:Devleti|Cumhuriyeti|Halk Cumhuriyeti|İmparatorluğu|Hükümeti|Parlamentosu|Antlaşması|Anlaşması|anlaşma|antlaşma|Barış Antlaşması|Türk|Mütarekesi|ve \w+ adlı|adlı|Litovsk|Bakanlığı|Konferansı|Kongresi)", after):
        return
    if re.search(r"(?:Brest|Osmanlı)\s+$", text[max(a, s - 8):s]):
        return
    cased = _CASED.match(after)
    glued = None
    known = knows(name)
    if not known:
        m = re.match(r"(?P<stem>\w+?)(?P<suf>(?:n?[dt][ae]n?|[yn]?[ae]|n?[ıiuü]n))$", name)
        if m and knows(m["stem"]) and len(m["stem"]) > 3:
            glued = m["stem"]
    if cased:
        case = case_of(lower(cased["s"]))
        if case is None or (case in ("instrumental", "adjectival", "equative") and not (case == "equative")):
            if not (cased["s"].startswith(("süz", "suz", "sız", "siz"))):
                return
        place_case = case in ("locative", "ablative", "relative", "dative")
        rest = after[cased.end():]
        if known:
            if name in COUNTRIES and case == "genitive" and re.match(r"\s+(?:bu |resmî|isteği|talebi|dışişleri)", rest):
                return
            if name in COUNTRIES and case in ("nominative",):
                return
            add(s, end, name)
            return
        if name in COUNTRIES and place_case:
            add(s, end, name)
            return
        if case in ("locative", "ablative", "relative") or (case == "dative" and re.match(r"\s+(?:doğru|git|gel|gönder|ulaş|var|hareket|gir|sevk|çekil|taşın|yürü|kadar|karşı|ilerle|dön|\w+\s+(?:git|gel|gönder|ulaş|var|hareket|gir))", rest)):
            add(s, end, name)
        return
    if glued:
        add(s, end, glued)
        return
    if known:
        if _ACTORS.match(after) and not re.match(r"\s+(?:savaş|muharebe|harekât)", after):
            return
        if name in COUNTRIES and not re.match(r"\s+(?:arasında|üzerin|topraklar|sınır|içinde|yönünde|bağımsızlığının|için)", after) and not re.match(r"\s+ve\s", after):
            if not re.search(r"(?:Kuzey|Güney)\s+$", text[max(a, s - 7):s]):
                return
        add(s, end, name)
        return
    if re.match(rf"\s+(?:{_SETTLE})(?!\w)", after) or re.match(r"\s+(?:üzerinden|civarında|yakınlarında|istikametinde|önlerinde)", after):
        add(s, end, name)
        return
    if re.match(rf"(?:,\s+{CAP}){{0,4}}(?:,|\s+ve)\s+{CAP}['’]?\w*\s+(?:köy|kasaba|istasyon)", after):
        add(s, end, name)
