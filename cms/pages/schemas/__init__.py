"""What pages and the blocks of their bodies say, by name."""

from cms.pages.schemas.blocks import Block, Body
from cms.pages.schemas.pages import PageDetail, PageSummary

__all__ = ["Block", "Body", "PageDetail", "PageSummary"]
