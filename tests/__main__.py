"""Runs all tests on two cores: what waits for processes of its own beside the rest. ``python -m tests``.

The walks through the real window, the killed processes, the sample data, servers and panels of several windows take
most of their time outside of the test's own process. Their output follows that of the rest; the exit code is that of
the first group that failed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

BESIDE = (
    "tests/e2e",
    "tests/test_kill.py",
    "tests/test_demo.py",
    "tests/test_sample_insights.py",
    "tests/storage",
    "tests/services/test_accounts.py",
    "tests/ui/test_panel_page.py",
    "tests/ui/test_sign_in.py",
)


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
