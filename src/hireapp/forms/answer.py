"""One answer to a question of any kind; what the store keeps of it needs nothing of the questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What was answered to one question.

    value: JSON data without words (None where the kind holds words only). texts: named pieces of free text
    (``text``; ``quotation``; ``S``, ``T``, ``A``, ``R``).
    """

    value: Any = None
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered at all."""
        return self.value in (None, {}, []) and not any(text.strip() for text in self.texts.values())
