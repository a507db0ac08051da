"""What a sentence tells twice, told once: an order by its noun and its verb, a fight and how it ended, dead and wounded."""

from __future__ import annotations

from sefer.claims.drafts import Draft


def merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, each fact once."""
    return _whole_losses(_one_fight(_without_rested(_without_twins(_without_left(drafts)))))


def _one_fight(drafts: list[Draft]) -> list[Draft]:
    """ "Alay taarruz etti, fakat püskürtüldü": who attacked and was repulsed on one day fought once."""
    out: list[Draft] = []
    for draft in drafts:
        one = next((d for d in out if _is_its_end(draft, d)), None) if draft.kind == "engagement" else None
        if one is None:
            out.append(draft)
            continue
        one.slots["outcome"] = draft.slots["outcome"]
        one.slots["place"] = one.slots["place"] or draft.slots["place"]
        one.filled += draft.filled
    return out


def _is_its_end(draft: Draft, fight: Draft) -> bool:
    if fight.kind != "engagement" or fight.slots["outcome"] or not str(draft.slots["outcome"]).endswith(" repulsed"):
        return False
    same = (
        all(fight.slots[slot] == draft.slots[slot] for slot in ("parties", "date")) and fight.polarity == draft.polarity
    )
    where = (fight.slots["place"], draft.slots["place"])
    return same and len(fight.slots["parties"]) == 1 and (None in where or where[0] == where[1])


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """One order told by its noun and its verb, one command by office and rank, is one claim: the fuller one stays."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in out if d.kind == draft.kind and draft.kind in _TWINS and not _rival(d, draft)), None)
        if twin is None:
            out.append(draft)
        elif draft.kind == "command" and bool(draft.slots["object"]) != bool(twin.slots["object"]):
            out[out.index(twin)] = draft if draft.slots["object"] else twin
        elif len(draft.filled) > len(twin.filled):
            out[out.index(twin)] = draft
    return out


def _without_left(drafts: list[Draft]) -> list[Draft]:
    """ "12. Alay'dan 1. Tabur ayrıldı" tells what it left, not what it is part of."""
    left = [d for d in drafts if d.slots.get("relation") == "detached_from"]
    ends = [(d.slots["subject"], d.slots["object"]) for d in left]
    return [
        d
        for d in drafts
        if not (
            d.kind == "organization"
            and d.slots["relation"] == "part_of"
            and (d.slots["subject"], d.slots["object"]) in ends
        )
    ]


def _without_rested(drafts: list[Draft]) -> list[Draft]:
    """ "Ordu 8 bin askerden oluşan kuvvetlere dayanıyordu": the men are those of the army, told once."""
    men = [d for d in drafts if d.kind == "strength"]
    ahead = [d.slots["values"] for d in men if _subject_first(d)]
    return [d for d in drafts if d not in men or _subject_first(d) or d.slots["values"] not in ahead]


def _subject_first(draft: Draft) -> bool:
    starts: dict[str, int] = {}
    for slot, start, _ in draft.filled:
        starts[slot] = min(start, starts.get(slot, start))
    return starts.get("subject", 0) < starts.get("values", 0)


_TWINS = {
    "strength": ("subject", "values", "date"),
    "order": ("issuer", "recipient", "date"),
    "command": ("subject", "object", "date"),
}


def _rival(one: Draft, other: Draft) -> bool:
    keys = _TWINS[one.kind]
    if one.kind == "command" and (one.slots.get("subject") != other.slots.get("subject") or _of_two_posts(one, other)):
        return True
    return any(one.slots.get(k) and other.slots.get(k) and one.slots[k] != other.slots[k] for k in keys)


def _of_two_posts(one: Draft, other: Draft) -> bool:
    """ "Güney Grubu Komutanı X, Mevki Komutanı olarak atandı": the post that he held, and another to which he was put."""
    post = next((d for d in (one, other) if d.slots.get("object") is None), None)
    held = other if post is one else one
    if post is None or held.slots.get("object") is None or post.slots.get("role") in (None, held.slots.get("role")):
        return False
    office = [span for span in post.filled if span[0] == ""]
    return bool(office) and min(s for _, s, _ in office) > max(e for _, _, e in held.filled)


def _whole_losses(drafts: list[Draft]) -> list[Draft]:
    """Dead and wounded of one force told one after the other are one loss."""
    out: list[Draft] = []
    for draft in drafts:
        last = next((d for d in reversed(out) if d.kind == "loss"), None) if draft.kind == "loss" else None
        same = last is not None and last.slots["subject"] == draft.slots["subject"] and last.polarity == draft.polarity
        if last is None or not same or set(last.slots["values"]) & set(draft.slots["values"]):
            out.append(draft)
            continue
        last.slots["values"] |= draft.slots["values"]
        for slot in ("date", "place"):
            last.slots[slot] = last.slots[slot] or draft.slots[slot]
        last.filled += draft.filled
    return out
