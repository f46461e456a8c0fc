"""Drives the real window on a virtual display by keys and mouse alone (xdotool)."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Display:
    """A virtual display."""

    def __init__(self, size: str = "1440x900x24") -> None:
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as file:
            self.name = f":{file.readline().strip()}"

    def stop(self) -> None:
        """End it."""
        self.server.terminate()
        self.server.wait(timeout=10)


class Hands:
    """One run of the program, with keyboard and mouse."""

    def __init__(self, display: Display, data: Path, language: str) -> None:
        self.environment = {
            **os.environ,
            "DISPLAY": display.name,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        self.child = subprocess.Popen(
            [sys.executable, str(HERE / "child.py"), str(data), language],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._buffer = ""

    def find(self, name: str) -> list[dict[str, Any]]:
        """What is visible under ``name`` (an ending * stands for anything)."""
        assert self.child.stdin is not None
        self.child.stdin.write(name + "\n")
        self.child.stdin.flush()
        return json.loads(self._line())

    def wait(self, name: str, seconds: float = 15, *, enabled: bool = True, gone: bool = False) -> dict[str, Any]:
        """The first thing of that name, once it is there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [entry for entry in self.find(name) if entry["enabled"] or not enabled]
            if bool(found) != gone:
                return found[0] if found else {}
            time.sleep(0.1)
        raise AssertionError(f"{'still there' if gone else 'not there'}: {name}; picture in {self.picture()}")

    def click(
        self, name: str, *, double: bool = False, seconds: float = 15, last: bool = False, kind: str = ""
    ) -> None:
        """Press what bears that name."""
        end = time.monotonic() + seconds
        place: tuple[int, int] | None = None
        while time.monotonic() < end:
            fitting = [found for found in self.find(name) if found["enabled"] and kind in found["kind"]]
            before = place
            place = (fitting[-1 if last else 0]["x"], fitting[-1 if last else 0]["y"]) if fitting else None
            if place is not None and place == before:  # it stands still
                self.mouse(*place, double=double)
                return
            time.sleep(0.05)
        raise AssertionError(f"not there: {name}; picture in {self.picture()}")

    def mouse(self, x: int, y: int, *, double: bool = False) -> None:
        """Press the mouse there."""
        self._do("mousemove", "--sync", str(x), str(y))
        self._do("click", *(["--repeat", "2", "--delay", "60"] if double else []), "1")
        time.sleep(0.15)

    def wheel(self, x: int, y: int, clicks: int) -> None:
        """Turn the wheel there; below zero is down."""
        self._do("mousemove", "--sync", str(x), str(y))
        self._do("click", "--repeat", str(abs(clicks)), "--delay", "20", "4" if clicks > 0 else "5")
        time.sleep(0.2)

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(0.05)

    def keys(self, *keys: str) -> None:
        """Press many keys, each after a moment, with one call."""
        if keys:
            self._do("key", "--clearmodifiers", "--delay", "25", *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self._do("type", "--delay", "8", text)
        time.sleep(0.1)

    def fill(self, name: str, text: str) -> None:
        """Type into a field."""
        self.click(name)
        self.key("ctrl+a")
        self.type(text)

    def kill(self) -> None:
        """SIGKILL: no chance to save anything."""
        self.child.send_signal(signal.SIGKILL)
        self.child.wait(timeout=10)

    def close(self) -> None:
        """Close the window as a user does."""
        if self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.child.kill()

    def picture(self) -> str:
        """A screenshot, for whoever reads a failure."""
        target = Path(os.environ.get("HIREAPP_E2E_PICTURES", "/tmp")) / f"hireapp-e2e-{os.getpid()}.png"
        subprocess.run(
            ["import", "-window", "root", str(target)], env=self.environment, check=False, capture_output=True
        )
        return str(target)

    def _line(self) -> str:
        assert self.child.stdout is not None
        ready, _w, _x = select.select([self.child.stdout], [], [], 20)
        if not ready:
            raise AssertionError(f"the program does not answer; picture in {self.picture()}")
        return self.child.stdout.readline() or "[]"

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, capture_output=True, timeout=60)
