"""The four shipped faces, registered with reportlab once in the process."""

from __future__ import annotations

import threading
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hireapp.reports.typesetting import Faces
from hireapp.resources import resource_folder

FACES = {"R": "HireAppSansSC-Regular", "B": "HireAppSansSC-SemiBold", "r": "HireAppSansSCLatin-Regular",
         "b": "HireAppSansSCLatin-SemiBold"}
_lock = threading.Lock()


def faces() -> Faces:
    """The widths of all four faces; the first call reads the files (some 0.2 s)."""
    with _lock:
        return _registered()


@cache
def _registered() -> Faces:
    rl_config.useA85 = 0
    folder = resource_folder("assets") / "fonts"
    widths: dict[str, dict[int, float]] = {}
    for key, name in FACES.items():
        font = TTFont(name, str(folder / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        widths[key] = dict(font.face.charWidths)
    return Faces(widths)
