"""What the records about people can be."""

from django.db.models import TextChoices


class LetterState(TextChoices):
    """How far a letter has come."""

    WAITING = "waiting", "送信待ち"
    SENT = "sent", "送信済み"
    DROPPED = "dropped", "送る必要がなくなった"
    GIVEN_UP = "given_up", "送れなかった"
