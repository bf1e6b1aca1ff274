"""Steps of a history: what an author, a theme's author, a disk or a passer-by may do to a world.

A step takes the world and `choose`, which picks one of several things: by Hypothesis in a property,
by hand in a short history.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol, TypeVar

from generator.publish.manifest import NAME as MANIFEST
from tests.support.site import ROOT
from tests.support.world import STAGING, World

T = TypeVar("T")


class Choose(Protocol):
    """Picks one of some things."""

    def __call__(self, options: Sequence[T], /) -> T: ...


Step = Callable[[World, Choose], None]

FIELD = re.compile(r"^(?P<head> *(?:- )*(?P<key>[a-z_]+): )(?P<value>\S.*)$", re.MULTILINE)

PROSE = (
    "Nothing to see.",
    "Sea Fog read the mail of Harbour Group, and Heron did not.",
    '"[[event:2024-01-19-disclosure|Disclosed]] by *Ada Quay* & others."',
    "Sea Mist is no name of anyone.",
    "Ebb Tide, after Spring Tide.",
    "Low Cloud, a name of two.",
    "See [[incident:token-theft]].",
    "See [[event:nowhere]].",
    '"<b>No</b> [address](javascript:alert)."',
)
NAMES = ("Sea Fog", "Grey Heron", "Heron", "Harbour", "Ada Quay", "Evening Tide", "The Post", "Öre")
TITLES = ("The mail breach", "A title", "\"Marks: <b> & 'quotes'\"", "Zebras", '""')
DATES = (
    "2024-01-12",
    "2022-05",
    "2023-11~",
    "2024-01-12/..",
    "2024",
    "2024-03-08T10:00:00Z",
    "2024-13-45",
)
READ = ("read in full", "excerpt", "unverified", "glanced at")
TARGETS = ("[mail-breach]", "[token-theft]", "[token-theft, mail-breach]", "[]", "[nowhere]")
VALUES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("text", "summary", "role", "note", "says", "resolution"), PROSE),
    **dict.fromkeys(("limit", "description", "tagline", "notice"), PROSE),
    **dict.fromkeys(("occurred", "public", "date", "published", "as_of", "asked", "since"), DATES),
    **dict.fromkeys(("title", "short", "citation", "jurisdiction"), TITLES),
    **dict.fromkeys(("name", "authority", "speaker", "publisher", "by"), NAMES),
    "quote": ("Words.", "Other words.", "Mail of a small number of staff was read.", '"  "'),
    "aliases": ("[Harbour Group]", "[Sea Fog]", "[Quay, Weir]", "[]"),
    "relation": ("same", "overlaps", "related", "led to", "cousin"),
    "incidents": TARGETS,
    "incident": ("mail-breach", "token-theft", "nowhere"),
    "lead_incident": ("mail-breach", "token-theft", "nowhere"),
    "actors": ("[sea-fog]", "[grey-heron, sea-fog]", "[]", "[nobody]"),
    "organisation": ("harbour", "quay-labs", "nobody"),
    "organisations": ("[harbour]", "[quay-labs, harbour]"),
    "person": ("ada-quay", "ben-weir", "nobody"),
    "statements": ("[notice-words]", "[letter-words, notice-words]", "[]", "[silence]"),
    "coverage": ("[tide-report]", "[post-report]", "[]"),
    "outlet": ("evening-tide", "the-post", "nobody"),
    "derived_from": ("tide-report", "post-report", "nothing"),
    "report": ("tide-report", "post-report", "nothing"),
    "state": ("confirmed", "rejected", "doubted"),
    "evidence": ("[residue, wording]", "[wording]", "[shared error]", "[]"),
    "syndicated_from": ("Quay Wire", "The Post", "Evening Tide", "Harbour"),
    "unacknowledged": ("true", "false"),
    "own_reporting": PROSE,
    "repeats": ("tide-report", "post-report"),
    "statement": ("notice-words", "letter-words", "silence"),
    "source": ("document:notice", "document:letter", "report:tide-report", "document:lost"),
    "start": ("2024-01-12-detection", "2024-03-08-code", "letters", "nowhere"),
    "end": ("2024-01-19-disclosure", "2024-03-08-code", "nowhere"),
    "start_date": ("occurred", "public", "start"),
    "end_date": ("occurred", "public", "end", "soon"),
    "trigger": (*PROSE, "2024-01-12-detection", "2024-03-08-code"),
    "rule": ("four-days", "five-days"),
    "sources": ("[document:notice]", "[document:letter, report:tide-report]", "[document:lost]"),
    "overtaken_by": ("[event:2024-03-08-code]", "[event:letters]", "[]"),
    "about": ("[incident:mail-breach]", "[incident:token-theft, actor:sea-fog]", "[]"),
    "extent": ("whole", "part", "paraphrase", "some"),
    "verified": READ,
    "major": ("true", "false", "perhaps"),
    "complete": ("true", "false"),
    "menu": ("1", "2", "30"),
    "slug": ("letters", "tokens-taken", "quite-new", "Bad Slug"),
    "address": ("https://tide.example/other", "legal/imprint", "about", "nonsense"),
    "guid": tuple(f"tag:record.example,2026:event/00000000000{n}" for n in (1, 2, 7)),
    "channel": ("press release", "emailed statement", "filing", "smoke signal"),
    "status": ("open", "explained", "closed"),
    "url": ("https://record.example/", "https://record.example/sub/path/", "http://other.example"),
    "feed_items": ("1", "2", "3", "100", "0"),
    "language": ("en", "en-GB", "de", "no", "not a language"),
    "theme": ("tiny", "default", "broadsheet", "nowhere"),
    "as_of_pages": ("true", "false"),
    "cards": ("true", "false"),
    "dossiers": ("true", "false"),
    "revised": ("2024-03-09", "2024-03", "2024-06-01T09:00:00Z", "2023-12-31", "2024?"),
    "kind": ("disclosure", "attribution", "filing", "law", "press report", "company", "rumour"),
    "tier": ("primary", "secondary"),
    "credits_first": ("The Post", "Evening Tide"),
    "context": PROSE,
}

TABLES = (
    "Harbour\tSea Fog\tSpring Tide\n",
    "Harbour\tHigh Cloud\tSea Fog\n",
    "Harbour\tHigh Cloud\tEbb Tide\n",
    "Desk\tHeron\tBen Weir\n",
    "Harbour\tSea Fog\tNothing\n",
    "Desk\tHeron\n",
    "Desk\tHeron\t\n",
)

RECORDS = {
    "events/{n}.yaml": """\
