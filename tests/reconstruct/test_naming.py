"""A reader sees names as the texts in their own language have them."""

from __future__ import annotations

from sefer.model import Campaign, Document, Entity, Link, Part, Run, Settings
from sefer.reconstruct import named_in


def test_the_name_of_a_text_in_the_readers_language_goes_first() -> None:
    texts = {"a.txt": ("tr", "Metin."), "b.txt": ("en", "Words.")}
    documents = {
        name: Document(name, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", lang, 0, len(text)),))
        for name, (lang, text) in texts.items()
    }
    one = Entity("u", "unit", ("39th Brigade", "39. Tugay"))
    other = Entity("v", "unit", ("7th Division",))
    links = (
        Link("u", "unit", "a.txt", "39. Tugay", "same_name"),
        Link("u", "unit", "b.txt", "39th Brigade", "same_name"),
    )
    made = Campaign(Settings(), documents, {}, (), {"u": one, "v": other}, links)
    assert named_in(made, "tr").entities["u"].name == "39. Tugay"
    assert named_in(made, "en").entities["u"].name == "39th Brigade"
    assert named_in(made, "tr").entities["v"].name == "7th Division"


def test_a_name_that_tells_two_armies_apart_does_so_in_either_language() -> None:
    theirs = Entity("u", "unit", ("7. Alay (Rus)", "7th Regiment (Russian)", "7. Alay", "7th Regiment"))
    links = tuple(
        Link("u", "unit", doc, name, "same_name") for doc, name in (("a.txt", "7. Alay"), ("b.txt", "7th Regiment"))
    )
    texts = {"a.txt": ("tr", "Metin."), "b.txt": ("en", "Words.")}
    documents = {
        name: Document(name, text, text, (Run(0, len(text), 0, len(text)),), (Part("body", lang, 0, len(text)),))
        for name, (lang, text) in texts.items()
    }
    told = Campaign(Settings(), documents, {}, (), {theirs.id: theirs}, links)
    assert named_in(told, "tr").entities[theirs.id].name == "7. Alay (Rus)"
    assert named_in(told, "en").entities[theirs.id].name == "7th Regiment (Russian)"
