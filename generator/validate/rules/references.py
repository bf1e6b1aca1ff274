"""Every reference resolves, in YAML and in Markdown.

Bad: `incidents: [microsft]`, `[[event:no-such-day]]`, or an incident related to itself.
"""

from collections.abc import Iterator

from generator.model.index import Found, Unresolved
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield references that name nothing, too much, the wrong kind or their own record."""
    for entry in records.index.entries:
        for ref in entry.refs:
            target = records.index.resolve(ref)
            if isinstance(target, Unresolved):
                yield Problem(ref.place, target.code, target.message, target.help)
            elif isinstance(target, Found) and target.entry.id == entry.id and not ref.place.raw:
                yield Problem(
                    ref.place, "self-reference", "a record cannot name itself here", "remove it"
                )
    for ref in records.index.loose:
        target = records.index.resolve(ref)
        if isinstance(target, Unresolved):
            yield Problem(ref.place, target.code, target.message, target.help)
