from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from cms.tables.cells import TableRefusedError
from cms.tables.imports.services import (
    table_import_check,
    table_import_commit,
    table_import_receive,
)
from cms.tables.models import ImportState, Outcome, TableImport
from cms.tables.registry import register_named, registers


class Command(BaseCommand):
    help = "Says what a table would change in a register; with --commit, stores it as a whole."

    def add_arguments(self, parser: ArgumentParser) -> None:
        writable = [register.name for register in registers() if register.writer]
        parser.add_argument("register", choices=writable)
        parser.add_argument("file", type=Path)
        parser.add_argument("--commit", action="store_true")
        parser.add_argument(
            "--by", metavar="MAIL", required=True, help="mail address of the person who imports"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        register, file = register_named(options["register"]), options["file"]
        person = get_user_model().objects.filter(email__iexact=options["by"]).first()
        if register is None or person is None:
            raise CommandError("There is no such register or person.")
        try:
            content = file.read_bytes()
            item = table_import_receive(
                register=register, filename=file.name, content=content, by=person
            )
            if item.state == ImportState.WAITING:  # a long one; here nobody waits for a page
                table_import_check(item=item)
            self._tell(item)
            if options["commit"]:
                table_import_commit(item=item, read=item.digest, by=person)
                self.stdout.write("登録しました。")
        except (TableRefusedError, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _tell(self, item: TableImport) -> None:
        self.stdout.write(item.recognised)
        for notice in item.notices:
            self.stdout.write(notice)
        for row in item.rows.exclude(outcome=Outcome.LEFT, repairs=[]):
            self.stdout.write(f"{row} {row.get_outcome_display()}")
            for sentence in (*row.refusals, *row.repairs):
                self.stdout.write(f"    {sentence}")
            for change in row.changes:
                self.stdout.write(f"    {change['heading']}: {change['old']} → {change['new']}")
        found = dict(item.rows.order_by().values_list("outcome").annotate(Count("pk")))
        self.stdout.write(
            "、".join(f"{each.label} {found.get(each.value, 0)}行" for each in Outcome)
        )
