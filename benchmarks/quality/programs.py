"""Programs that come from outside, and what they say."""

import shutil
import subprocess
from pathlib import Path


def found(name: str) -> str:
    """Give the path of a program that has to be there."""
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"{name} is not on this machine")
    return path


def said_by(name: str, *arguments: str | Path) -> str:
    """Give what a program prints."""
    command = (found(name), *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
