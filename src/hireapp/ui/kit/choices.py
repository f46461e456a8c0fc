"""Labelled choices: yes or no, one of several, any of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.field import Field
from hireapp.ui.kit.options import Option, Options
from hireapp.ui.kit.tabs import Segmented


class YesNoField(Field):
    """Yes, no, or not asked; the value is True, False or None."""

    def __init__(
        self,
        label: str,
        *,
        yes: str | None = None,
        no: str | None = None,
        unknown: str | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, parent=parent)
        words = (yes or _("Yes"), no or _("No"), unknown or _("Not asked"))
        self._choice = Segmented([("yes", words[0], None), ("no", words[1], None), ("none", words[2], None)])
        self._choice.set_current("none")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._choice)
        row.addStretch(1)
        self._hold(holder, self._choice)
        for key, word in zip(("yes", "no", "none"), words, strict=True):
            self._choice.button(key).setAccessibleName(f"{label}: {word}")
        self._choice.chosen.connect(self._on_chosen)

    def value(self) -> bool | None:
        """True, False, or None for "not asked"."""
        return {"yes": True, "no": False}.get(self._choice.current())

    def set_value(self, value: bool | None) -> None:
        """Show ``value`` without telling."""
        self._choice.set_current("none" if value is None else "yes" if value else "no")

    def _on_chosen(self, _key: str) -> None:
        self.changed.emit()

    def _show_state(self) -> None:
        self._choice.setEnabled(not self._locked)


class ChoiceField(Field):
    """One of several, as radio rows of (id, text); the value is the id, or "" where nothing is chosen."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, required=required, parent=parent)
        self._options = Options(options, single=True)
        self._hold(self._options)
        self._options.changed.connect(self.changed)

    def value(self) -> str:
        """The id that is chosen, or ""."""
        return next(iter(self._options.chosen()), "")

    def set_value(self, value: str | None) -> None:
        """Choose ``value`` without telling."""
        self._options.choose([value] if value else [])

    def _show_state(self) -> None:
        self._options.set_locked(self._locked)


class MultiChoiceField(Field):
    """Any of several, as check rows of (id, text); the value is the ids in their order."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, required=required, parent=parent)
        self._options = Options(options, single=False)
        self._hold(self._options)
        self._options.changed.connect(self.changed)

    def value(self) -> tuple[str, ...]:
        """The ids that are ticked."""
        return self._options.chosen()

    def set_value(self, value: Sequence[str]) -> None:
        """Tick exactly these without telling."""
        self._options.choose(value)

    def _show_state(self) -> None:
        self._options.set_locked(self._locked)


class ComboField(Field):
    """One of several, folded; the value is the id."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint, required=required, parent=parent)
        self.combo = Combo(options)
        self._hold(self.combo)
        self.combo.chosen.connect(self._on_chosen)

    def value(self) -> str:
        """The id that is chosen, or ""."""
        return self.combo.value()

    def set_value(self, value: str | None) -> None:
        """Choose ``value`` without telling."""
        self.combo.set_value(value or "")

    def _on_chosen(self, _key: str) -> None:
        self.changed.emit()

    def _show_state(self) -> None:
        self.combo.setEnabled(not self._locked)
