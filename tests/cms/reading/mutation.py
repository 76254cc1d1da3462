"""A rule with one clause changed: how it is made in process, and how it takes the rule's place."""

import inspect
import sys
from dataclasses import dataclass
from textwrap import dedent
from types import ModuleType
from typing import Any

import pytest


@dataclass(frozen=True, slots=True)
class Mutation:
    """Some words of one function, and what stands in their place."""

    owner: Any
    """The module or class that the function belongs to."""
    name: str
    before: str
    after: str

    def apply(self, patch: pytest.MonkeyPatch) -> None:
        """Put the changed function in the place of the real one, wherever the rule is used."""
        source = dedent(inspect.getsource(getattr(self.owner, self.name)))
        assert source.count(self.before) == 1, "The clause has been rewritten: rewrite it here too."
        module = self.owner
        if not isinstance(module, ModuleType):
            module = sys.modules[module.__module__]
        changed: dict[str, Any] = {}
        code = compile(source.replace(self.before, self.after), str(module.__file__), "exec")
        # Its globals are the real ones, so that it sees other changes and they see it.
        exec(code, vars(module), changed)  # noqa: S102  # our own source
        patch.setattr(self.owner, self.name, changed[self.name])
