"""From which database mails may leave. One that was restored from a backup sends nothing at first.

Everything that had been sent since the backup would otherwise be sent again.
"""

from django.conf import settings
from django.db import connection, transaction

from cms.users.letters import send_soon
from cms.users.models import OutgoingLetter, SendingPlace

HELD = "held"
"""Where sending was stopped by hand."""

PLACE = """
SELECT concat_ws('-', (SELECT system_identifier FROM pg_control_system()),
                      (SELECT timeline_id FROM pg_control_checkpoint()),
                      (SELECT oid FROM pg_database WHERE datname = current_database()))
"""
"""The server's data, the line of time that a recovery begins anew, and the database in it."""


def may_leave() -> bool:
    """Whether this is the database from which mails leave; it costs two small statements."""
    released = SendingPlace.objects.values_list("place", flat=True).first()
    if released == HELD:
        return False
    return not settings.LETTERS_HELD_AFTER_RESTORE or released == present_place()


def present_place() -> str:
    with connection.cursor() as cursor:
        cursor.execute(PLACE)
        return str(cursor.fetchone()[0])


@transaction.atomic
def sending_release(*, drop_waiting: bool = False) -> int:
    """Let mails leave from this database, what waits first, unless it is to be dropped.

    Returns:
        How many letters waited.
    """
    _allow(present_place())
    waiting = list(OutgoingLetter.objects.waiting().values_list("pk", flat=True))
    if drop_waiting:
        OutgoingLetter.objects.waiting().drop()
    else:
        for letter_id in waiting:
            send_soon(letter_id)
    return len(waiting)


@transaction.atomic
def sending_hold() -> None:
    """Let no mail leave until it is released again."""
    _allow(HELD)


def _allow(place: str) -> None:
    SendingPlace.objects.all().delete()
    SendingPlace.objects.create(place=place)
