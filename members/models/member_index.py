from typing import ClassVar

from django.http import HttpRequest

from cms.pages.models import IndexPage
from cms.reading.context import ReadContext
from cms.reading.filters import lenient
from cms.reading.viewer import Viewer
from members import directory
from members.member_parameters import MemberFilters
from members.schemas.directory import MemberIndexDetail, MemberIndexSummary, MemberListing


class MemberIndexPage(IndexPage):
    """The directory of members: map, counts and list, for any day."""

    template = "site/member_index_page.html"
    page_description = (
        "登録自治体の一覧です。「会員の登録」から、地図と数と一覧がいつの時点でも作られます。"
    )
    site_parameters = MemberFilters.names()
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "登録自治体の一覧"
        verbose_name_plural = "登録自治体の一覧"

    def summary(self, context: ReadContext) -> MemberIndexSummary:
        return MemberIndexSummary(**self.summary_fields(context))

    def detail(self, context: ReadContext) -> MemberIndexDetail:
        return MemberIndexDetail(**self.detail_fields(context))

    def listing(self, request: HttpRequest, viewer: Viewer) -> MemberListing:
        return directory.read_directory(viewer, lenient(MemberFilters, request.GET))
