from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.users.models import User
from cms.users.services import factors_reset


class Command(BaseCommand):
    help = (
        "Takes all second factors from somebody who has lost them; a password then suffices once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=address).first()
        if user is None:
            raise CommandError(f"Nobody has the address {address}.")
        self.stdout.write(f"{factors_reset(user=user)} factors taken away.")
