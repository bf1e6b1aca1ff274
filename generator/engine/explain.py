"""Why an output was made anew: one sentence each, from the traces of this build and the last."""

from collections.abc import Iterator, Mapping

from generator.engine.traces import Trace

_WORDS = {"program": "Onrecord itself", "template": "its template, or one that it uses"}


def reasons(
    made: Mapping[str, Trace], before: Mapping[str, Trace], sound: Mapping[str, Trace]
) -> Iterator[tuple[str, str]]:
    """Give (output, reason) for each output of `made`, in order.

    `before` are the last build's traces; `sound` those of outputs whose bytes were still in place.
    """
    for output in sorted(made):
        yield output, _reason(made[output], before.get(output), sound.get(output))


def _reason(trace: Trace, before: Trace | None, sound: Trace | None) -> str:
    if before is None:
        return "it is new"
    if before.key == trace.key and sound is None:
        return "its file was missing or had been changed"
    names = sorted({*trace.parts, *before.parts})
    new = [name for name in names if trace.parts.get(name) != before.parts.get(name)]
    return f"{_listed([_WORDS.get(name, name) for name in new])} changed"


def _listed(names: list[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004  one needs no `and`
        return "".join(names) or "its key"
    return f"{', '.join(names[:-1])} and {names[-1]}"
