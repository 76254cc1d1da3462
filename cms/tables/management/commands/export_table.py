from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.tables.exports.files import Encoding, as_csv, as_xlsx
from cms.tables.exports.rows import lines_for_editors
from cms.tables.registry import register_named, registers


class Command(BaseCommand):
    help = "Writes a register to a file: .csv or .xlsx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("register", choices=[register.name for register in registers()])
        parser.add_argument("file", type=Path)
        parser.add_argument("--encoding", choices=list(Encoding), default=Encoding.UTF_8)

    def handle(self, *args: Any, **options: Any) -> None:
        register, file = register_named(options["register"]), options["file"]
        if register is None:
            raise CommandError("There is no such register.")
        lines = lines_for_editors(register)
        if file.suffix == ".xlsx":
            written = as_xlsx(register, lines)
        elif file.suffix == ".csv":
            written = as_csv(register, lines, Encoding(options["encoding"]))
        else:
            raise CommandError("The file's name must end in .csv or .xlsx.")
        file.write_bytes(written.content)
        for loss in written.losses:
            self.stdout.write(
                f"Row {loss.row}, {loss.column}: {loss.character} ({loss.code_point}) "
                f"became {loss.written or 'nothing'}."
            )
        self.stdout.write(f"{register.title}: {len(written.content):,} bytes in {file}.")
