"""From the bytes of a file to a table, whatever program wrote it."""

from django.conf import settings

from cms.tables.cells import Table, TableRefusedError
from cms.tables.intake.texts import read_text
from cms.tables.intake.workbooks import read_workbook

OLD_OR_LOCKED = (
    "古い形式のExcelブック（.xls）か、パスワードの付いたブックは読み取れません。"
    "パスワードを外し、「Excel ブック（.xlsx）」で保存し直してください。"
)
SIGNATURES = (
    (b"%PDF", "PDFは表として読み取れません。元の表をExcelブック（.xlsx）かCSVで保存してください。"),
    (b"\xd0\xcf\x11\xe0", OLD_OR_LOCKED),
)


def read_table(content: bytes) -> Table:
    """The table in a file, which is known by its content and not by its name.

    Raises:
        TableRefusedError: it is none that could be read without guessing.
    """
    if len(content) > settings.TABLE_MAX_BYTES:
        most = settings.TABLE_MAX_BYTES // 1024 // 1024
        raise TableRefusedError(f"ファイルが大きすぎます。{most}MBまでにしてください。")
    if not content.strip(b"\x00 \t\r\n"):
        raise TableRefusedError("ファイルが空です。表を書き出し直してください。")
    for signature, sentence in SIGNATURES:
        if content.startswith(signature):
            raise TableRefusedError(sentence)
    if content.startswith(b"PK\x03\x04"):
        return read_workbook(content)
    return read_text(content)
