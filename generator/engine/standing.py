"""The standing site: what the last build read and left, so that the next can see it still stands.

The stamps of every input and of every output are kept in the cache, with what else a build wants to
find again. None of it is believed where a stamp differs.
"""

import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from generator.core.hashing import Digest
from generator.core.paths import Paths
from generator.engine import stamps
from generator.engine.fingerprint import engine
from generator.engine.store import Store
from generator.engine.survey import Survey, settle, stamped, survey

PREFIX = "standing"
"""What the keys of all rows begin with that tell of the last build."""
HEAD, INPUTS, OUTPUTS = PREFIX, f"{PREFIX}:inputs", f"{PREFIX}:outputs"
ROWS = (HEAD, INPUTS, OUTPUTS)


class Head(NamedTuple):
    """The state that the last sound build left, in short."""

    engine: Digest
    folders: list[str]
    records: int
    files: int
    noted: bool
    """A check has something to say, though nothing is wrong."""
    inputs: list[Digest]
    """The digests of the pages of the inputs' stamps."""
    outputs: list[Digest]


class Counted(NamedTuple):
    """What a build knows of the content as a whole."""

    records: int
    files: int
    noted: bool


class Last(NamedTuple):
    """The last build, and the stamps that its inputs have now."""

    head: Head
    inputs: Survey

    @property
    def stands(self) -> bool:
        """Whether everything that it read is as it was."""
        return stamps.digests(self.inputs) == self.head.inputs


class Edited(NamedTuple):
    """Some files of the content were edited, and nothing else has changed."""

    head: Head
    files: tuple[str, ...]
    """Paths below the content folder."""
    inputs: Survey


def survey_inputs(paths: Paths) -> Survey | None:
    """Stamp what a build reads, before any of it is read."""
    found = survey([paths.content, *paths.themes])
    # Not stamped again: what came since, or changed since, must not look as if it had been there.
    return found if found is not None and _settled(found, paths) else None


def last(store: Store, paths: Paths) -> Last | None:
    """Give the last build in these folders; None where an input of it is gone, or nothing known."""
    rows = store.get([HEAD, INPUTS])
    head = head_in(rows.get(HEAD))
    if head is None or INPUTS not in rows:
        return None
    if head.engine != engine() or head.folders != _folders(paths):
        return None
    found = stamped(stamps.paths_in(rows[INPUTS], _inputs(paths)))
    return Last(head, found) if found is not None else None


def edited(store: Store, paths: Paths, known: Last, most: int) -> Edited | None:
    """Give what was edited since the last build, if that is all, and at most `most` files.

    The stamps are those that were taken before anything is read: a change since then is the next
    build's to see.
    """
    if not _settled(known.inputs, paths):
        return None
    numbers = stamps.differing(store, INPUTS, known.inputs, known.head.inputs)
    all_paths = known.inputs.paths
    different = [all_paths[number] for number in numbers or ()]
    folders = {path for path in different if S_ISDIR(_mode(path))}
    files = [path for path in different if path not in folders]
    root = f"{paths.content}/"
    if numbers is None or len(files) > most or not all(path.startswith(root) for path in files):
        return None
    if not all(S_ISREG(_mode(path)) for path in files):  # a link may lead anywhere
        return None
    if not hold_just(folders, all_paths):
        return None
    return Edited(known.head, tuple(path.removeprefix(root) for path in files), known.inputs)


def outputs_stand(store: Store, paths: Paths, head: Head) -> Survey | None:
    """Give the stamps of the outputs if everything that the last build left is as it was."""
    row = store.get([OUTPUTS]).get(OUTPUTS)
    found = stamped(stamps.paths_in(row, [str(paths.public)])) if row is not None else None
    return found if found is not None and stamps.digests(found) == head.outputs else None


class Kept(NamedTuple):
    """The last build, and the stamps that it took."""

    head: Head
    inputs: Survey
    outputs: Survey


def kept(store: Store, paths: Paths) -> Kept | None:
    """Give the last build in these folders with all stamps that it took."""
    head = head_in(store.get([HEAD]).get(HEAD))
    if head is None or head.engine != engine() or head.folders != _folders(paths):
        return None
    inputs = _kept(store, INPUTS, _inputs(paths), head.inputs)
    outputs = _kept(store, OUTPUTS, [str(paths.public)], head.outputs)
    return Kept(head, inputs, outputs) if inputs is not None and outputs is not None else None


def _kept(store: Store, name: str, roots: list[str], known: list[Digest]) -> Survey | None:
    row = store.get([name]).get(name)
    return stamps.recalled(store, name, stamps.paths_in(row, roots), known) if row else None


def unchanged_outputs(store: Store, paths: Paths) -> set[str]:
    """Give the outputs whose stamps are those that the last build took."""
    head, root = head_in(store.get([HEAD]).get(HEAD)), str(paths.public)
    if head is None or head.folders != _folders(paths):
        return set()
    old, there = _kept(store, OUTPUTS, [root], head.outputs), survey([paths.public])
    if old is None or there is None:
        return set()
    found = dict(zip(there.paths, there.each(), strict=True))
    same = zip(old.paths, old.each(), strict=True)
    return {path[len(root) + 1 :] for path, stamp in same if found.get(path) == stamp}


