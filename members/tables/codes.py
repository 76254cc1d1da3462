"""Codes as spreadsheets leave them: mended where name or prefecture decide, else refused."""

import unicodedata
from typing import Any

from cms.tables.cells import CellRefusedError
from cms.tables.columns import Read
from members import codes
from members.prefectures import prefecture_names
from members.tables.directory import Directory, described


def code_of(
    written: Any,
    directory: Directory,
    *,
    name: str = "",
    prefecture: str = "",
    is_new: bool = False,
) -> Read:
    """The code that a cell means, with what was mended.

    Args:
        written: what the cell holds.
        directory: the organizations that there are.
        name: what stands beside it as the organization's name; empty if nothing does.
        prefecture: likewise.
        is_new: whether the organization may be new, or be called anew.

    Raises:
        CellRefusedError: it is no code, two codes are possible, or name and code disagree.
    """
    shown = _shown(written)
    plain = unicodedata.normalize("NFKC", shown).strip()
    plain = plain.removesuffix(".0") if plain.removesuffix(".0").isdigit() else plain
    code = _verified(plain) if len(plain) not in {4, 5} else None
    if code is None:
        code = _completed(plain, shown, directory, name, prefecture)
    _agree(code, directory, name, prefecture, is_new=is_new)
    known = directory.coded(code)
    if known is not None and known.code != code:
        said = f"「{shown}」は以前のコードです。今の {known.code}（{known.name}）と読みました。"
        return Read(known.code, said)
    return Read(code, "" if code == shown else f"「{shown}」をコード {code} と読みました。")


def _shown(written: Any) -> str:
    if isinstance(written, float) and written.is_integer():
        return str(int(written))
    return str(written).strip()


def _verified(plain: str) -> str:
    try:
        return codes.verify(plain)
    except codes.CodeError as error:
        sentence = str(error)
        if len(plain) == codes.LENGTH and plain.isascii() and plain.isdigit():
            proposed = plain[:-1] + codes.check_digit(plain[:-1])
            sentence += f" {proposed} ではありませんか。"
        raise CellRefusedError(sentence) from None


def _completed(plain: str, shown: str, directory: Directory, name: str, prefecture: str) -> str:
    """Four or five digits with the zero, the check digit or both."""
    candidates = [code for code in _candidates(plain) if code[:2] in prefecture_names()]
    if len(candidates) > 1:
        fitting = [code for code in candidates if _fits(code, directory, name, prefecture)]
        if not fitting and prefecture:
            fitting = [code for code in candidates if _is_in(code, prefecture)]
        candidates = fitting if len(fitting) == 1 else candidates
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        raise CellRefusedError(
            f"「{shown}」は団体コードとして読み取れません。6桁の数字で入れてください。例: 131091"
        )
    known = "、".join(
        f"{code}（{described(known)}）" if (known := directory.coded(code)) else code
        for code in candidates
    )
    raise CellRefusedError(
        f"「{shown}」は、0が落ちたのか検査数字がないのか決まりません。"
        f"名称か都道府県を添えるか、6桁で入れてください。候補: {known}"
    )


def _candidates(plain: str) -> list[str]:
    if not (plain.isascii() and plain.isdigit()):
        return []
    if len(plain) == codes.LENGTH - 2:
        return [f"0{plain}{codes.check_digit(f'0{plain}')}"]
    with_zero, with_check = f"0{plain}", plain + codes.check_digit(plain)
    is_right = codes.check_digit(with_zero[:-1]) == with_zero[-1]
    return [with_zero, with_check] if is_right else [with_check]


def _fits(code: str, directory: Directory, name: str, prefecture: str) -> bool:
    known = directory.coded(code)
    if known is None or not (name or prefecture):
        return False
    is_called_so = not name or directory.is_named(known, name)
    return is_called_so and (not prefecture or _is_in(code, prefecture))


def _is_in(code: str, prefecture: str) -> bool:
    return prefecture_names().get(code[:2]) == unicodedata.normalize("NFKC", prefecture).strip()


def _agree(code: str, directory: Directory, name: str, prefecture: str, *, is_new: bool) -> None:
    """Refuse a code beside which another organization is named."""
    known = directory.coded(code)
    if known is None:
        directory.refuse_ward_coded(code)
        if not is_new:
            raise CellRefusedError(f"コード {code} の団体は登録にありません。")
    if prefecture and not _is_in(code, prefecture):
        within = prefecture_names().get(code[:2], "登録にない都道府県")
        raise CellRefusedError(
            f"コードと都道府県が合いません。{code} は{within}のコードですが、"
            f"都道府県は「{prefecture}」です。どちらかを直してください。"
        )
    if known is None or not name or directory.is_named(known, name):
        return
    others = directory.named(name, prefecture)
    if others or not is_new:
        besides = f"「{name}」は{described(others[0])}です。" if others else ""
        raise CellRefusedError(
            f"コードと名称が合いません。{code} は{known.name}ですが、名称は「{name}」です。"
            f"{besides}どちらかを直してください。"
        )
