"""Primary keys of what the content refers to by name."""

from home.sample.images import image_id


class Lookup:
    """Pages by address, organizations by name, images by drawing."""

    def __init__(self, *, organizations: dict[str, int]) -> None:
        self._organizations = organizations
        self._images: dict[str, int] = {}
        self.pages: dict[str, int] = {}

    def page(self, address: str) -> int | None:
        """None for a page that an editor has deleted."""
        return self.pages.get(address)

    def organization(self, name: str) -> int:
        """The organization with this name, preceded by the prefecture for municipalities.

        Raises:
            KeyError: the register has no such organization.
        """
        return self._organizations[name]

    def image(self, drawing: str) -> int:
        if drawing not in self._images:
            self._images[drawing] = image_id(drawing)
        return self._images[drawing]
