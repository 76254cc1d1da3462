"""Finding the organization that a cell of a table means, and never guessing which."""

import re
from collections import defaultdict
from collections.abc import Iterable

from cms.tables.cells import CellRefusedError
from members.codes import LENGTH, prefecture_part
from members.models import Organization
from members.names import PREFECTURE_FIRST, name_key

BEHIND = re.compile(r"(.+?)\s*[（(]\s*(.{2,3}[都道府県])\s*[)）]")
WARDS_OF_SEVERAL_CITIES = frozenset(map(name_key, ("北区", "中央区", "港区")))
"""Names of special wards that are wards of designated cities too."""

SEVERAL = "「{name}」は{count}つあります。団体コードか都道府県を添えてください。候補: {candidates}"


class Directory:
    """The organizations of the source language by codes and names, earlier ones included."""

    def __init__(self, organizations: Iterable[Organization]) -> None:
        self.by_code: dict[str, Organization] = {}
        self.by_key: dict[str, list[Organization]] = defaultdict(list)
        self.past_codes: dict[str, Organization] = {}
        self.past_keys: dict[str, list[Organization]] = defaultdict(list)
        self.keys: dict[int, set[str]] = {}
        self.designated: list[Organization] = []
        for organization in organizations:
            self._add(organization)

    def _add(self, organization: Organization) -> None:
        """Know one: by what it is called now, and behind that by what it was called before."""
        now = {organization.name_key, *(row.key for row in organization.aliases.all())}
        earlier = list(organization.earlier_identities.all())
        before = {row.name_key for row in earlier} - now
        codes = {row.code for row in earlier}
        self.keys[organization.pk] = now | before
        is_standing = organization.dissolved_on is None
        for key in now:
            (self.by_key if is_standing else self.past_keys)[key].append(organization)
        for key in before:
            self.past_keys[key].append(organization)
        (self.by_code if is_standing else self.past_codes)[organization.code] = organization
        for code in codes - {organization.code}:
            self.past_codes[code] = organization
        if organization.is_designated:
            self.designated.append(organization)

    def coded(self, code: str) -> Organization | None:
        """Whoever has a code, or else whoever had it."""
        return self.by_code.get(code) or self.past_codes.get(code)

    def knows(self, organization: Organization) -> bool:
        """Whether it was there when the directory was made."""
        return organization.pk in self.keys

    def is_named(self, organization: Organization, name: str) -> bool:
        """Whether a name, with or without its prefecture, is one of the organization's."""
        return any(key in self.keys[organization.pk] for key, _ in _readings(name))

    def named(self, name: str, prefecture: str = "") -> list[Organization]:
        """All that are called so, in a prefecture if one is given."""
        for key, within in _readings(name):
            where = prefecture or within
            for index in (self.by_key, self.past_keys):
                found = [row for row in index.get(key, ()) if not where or _lies_in(row, where)]
                if found:
                    return found
        return []

    def by_name(self, name: str, prefecture: str = "") -> Organization:
        """The only one that is called so.

        Raises:
            CellRefusedError: nobody is, or several are; these are named with their readings.
        """
        found = self.named(name, prefecture)
        is_bare = not prefecture and not _readings(name)[-1][1]
        if len(found) == 1 and not (is_bare and name_key(name) in WARDS_OF_SEVERAL_CITIES):
            return found[0]
        if found:
            candidates = "、".join(map(described, found))
            if len(found) > 1:
                sentence = SEVERAL.format(name=name, count=len(found), candidates=candidates)
            else:
                sentence = (
                    f"「{name}」は政令指定都市にもあります。都道府県を添えてください。"
                    f"候補: {candidates}"
                )
            raise CellRefusedError(sentence)
        self.refuse_ward_named(name)
        where = f"{prefecture}の" if prefecture else ""
        raise CellRefusedError(f"{where}「{name}」は自治体・団体の登録にありません。")

    def refuse_ward_named(self, name: str) -> None:
        """Say which city is meant by one of its wards, such as 浜松市北区."""
        for key, _ in _readings(name):
            for city in self.designated:
                if key.startswith(name_key(city.name)) and key.endswith("区"):
                    raise CellRefusedError(_is_ward(f"「{name}」", city))

    def refuse_ward_coded(self, code: str) -> None:
        """Say which city is meant by the code of one of its wards, such as 221384."""
        part = prefecture_part(code)
        cities = [
            city
            for city in self.designated
            if prefecture_part(city.code) == part and city.code[: LENGTH - 1] < code[: LENGTH - 1]
        ]
        if cities and code[2] == "1" and part != "13":
            raise CellRefusedError(_is_ward(code, max(cities, key=lambda city: city.code)))


def directory() -> Directory:
    """The directory as it is now."""
    rows = Organization.objects.in_source().prefetch_related(
        "aliases", "earlier_identities", "prefecture"
    )
    return Directory(rows)


def described(organization: Organization) -> str:
    """Such as 福井県池田町（いけだちょう、183822）."""
    above = _prefecture(organization)
    code = f"、{organization.code}" if organization.code else ""
    return f"{above}{organization.name}（{organization.kana}{code}）"


def _readings(name: str) -> list[tuple[str, str]]:
    """Keys under which a name may be known, each with the prefecture that it names besides."""
    readings = [(name_key(name), "")]
    if found := BEHIND.fullmatch(name.strip()):
        readings.append((name_key(found[1]), found[2]))
    elif found := PREFECTURE_FIRST.fullmatch("".join(name.split())):
        readings.append((name_key(found[2]), found[1]))
    return readings


def _prefecture(organization: Organization) -> str:
    return str(organization.prefecture.name) if organization.prefecture else ""


def _lies_in(organization: Organization, prefecture: str) -> bool:
    own = organization.prefecture or organization
    return name_key(own.name) == name_key(prefecture)


def _is_ward(what: str, city: Organization) -> str:
    return (
        f"{what}は政令指定都市の区で、登録の対象ではありません。"
        f"市の{city.name}（{city.code}）を指定してください。"
    )
