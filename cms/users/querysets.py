"""Questions about the records of people."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from cms.users.choices import LetterState


class OutgoingLetterQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        return self.filter(state=LetterState.WAITING)

    def given_up(self) -> Self:
        return self.filter(state=LetterState.GIVEN_UP)

    def drop(self) -> int:
        """Never send them; the answer is how many that are."""
        return self.update(state=LetterState.DROPPED)

    def over_since(self, moment: datetime) -> Self:
        """Those with which nothing has happened since, and nothing will."""
        done = (LetterState.SENT, LetterState.DROPPED)
        return self.filter(state__in=done, posted_at__lt=moment)