guid: tag:record.example,2026:event/00000000009{n}
title: Something happens again
kind: update
occurred: 2024-0{n}-11
public: 2024-0{n}-12
incidents: [mail-breach]
major: true
summary: Sea Fog again, says Ben Weir.
facts:
  - text: A fact of it.
    sources: [document:notice]
    verified: excerpt
""",
    "incidents/{n}.md": """\
---
title: Breach {n}
summary: Another breach, by Heron.
occurred: 2022
public: 2024-0{n}
actors: [grey-heron]
---

Like [[incident:mail-breach]].
""",
    "statements/{n}.yaml": """\
speaker: Ada Quay
person: ada-quay
date: 2024-0{n}-02
channel: press comment
quote: We say {n}.
complete: true
sources: [document:notice]
verified: excerpt
""",
    "coverage/{n}.yaml": """\
outlet: the-post
published: 2024-0{n}-20
verified: unverified
""",
    "documents/{n}.md": """\
---
title: Paper {n}
kind: letter
tier: primary
publisher: Harbour
verified: excerpt
---

On *paper*.
""",
    "actors/{n}.yaml": """\
name: Cloud {n}
summary: A name.
names:
  - name: Heron
    authority: Cloud
    sources: [document:notice]
    verified: excerpt
""",
    "organisations/{n}.yaml": """\
