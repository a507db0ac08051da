"""Document -> quantities."""

from __future__ import annotations

import re

from sefer.grammars.spans import Taken
from sefer.grammars.suffixes import TAIL
from sefer.letters import lower
from sefer.model import Document, Mention, QuantityValue

NUM = {"bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10, "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80, "doksan": 90, "yüz": 100, "bin": 1000, "milyon": 1000000}
_W = "|".join(sorted(NUM, key=len, reverse=True))
_D = r"\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+"
_N = rf"(?:(?:{_D})(?:,\d+)?(?:\s+(?:bin|yüz|milyon)\b(?:\s+(?:\d{{1,3}}\b|(?:(?:{_W})\s*)+\b))?)?|\b(?:(?:{_W})\s*)+\b)"
_NUMBER = re.compile(rf"(?<![\w.,/])(?P<a>{_N})(?:\s*(?:[–-]|ila|ilâ|ile(?=\s+\S+\s+aras[ıi]nda))\s*(?P<b>{_N})(?:\s+aras[ıi]nda)?)?(?P<ap>['’]\w+)?", re.I)
ITEMS = [
    ("makineli tüfek|mitralyöz|makinalı tüfek", "machine_gun"), ("zırhlı tren", "armoured_train"), ("zırhlı otomobil|zırhlı araba|zırhlı araç|zırhlı", "armoured_car"),
    ("top mermi|mermi|gülle", "shell"), ("sandık (?:\\w+ )?(?:mermi|cephane|fişek)\\w*|sandık", "ammunition_box"),
    ("subay|zabit", "officer"), ("asker|er|nefer|erat|piyade er", "soldier"), ("süvari er|atlı|süvari(?! al| bir| bö| tab| tüm)", "cavalryman"), ("gönüllü", "volunteer"),
    ("esir|tutsak", "prisoner"), ("ceset|ölü beden", "corpse"), ("hayvan|at|deve|katır|öküz", "animal"),
    ("havan", "mortar"), ("roketatar", "rocket_launcher"), ("top|obüs", "gun"), ("tüfek", "rifle"), ("uçak|uçağ|tayyare", "aircraft"), ("gemi|gambot|vapur|zırhlı gemi|muhrip|torpidobot", "ship"),
    ("kamyon|otomobil|araba|araç|arac|vagon|lokomotif", "vehicle"),
    ("tümen|fırka", "division"), ("alay", "regiment"), ("tabur", "battalion"), ("bölü[kğy]", "company"), ("batarya", "battery"),
    ("kişi|insan|sivil|nüfus|can|mevcut|mevcud|savaşçı|muharip|adam|ölü|yaralı|kayıp|şehit", "person"),
    ("birli[kğ]|ordu|gru[pb]|kolordu|müfreze|sandalye|üye|milletvekil|yer|koltuk|hastane|mutfak araba\\w*|silah\\w*|köy|ev|temsilci|delege|piyade|kuyu|tren|tekne|mebus", "other"),
]
_ITEM = re.compile("|".join(f"(?P<i{k}>(?:{s})(?:{TAIL})(?:l[iıuü]k)?)(?!\\w)" for k, (s, _) in enumerate(ITEMS)), re.I)
ADJ = r"(?:(?:(?!Bey|Paşa|Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık)[A-ZÇĞİÖŞÜ][a-zçğıöşüâî]+|Türk|Ermeni|Rus|İngiliz|Alman|Yunan|Osmanlı|Krupp|Şnayder|piyade|süvari|topçu|dağ|sahra|deniz|ağır|hafif|küçük|büyük|çaplı|adet|tane|gezici|istihkâm|yerli|gönüllü|silahlı|sancak ve kıdemli|\w+ çaplı|Sentrokaspi|kıdemli)\s+){0,4}"
_AFTER = re.compile(rf"\s*(?P<adj>{ADJ})")
_BAD = re.compile(r"^\s*(?:numaralı|gün|ay\b|hafta|yıl|saat|dakika|kilometre|km|metre|m\b|mil|lira|kuruş|rakım|yaş|°|derece|Haziran|Temmuz|madde|sayfa|cilt|defa|kez|kere|kat|yüzde)(?![^\W\d_])")


