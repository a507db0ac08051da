"""Document -> named formations: a number, a place or a proper name before an echelon word."""

from __future__ import annotations

import re

from sefer.grammars.spans import Taken
from sefer.grammars.suffixes import TAIL
from sefer.letters import lower, title
from sefer.model import Document, Mention, UnitValue

# stem as it may be inflected, nominative bare, nominative after a modifier, echelon
ECHELONS = [
    (r"ordular grubu", "Ordular Grubu", "Ordular Grubu", "army_group"),
    (r"kolordu", "Kolordu", "Kolordusu", "corps"), (r"ordu", "Ordu", "Ordusu", "army"),
    (r"tümen", "Tümen", "Tümeni", "division"), (r"fırka", "Fırka", "Fırkası", "division"),
    (r"tugay", "Tugay", "Tugayı", "brigade"), (r"liva", "Liva", "Livası", "brigade"),
    (r"alay", "Alay", "Alayı", "regiment"), (r"tabur", "Tabur", "Taburu", "battalion"),
    (r"bölü[kğy]", "Bölük", "Bölüğü", "company"), (r"batarya", "Batarya", "Bataryası", "battery"),
    (r"müfreze", "Müfreze", "Müfrezesi", "detachment"), (r"gru[pb]", "Grup", "Grubu", "group"),
    (r"cephe", "Cephe", "Cephesi", "front"), (r"birli[kğ]", "Birlik", "Birliği", "other"),
    (r"filo", "Filo", "Filosu", "squadron"),
]
_WORD = re.compile(
    r"(?P<stem>" + "|".join(f"(?P<e{i}>{s}|{s[0].upper() if s[0]!='ı' else 'I'}{s[1:]})" for i, (s, *_) in enumerate(ECHELONS)) + rf")(?P<tail>{TAIL})(?!\w)"
)
ORD = {w: n for n, w in enumerate(["birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu", "onuncu"], 1)}
TENS = {"on": 10, "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80, "doksan": 90}
_NUM = re.compile(r"(?P<n>\d{1,3})(?:\.|['’]?(?:inci|ıncı|uncu|üncü|nci|ncı|ncu|ncü)|-(?:ci|cı|cu|cü))$|(?P<r>[IVXLC]+)\.$")
ARMS = {"piyade": "infantry", "süvari": "cavalry", "topçu": "artillery", "istihkâm": "engineer", "istihkam": "engineer", "telgraf": "signal", "sıhhiye": "medical", "dağ": "mountain", "ağır": "heavy", "makineli": "machine_gun", "tüfek": None, "hücum": "infantry", "nizamiye": None, "redif": None, "sahra": None, "jandarma": None, "mürettep": None, "muhabere": "signal", "nakliye": None, "avcı": "infantry", "akıncı": "cavalry"}
_TOKEN = re.compile(r"[\w’'\-]+\.?|[^\w\s]")
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(text: str) -> int:
    total = 0
    for a, b in zip(text, text[1:] + " "):
        total += -ROMAN[a] if ROMAN.get(b, 0) > ROMAN[a] else ROMAN[a]
    return total


def number_of(word: str) -> int | None:
    found = _NUM.fullmatch(word)
    if found:
        return int(found["n"]) if found["n"] else roman(found["r"])
    low = lower(word.rstrip("."))
    if low in ORD:
        return ORD[low]
    for t, n in TENS.items():
        if low == t + {"on": "uncu", "yirmi": "nci", "otuz": "uncu", "kırk": "ıncı", "elli": "nci"}.get(t, "x"):
            return n
        if low.startswith(t) and low[len(t):].strip() in ORD:
            return n + ORD[low[len(t):].strip()]
    return None


NATIONS = {"türk", "ermeni", "rus", "ingiliz", "alman", "fransız", "bulgar", "sırp", "yunan", "gürcü", "osmanlı", "bolşevik", "italyan", "japon", "avusturya", "rumen", "azerbaycanlı", "müslüman ", "sovyet", "taşnak", "hint", "arap", "düşman"}
ADJECTIVES = {"kızıl", "millî", "milli", "ulusal", "beyaz", "yeşil", "büyük", "yeni"}
STOP = {"bu", "o", "bir", "ve", "ile", "her", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "ise", "ancak", "ayrıca", "geriye", "kalan", "türkiye’nin", "aynı", "zaman", "zamanda", "daha", "sonra", "ilk", "önce"}
_BACK = re.compile(r"(?P<w>[\wâîûÂÎÛ’'-]+\.?)(?P<gap>\s+|$)")
_HQ = re.compile(r"\b(?:Genel Karargâh|Genel Karargah|Başkarargâh|Başkarargah)(?:ı)?\b")
_GROUP = re.compile(r"(?P<mods>(?:[A-ZÇĞİÖŞÜ]\w+\s+)+)?(?P<n>\d\.\s+)?Ordular[ıi]? Gru(?:p Komutanlığı|bu)")
_EN = re.compile(r"\b(?:(?P<n>\d{1,3})(?:st|nd|rd|th)\s+)?(?P<mods>(?:[A-Z][\w-]+\s+){0,4})(?P<e>Army|Corps|Division|Brigade|Regiment|Battalion|Front|Detachment|Squadron|Battery|Company)\b(?P<of>\s+of\s+the\s+[A-Z]\w+)?")
_EN_ECH = {"Army": "army", "Corps": "corps", "Division": "division", "Brigade": "brigade", "Regiment": "regiment", "Battalion": "battalion", "Front": "front", "Detachment": "detachment", "Squadron": "squadron", "Battery": "battery", "Company": "company"}
_FORCE = re.compile(r"\b[A-Z][a-z]{3,}force\b")


def find(document: Document, taken: Taken) -> list[Mention]:
    out: list[Mention] = []
    used = Taken()
    text = document.text

    def add(s: int, e: int, v: UnitValue) -> None:
        if used.free(s, e) and taken.free(s, e):
            m = Mention("unit", s, e, v)
            used.add([m])
            out.append(m)

    for part in document.parts:
        if part.kind in ("bibliography",):
            continue
        if part.language == "en":
            for f in _EN.finditer(text, part.start, part.end):
                mods = (f["mods"] or "").split()
                while mods and mods[0] in ("The", "An", "A", "This"):
                    mods = mods[1:]
                if not mods and not f["n"] and not f["of"]:
                    continue
                s = f.start("n") if f["n"] else (text.index(mods[0], f.start()) if mods else f.start("e"))
                name = " ".join(([f["n"] + "."] if f["n"] else []) + mods + [f["e"]]) + (" ".join([""] + f["of"].split()) if f["of"] else "")
                add(s, f.end(), UnitValue(" ".join(text[s:f.end()].split()) if not f["n"] else name, _EN_ECH[f["e"]], int(f["n"]) if f["n"] else None))
        for f in _FORCE.finditer(text, part.start, part.end):
            add(f.start(), f.end(), UnitValue(f.group(), "detachment"))
        if part.language != "tr" and part.language != "en":
            continue
        for f in _HQ.finditer(text, part.start, part.end):
            add(f.start(), f.end(), UnitValue(f.group(), "headquarters"))
        for f in _GROUP.finditer(text, part.start, part.end):
            add(f.start(), f.end(), UnitValue(" ".join(f.group().split()), "army_group"))
        for f in _WORD.finditer(text, part.start, part.end):
            if f.start() and (text[f.start() - 1].isalnum() or text[f.start() - 1] in "’'"):
                continue
            i = next(k for k in range(len(ECHELONS)) if f[f"e{k}"])
            for s, e, v in _units(text, part.start, f, i):
                add(s, e, v)
    return sorted(out, key=lambda m: m.start)


def _words_before(text: str, low: int, at: int) -> list[tuple[int, int, str]]:
    """Up to 7 words before `at`, nearest first, on the same line; marks as words."""
    out = []
    i = at
    while len(out) < 24 and i > low:
        j = i
        while j > low and text[j - 1] in " ":
            j -= 1
        if j == low or text[j - 1] == "\n":
            break
        k = j
        if text[j - 1] in ",;:()–-\"“”":
            k = j - 1
        else:
            while k > low and text[k - 1] not in " ,;:()\n\"“”":
                k -= 1
        out.append((k, j, text[k:j]))
        i = k
    return out


def _units(text: str, low: int, f: re.Match[str], i: int):
    _, bare, poss, echelon = ECHELONS[i]
    words = _words_before(text, low, f.start())
    mods: list[tuple[int, int, str]] = []
    n = 0
    number = None
    start = f.start()
    plural = bool(re.match(r"l[ae]r", f["tail"]))
    while n < len(words):
        s, e, w = words[n]
        num = number_of(w)
        if num is not None and (w[0].isdigit() or w.endswith(".") or w[0].isupper() or lower(w) in ORD or True) and not (w[0].isdigit() and not re.search(r"\D", w)):
            number, start, n = num, s, n + 1
            break
        lw = lower(w)
        if lw in ARMS or (w[0].isupper() and w.replace("-", "").replace("’", "").isalpha() and "’" not in w and lw not in STOP and len(mods) < 4 and w not in ("Ordu", "Türkiye")):
            mods.append((s, e, w))
            n += 1
            continue
        break
    mods.reverse()
    arm = next((ARMS[lower(w)] for _, _, w in mods if ARMS.get(lower(w))), None)
    if number is not None:
        names = [title(lower(w)) if lower(w) in ARMS else w for _, _, w in mods]
        tail_name = " ".join([*names, poss]) if names else bare
        yield start, f.end(), UnitValue(f"{number}. {tail_name}", echelon, number, arm)
        # coordination before
        k = n
        while k + 1 < len(words) and words[k][2] in (",", "ve", "ile", "veya"):
            s, e, w = words[k + 1]
            num = number_of(w)
            if num is None:
                break
            yield s, e, UnitValue(f"{num}. {tail_name}", echelon, num, arm)
            k += 2
        return
    proper = [w for _, _, w in mods if lower(w) not in ARMS]
    while mods and lower(mods[0][2]) in NATIONS and not (len(proper) > 1):
        proper = [w for w in proper if w != mods[0][2]]
        mods = mods[1:]
    if echelon in ("other",) and plural:
        return
    capital = f["stem"][0].isupper()
    if not proper or (not capital and echelon in ("front", "army") ):
        if not (mods and capital and len(mods) >= 2 and echelon not in ("other", "front")):
            return
    if not proper and not capital:
        return
    if plural and echelon not in ("regiment", "battalion", "division", "group"):
        return
    s0 = mods[0][0]
    names = [title(lower(w)) if lower(w) in ARMS else w for _, _, w in mods]
    final = bare if all(lower(w) in ADJECTIVES for w in proper) and proper else poss
    if echelon == "group" and plural:
        final = "Grupları"
    yield s0, f.end(), UnitValue(" ".join([*names, final]), echelon, None, arm)
    # coordination of names: "X, Y ve Z alayı"
    k = n
    if len(proper) == 1 and echelon in ("regiment", "battalion", "division"):
        while k + 1 < len(words) and words[k][2] in (",", "ve"):
            s, e, w = words[k + 1]
            if not (w[0].isupper() and w.isalpha()) or lower(w) in NATIONS:
                break
            yield s, e, UnitValue(f"{w} {final}", echelon, None, arm)
            k += 2