name: Quay {n}
kind: company
aliases: [Letters]
role: A company.
sources: [document:notice]
verified: excerpt
""",
    "people/{n}.yaml": """\
name: Weir
role: A person.
sources: [document:notice]
verified: excerpt
""",
    "outlets/{n}.yaml": "name: A paper\n",
    "discrepancies/{n}.yaml": """\
title: A number
kind: number
status: open
weight: major
about: [event:letters]
claims:
  - source: document:letter
    says: Seven.
resolution: None.
""",
    "rules/{n}.yaml": """\
title: Rule {n}
citation: Article {n}
jurisdiction: EU
trigger: Knowledge.
limit: Three days.
state: in force
sources: [document:notice]
verified: excerpt
""",
    "pages/{n}.md": "---\ntitle: Page {n}\nmenu: {n}\n---\n\nWords of Heron.\n",
}

FAULTS: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: data[: len(data) // 2],
    lambda _data: b"",
    lambda data: b"\xff" + data,
    lambda data: data + b"\tnot: yaml\n",
    lambda data: data.replace(b"title:", b"tilte:", 1),
    lambda data: data + data,
)

# --- Content -------------------------------------------------------------------------------------


def set_value(world: World, choose: Choose) -> None:
    """Give one field of one record another value, good or bad."""
    _set_value(choose(records(world)), choose)


def set_value_of_event(world: World, choose: Choose) -> None:
    """Do so with an event: an edit of a few events takes a way of its own through the engine."""
    found = [file for file in records(world) if file.parent.name == "events"]
    if found:
        _set_value(choose(found), choose)


def _set_value(file: Path, choose: Choose) -> None:
    text = file.read_bytes().decode("utf-8", "replace")
    known = [found for found in FIELD.finditer(text) if found["key"] in VALUES]
    if known:
        found = choose(known)
        value = choose(VALUES[found["key"]])
        file.write_bytes((text[: found.start("value")] + value + text[found.end() :]).encode())


def set_site(world: World, choose: Choose) -> None:
    """Give one field of `site.yaml` another value, or a field that it did not have."""
    file = world.site.content / "site.yaml"
    keys = (
        *("title", "url", "feed_items", "lead_incident", "language", "notice", "theme", "tagline"),
        *("as_of_pages", "cards", "dossiers", "revised"),
    )
    key = choose(keys)
    kept = [line for line in file.read_text().splitlines() if not line.startswith(f"{key}:")]
    file.write_text("\n".join((*kept, f"{key}: {choose(VALUES[key])}", "")))


def add_to_body(world: World, choose: Choose) -> None:
    file = choose(records(world))
    words = choose(PROSE).strip('"')
    if file.suffix == ".md":
        file.write_bytes(file.read_bytes() + f"\n{words}\n".encode())
    elif b"- slug:" not in file.read_bytes():
        file.write_bytes(file.read_bytes() + f"body: |\n  {words}\n".encode())


def add(world: World, choose: Choose) -> None:
    name, number = choose(tuple(RECORDS)), choose("3456")
    world.site.write(name.replace("{n}", f"new-{number}"), RECORDS[name].replace("{n}", number))


def set_table(world: World, choose: Choose) -> None:
    """Add a name table, or edit or remove one."""
    file = world.site.content / "names" / choose(("harbour.tsv", "desk.tsv"))
    match choose(("new", "add", "cut", "remove")):
        case "new":
            row = choose(TABLES)
            world.site.write(f"names/{file.name}", f"authority\tactor\tname\n{row}")
        case "add" if file.exists():
            cells = file.read_text().splitlines()[-1].count("\t")
            row = choose(TABLES).rstrip("\n")
            file.write_text(f"{file.read_text()}{row}{chr(9) * (cells - row.count(chr(9)))}\n")
        case "cut" if file.exists():
            file.write_text("".join(file.read_text().splitlines(keepends=True)[:-1]))
        case _:
            file.unlink(missing_ok=True)


def delete(world: World, choose: Choose) -> None:
    choose(records(world)).unlink()


def rename(world: World, choose: Choose) -> None:
    """Rename a record with all references to it, or a file whose records have slugs."""
    file = choose(records(world))
    stem = choose(("renamed", f"{file.stem}-2", "a"))
    target = file.with_name(stem + file.suffix)
    if target.exists():
        return
    file.rename(target)
    word = re.compile(rf"(?<![\w-]){re.escape(file.stem)}(?![\w-])")
    for other in (*records(world), world.site.content / "site.yaml"):
        with suppress(UnicodeDecodeError):
            text = other.read_bytes().decode()
            new = word.sub(stem, text)
            if new != text:
                other.write_bytes(new.encode())


def say_nothing(world: World, choose: Choose) -> None:
    """Change a file in a way that no reader sees."""
    file = choose(records(world))
    if file.suffix == ".yaml":
        file.write_bytes(b"# A remark.\n\n" + file.read_bytes())
    elif file.read_bytes().startswith(b"---\n"):
        file.write_bytes(b"---\n# A remark.\n" + file.read_bytes()[4:])


def spoil(world: World, choose: Choose) -> None:
    """Make a file one that cannot be read as what it should be."""
    file = choose((*records(world), world.site.content / "site.yaml"))
    file.write_bytes(choose(FAULTS)(file.read_bytes()))


def put_aside(world: World, choose: Choose) -> None:
    """Add what is no record: a draft of the author's own, a link, a file of no kind."""
    name = choose(("events/_draft.yaml", "events/.swap", "people/old.yaml~", "notes.txt", "x/y.md"))
    world.site.write(name, "title: not yet\n")


