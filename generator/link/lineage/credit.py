"""What becomes of a credit on the way from a report to one that was made from it.

"Bloomberg first reported on the action" turns into "a source first reported". The words alone are
compared; nothing is said of why.
"""

import re
from collections.abc import Callable
from typing import Literal

Fate = Literal["kept", "vague", "absent", "changed", "not known"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset(
    _WORD.findall(
        """
        a according an and another are at by earlier few first from in is its many of on one or
        other reportedly said several some that the their three to two various was were which who
        with
        """
    )
)
_KIND = frozenset(
    _WORD.findall(
        """
        agencies agency article articles blog blogs channel channels companies company company's
        dailies daily insider insiders journalist journalists magazine magazines matter media
        network networks news newspaper newspapers newswire newswires official officials
        organisation organisations organization organizations outlet outlets paper papers people
        person persons press publication publications report reporter reporters reporting reports
        service services site sites source sources spokesman spokesperson spokeswoman story
        television tv web website websites wire wires
        """
    )
)
_SORT = frozenset(
    _WORD.findall(
        """
        anonymous business credible domestic familiar foreign global informed international
        knowledge known leading local main mainstream major national online prominent regional
        reliable reputable specialised specialist specialized tech technical technology trade
        trusted undisclosed unidentified unknown unnamed unspecified american british european
        german it russian uk us western
        """
    )
)
_VAGUE = _SMALL | _KIND | _SORT


def is_vague(credit: str) -> bool:
    """Tell whether a credit names nobody: `a source`, `local media`, `people familiar with it`.

    It is vague if each of its words stands for a kind of source or joins such words. Capitals make
    a name of them all the same: `the daily press` is nobody, `The Daily Press` is a newspaper.
    """
    words = _WORD.findall(credit.replace("’", "'"))
    if any(word[0].isupper() and word.casefold() not in _SORT for word in words[1:]):
        return False
    return bool(words) and all(word.casefold() in _VAGUE for word in words)


def fate(
    original: str | None,
    derived: str | None,
    *,
    read_in_full: bool,
    same: Callable[[str, str], bool],
) -> Fate | None:
    """Say what became of the credit `original`; None where there was none to keep.

    `derived` is the credit in the report that was made from it. That it has none can be said only
    of one that was `read_in_full`. `same` tells whether two credits name one newsroom.
    """
    if original is None or is_vague(original):
        return None
    if derived is None:
        return "absent" if read_in_full else "not known"
    if same(original, derived):
        return "kept"
    return "vague" if is_vague(derived) else "changed"


LOST: frozenset[Fate] = frozenset({"vague", "absent", "changed"})
"""What readers are told of."""
