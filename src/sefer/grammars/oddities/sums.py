"""A total and the parts that the same words give for it: lists behind a colon or in brackets, "in all", "the rest"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sefer.grammars.oddities.said import Figure, Said, pattern
from sefer.model import Oddity, Span

MEN = frozenset({"officer", "soldier", "person", "prisoner", "cavalryman", "volunteer", "corpse"})
_FOOT = frozenset({"piyade", "infantry"})
_MEMBERS = ("member", "delegate", "deput", "üye", "delege", "temsilci", "mebus", "milletvekil")
_GUNS = frozenset({"gun", "mortar"})
_FORCES = frozenset({"regiment", "battalion", "company", "division", "battery"})
_GAP = 80  # characters between a total and the list that opens behind it
_MOST = 30  # parts of a list


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two separators of a list."""

    start: int
    end: int
    figures: tuple[Figure, ...]


def read(said: Said) -> Iterator[Oddity]:
    """The sums of a sentence as ("sum", total, parts); `open` where a part may have been left out."""
    if len(said.figures) < 2 or not pattern(said.language, "sum_cue").search(said.plain):
        return
    used: set[int] = set()
    for total, parts, left_open in (*_listed(said), *_totalled(said), *_rests(said), *_shared_out(said)):
        if total.start not in used and 2 <= len(parts) <= _MOST:
            used.add(total.start)
            yield _sum(total, parts, left_open)


def _sum(total: Figure, parts: Sequence[Figure], left_open: bool) -> Oddity:
    related = tuple(Span(p.start, p.tail) for p in parts)
    says = {"total": total.told, "parts": tuple(p.told for p in parts), "open": left_open}
    return Oddity("sum", total.start, total.tail, related, says)


_Sum = tuple[Figure, list[Figure], bool]


def _chunks(said: Said, start: int, end: int) -> list[_Chunk]:
    """The stretches of start..end between commas and joining words that stand in no figure."""
    cuts = [start]
    for found in pattern(said.language, "separator").finditer(said.plain, start - said.start, end - said.start):
        low, high = said.start + found.start(), said.start + found.end()
        if not any(f.start < high and low < f.end for f in said.figures):
            cuts += [low, high]
    cuts.append(end)
    out = []
    for low, high in zip(cuts[::2], cuts[1::2], strict=True):
        inside = tuple(f for f in said.figures if low <= f.start < high)
        if said.between(low, high).strip():
            out.append(_Chunk(low, high, inside))
    return out


def _listed(said: Said) -> Iterator[_Sum]:
    """A number, then its parts behind a colon, a dash or "made up of", or in brackets."""
    for n, total in enumerate(said.counts[:-1]):
        following = said.counts[n + 1]
        opener = pattern(said.language, "opener").search(
            said.plain, total.tail - said.start, min(following.start, total.tail + _GAP) - said.start
        )
        if opener is None or pattern(said.language, "no_parts").search(said.between(total.tail, following.start)):
            continue
        begin = said.start + opener.end()
        end = _closed(said, opener.group().strip(), begin)
        listed = _parts(said, _chunks(said, begin, end))
        if listed and _fit(total, listed[0]):
            yield total, *listed


def _closed(said: Said, opener: str, begin: int) -> int:
    """Where a list ends that was opened so."""
    closers = {"(": ")", "[": "]", "–": " – ", "—": "—", "-": " - "}
    at = said.plain.find(closers.get(opener, ";"), begin - said.start)
    return said.start + at if at >= 0 else said.end


def _parts(said: Said, chunks: Sequence[_Chunk]) -> tuple[list[Figure], bool] | None:
    """The one figure of each chunk, and whether a chunk has none; None for what is no list of parts."""
    parts, left_open = list[Figure](), False
    for chunk in chunks:
        figures = [f for f in chunk.figures if not _in_brackets(said, chunk, f)]
        if (len(figures) > 1 and not _adjoin(said, figures)) or any(f.unit for f in figures):
            return None
        parts += figures
        left_open |= not figures and not pattern(said.language, "fates").fullmatch(
            said.between(chunk.start, chunk.end).strip(" .")
        )
    words = said.between(chunks[0].start, chunks[-1].end) if chunks else ""
    if len(parts) < 2 or pattern(said.language, "no_parts").search(words):
        return None
    return parts, left_open


def _adjoin(said: Said, figures: Sequence[Figure]) -> bool:
    """Do two figures with their nouns stand side by side?"""
    return len(figures) == 2 and not said.between(figures[0].tail, figures[1].start).strip()


def _in_brackets(said: Said, chunk: _Chunk, figure: Figure) -> bool:
    before = said.between(chunk.start, figure.start)
    return before.count("(") > before.count(")")


