"""Document -> persons."""

from __future__ import annotations

import re

from sefer.grammars.names import CAP, NOT_NAMES, RANKS, TITLES
from sefer.grammars.spans import Taken
from sefer.letters import lower
from sefer.model import Document, Mention, PersonValue

_WORD = rf"(?:{CAP}|[A-ZÇĞİÖŞÜ]\.)"
_RANKED = re.compile(rf"\b(?P<rank>(?:{RANKS}))\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})(?P<paren>\s+\([A-Z]\w+\))?")
_TITLED = re.compile(rf"(?<![\w’'])(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}}?\s+{TITLES}(?:\s+{CAP}(?=[’'\s,.)]))?)(?P<tail>(?![\w]))")
_INITIAL = re.compile(rf"(?<![\w.])(?P<name>(?:[A-ZÇĞİÖŞÜ]\.\s*){{1,3}}{CAP}(?:\s+{CAP})?)")
_OFFICE = re.compile(rf"\b(?:bakanı|Bakanı|nazırı|Nazırı|başkanı|Başkanı|elçisi|büyükelçisi|komiseri|Komiseri|askeri|subayı|reisi|Reisi|valisi|Valisi|diplomatı|Başbakanı|komutanı|Komutanı|kumandanı|Sadrazam|askerî|lideri|Türklerinden|subaylarından|Başbakan)\s*,?\s+(?P<name>{CAP}(?:\s+{CAP}){{0,2}})")
_NAMED = re.compile(rf"(?P<name>{CAP}(?:\s+{CAP}){{0,2}})\s+(?:adlı|isimli|adında|isminde)\s+(?:\w+\s+){{0,3}}(?:subay|komutan|general|kişi|paşa|bey|albay|binbaşı|yüzbaşı|şahıs)")
_ROLE = re.compile(rf"(?<![\w’'.])(?P<name>{CAP}(?:\s+{CAP}){{1,2}})(?=[’']?\w*\s+(?:komutasında|kumandasında|emrinde|liderli|tarafından imza|imzaladı|başkanlığında|adlı makale|ifadesiyle|rolü|kendisiyle))")
_LIST = re.compile(rf"(?:{TITLES}|\)),?\s+(?:ve\s+)?(?P<name>{CAP}\s+{CAP}(?:\s+{CAP})?)(?=[,’'\s])")
_ENDINGS = re.compile(r"(?:zâde|zade|oğlu|ov|yev|ev|yan|ski|skiy|yans|ili|beyli|lı|li|in|oğulları)$")


def find(document: Document, taken: Taken, gazetteer: object = None) -> list[Mention]:
    text, out, used = document.text, [], Taken()
    known: dict[str, str] = {}

    def add(s: int, e: int, name: str, rank: str | None) -> bool:
        if s < e and taken.free(s, e) and used.free(s, e):
            m = Mention("person", s, e, PersonValue(" ".join(name.split()), rank))
            used.add([m])
            out.append(m)
            return True
        return False

    def trim(s: int, name: str) -> tuple[int, str]:
        words = list(re.finditer(r"\S+", name))
        k = 0
        while k < len(words) - 1 and (lower(words[k].group()) in NOT_NAMES or lower(words[k].group()).startswith(("türk-", "rus-"))):
            k += 1
        return s + words[k].start(), name[words[k].start():]

    for part in document.parts:
        if part.kind in ("bibliography",) or part.language == "und":
            continue
        a, b = part.start, part.end
        for f in _RANKED.finditer(text, a, b):
            name, e = f["name"], f.end("name")
            title = re.search(rf"\b{TITLES}\b", name)
            if title:
                name, e = name[: title.end()], f.start("name") + title.end()
            elif f["paren"]:
                name, e = name + f["paren"], f.end("paren")
            name, e = _cut(text, f.start("name"), e)
            rank = f["rank"].replace("Generali", "General")
            if name and lower(name.split()[0]) not in NOT_NAMES and taken.free(f.start("name"), e) and not (gaz_knows(gazetteer, name) and " " not in name):
                add(f.start(), e, name, rank)
        for f in _TITLED.finditer(text, a, b):
            s, name = trim(f.start("name"), f["name"])
            t = re.search(rf"\b({TITLES})\b", name)
            if t and name.split()[0] != t[1] and lower(name.split()[0]) not in NOT_NAMES:
                end = s + len(name)
                if t.end() < len(name) and (not taken.free(s + t.end(), end) or text[end:end+2].strip()[:1] == "." ):
                    pass
                extra = name[t.end():].strip()
                if extra and (lower(extra) in NOT_NAMES or gaz_knows(gazetteer, extra)):
                    name, end = name[: t.end()], s + t.end()
                # glued suffix
                add(s, end, name, t[1].replace("Beyi", "Bey"))
        for f in _INITIAL.finditer(text, a, b):
            name, e = _cut(text, f.start("name"), f.end("name"))
            if name and not re.search(r"\d\.\s*$", text[max(a, f.start() - 4): f.start()]):
                add(f.start("name"), e, name, None)
        for pat in (_OFFICE, _NAMED, _ROLE, _LIST):
            for f in pat.finditer(text, a, b):
                s, name = trim(f.start("name"), f["name"])
                name, e = _cut(text, s, s + len(name))
                words = name.split()
                if not words or any(lower(w) in NOT_NAMES for w in words) or (gaz_knows(gazetteer, words[0]) and len(words) == 1):
                    continue
                if pat in (_ROLE, _LIST) and gaz_knows(gazetteer, words[0]):
                    continue
                add(s, e, name, "Knyaz" if words[0] == "Knyaz" else None)
    # later and earlier bare mentions of names known in full or by surname
    for m in list(out):
        v = m.value
        known[v.name] = v.rank or ""
    for part in document.parts:
        if part.kind in ("bibliography",) or part.language == "und":
            continue
        for f in re.finditer(rf"(?<![\w’'.]){CAP}(?:\s+{CAP}){{0,3}}", text[: part.end][part.start:]):
            s = part.start + f.start()
            words = f.group().split()
            for n in range(len(words), 0, -1):
                cand = " ".join(words[:n])
                e = s + len(re.match(r"\s+".join(map(re.escape, words[:n])), text[s:]).group())
                if cand in known and len(cand) > 3:
                    add(s, e, cand, known[cand] or None if known[cand] in ("Bey", "Paşa", "Efendi") else None)
                    break
            else:
                w = words[0]
                if len(words) == 1 and _SURNAME.search(w) and lower(w) not in NOT_NAMES and not gaz_knows(gazetteer, w) and len(w) > 5:
                    add(s, s + len(w), w, None)
    return sorted(out, key=lambda m: m.start)


_SURNAME = re.compile(r"(?:zâde|zade|yan|ski|skiy|off|ville|vich|viç|çerin|man)$|[^aeıioöuü](?:ov|yev)$")


def gaz_knows(gazetteer: object, name: str) -> bool:
    return bool(gazetteer) and gazetteer.knows(name)  # type: ignore[attr-defined]


def _cut(text: str, s: int, e: int) -> tuple[str, int]:
    """A name without a glued case suffix is itself; nothing is cut here but trailing marks."""
    name = text[s:e].rstrip(" ,")
    return name, s + len(name)
