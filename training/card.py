"""Bring the counts in the data card up to date.

    python training/card.py

Writes what check.py and multiply.py count into README.md beside this file.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
CARD = HERE / "README.md"


def told(program: str, *arguments: str) -> str:
    """What a program of the corpus prints. Raises CalledProcessError where it fails."""
    command = [sys.executable, str(HERE / "corpus" / program), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def renewed(card: str) -> str:
    """The card with today's counts."""
    with tempfile.TemporaryDirectory() as scratch:
        filled = told("multiply.py", f"{scratch}/filled-templates.txt")
    counts = "\n".join(_wrapped(line) for line in told("check.py").splitlines())
    card = re.sub(r"```text\n.*?```", lambda _: f"```text\n{counts}\n```", card, flags=re.DOTALL)
    return re.sub(r"`templates \d+, [^`]+`", f"`{filled}`", card)


def _wrapped(line: str) -> str:
    return re.sub(r"(.{1,96}),(?: |$)(?=\w)", r"\1,\n  ", line) if len(line) > 100 else line


if __name__ == "__main__":
    CARD.write_text(renewed(CARD.read_text("utf-8")), encoding="utf-8")
