"""Where nothing may be written: inside the sources, over what a campaign keeps, over a text that was read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sefer.messages import Complaint
from sefer.store.database import digests

KEPT = (
    "campaign.toml", "places.csv", "routes.csv", "gazetteer.csv", "decisions.csv",
    "campaign.duckdb", "atlas.html", "findings.html", "findings.json", "claims.jsonl",
)  # fmt: skip
_HOMES = ("campaign.toml", "campaign.duckdb")  # by which a folder is known as a campaign


def sources_around(path: Path) -> Path | None:
    """The folder of sources of a campaign in which a path lies, or None."""
    resolved = path.resolve()
    return next(
        (f for f in (resolved, *resolved.parents) if f.name.lower() == "sources" and _any(f.parent, _HOMES[:1])), None
    )


def _any(folder: Path, names: tuple[str, ...]) -> bool:
    return any((folder / name).is_file() for name in names)


def refuse_output(path: Path, campaign: Path | None = None) -> None:
    """Raise Complaint where an answer written to a path would land in the sources or on a file that is needed."""
    sources = sources_around(path)
    if sources is not None:
        raise Complaint("cli.inside_sources", path=path, sources=sources)
    resolved = path.resolve()
    if resolved.name.lower() in KEPT and _any(resolved.parent, _HOMES):
        raise Complaint("cli.kept", path=path)
    if resolved.suffix.lower() == ".bib" and resolved.is_file():
        raise Complaint("cli.was_read", path=path)
    if campaign is not None and resolved.is_file():
        built = campaign / "campaign.duckdb" if campaign.is_dir() else campaign
        if sha256(resolved.read_bytes()).hexdigest() in digests(built):
            raise Complaint("cli.was_read", path=path)
