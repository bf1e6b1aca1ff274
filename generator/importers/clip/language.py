"""The language of a text, by its commonest words; None where they do not tell."""

import re
from collections import Counter

_COMMONEST = {
    "en": (
        "the of and to in that is was for it with as his on be at by had not are but from"
        " or have an they which you were her all she there would their we him been has when"
        " who will more no if out"
    ),
    "de": (
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als"
        " auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie"
        " einem über"
    ),
    "fr": (
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se"
        " ce il sont avec son aux d'un cette ont ses mais comme été"
    ),
    "es": (
        "de la que el en y a los se del las un por con no una su para es al lo como más o"
        " pero sus le ha me si sin sobre este ya entre cuando todo"
    ),
    "it": (
        "di e che la il un a per è in una sono si non con le i del da al gli dei nel della"
        " ha più anche come alla delle ma ed questo"
    ),
    "pt": (
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas"
        " foi ao ele das tem à seu sua ou ser"
    ),
    "nl": (
        "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar"
        " bij uit nog worden door naar heeft hij ze"
    ),
}
_WORDS = {name: frozenset(words.split()) for name, words in _COMMONEST.items()}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST, _LEAST, _CLEAR = 20, 0.2, 1.5


def language_of(text: str) -> tuple[str | None, str]:
    """Give the language's code, and why it is taken or left open."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEWEST:
        return None, f"{len(words)} words are too few to tell"
    shares = Counter(
        {name: sum(word in known for word in words) / len(words) for name, known in _WORDS.items()}
    )
    (first, share), (_second, next_share) = shares.most_common(2)
    if share < _LEAST or share < _CLEAR * next_share:
        return None, "its words are not clearly those of a language known here"
    return first, f"{share:.0%} of its words are among the commonest of this language"
