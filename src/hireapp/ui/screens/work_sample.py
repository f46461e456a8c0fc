"""Rating a work sample: the actor's script or the log of a chat, ticks, anchored ratings, a second run, and
submission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from hireapp.i18n import _, localized
from hireapp.ui.calls import Call
from hireapp.ui.chat_log import ChatLog
from hireapp.ui.desk import Desk
from hireapp.ui.screens.interview import InterviewScreen

if TYPE_CHECKING:
    from hireapp.ui.sheet_read import Work


class WorkSampleScreen(InterviewScreen):
    """The page. ``argument``: the id of an application."""

    kind = "work_sample"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.start_words = _("Start rating")
        self.log = ChatLog()
        self.log.hide()
        self.body.insertWidget(2, self.log)

    def show_aside(self, work: Work) -> None:
        super().show_aside(work)
        self.header.rater.setText(
            _("{form}. Rater {name}").format(form=localized(work.form.title), name=work.page.names.get(work.actor, ""))
        )
        self.desk.jobs.read(Call("work_samples.chat_log", self.application_id), self._on_log)

    @Slot(object)
    def _on_log(self, found: Any) -> None:
        self.log.setVisible(found is not None)
        self.rail.setVisible(found is None)
        if found is not None:
            self.log.show_log(*found)
