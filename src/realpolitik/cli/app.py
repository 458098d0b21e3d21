"""The command `realpolitik`: one command a file; only `main` catches errors."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

import typer

from realpolitik.cli import (
    add,
    brief,
    cite,
    code,
    data,
    doctor,
    evaluate,
    export,
    importing,
    measure,
    test,
)
from realpolitik.cli.output import complain, flush, refused, say
from realpolitik.errors import RealpolitikError

app = typer.Typer(
    name="realpolitik",
    help="Does this coalition hold? Codes who did what to whom in documents, measures alignment, "
    "and tests a claim that one state leads a coalition against another.",
    epilog="Exit status: 0 done, 1 failed, 2 wrong use or bad input, 3 done in part. "
    "Start with: realpolitik brief ARTICLE",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
SELDOM = 50_000  # new objects between two searches for garbage: tables make many, and keep them
INTERRUPTED = 130  # as shells say it: 128 and the number of the signal
COMMANDS = {
    "brief": brief.brief,
    "code": code.code,
    "add": add.add,
    "import": importing.import_,
    "measure": measure.measure,
    "test": test.test,
    "export": export.export,
    "evaluate": evaluate.evaluate,
    "cite": cite.cite,
    "doctor": doctor.doctor,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
app.add_typer(data.data)


def main() -> None:
    """Run the command line; every error of ours ends as two lines and its exit status."""
    gc.set_threshold(SELDOM)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run with `arguments`; the exit status."""
    try:
        outcome = app(arguments, standalone_mode=False)
        flush()
    except RealpolitikError as error:
        complain(error)
        return error.exit_code
    except typer.Exit as done:
        return done.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _interrupted()
    except OSError as error:
        complain(refused(error))
        return 1
    except Exception as error:
        misuse: Callable[[], str] | None = getattr(error, "format_message", None)
        if misuse is None or not type(error).__module__.startswith(("click", "typer")):
            raise
        return _misused(misuse(), given=bool(arguments[1:]))
    if outcome == INTERRUPTED:  # which is how typer passes Ctrl-C on
        return _interrupted()
    return outcome if isinstance(outcome, int) else 0


def _misused(message: str, *, given: bool) -> int:
    """Arguments that make no sense; a command that lacks them all shows its help."""
    if not given and message.startswith("Usage:"):
        say(message)
    else:
        say(f"realpolitik: {message}")
        say("  See realpolitik --help, or realpolitik COMMAND --help.")
    return 2


def _interrupted() -> int:
    say(
        "realpolitik: interrupted. Nothing is half-written; what went into a store is whole, and "
        "the same command goes on from there."
    )
    return INTERRUPTED


if __name__ == "__main__":
    main()
