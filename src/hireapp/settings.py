"""Every setting of this machine, declared once: language, theme, who I am, where the data lies.

The company's settings (name, logo) lie in the database, apart from these. A file that can't be read counts as empty.
"""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from hireapp.i18n import Language

Theme = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Settings:
    """The settings of this machine and this person.

    sitting: the one that is under way here, so that a restart goes on. database: the address of a shared one, without
    its password; shared_user_id: who works there at this machine. lock_after: idle minutes until whoever has a password
    signs in again.
    """

    language: Language | Literal["system"] = "system"
    theme: Theme = "system"
    user_id: str = ""
    paper: Literal["A4", "Letter"] = "A4"
    last_opening: str = ""
    last_folder: str = ""
    sitting: str = ""
    database: str = ""
    shared_user_id: str = ""
    lock_after: str = "10"


def default_data_folder() -> Path:
    """Where the database lies if nothing else is said: the usual place of the system."""
    if override := os.environ.get("HIREAPP_DATA"):
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "hireapp"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "hireapp"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "hireapp"


def load_settings(folder: Path) -> Settings:
    """The settings of ``folder``; defaults for what is missing or can't be read."""
    path = folder / "settings.json"
    if not path.exists():
        return Settings()
    import json

    try:
        tree = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return replace(Settings(), **_known(tree)) if isinstance(tree, dict) else Settings()


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises OSError."""
    import json

    from hireapp.files import write_file

    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / "settings.json", json.dumps(asdict(settings), ensure_ascii=False, indent=2).encode())


def system_language() -> Language:
    """Chinese if the system speaks it, else English."""
    words = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((word for word in words if word), "")
    return "zh" if first.lower().startswith("zh") else "en"


def language_of(settings: Settings) -> Language:
    """The language of the window."""
    return system_language() if settings.language == "system" else settings.language


_ALLOWED: dict[str, tuple[str, ...]] = {
    "language": ("system", "zh", "en"),
    "theme": ("system", "light", "dark"),
    "paper": ("A4", "Letter"),
}


def _known(tree: dict[str, Any]) -> dict[str, Any]:
    names = {entry.name for entry in fields(Settings)}
    return {
        key: value
        for key, value in tree.items()
        if key in names and isinstance(value, str) and (key not in _ALLOWED or value in _ALLOWED[key])
    }
