"""``python -m hireapp.demo DIR``: the sample database alone, in a new folder."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from hireapp.bootstrap import Context, where
from hireapp.demo import build_sample
from hireapp.files import free_path


def main() -> int:
    """Build it and print where it lies. Returns the exit code."""
    if len(sys.argv) != 2:
        print("usage: python -m hireapp.demo DIR", file=sys.stderr)
        return 2
    context = Context(where(str(free_path(Path(sys.argv[1])))))
    build_sample(context, as_of=date.today())  # noqa: DTZ011 the day on this desk
    context.close()
    print(context.place.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
