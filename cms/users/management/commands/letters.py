from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cms.users.models import OutgoingLetter
from cms.users.release import may_leave, sending_hold, sending_release


class Command(BaseCommand):
    help = "Says whether mails leave, stops them, or releases them after a restore."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("status", "hold", "release"))
        parser.add_argument(
            "--drop-waiting",
            action="store_true",
            help="with release: never send what waits, as the original has sent it already",
        )

    def handle(self, *args: Any, what: str, drop_waiting: bool, **options: Any) -> None:
        if what == "hold":
            sending_hold()
        elif what == "release":
            waited = sending_release(drop_waiting=drop_waiting)
            self.stdout.write(f"{waited} letters {'dropped' if drop_waiting else 'leave now'}.")
        letters = OutgoingLetter.objects
        self.stdout.write(
            f"Mails {'leave' if may_leave() else 'are held'}; "
            f"{letters.waiting().count()} wait, {letters.given_up().count()} were given up."
        )