def keep(
    store: Store,
    paths: Paths,
    inputs: Survey | None,
    content: Counted,
    rows: Mapping[str, bytes],
) -> None:
    """Record that the site in `paths.public` is what was made from `inputs`.

    `rows` are what else is to be found again, and are kept in any case. All of it in one step:
    after a kill the rows are of one build, be it this one or the last.
    """
    outputs = survey([paths.public])
    if inputs is None or outputs is None or not _settled(outputs, paths):
        store.renew(PREFIX, rows)
        return
    head = _head(paths, inputs, outputs, content)
    surveys = {
        INPUTS: stamps.paths_row(inputs, _inputs(paths)),
        OUTPUTS: stamps.paths_row(outputs, [str(paths.public)]),
        **stamps.pages(INPUTS, inputs),
        **stamps.pages(OUTPUTS, outputs),
    }
    store.renew(PREFIX, {**rows, **surveys, HEAD: json.dumps(head).encode()})


def amend(  # noqa: PLR0913  what was read, what came of it, and what both are of
    store: Store,
    paths: Paths,
    edit: Edited,
    outputs: Survey,
    *,
    written: Collection[str],
    sound: Callable[[], bool],
    rows: Mapping[str, bytes],
) -> bool:
    """Record the same after an edit, which has put no new path into the published folder.

    `outputs` are the stamps from before, of which only those of the files `written`, and of the
    folders that they lie in, can be other ones now. `sound` is asked, once the new stamps are
    taken, whether what was written is still there. `rows` are those that the edit changes. False
    where something came in between: then the next build looks at everything.
    """
    if written and not _restamp(outputs, paths, written, sound):
        store.put({**rows, HEAD: b""})
        return False
    old = edit.head
    head = _head(paths, edit.inputs, outputs, Counted(old.records, old.files, old.noted))
    surveys = {
        **stamps.pages(INPUTS, edit.inputs, old.inputs),
        **stamps.pages(OUTPUTS, outputs, old.outputs),
    }
    store.put({**rows, **surveys, HEAD: json.dumps(head).encode()})
    return True


def others_stand(outputs: Survey, paths: Paths, written: Iterable[str]) -> bool:
    """Tell whether all outputs but those `written`, and their folders, are stamped as `outputs`."""
    found = stamped(outputs.groups)
    if found is None:
        return False
    touched = set(_touched(paths, written)[0])
    for number, path in enumerate(outputs.paths):
        if path in touched:
            found.put(number, outputs, number)
    return found.stamps == outputs.stamps


def hold_just(folders: Collection[str], paths: Iterable[str]) -> bool:
    """Tell whether some folders hold those of `paths` that lie in them, and nothing else."""
    known: dict[str, set[str]] = {folder: set() for folder in folders}
    for path in paths if folders else ():
        folder, _slash, name = path.rpartition("/")
        if folder in known:
            known[folder].add(name)
    return all(set(os.listdir(folder)) == known[folder] for folder in folders)  # noqa: PTH208


def _touched(paths: Paths, written: Iterable[str]) -> tuple[list[str], set[str]]:
    """Give what writing has touched, and the folders among it."""
    files = {f"{paths.public}/{path}" for path in written}
    folders = {path.rpartition("/")[0] for path in files}
    return sorted(files | folders), folders


def _restamp(
    outputs: Survey, paths: Paths, written: Iterable[str], sound: Callable[[], bool]
) -> bool:
    """Take new stamps of some files and their folders; False where they would say too little."""
    all_paths = outputs.paths
    touched, folders = _touched(paths, written)
    fresh = stamped([touched])
    if fresh is None or not _settled(fresh, paths):
        return False
    if not hold_just(folders, all_paths) or not sound():
        return False
    numbers = {path: number for number, path in enumerate(all_paths)}
    for at, path in enumerate(touched):
        if path not in numbers:
            return False
        outputs.put(numbers[path], fresh, at)
    return True


def _mode(path: str) -> int:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0


def _settled(found: Survey, paths: Paths) -> bool:
    return paths.cache is not None and settle(found, paths.cache.parent)


def _head(paths: Paths, inputs: Survey, outputs: Survey, content: Counted) -> Head:
    digests = stamps.digests(inputs), stamps.digests(outputs)
    return Head(engine(), _folders(paths), *content, *digests)


def _inputs(paths: Paths) -> list[str]:
    return [str(paths.content), *map(str, paths.themes)]


def _folders(paths: Paths) -> list[str]:
    """Name the folders, and whether each is there: what is absent has no stamp to change."""
    folders = (paths.content, *paths.themes, paths.public)
    return [f"{folder.absolute()} {folder.is_dir()}" for folder in folders]


def head_in(row: bytes | None) -> Head | None:
    """Read the row of a head; None for one that another version of the program wrote."""
    try:
        return Head(*json.loads(row)) if row else None
    except (TypeError, ValueError):
        return None
