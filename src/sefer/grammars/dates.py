"""Document -> dates."""

from __future__ import annotations

import calendar
import re
from datetime import date

from sefer.grammars.spans import Taken
from sefer.letters import lower
from sefer.model import DateValue, Days, Document, Mention

MONTHS = {"ocak":1,"şubat":2,"mart":3,"nisan":4,"mayıs":5,"haziran":6,"temmuz":7,"ağustos":8,"eylül":9,"ekim":10,"kasım":11,"aralık":12,
 "january":1,"february":2,"march":3,"april":4,"may":5,"june":6,"july":7,"august":8,"september":9,"october":10,"november":11,"december":12}
M = "|".join(w[0].upper().replace("I","[Iİ]")+w[1:] if w[0]!="i" else w for w in MONTHS)
M = "|".join({"ocak":"Ocak"}.get(w, (w[0].upper() if w[0] not in "ışçğ" else {"ı":"I","ş":"Ş","ç":"Ç","ğ":"Ğ"}[w[0]])+w[1:]) for w in MONTHS)
Y = r"(?P<y>1[4-9]\d\d|20\d\d)"
PART = r"(?:\s+(?:sabahı|akşamı|gecesi|öğleden sonra|öğle(?:n|yin)?|gece yarısı|şafağı|ikindi(?:si)?))?"
CLOCK = r"(?:\s+günü)?(?:,?\s+saat\s+(?P<hh>\d{1,2})[.:](?P<mm>\d\d))"
FULL = re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})(?:\s*[–-]\s*(?P<d2>\d{{1,2}})|\s+ve\s+(?P<d3>\d{{1,2}}))?\s+(?P<m>{M})\b(?:\s+{Y}\b)?(?P<part>{PART})(?P<clock>{CLOCK})?")
MONTH = re.compile(rf"\b(?P<m>{M})(?:\s+ayı(?:nın)?)?(?:\s+{Y})?\s+(?P<v>ortasında|ortalarında|başında|başlarında|sonunda|sonlarında|ortası|sonu|başı)\b|\b(?P<m2>{M})\s+(?P<y2>1[4-9]\d\d|20\d\d)\b")
YEAR = re.compile(r"(?<![\d.,])(?P<y>1[6-9]\d\d|20\d\d)(?:\s+yılı(?:nın)?\s+(?P<v>son(?:u|ları|larından|larında)?|baş(?:ı|ları|larında|larından)?|orta(?:sı|ları|larında)?)\w*)?(?=['’]|\s+(?:yıl|sene)|\)|\s+[a-zçğıöşü]|\s*$|[,.])(?!\d)")
REL = re.compile(r"\b(?:(?P<next>[Ee]rtesi (?:gün|sabah|gece)|[Bb]ir gün sonra)|(?P<same>[Aa]ynı (?:gün|gece|akşam|sabah))|(?P<n>\d{1,2}|[Bb]ir|[İi]ki|[Üü]ç|[Dd]ört|[Bb]eş|[Aa]ltı|[Yy]edi|[Ss]ekiz|[Dd]okuz|[Oo]n) (?P<u>gün|hafta) (?P<w>sonra|önce)(?:sinde|ki)?)\b")
COUNT = {"bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10}
WEEK = ["pazartesi","salı","çarşamba","perşembe","cuma","cumartesi","pazar"]


def find(document: Document, taken: Taken) -> list[Mention]:
    text = document.text
    raw = []
    used = Taken()
    for kind, pat in (("full", FULL), ("month", MONTH), ("year", YEAR), ("rel", REL)):
        for f in pat.finditer(text):
            if not taken.free(f.start(), f.end()) or not used.free(f.start(), f.end()): continue
            if kind == "year" and re.match(r"\s+(?:asker|er|kişi|subay|top|tüfek|hayvan|rakım|metre)", text[f.end():f.end()+12]): continue
            e = f.end()
            m = Mention("date", f.start(), e, DateValue(None, None))
            used.add([m]); raw.append((f.start(), kind, f))
    out = []; year = None; last = None
    for _, kind, f in sorted(raw, key=lambda r: r[0]):
        g = f.groupdict()
        if kind == "rel":
            if last is not None:
                day = last + _shift(g)
                out.append(Mention("date", f.start(), f.end(), DateValue(date.fromordinal(day).isoformat(), Days(day, day), False)))
                last = day
            continue
        y = int(g.get("y") or g.get("y2") or 0) or None
        given = y is not None
        if given: year = y
        y = y or year
        value = _value(kind, g, y, given)
        after = text[f.end():f.end()+16]
        w = re.match(r"\s+(?:günü\s+)?(\w+)", after)
        wd = WEEK.index(lower(w[1])) if w and lower(w[1]) in WEEK else None
        if wd is not None and value.days and value.days.earliest == value.days.latest:
            bad = "weekday" if (date.fromordinal(value.days.earliest).weekday() != wd) else None
            value = DateValue(value.edtf, value.days, value.year_given, "gregorian", wd, bad)
        out.append(Mention("date", f.start(), f.end(), value))
        if value.days and value.days.latest - value.days.earliest <= 1:
            last = value.days.latest
    return out


def _shift(g) -> int:
    if g["next"]:
        return 1
    if g["same"]:
        return 0
    n = lower(g["n"])
    days = (int(n) if n.isdigit() else COUNT[n]) * (7 if g["u"] == "hafta" else 1)
    return days if g["w"] == "sonra" else -days


def _value(kind, g, y, given):
    if y is None: return DateValue(None, None, False)
    if kind == "year":
        v = g.get("v")
        return DateValue(f"{y}~" if v else f"{y}", Days(date(y,1,1).toordinal(), date(y,12,31).toordinal()), given)
    m = MONTHS[lower(g.get("m") or g.get("m2"))]
    if kind == "month":
        v = g.get("v"); last = calendar.monthrange(y,m)[1]
        return DateValue(f"{y}-{m:02d}" + ("~" if v else ""), Days(date(y,m,1).toordinal(), date(y,m,last).toordinal()), given)
    d = int(g["d"]); d2 = int(g.get("d2") or g.get("d3") or 0)
    try:
        a = date(y,m,d)
        if d2:
            b = date(y,m,d2)
            return DateValue(f"{a}/{b}", Days(a.toordinal(), b.toordinal(), True), given)
    except ValueError:
        return DateValue(None, None, given, impossible="day")
    edtf = a.isoformat() + (f"T{int(g['hh']):02d}:{g['mm']}" if g.get("hh") else "")
    return DateValue(edtf, Days(a.toordinal(), a.toordinal()), given)
