"""Word files made by hand for the tests: paragraphs, runs, notes, and the parts that a word processor asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = "{" + SPACE + "}"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ENDS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def p(*inner: str) -> str:
    return "<w:p>" + "".join(inner) + "</w:p>"


def r(text: str, look: str = "") -> str:
    kept = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{kept}<w:t xml:space="preserve">{text}</w:t></w:r>'


def note(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def box(*paragraphs: str) -> str:
    """A run with a text box, in both forms that Word writes."""
    told = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    both = f"<mc:Choice Requires='wps'>{told}</mc:Choice><mc:Fallback>{told}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent {MC}>{both}</mc:AlternateContent></w:r>"


def word(body: str, **parts: str) -> bytes:
    """A whole .docx: the body, and other parts by name (footnotes, endnotes, comments ...)."""
    kinds = {"document": "document.main", **{name: name for name in parts}}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for n, name in enumerate(parts, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    told = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{defaults}{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{main}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        **{f"word/{name}.xml": f'<w:{name} xmlns:w="{SPACE}">{inner}</w:{name}>' for name, inner in parts.items()},
    }
    return zipped({name: text.encode() for name, text in told.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def body_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["word/document.xml"])


def comments_of(data: bytes) -> dict[str, tuple[str, list[str]]]:
    """Author and paragraphs of each comment by its id."""
    content = parts_of(data).get("word/comments.xml")
    found = () if content is None else etree.fromstring(content).iter(W + "comment")
    return {
        c.get(W + "id"): (c.get(W + "author"), ["".join(one.itertext(W + "t")) for one in c.iter(W + "p")])
        for c in found
    }


def covered(data: bytes) -> dict[str, str]:
    """The words between the ends of each comment, in the order of the file; of deleted text nothing."""
    root, open_, found = body_of(data), set[str](), dict[str, str]()
    for element in root.iter():
        identity = element.get(W + "id") or ""
        if element.tag == W + "commentRangeStart":
            open_.add(identity)
            found[identity] = ""
        elif element.tag == W + "commentRangeEnd":
            open_.remove(identity)
        elif element.tag == W + "t":
            for one in open_:
                found[one] += element.text or ""
    assert not open_
    return found


def taken_out(root: etree._Element, ids: set[str]) -> etree._Element:
    """The document without the ends and marks of comments with these ids."""
    for element in [e for e in root.iter(*(W + end for end in ENDS)) if e.get(W + "id") in ids]:
        run = element.getparent()
        alone = element.tag == W + "commentReference" and len(run) == 1
        (run.getparent() if alone else run).remove(run if alone else element)
    return root


def joined(root: etree._Element) -> bytes:
    """The document with neighbouring runs of the same look made one, texts within a run too."""
    for run in list(root.iter(W + "r")):
        before = run.getprevious()
        if before is not None and before.tag == W + "r" and _look(before) == _look(run):
            at = 0 if run.find(W + "rPr") is None else 1
            run[at:at] = [child for child in before if child.tag != W + "rPr"]
            before.getparent().remove(before)
        for text in list(run.iterchildren(W + "t")):
            former = text.getprevious()
            if former is not None and former.tag == W + "t":
                text.text = (former.text or "") + (text.text or "")
                run.remove(former)
    for text in root.iter(W + "t"):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(root, method="c14n")


def _look(run: etree._Element) -> tuple[bytes, bytes]:
    look = run.find(W + "rPr")
    return repr(sorted(run.attrib.items())).encode(), b"" if look is None else etree.tostring(look, method="c14n")


def bounds(root: etree._Element) -> Iterator[int]:
    """After how many letters of the document each run ends."""
    count = 0
    for run in root.iter(W + "r"):
        count += sum(len(text.text or "") for text in run.iterchildren(W + "t"))
        yield count
