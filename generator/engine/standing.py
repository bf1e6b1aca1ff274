"""The standing site: what the last build read and left, so that the next can see it still stands.

Three things are kept in the cache: the stamps of every input, the stamps of every output, and for
each output the key it was made under with the digest of its bytes (a verifying trace, in the words
of "Build Systems à la Carte"). None of it is believed where a stamp differs.
"""

import json
import os
from array import array
from itertools import chain
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from generator.core.hashing import Digest
from generator.core.paths import Paths
from generator.engine.fingerprint import engine
from generator.engine.store import Store
from generator.engine.survey import Survey, settle, stamped, survey

HEAD, INPUTS, OUTPUTS, TRACES = "standing", "standing:inputs", "standing:outputs", "standing:traces"
SITE = "standing:site"
ROWS = (HEAD, INPUTS, OUTPUTS, TRACES, SITE)
_STAMPS = (HEAD, INPUTS, OUTPUTS)


class Trace(NamedTuple):
    """What an output was made from, and what came of it."""

    key: Digest
    digest: Digest
    parts: dict[str, str]
    """Short digests of what the key is made of, by name."""


class Head(NamedTuple):
    """The state that the last sound build left, in short."""

    engine: Digest
    folders: list[str]
    records: int
    files: int
    noted: bool
    """A check has something to say, though nothing is wrong."""


class Counted(NamedTuple):
    """What a build knows of the content as a whole."""

    records: int
    noted: bool


def survey_inputs(paths: Paths) -> Survey | None:
    """Stamp what a build reads, before any of it is read."""
    found = survey([paths.content.absolute(), *(theme.absolute() for theme in paths.themes)])
    if found is None or paths.cache is None or not settle(found, paths.cache.parent):
        return None
    # Not stamped again: what came since, or changed since, must not look as if it had been there.
    return found


def inputs_stand(store: Store, paths: Paths) -> Head | None:
    """Give the last build's head if everything that it read is as it was, else None."""
    head, kept = _kept_inputs(store, paths)
    return head if kept is not None and _as_it_was(kept) else None


class Edited(NamedTuple):
    """Some files of the content were edited, and nothing else has changed."""

    head: Head
    files: tuple[str, ...]
    """Paths below the content folder."""
    inputs: Survey


def edited(store: Store, paths: Paths, most: int) -> Edited | None:
    """Give what was edited since the last build, if that is all, and at most `most` files."""
    head, kept = _kept_inputs(store, paths)
    now = stamped(kept.paths) if kept is not None else None
    if head is None or kept is None or now is None or paths.cache is None:
        return None
    if not settle(now, paths.cache.parent) or not _as_it_was(now):
        return None
    differing = [
        path
        for path, old, new in zip(kept.paths, kept.each(), now.each(), strict=True)
        if old != new
    ]
    folders = {path for path in differing if S_ISDIR(_mode(path))}
    files = [path for path in differing if path not in folders]
    root = f"{paths.content.absolute()}/"
    if len(files) > most or not all(path.startswith(root) for path in files):
        return None
    if not all(S_ISREG(_mode(path)) for path in files):  # a link may lead anywhere
        return None
    if any(_names(folder) != _known(folder, kept.paths) for folder in folders):
        return None
    return Edited(head, tuple(path.removeprefix(root) for path in files), now)


def _mode(path: str) -> int:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0


def _names(folder: str) -> set[str]:
    return {f"{folder}/{name}" for name in os.listdir(folder)}  # noqa: PTH208  names alone


def _known(folder: str, paths: list[str]) -> set[str]:
    return {path for path in paths if path.rpartition("/")[0] == folder}


def _kept_inputs(store: Store, paths: Paths) -> tuple[Head | None, Survey | None]:
    rows = store.get([HEAD, INPUTS])
    head = _read_head(rows.get(HEAD))
    same = head is not None and head.engine == engine() and head.folders == _folders(paths)
    return (head, _decode(rows[INPUTS])) if same and INPUTS in rows else (None, None)


def outputs_stand(store: Store) -> bool:
    """Tell whether everything that the last build left is as it was."""
    rows = store.get([OUTPUTS])
    return OUTPUTS in rows and _as_it_was(_decode(rows[OUTPUTS]))


