"""The second tab of Insights: one test at a time, its scales, items, options, norm groups and flags of answering."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.charts.insight_charts import coefficients
from hireapp.charts.rows import SCREEN
from hireapp.i18n import _, localized
from hireapp.psychometrics.enough import TooFew
from hireapp.reports import process_rows, process_words, test_words
from hireapp.ui import words
from hireapp.ui.insight_look import Block, Drawn, FigureTable, Voice, chart_width
from hireapp.ui.insight_process import MARGINS
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.layouts import EmptyState, SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.table import TableCell

if TYPE_CHECKING:
    from hireapp.domain.insights import ItemLine, OptionLine, TestQuality

CHART = 760


class QualityTab(Column):
    """The tab; ``wanted(str)`` asks for another test."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=MARGINS, spacing=14)
        self.made: TestQuality | None = None
        self.test = ComboField(_("Test"), [])
        self.test.setFixedWidth(360)
        self.test.changed.connect(self._on_test)
        self.layout_.addLayout(row(self.test, None))
        self._body = QWidget()
        self.add(self._body)
        self.end()

    def show_tests(self, taken: list[tuple[str, Any, int]], made: TestQuality | None) -> None:
        """Show what was taken, and the figures of the one chosen."""
        self.made = made
        self.test.combo.set_options([(key, _taken(localized(title), n)) for key, title, n in taken])
        if made is not None:
            self.test.set_value(made.form_id)
        self.test.setVisible(bool(taken))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if made is None:
            column.addWidget(
                EmptyState(
                    "form",
                    _("Nobody in this choice has finished a test"),
                    _("Take tests on a candidate’s page, tab Tests; from 30 people on scales are judged."),
                )
            )
        else:
            self._fill(column, made)
        self.layout_.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _fill(self, column: QVBoxLayout, made: TestQuality) -> None:
        voice = Voice()
        column.addWidget(_scales(voice, made))
        column.addWidget(_items(voice, made))
        if made.options:
            column.addWidget(_options(voice, made.options))
        column.addWidget(_norms(made))
        column.addWidget(_flags(voice, made))
        column.addWidget(Paragraph(voice.say(test_words.SOURCES), "caption", "t2"))
        column.addWidget(Paragraph(voice.say(test_words.NOT_USED), "caption", "t2"))

    @Slot()
    def _on_test(self) -> None:
        self.wanted.emit(self.test.value())


def _scales(voice: Voice, made: TestQuality) -> Block:
    block = Block(test_words.finding(voice, made), test_words.facts(voice, made))
    rows = process_rows.alpha_rows(voice, made.scales)
    if any(not row.few for row in rows):
        make = partial(coefficients, rows, face=SCREEN, text_width=chart_width, mark=0.7)
        picture = Drawn(make, voice.facts([row.told for row in rows]))
        picture.setMaximumWidth(CHART)
        block.add(picture)
        block.say(_("Dot: alpha with its 95% interval; the heavier line stands at .70."))
    heads = [
        (_("Scale"), False),
        (_("Items"), True),
        ("n", True),
        (_("Mean"), True),
        (_("SD"), True),
        (_("Alpha (95%)"), False),
        (_("Omega"), False),
        (_("Against the others"), False),
    ]
    table = [
        [
            TableCell(localized(scale.title), strong=True),
            _number(str(scale.items)),
            _number(str(scale.n)),
            _number(words.number(scale.mean, 2)),
            _number(words.number(scale.sd, 2)),
            _told(test_words.alpha_words(voice, scale), isinstance(scale.alpha, TooFew)),
            _told(test_words.omega_words(voice, scale), isinstance(scale.omega, TooFew | str)),
            TableCell(test_words.against_words(voice, scale) or "–", tone="warn" if scale.against else "t3"),
        ]
        for scale in made.scales
    ]
    block.add(FigureTable(_("Scales"), heads, table, [200, 64, 64, 72, 64, 220, 220, 120], 20))
    return block.end()