def link(world: World, choose: Choose) -> None:
    """Add a symbolic link: from then on stamps say too little."""
    target = choose(("evening-tide.yaml", "nowhere.yaml", "../people"))
    place = world.site.content / "outlets" / "linked.yaml"
    if not place.is_symlink():
        place.symlink_to(target)


def link_over(world: World, choose: Choose) -> None:
    """Put a link in the place of a record, or of a folder, to where it has been moved."""
    folder = choose((False, True))
    place = world.site.content / choose(("events", "people")) if folder else choose(records(world))
    moved = choose((world.site.content / "_aside", world.site.root / "aside")) / place.name
    if place.is_symlink() or os.path.lexists(moved) or not place.exists():
        return
    moved.parent.mkdir(exist_ok=True)
    place.rename(moved)
    place.symlink_to(moved)


def edit_behind_its_back(world: World, choose: Choose) -> None:
    """Edit a file, but keep its size and its time of change."""
    file = choose(records(world))
    data, stat = file.read_bytes(), file.stat()
    edited = data.translate(bytes.maketrans(b"aeiou", b"eioua")) if choose((0, 1)) else _bump(data)
    file.write_bytes(edited)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def touch(world: World, choose: Choose) -> None:
    """Give a file a time long ago, or one to come."""
    file = choose((*records(world), *outputs(world)))
    seconds = choose((0, 1_000_000_000, 4_000_000_000))
    os.utime(file, (seconds, seconds), follow_symlinks=False)


# --- Theme ---------------------------------------------------------------------------------------

_DEFAULT = "themes/default/templates"
_TINY = "themes/tiny/templates"
TEMPLATES = (
    f"{_DEFAULT}/components/date.html",
    f"{_DEFAULT}/components/words.html",
    f"{_TINY}/components/all.html",
    f"{_TINY}/base.html",
    f"{_TINY}/pages/event.html",
    f"{_TINY}/pages/listing.html",
)