def _totalled(said: Said) -> Iterator[_Sum]:
    """Parts, then "in all" so many."""
    known = pattern(said.language, "total_before"), pattern(said.language, "total_behind")
    for n, total in enumerate(said.counts):
        before = said.between(said.counts[n - 1].end if n else said.start, total.start)
        if n < 2 or not (known[0].search(before) or known[1].match(said.plain, total.tail - said.start)):
            continue
        parts = _back(said, total)
        later = said.counts[n + 1 :] and ";" in said.between(parts[-1].end, total.start) if parts else False
        if len(parts) > 1 and _fit(total, parts) and not later:
            opened = any(p.suffix for p in parts) and "toplam" not in before
            yield total, parts, opened


def _back(said: Said, total: Figure) -> list[Figure]:
    """The figures of the list that ends before a total."""
    parts: list[Figure] = []
    for chunk in reversed(_chunks(said, said.start, total.start)):
        figures = [f for f in chunk.figures if not _in_brackets(said, chunk, f)]
        if parts and figures and figures[-1].item in _FORCES and figures[-1].low == len(parts):
            figures = figures[:-1]
        if any(f.unit for f in figures[-1:]) or (parts and not figures):
            break
        if not figures:
            continue
        if figures[-1].item in _FORCES and not parts and total.item not in _FORCES:
            continue  # "the losses of the three regiments in all ..."
        if _adjoin(said, figures):  # "3 subay 41 er şehit"
            parts[:0] = figures
            continue
        parts.insert(0, figures[-1])
        if len(figures) > 1 or pattern(said.language, "clause").search(said.between(chunk.start, figures[-1].start)):
            break
    words = said.between(parts[0].start, total.start) if parts else ""
    return [] if pattern(said.language, "no_parts").search(words) else parts


def _rests(said: Said) -> Iterator[_Sum]:
    """So many, of them so many this and so many that, the rest so many."""
    for last in said.figures:
        before = [f for f in said.figures if f.start < last.start]
        gap = said.between(before[-1].tail if before else said.start, last.start)
        if not pattern(said.language, "rest").search(gap):
            continue
        if last.unit == "percent":
            shares = [f for f in before if f.unit == "percent"]
            if shares and len(shares) == len(before):
                yield _hundred(last), [*shares, last], False
            continue
        same = [f for f in before if not f.unit]
        if said.before is not None and pattern(said.language, "of_them").match(said.plain):
            same = [*said.before.counts[-1:], *same]
        if last.unit or len(same) < 2:
            continue
        total, *parts = same
        words = said.between(min(total.start, said.end), last.start) if total.start >= said.start else said.plain
        partitive = any(p.suffix for p in parts) or pattern(said.language, "of_whole").search(
            said.between(max(said.start, total.start - 16), last.start)
        )
        if partitive and _fit(total, [*parts, last]) and not pattern(said.language, "no_rest").search(words):
            yield total, [*parts, last], False


def _shared_out(said: Said) -> Iterator[_Sum]:
    """ "48 ev yandı; 21'i aşağı, 14'ü orta, 12'si yukarı mahalledeydi": three parts or more, and nothing else."""
    if len(said.counts) < 4 or len(said.counts) != len(said.figures):
        return
    total, *parts = said.counts
    if parts[0].low == len(parts) - 1 and parts[0].item != total.item and parts[0].counted:  # "in the three hospitals"
        if _fit(total, parts[1:]) and not pattern(said.language, "no_parts").search(said.plain):
            yield total, parts[1:], False
        return
    words = said.between(total.tail, said.end)
    if total.suffix or not all(p.suffix for p in parts) or pattern(said.language, "no_parts").search(words):
        return
    if _fit(total, parts) and len(_chunks(said, parts[0].start, said.end)) == len(parts):
        yield total, parts, False


def _hundred(share: Figure) -> Figure:
    return Figure(share.start, share.end, share.tail, 100, 100, 100, 100, unit="percent")


def alike(one: Figure, other: Figure) -> bool:
    """Can two figures count the same sort of thing?"""
    if not one.item or not other.item or (one.item in MEN and other.item in MEN):
        return True
    if "rifle" in (one.item, other.item):
        return {one.item, other.item} <= MEN | {"rifle"}
    return one.item == other.item and (one.item != "other" or one.counted[:4] == other.counted[:4])


def _fit(total: Figure, parts: Sequence[Figure]) -> bool:
    """Can the parts count what the total counts, and do they come near it?"""
    named = (p for p in parts if p.item and not p.suffix)  # "120'si süvariye": a part, whatever it went to
    items = {"soldier" if p.counted.lower() in _FOOT else p.item for p in named}
    if total.item in MEN or total.item == "rifle" or total.counted.lower().startswith(_MEMBERS):
        same = items <= MEN
    elif total.item in _GUNS:
        same = items <= _GUNS
    elif total.item:
        nouns = {p.counted[:4] for p in parts if p.item == "other"}
        same = items <= {total.item} and (total.item != "other" or nouns <= {total.counted[:4]})
    else:
        same = items <= MEN or len(items) == 1
    whole, sum_ = total.high, sum(p.high for p in parts)
    return same and all(p.low < 1.2 * whole for p in parts) and 0.4 * whole <= sum_ <= 2.5 * whole and whole > 2