def _items(voice: Voice, made: TestQuality) -> Block:
    if isinstance(made.items, TooFew):
        block = Block(_("Items are judged from 50 people on"), process_words.few(voice, made.items))
        return block.end()
    flagged = sum(bool(line.figures.flags) for line in made.items)
    finding = _("1 of {whole} items carries a flag") if flagged == 1 else _("{n} of {whole} items carry a flag")
    finding = finding.format(n=flagged, whole=len(made.items))
    block = Block(finding, _("A flag asks to read the item again; it never changes a score by itself."))
    heads = [
        (_("Item"), False),
        ("p", True),
        (_("r with the rest"), True),
        ("D", True),
        (_("alpha without"), True),
        (_("Flags"), False),
        (_("Scale"), False),
        (_("Words"), False),
    ]
    table = [_item(voice, line) for line in made.items]
    block.add(FigureTable(_("Items"), heads, table, [80, 56, 104, 56, 100, 170, 150, 300], 14))
    return block.end()


def _item(voice: Voice, line: ItemLine) -> list[TableCell]:
    *numbers, flags = test_words.item_cells(voice, line)
    return [
        TableCell(line.id),
        *(_number(cell) for cell in numbers),
        TableCell(flags or "–", tone="warn" if flags else "t3"),
        TableCell(localized(line.scale), tone="t2"),
        TableCell(localized(line.text)),
    ]


def _options(voice: Voice, options: tuple[OptionLine, ...]) -> Block:
    block = Block(_("Options of the scenes"), _("Chosen as best, against the rest of the score."))
    heads = [
        (_("Scene"), False),
        (_("Key"), False),
        (_("Share"), True),
        (_("Mean of the rest"), True),
        (_("r with the rest"), True),
        (_("Flags"), False),
        (_("Words"), False),
    ]
    table = []
    for line in options:
        key, *numbers, flags = test_words.option_cells(voice, line)
        table.append(
            [
                TableCell(line.item),
                TableCell(key, strong=True),
                *(_number(cell) for cell in numbers),
                TableCell(flags or "–", tone="warn" if flags else "t3"),
                TableCell(localized(line.text)),
            ]
        )
    block.add(FigureTable(_("Options"), heads, table, [80, 60, 64, 120, 110, 170, 400], 14))
    return block.end()


def _taken(title: str, count: int) -> str:
    """A test and how many took it."""
    words = _("{title} (1 person)") if count == 1 else _("{title} ({n} people)")
    return words.format(title=title, n=count)


def _norms(made: TestQuality) -> QWidget:
    holder, column = _part(_("Norm groups"), _("own applicants, by role; versions never change"))
    for role, version, n, made_at in made.norms:
        line = _("{role}: version {version} of {date}, {n} people")
        column.addWidget(Label(line.format(role=role, version=version, date=words.day(made_at), n=n), "body"))
    if not made.norms:
        column.addWidget(Paragraph(_("None yet; on the page Forms one is made from 30 people on."), "body", "t2"))
    return holder


def _flags(voice: Voice, made: TestQuality) -> QWidget:
    holder, column = _part(_("Flags of answering"), _("a reason to ask, never a reason to reject"))
    for name, count in test_words.flag_words(voice, made):
        share = process_words.percent(100 * count / made.n) if made.n >= process_words.ENOUGH else ""
        line = _("{name}: {count} of {n}").format(name=name, count=count, n=made.n)
        column.addWidget(Label(f"{line} ({share})" if share else line, "body"))
    if not made.flags:
        column.addWidget(Paragraph(_("None was raised."), "body", "t2"))
    return holder


def _part(title: str, caption: str) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(SectionHeader(title, caption))
    return holder, column


def _number(text: str) -> TableCell:
    return TableCell(text, align="right")


def _told(text: str, missing: bool) -> TableCell:
    return TableCell(text, tone="t2" if missing else "text")