def traces(store: Store) -> dict[str, Trace]:
    """Give the traces of the last build by output."""
    row = store.get([TRACES]).get(TRACES, b"")
    found: dict[str, Trace] = {}
    try:
        for line in row.decode().split("\n") if row else ():
            path, key, digest, *parts = line.split("\t")
            found[path] = Trace(key, digest, dict(zip(parts[::2], parts[1::2], strict=True)))
    except ValueError:  # as another version of the program wrote them
        return {}
    return found


def unchanged_outputs(store: Store, paths: Paths) -> set[str]:
    """Give the outputs whose stamps are those that the last build took."""
    row = store.get([OUTPUTS]).get(OUTPUTS)
    if row is None:
        return set()
    root = f"{paths.public.absolute()}/"
    kept = _decode(row)
    there = survey([paths.public.absolute()])
    if there is None:
        return set()
    now = dict(zip(there.paths, there.each(), strict=True))
    same = zip(kept.paths, kept.each(), strict=True)
    return {path.removeprefix(root) for path, stamp in same if now.get(path) == stamp}


def keep(  # noqa: PLR0913, PLR0917  what was read, what came of it, and what both are of
    store: Store,
    paths: Paths,
    inputs: Survey | None,
    made: dict[str, Trace],
    content: Counted,
    site: bytes,
) -> None:
    """Record that the site in `paths.public`, of the shape `site`, is what was made from `inputs`.

    All of it in one step: after a kill the rows are of one build, be it this one or the last.
    """
    outputs = survey([paths.public.absolute()])
    if inputs is None or outputs is None or not _settled(outputs, paths):
        store.drop(_STAMPS)
        store.put({TRACES: _written(made)})
        return
    head = Head(engine(), _folders(paths), content.records, len(made), content.noted)
    _put(store, head, inputs, outputs, made, {SITE: site})


def amend(  # noqa: PLR0913  as for `keep`
    store: Store,
    paths: Paths,
    edit: Edited,
    made: dict[str, Trace],
    rows: dict[str, bytes],
    *,
    published: bool,
) -> None:
    """Record the same after an edit, which has put no new path into the published folder.

    `rows` are those of the edited records, and the shape of the site.
    """
    kept = _decode(store.get([OUTPUTS])[OUTPUTS])
    outputs = stamped(kept.paths) if published else kept
    if outputs is None or (published and not _settled(outputs, paths)):
        store.drop(_STAMPS)
        store.put({TRACES: _written(made)})
        return
    _put(store, edit.head, edit.inputs, outputs, made, rows)


def _settled(found: Survey, paths: Paths) -> bool:
    return paths.cache is not None and settle(found, paths.cache.parent)


def _written(made: dict[str, Trace]) -> bytes:
    """Write traces a line each; a path that would break its line is left out, and made anew."""
    lines = (
        "\t".join((path, trace.key, trace.digest, *chain.from_iterable(trace.parts.items())))
        for path, trace in made.items()
        if path.isprintable()
    )
    return "\n".join(lines).encode()


def _put(  # noqa: PLR0913, PLR0917  all that one build leaves
    store: Store,
    head: Head,
    inputs: Survey,
    outputs: Survey,
    made: dict[str, Trace],
    rows: dict[str, bytes],
) -> None:
    store.put(
        {
            **rows,
            HEAD: json.dumps(head).encode(),
            INPUTS: _encode(inputs),
            OUTPUTS: _encode(outputs),
            TRACES: _written(made),
        }
    )


def _folders(paths: Paths) -> list[str]:
    """Name the folders, and whether each is there: what is absent has no stamp to change."""
    folders = (paths.content, *paths.themes, paths.public)
    return [f"{folder.absolute()} {folder.is_dir()}" for folder in folders]


def _as_it_was(kept: Survey) -> bool:
    now = stamped(kept.paths)
    return now is not None and now.stamps == kept.stamps


def _read_head(row: bytes | None) -> Head | None:
    try:
        return Head(*json.loads(row)) if row else None
    except (TypeError, ValueError):  # as another version of the program wrote it
        return None


def _encode(found: Survey) -> bytes:
    return "\n".join(found.paths).encode("utf-8", "surrogateescape") + b"\0" + bytes(found.stamps)


def _decode(row: bytes) -> Survey:
    paths, _nul, stamps = row.partition(b"\0")
    numbers = array("q")
    numbers.frombytes(stamps)
    return Survey(paths.decode("utf-8", "surrogateescape").split("\n"), numbers)