def value_of(text: str) -> float | None:
    text = lower(text.strip())
    m = re.fullmatch(rf"({_D})(?:,(\d+))?(?:\s+(bin|yüz|milyon)(?:\s+(.+))?)?", text)
    if m:
        n = float(re.sub(r"[.\u00a0 ]", "", m[1]) + ("." + m[2] if m[2] else ""))
        if m[3]:
            n *= NUM[m[3]]
        return n + ((value_of(m[4]) or 0) if m[4] else 0)
    total = part = 0
    for w in re.findall(_W, text):
        v = NUM[w]
        if v == 100:
            part = (part or 1) * 100
        elif v >= 1000:
            total += (part or 1) * v
            part = 0
        else:
            part += v
    return float(total + part) if total + part else None


def find(document: Document, taken: Taken) -> list[Mention]:
    text = document.text
    out: list[Mention] = []
    for part in document.parts:
        if part.language != "tr" or part.kind in ("bibliography", "heading", "keywords"):
            continue
        for f in _NUMBER.finditer(text, part.start, part.end):
            s, e = f.start(), f.end() if f["b"] and not f["ap"] else f.end("a")
            while text[e - 1].isspace():
                e -= 1
            if not taken.free(s, e):
                continue
            low = lower(f["a"].strip())
            a = value_of(f["a"])
            b = value_of(f["b"]) if f["b"] else a
            if a is None or b is None:
                continue
            if f["b"] and b >= 1000 and a < 1000:
                a *= 1000
            if text[e:e + 1] in ".:" and text[e + 1:e + 2] in " " and f["a"].isdigit() and not f["ap"]:
                continue
            rest = text[e:part.end]
            if f["ap"]:
                if re.match(r"['’](?:[üuıi]|[sş][ıiuü]|ü|[ae]|i)$", f["ap"]) and re.search(r"askerlerden|kişiden|erlerden|subaylardan|esirlerden|toplardan", text[max(part.start, s - 40):s]):
                    out.append(Mention("quantity", s, e, QuantityValue(a, b, _inherit(text[max(part.start, s - 40):s]), numeral=f["a"])))
                continue
            if _BAD.match(rest):
                continue
            adj = _AFTER.match(rest)
            item = _ITEM.match(rest, adj.end()) if adj and (adj.end() > 0 or not rest[:1].strip()) else None
            if not item:
                item2 = None
                # elliptical: "2 Krupp ve 4 Şnayder topu", numbers with suffix "6 binden"
                g = re.match(rf"(?P<suf>{TAIL})(?!\w)", rest)
                if re.search(r"(?:bin|yüz)$", low) and g and g["suf"] and re.search(r"(?:sayısı|mevcudu)\s*(?:\d+ \w+\s*)?$", text[max(part.start, s - 30):s].strip() + " "):
                    item2 = (e + g.end(), "soldier" if "asker" in text[max(0, s - 50):s] else "person")
                if item2:
                    out.append(Mention("quantity", s, item2[0], QuantityValue(a, b, item2[1], numeral=f["a"].strip())))
                continue
            k = next(k for k in range(len(ITEMS)) if item[f"i{k}"])
            end = e + item.end()
            if not taken.free(s, end):
                continue
            kind = ITEMS[k][1]
            if low == "bir" and (kind in ("person", "soldier", "officer") or kind == "other") and not re.search(r"(?:ve|,)\s*$", text[max(part.start, s - 4):s]) and not re.match(r"\s*(?:ve|,)", text[end:end + 4]):
                continue
            if low == "bir" and re.search(r"['’]?n[ıiuü]n\s$", text[max(part.start, s - 6) : s]):
                continue
            if low == "bir" and kind not in ("battalion", "company", "regiment", "battery", "armoured_train", "gun", "officer", "soldier", "other", "machine_gun"):
                continue
            counted = item.group()
            out.append(Mention("quantity", s, end, QuantityValue(a, b, kind, numeral=f["a"].strip(), counted=_nominative(counted, ITEMS[k][0]))))
    return out


def _nominative(word: str, stems: str) -> str:
    m = re.match(stems, word, re.I)
    return m.group() if m else word


def _inherit(before: str) -> str:
    return "officer" if "subay" in before else "soldier" if re.search("asker|erler", before) else "gun" if "top" in before else "person"
