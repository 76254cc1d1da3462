from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.pages.positions import latitude_field, longitude_field
from cms.reading.context import ReadContext
from cms.reading.relations import loaded_behind
from cms.reading.schemas import Link
from cms.reading.shapes import needs
from cms.reading.visibility import Everyone
from members import codes, shapes
from members.addresses import organization_path
from members.choices import MUNICIPALITIES, OrganizationKind, Region
from members.constraints import organization_constraints
from members.names import name_key
from members.prefectures import prefecture_names
from members.querysets import OrganizationQuerySet
from members.readings import sort_key
from members.schemas.members import MemberSummary
from members.schemas.organization import OrganizationDetail, OrganizationSummary
from members.slugs import organization_slug
from members.succession import standing_for
from members.validators import (
    check_code_of_place,
    validate_code,
    validate_kana,
    validate_romaji,
)

if TYPE_CHECKING:
    from members.models.identity import EarlierIdentity

PREFECTURE = OrganizationKind.PREFECTURE


class Organization(RevisionMixin, TranslatableMixin, ClusterableModel):
    """A prefecture, a municipality, or another body that works with them.

    One row is one body for ever: its fields say what it is now, its `earlier_identities` what it
    was before.
    """

    kind = models.CharField(
        "種別",
        max_length=30,
        choices=OrganizationKind,
        help_text="一覧での絞り込みと集計に使われます。東京23区は「特別区」です。例: 町",
    )
    code = models.CharField(
        "全国地方公共団体コード",
        max_length=6,
        blank=True,
        default="",
        validators=[validate_code],
        help_text="数字6桁。最後の1桁は検査数字です。"
        "企業など、コードのない団体は空のままにします。例: 131091",
    )
    name = models.CharField(
        "名称",
        max_length=100,
        help_text="一覧、ページの見出し、イベントの主催などに、このまま表示されます。例: 池田町",
    )
    name_key = models.TextField("照合用の名称", editable=False)
    kana = models.CharField(
        "読み",
        max_length=100,
        validators=[validate_kana],
        help_text="ひらがなで、「し」「まち」なども含めます。"
        "並び順はこの読みで決まります。例: いけだちょう",
    )
    sort_key = models.CharField("並び順", max_length=310, editable=False, db_collation="C")
    romaji = models.CharField(
        "ローマ字",
        max_length=100,
        validators=[validate_romaji],
        help_text="ページのアドレスと英語の表示に使われます。長音の記号は付けません。例: Ikeda-cho",
    )
    slug = models.SlugField(
        "アドレス",
        max_length=120,
        blank=True,
        help_text="団体のページのアドレスの最後の部分です。空のままにすると、ローマ字と都道府県から作られます。"
        "公開したあとは変えないでください。例: ikeda-cho-fukui",
    )
    prefecture = models.ForeignKey(
        "self",
        verbose_name="都道府県",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organizations",
        limit_choices_to={"kind": PREFECTURE},
        help_text="所在地の都道府県。種別が都道府県のときは空のままにします。例: 福井県",
    )
    region = models.CharField(
        "地方",
        max_length=20,
        blank=True,
        default="",
        choices=Region,
        help_text="種別が都道府県のときだけ選びます。"
        "市区町村などの地方は都道府県から決まります。例: 中部",
    )
    county = models.CharField(
        "郡",
        max_length=20,
        blank=True,
        default="",
        help_text="町と村だけに入力し、名称の前に表示されます。例: 今立郡",
    )
    is_designated = models.BooleanField(
        "政令指定都市",
        default=False,
        help_text="地方自治法の指定都市に印を付けます。例: 札幌市",
    )
    latitude = latitude_field("役所・役場の位置。度で、小数点以下6桁まで（JGD2011）。例: 35.890278")
    longitude = longitude_field(
        "役所・役場の位置。度で、小数点以下6桁まで（JGD2011）。例: 136.344167"
    )
    official_site = models.URLField(
        "公式サイト",
        blank=True,
        default="",
        help_text="団体のページからリンクされます。例: https://www.town.example.lg.jp/",
    )
    mascot = models.CharField(
        "マスコット",
        max_length=100,
        blank=True,
        default="",
        help_text="公式のキャラクターの名前です。団体のページに表示されます。例: かくうん",
    )
    established_on = models.DateField(
        "設置の日",
        null=True,
        blank=True,
        help_text="この日より前の時点の一覧には載りません。合併で新しくできた団体などに入れ、"
        "わからなければ空のままにします。例: 2005-04-01",
    )
    dissolved_on = models.DateField(
        "廃止の日",
        null=True,
        blank=True,
        help_text="合併などでなくなった団体に入れます。この日から一覧に載らず、"
        "ページには廃止の日と引き継いだ団体が表示されます。例: 2005-04-01",
    )

    objects: ClassVar[OrganizationQuerySet["Organization"]] = OrganizationQuerySet.as_manager()  # type: ignore[assignment]  # a manager with the queryset's methods

    visibility = Everyone()

    # Only the name is written anew in another language; facts are the same in all of them.
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("prefecture"),
        *(
            SynchronizedField(name)
            for name in (
                "kind", "code", "kana", "romaji", "slug", "region", "county",
                "is_designated", "latitude", "longitude", "official_site", "mascot",
                "established_on", "dissolved_on",
            )
        ),
    ]  # fmt: skip

    class Meta(TranslatableMixin.Meta):
        verbose_name = "団体"
        verbose_name_plural = "自治体・団体"
        ordering = ["sort_key", "code", "pk"]
        constraints = organization_constraints()

    def __str__(self) -> str:
        # For editors, who must tell four 池田町 apart; a field would need a query in every list.
        above = prefecture_names().get(codes.prefecture_part(self.code))
        placed = f"{self.name}（{above}）" if above and self.kind != PREFECTURE else self.name
        return f"{placed}［廃止］" if self.dissolved_on else placed

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.derive()
        if self.kind in {PREFECTURE, *MUNICIPALITIES} and self.code:
            check_code_of_place(self.code, self.kind, self.prefecture)

    @property
    def site_title(self) -> str:
        """What its page is called, for links to it in another language."""
        return self.name

    @property
    def site_path(self) -> str:
        """The path of its page, without a language."""
        return organization_path(self.slug)

    @needs("prefecture")
    def link(self, context: ReadContext) -> Link:
        return shapes.link(self, context)

    @needs("prefecture", "earlier_identities")
    def link_on(self, day: date, context: ReadContext) -> Link:
        """Its link in something of a day: with its name of that day, the present one beside it."""
        return shapes.link_on(self, day, context)

    @needs("prefecture", "earlier_identities")
    def summary(self, context: ReadContext) -> OrganizationSummary:
        return OrganizationSummary(**shapes.summary_fields(self, context))

    @needs("prefecture", "earlier_identities", "memberships")
    def member(self, context: ReadContext) -> MemberSummary:
        """A member of the viewer's day."""
        return MemberSummary(**shapes.member_fields(self, context))

    @needs(*shapes.DETAIL_NEEDS, translations=True)
    def detail(self, context: ReadContext) -> OrganizationDetail:
        return OrganizationDetail(**shapes.detail_fields(self, context))

    def identity_on(self, day: date) -> "Organization | EarlierIdentity":
        """What it was on a day: itself, or the identity that ended next after that day."""
        known = loaded_behind(self, "earlier_identities")
        ended_later = [one for one in known if one.changed_on > day]
        return min(ended_later, key=lambda one: one.changed_on, default=self)

    def name_on(self, day: date) -> str:
        """Its name on a day, with the present one beside it where it has another now."""
        name = self.identity_on(day).name
        return name if name == self.name else f"{name}（現・{self.name}）"

    def is_there_on(self, day: date) -> bool:
        """Whether it had been established and not been dissolved on a day, as far as is known."""
        began = self.established_on is None or self.established_on <= day
        return began and (self.dissolved_on is None or self.dissolved_on > day)

    def present_on(self, day: date) -> "list[Organization]":
        """Itself, or the bodies that have taken its place by a day; see `standing_for`."""
        return standing_for(self, day)

    def derive(self) -> None:
        """Fill what follows from other fields: keys, and the address unless there is one."""
        self.name_key = name_key(self.name)
        self.sort_key = sort_key(self.kana)
        if not self.slug:
            above = self.prefecture.romaji if self.prefecture else ""
            self.slug = organization_slug(self.romaji, above)