def edit_template(world: World, choose: Choose) -> None:
    """Edit a template or a component; those of the packaged theme in a copy of the site's own."""
    name = choose(TEMPLATES)
    file = world.site.root / name
    text = file.read_text() if file.exists() else (ROOT / name).read_text()
    before, after = choose(
        (
            (" class=", " data-x class="),
            ("<p>", "<p> "),
            ("<main>", "<main><hr>"),
            ("{%", "{#x#}{%"),
        )
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace(before, after, 1))


def break_template(world: World, choose: Choose) -> None:
    """Make a fault in a template that shows only where a page is made, or before."""
    file = world.site.root / choose((f"{_TINY}/pages/event.html", f"{_TINY}/components/all.html"))
    fault = choose(("{{ record.nothing }}", "{% if %}", "{% include 'no.html' %}", "{{ thing.x }}"))
    text = file.read_text()
    file.write_text(text.replace("<p>", f"<p>{fault}", 1))


def edit_style(world: World, choose: Choose) -> None:
    file = world.own_theme / choose(("tiny/static/tiny.css", "tiny/static/note.txt"))
    file.write_text(f"{file.read_text()}/* {choose('abc')} */\n")


def edit_theme_config(world: World, choose: Choose) -> None:
    """Change the lists of `theme.yaml`, or their order."""
    before, after = choose(
        (
            ("stylesheets:\n  - tiny.css\n", ""),
            ("  - img/icon.svg\n  - note.txt\n", "  - note.txt\n  - img/icon.svg\n"),
            ("  - note.txt\n", ""),
            ("icon: img/icon.svg", "icon: note.txt"),
            ("name: tiny", "name: small"),
            ("  - note.txt\n", "  - lost.txt\n"),
            ("extends: default\n", "extends: tiny\n"),
        )
    )
    file = world.own_theme / "tiny" / "theme.yaml"
    file.write_text(file.read_text().replace(before, after))


def override(world: World, choose: Choose) -> None:
    """Put files of the site's own over the packaged theme, or take all of them away."""
    own = world.own_theme / "default"
    if own.exists() and choose((True, False)):
        shutil.rmtree(own)
    else:
        name = choose(("static/img/icon.svg", "templates/components/date.html", "static/new.css"))
        source = ROOT / "themes" / "default" / name
        text = source.read_text() if source.exists() else ""
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(f"{text}\n")


# --- Outputs -------------------------------------------------------------------------------------


