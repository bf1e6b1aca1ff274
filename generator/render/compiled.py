"""Compiled templates, kept where Python keeps its own compiled modules, and found by their digest.

They are code, so they are never kept in a site's cache, which may come from anywhere: who can write
beside the program's modules can change those, too. As with modules, nothing is kept where Python is
told to keep nothing (`sys.dont_write_bytecode`); PEP 3147 says where.
"""

import marshal
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.core.digest import of_value
from generator.core.hashing import of_bytes
from generator.engine.fingerprint import engine

_MOST = 500
_PREFIX = "template-"
_WIDTH = 40


class CompiledTemplates(BytecodeCache):
    """Finds a template's code again, by the program, its name and its source."""

    def __init__(self, *folded: str) -> None:
        """Keep code of templates into whose constants Jinja has `folded` what is not in them."""
        self._folded = folded

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Give what a template is called here; its source is in the bucket's checksum."""
        return of_value((engine(), self._folded, name, filename))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if the code is known, and as it was written."""
        with suppress(OSError):
            data = _file(bucket).read_bytes()
            if of_bytes(data[_WIDTH:]).encode() == data[:_WIDTH]:
                bucket.code = marshal.loads(data[_WIDTH:])  # noqa: S302  as Python's own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code; where that cannot be, it is compiled again the next time."""
        if sys.dont_write_bytecode:
            return
        file, data = _file(bucket), marshal.dumps(bucket.code)
        aside = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            _make_room(file.parent)
            aside.write_bytes(of_bytes(data).encode() + data)
            aside.replace(file)


def _file(bucket: Bucket) -> Path:
    name = f"{_PREFIX}{of_value((bucket.key, bucket.checksum))}.py"
    return Path(cache_from_source(str(Path(__file__).with_name(name))))


def _make_room(folder: Path) -> None:
    """Throw all away when they are too many: those of templates that are no more are among them."""
    there = list(folder.glob(f"{_PREFIX}*"))
    for file in there if len(there) >= _MOST else ():
        file.unlink(missing_ok=True)
