"""Runs all tests on two cores: what waits for processes of its own beside the rest. ``python -m tests``.

The walks through the real window, the killed processes and the sample data take a third of the time, most of it outside
of the test's own process. Their output follows that of the rest; the exit code is that of the first group that failed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

BESIDE = ("tests/e2e", "tests/test_kill.py", "tests/test_demo.py", "tests/test_sample_insights.py")


def main() -> int:
    """Run both groups. Returns the exit code."""
    command = [sys.executable, "-m", "pytest"]
    with tempfile.TemporaryFile("w+") as said:
        beside = subprocess.Popen([*command, "-p", "no:cacheprovider", *BESIDE], stdout=said, stderr=subprocess.STDOUT)
        rest = subprocess.run([*command, *(f"--ignore={path}" for path in BESIDE)], check=False).returncode
        other = beside.wait()
        said.seek(0)
        print(said.read(), flush=True)
    return rest or other


if __name__ == "__main__":
    sys.exit(main())
