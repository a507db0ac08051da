"""Files made to hurt, in one folder with good ones: a clear line each, status 3, the others go on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sefer import pipeline, reading
from sefer.messages import say
from test_cli import GOOD, sefer

BAD = {
    "noise.txt": bytes(range(256)) * 40,
    "noise.docx": bytes(range(1, 256)) * 40,
    "noise.pdf": b"%PDF-1.4\n" + bytes(range(256)) * 40,
    "noise.odt": b"PK\x03\x04" + bytes(range(256)) * 40,
    "noise.html": b"<html>" + bytes(range(256)) * 40,
    "noise.bib": bytes(range(256)) * 40,
    "surrogates.txt": GOOD.encode() + b"\n\n\xed\xa0\x80 \xed\xb0\x80 \xed\xa0\xbd\n",
    "deep.html": f"<body>{'<div>' * 100_000}{GOOD}{'</div>' * 100_000}".encode(),
    "nul.txt": GOOD.encode() + b"\0",
}
ODD = {
    "bidi.txt": f"{GOOD}\n\n\u202e\u2066{GOOD}\u2069\u202c \u200b\u200d\ufeff".encode(),
    "one-word.txt": f"{GOOD}\n\n{'a' * 100_000}".encode(),
    "digits.txt": f"{GOOD}\n\n{'1' * 100_000} top".encode(),
    "brackets.txt": f"{GOOD}\n\n{'(' * 20_000}Bey 1990{')' * 20_000}".encode(),
    "citations.txt": f"{GOOD}\n\n{'(Bey 1990: ' * 5_000}".encode(),
    "ordinals.txt": f"{GOOD}\n\n{'5. ' * 10_000}".encode(),
    "letters.txt": f"{GOOD}\n\n{''.join(chr(c) for c in range(0x20, 0x2000))}".encode(),
}


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("command", ["read", "build", "check"])
def test_hostile_files_are_named_and_the_others_go_on(command: str, language: str, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, content in {**BAD, **ODD, "good.md": GOOD.encode()}.items():
        (folder / name).write_bytes(content)
    out = () if command == "check" else ("-o", tmp_path / "out")
    done = sefer(command, folder, *out, "-q", "--lang", language)
    told = done.stderr.strip().splitlines()
    assert done.returncode == 3 and "Traceback" not in done.stderr + done.stdout
    assert sorted(line.partition(":")[0] for line in told) == sorted(BAD), done.stderr
    if command == "read":
        assert {f"{Path(name).stem}.mentions.jsonl" for name in (*ODD, "good.md")} <= {
            path.name for path in (tmp_path / "out").iterdir()
        }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_that_nobody_writes_into_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    done = sefer("check", tmp_path / "pipe.txt")
    assert done.returncode and done.stderr.startswith("pipe.txt: ") and done.stderr.count("\n") == 1


def test_a_path_without_letters_is_named_as_it_was_typed() -> None:
    done = sefer("check", "")
    assert done.returncode == 2 and "'': no such file or folder" in done.stderr


def test_a_fault_of_ours_in_one_file_leaves_the_others_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = reading.oddities

    def stumbles(one: reading.Reading) -> object:
        if one.document.name == "bad.md":
            raise ValueError("empty sequence")
        return find(one)

    monkeypatch.delenv("SEFER_DEBUG", raising=False)
    monkeypatch.setattr(reading, "oddities", stumbles)
    for name in ("bad.md", "good.md"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    built = pipeline.check([tmp_path / "bad.md", tmp_path / "good.md"], pipeline.quiet)
    assert list(built.campaign.documents) == ["good.md"]
    (complaint,) = built.read.complaints
    assert say(complaint.key, "en", **complaint.values).startswith("bad.md: something went wrong in Sefer itself")
