"""An agreement with everything filled in."""

from datetime import date
from typing import Any

from members.choices import (
    AgreementRole,
    AgreementStage,
    CooperationField,
    Renewal,
    StageAudience,
)
from members.models import AgreementPage
from tests.factories.members import AgreementPageFactory
from tests.news import full, places

SIGNED = date(2016, 4, 26)


def full_agreement(**fields: Any) -> AgreementPage:
    """That with Hokkaido, every field filled in; details beyond the source are invented."""
    filled: dict[str, Any] = {
        "title": "北海道町村会との連携協定",
        "cooperation_fields": [CooperationField.TOURISM],
        "lead": "初めての協定です。",
        "purpose": "互いの強みを生かすため。",
        "matters": [{"type": "matter", "value": "観光に関すること"}],
        "planned_on": "2016-04",
        "signed_on": SIGNED,
        "term_months": 12,
        "renewal": Renewal.AUTOMATIC,
        "notice_months": 1,
        "activities": [
            {"type": "activity", "value": {"fiscal_year": 2016, "text": "催しに出展"}},
            {"type": "activity", "value": {"fiscal_year": 2017, "text": "職員の交流"}},
        ],
        "documents": [{"type": "file", "value": full.document("協定書").pk}],
        "body": full.body(1),
        "parties": [
            {"organization": places.towns_of_hokkaido()},
            {"role": AgreementRole.HUB, "organization": places.arakawa()},
            {"role": AgreementRole.WITNESS, "name": "架空の立会人会", "note": "見届け"},
        ],
        "stages": [
            {"stage": AgreementStage.RENEWED, "date": "2017-04-26", "audience": "public"},
            {
                "stage": AgreementStage.AGREED,
                "date": "2016-04",
                "audience": StageAudience.PUBLIC,
                "note": "案を確認",
            },
            {
                "stage": AgreementStage.PAPERS_SENT,
                "date": "2015",
                "audience": StageAudience.MEMBERS,
                "note": "会員だけのカナリア",
            },
            {
                "stage": AgreementStage.SOUNDED_OUT,
                "audience": StageAudience.SECRETARIAT,
                "note": "事務局だけのカナリア",
            },
        ],
        **fields,
    }
    found: AgreementPage = AgreementPageFactory(**filled)
    return found
