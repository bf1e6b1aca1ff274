"""Rising numbers as text, short in each of two ways: by steps where they are few, else by bits.

So a word that every record has weighs a sixth of a character for each, and any list of numbers can
be given whole. The script of the theme reads both; a browser test compares the two.
"""

from collections.abc import Iterator, Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""Six bits each. No mark among them needs to be escaped."""
_BY_BITS = "="
_STEP, _GOES_ON, _BITS = 5, 32, 6


def packed(numbers: Sequence[int]) -> str:
    """Write rising numbers, from 0 on."""
    if not numbers:
        return ""
    # Each number takes a digit at least.
    if len(numbers) > numbers[-1] // _BITS + 2:
        return _by_bits(numbers)
    return min(_by_steps(numbers), _by_bits(numbers), key=len)


def unpacked(text: str) -> list[int]:
    """Read what `packed` wrote; raise `ValueError` for what it did not."""
    if not text.startswith(_BY_BITS):
        return list(_stepped(text))
    digits = map(DIGITS.index, text[1:])
    return [at * _BITS + bit for at, six in enumerate(digits) for bit in _set_in(six)]


def _by_steps(numbers: Sequence[int]) -> str:
    digits: list[str] = []
    before = -1
    for number in numbers:
        step, before = number - before - 1, number
        while step >= _GOES_ON:
            digits.append(DIGITS[_GOES_ON | step % _GOES_ON])
            step >>= _STEP
        digits.append(DIGITS[step])
    return "".join(digits)


def _by_bits(numbers: Sequence[int]) -> str:
    digits = [0] * (numbers[-1] // _BITS + 1)
    for number in numbers:
        digits[number // _BITS] |= 1 << number % _BITS
    return _BY_BITS + "".join(map(DIGITS.__getitem__, digits))


def _stepped(text: str) -> Iterator[int]:
    number, step, shift = -1, 0, 0
    for digit in map(DIGITS.index, text):
        step |= digit % _GOES_ON << shift
        shift += _STEP
        if digit < _GOES_ON:
            number += step + 1
            yield number
            step = shift = 0


def _set_in(six: int) -> Iterator[int]:
    return (bit for bit in range(_BITS) if six >> bit & 1)