def damage_output(world: World, choose: Choose) -> None:
    """Change, cut, remove or hide what was published, with the old time where that can be."""
    found = outputs(world)
    if not found:
        return
    file = choose(found)
    data, stat = file.read_bytes(), file.stat()
    match choose(("change", "cut", "empty", "remove", "close", "folder", "link")):
        case "change":
            file.write_bytes(_bump(data))
        case "cut":
            file.write_bytes(data[: len(data) // 2])
        case "empty":
            file.write_bytes(b"")
        case "remove" if file.name != MANIFEST:
            file.unlink()
        case "close":
            file.chmod(0o600)
        case "folder" if file.name != MANIFEST:
            file.unlink()
            file.mkdir()
            (file / "inside").write_text("stray")
        case "link" if file.name != MANIFEST:
            copy = world.site.root / "copy"
            copy.write_bytes(data)
            file.unlink()
            file.symlink_to(copy)
    if file.is_file() and not file.is_symlink():
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def add_stray(world: World, choose: Choose) -> None:
    """Leave something in the published folder that is no part of it."""
    if not (world.public / MANIFEST).is_file():  # it would be nobody's folder
        return
    place = world.public / choose(("", "events", "new/deep")) / choose(("stray", "a\nb", ".x"))
    if os.path.lexists(place) or not place.parent.parent.is_dir():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    match choose(("file", "folder", "link", "pipe", "staging")):
        case "file":
            place.write_text("stray")
        case "folder":
            place.mkdir()
        case "link":
            place.symlink_to(world.public)
        case "pipe":
            os.mkfifo(place)
        case "staging":
            left = place.with_name(".onrecord-staging-www")
            left.mkdir(exist_ok=True)
            (left / "1").write_text("half a page")


def move_published_folder(world: World, choose: Choose) -> None:
    """Put a link to a moved folder in its place, put a file in its place, or remove it."""
    if not world.public.is_dir():
        return
    found = [path for path in sorted(world.public.iterdir()) if path.is_dir()]
    found = [path for path in found if not path.is_symlink()]
    if not found:
        return
    folder = choose(found)
    moved = world.site.root / "moved"
    shutil.rmtree(moved, ignore_errors=True)
    folder.rename(moved)
    match choose(("link", "file", "nothing", "back")):
        case "link":
            folder.symlink_to(moved)
        case "file":
            folder.write_text("no folder")
        case "back":
            shutil.copytree(moved, folder)


def remove_public(world: World, choose: Choose) -> None:
    shutil.rmtree(world.public, ignore_errors=True)
    if choose((True, False)):
        world.public.mkdir()


# --- Cache ---------------------------------------------------------------------------------------


def damage_cache(world: World, choose: Choose) -> None:
    """Remove, cut or overwrite the cache's file, at one place or as a whole."""
    cache = world.site.cache
    if not cache.is_file():
        return
    data = cache.read_bytes()
    middle = len(data) // int(choose("234567"))
    match choose(("remove", "cut", "empty", "text", "place", "zeros", "log", "folder")):
        case "remove":
            shutil.rmtree(cache.parent)
        case "cut":
            cache.write_bytes(data[:middle])
        case "empty":
            cache.write_bytes(b"")
        case "text":
            cache.write_text("no cache")
        case "place":
            cache.write_bytes(data[:middle] + b"\x00\xff" * 40 + data[middle + 80 :])
        case "zeros":
            cache.write_bytes(bytes(len(data)))
        case "log":
            cache.with_name(f"{cache.name}-wal").write_bytes(b"no log")
        case "folder":
            cache.unlink()
            cache.mkdir()


_EXCHANGE = (
    "UPDATE row SET (digest, value) ="
    " (SELECT digest, value FROM row AS other WHERE other.key > row.key"
    " AND other.key NOT LIKE 'standing%' ORDER BY other.key LIMIT 1)"
    " WHERE key IN (SELECT key FROM row ORDER BY key LIMIT 8)"
)


def damage_row(world: World, choose: Choose) -> None:
    """Change, cut, remove or exchange rows of the cache, or make them of another make."""
    changes = (
        "UPDATE row SET value = substr(value, 1, length(value) - 1)",
        "UPDATE row SET value = value || x'00'",
        "UPDATE row SET digest = upper(digest)",
        "UPDATE row SET value = 'text'",
        "DELETE FROM row",
        _EXCHANGE,
    )
    which = ("", " WHERE key LIKE 'standing%'", " WHERE key = 'standing:traces'")
    change = choose(changes)
    where = choose((*which, " WHERE key NOT LIKE 'standing%'")) if " WHERE " not in change else ""
    with suppress(sqlite3.Error), closing(sqlite3.connect(world.site.cache)) as db, db:
        db.execute(change + where)


# --- What there is -------------------------------------------------------------------------------


def records(world: World) -> list[Path]:
    """Give the files of records, in order."""
    found = (*world.site.content.glob("*/*.yaml"), *world.site.content.glob("*/*.md"))
    return sorted(path for path in found if not path.is_symlink())


def outputs(world: World) -> list[Path]:
    """Give the ordinary files of the published folder, in order."""
    found = world.public.rglob("*")
    files = (path for path in found if path.is_file() and not path.is_symlink())
    return sorted(path for path in files if STAGING not in str(path))


def _bump(data: bytes) -> bytes:
    """Change one byte in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :] if data else data
