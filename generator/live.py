"""A site that one process builds again and again: what is known of it stays in memory.

An edit is published first, on the word of whoever watches the folders that nothing else has
changed; then everything is looked at as every other build does, and only then is the cache told. So
what is in `public/` is what a build gives, and a process that is stopped in between leaves stamps
that do not fit, which the next build sees.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from generator import incremental
from generator.core.paths import Paths
from generator.core.result import Result
from generator.edit import Basis, as_read
from generator.engine import standing
from generator.engine.held import HeldStore
from generator.engine.lock import locked
from generator.engine.standing import Edited, Head
from generator.engine.survey import Survey, settle, stamped
from generator.patch import MOST_FILES, Patched, apply, basis_of
from generator.pipeline import silent
from generator.render.page import forget

Tell = Callable[[Result], None]


class _Memory(NamedTuple):
    """What the last build left, as the cache has it."""

    store: HeldStore
    row: bytes
    head: Head
    inputs: Survey
    outputs: Survey
    basis: Basis


class _Step(NamedTuple):
    """An edit that is published and not confirmed."""

    edit: Edited
    patched: Patched


class Live:
    """Builds one site whenever it has changed. One thread at a time may use it."""

    def __init__(self, paths: Paths) -> None:
        """Build the site of `paths`."""
        self._paths = paths
        self._memory: _Memory | None = None

    def close(self) -> None:
        """Let go of the cache."""
        self._forget()

    def rebuild(self, changed: Iterable[Path], tell: Tell) -> Result:
        """Build after a change of the files `changed`, and tell the result as soon as it is there.

        It is told again if a second look has found more than was said to have changed. Raises what
        `generator.pipeline.build` raises.
        """
        try:
            return self._rebuilt(self._names(changed), tell)
        finally:
            forget()

    def _rebuilt(self, files: tuple[str, ...], tell: Tell) -> Result:
        result = self._quick(files, tell) if files else None
        if result is not None:
            return result
        self._forget()
        result = incremental.build(self._paths, workers=1, strict=False, progress=silent)
        tell(result)
        self.prepare()
        return result

    def _quick(self, files: tuple[str, ...], tell: Tell) -> Result | None:
        """Publish an edit, tell it and look again; None where the site has to be built."""
        with locked(self._paths.cache), ExitStack() as otherwise:
            otherwise.callback(self._forget)
            step = self._step(files)
            if step is None or self._memory is None:
                return None
            result = step.patched.result(self._memory.head)
            tell(result)
            if not self._confirmed(step):
                return None
            otherwise.pop_all()
            return result

    def prepare(self) -> None:
        """Read what the next edit will need, where the last build left a site that stands."""
        self._forget()
        if self._paths.cache is None:
            return
        store = HeldStore(self._paths.cache)
        known = standing.kept(store, self._paths)
        basis = basis_of(self._paths, store) if known is not None else None
        if known is None or basis is None:
            with store:
                return
        row = store.get([standing.HEAD])[standing.HEAD]
        self._memory = _Memory(store, row, known.head, known.inputs, known.outputs, basis)

    def _forget(self) -> None:
        if self._memory is not None:
            with self._memory.store:
                self._memory = None

    def _names(self, changed: Iterable[Path]) -> tuple[str, ...]:
        """Give the paths below the content folder; none if one of them lies elsewhere."""
        root = self._paths.content.absolute()
        paths = [path.absolute() for path in changed]
        if len(paths) > MOST_FILES or not all(path.is_relative_to(root) for path in paths):
            return ()
        return tuple(path.relative_to(root).as_posix() for path in paths)

    def _step(self, files: tuple[str, ...]) -> _Step | None:
        """Publish an edit of `files`, with their stamps from before they are read."""
        memory = self._memory
        if memory is None or memory.store.in_file(standing.HEAD) != memory.row:
            return None
        paths = [f"{self._paths.content}/{path}" for path in files]
        touched = sorted({*paths, *(path.rpartition("/")[0] for path in paths)})
        numbers = {path: number for number, path in enumerate(memory.inputs.paths)}
        before = stamped([touched])
        if before is None or not all(path in numbers for path in touched):
            return None
        if not all(S_ISREG(Path(path).lstat().st_mode) for path in paths):
            return None
        patched = apply(files, memory.basis, self._paths)
        if patched is None:
            return None
        for at, path in enumerate(touched):
            memory.inputs.put(numbers[path], before, at)
        memory.store.hold(patched.rows)
        memory.basis.take(patched.keys, patched.events, patched.traces)
        return _Step(Edited(memory.head, files, memory.inputs), patched)

    def _confirmed(self, step: _Step) -> bool:
        """Look whether that was all, and tell the cache; False where the site has to be built."""
        memory, paths = self._memory, self._paths
        if memory is None or not self._was_all(step, memory):
            return False
        kept = standing.amend(
            memory.store,
            paths,
            step.edit,
            memory.outputs,
            written=step.patched.touched,
            sound=lambda: step.patched.stands(paths.public),
            rows=step.patched.rows,
        )
        row = memory.store.in_file(standing.HEAD)
        head = standing.head_in(row)
        if not kept or row is None or head is None:
            return False
        self._memory = memory._replace(row=row, head=head)
        return True

    def _was_all(self, step: _Step, memory: _Memory) -> bool:
        """Tell whether nothing but the edit has changed, and the edit not again."""
        paths = self._paths
        now = stamped(memory.inputs.groups)
        if paths.cache is None or now is None or now.stamps != memory.inputs.stamps:
            return False
        # Bytes that came in the tick of a stamp have that stamp, so they are read once more.
        if not settle(now, paths.cache.parent) or not as_read(paths, step.patched.keys):
            return False
        folders = {f"{paths.content}/{path}".rpartition("/")[0] for path in step.edit.files}
        return standing.hold_just(folders, memory.inputs.paths) and standing.others_stand(
            memory.outputs, paths, step.patched.touched
        )
