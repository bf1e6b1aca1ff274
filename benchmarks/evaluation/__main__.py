"""Run every evaluation and write docs/evaluation.md: `python -m benchmarks.evaluation`."""

import argparse
import sys
from pathlib import Path

from benchmarks.evaluation import on_shared_data, quotations, tracing_speed
from benchmarks.evaluation.section import Evaluation, Options

EVALUATIONS: dict[str, Evaluation] = {
    "quotations": quotations.section,
    "tracing-speed": tracing_speed.section,
    "derivation": on_shared_data.derivation,
    "names": on_shared_data.names,
    "clipping": on_shared_data.clipping,
}
"""One module each, in the order of the document."""

_DOCUMENT = Path(__file__).parents[2] / "docs" / "evaluation.md"
_HEAD = """\
# Evaluation

`make eval` writes this page. It measures what the analysis stages find on labelled cases: the
labels come from how a case was made, never from the program that is measured. Figures are shares
from 0 to 1. Where cases were kept apart, the stage was developed without them.
"""


def main() -> int:
    """Run what the command line asks for, print it, and write the document if it is whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=list(EVALUATIONS), help="run one, and write nothing")
    parser.add_argument(
        "--development", action="store_true", help="leave the cases kept apart alone; write nothing"
    )
    chosen = parser.parse_args()
    names = [chosen.only] if chosen.only else list(EVALUATIONS)
    made = [EVALUATIONS[name](Options(held_out=not chosen.development)) for name in names]
    text = "\n".join([_HEAD, *(f"## {one.title}\n\n{one.text.strip()}\n" for one in made)])
    print(text)
    if not (chosen.only or chosen.development):
        _DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
