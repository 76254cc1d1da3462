"""What went wrong, as RFC 9457 `application/problem+json`: a stable code and a plain sentence."""

import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field

from cms.reading.messages import errors_of

logger = logging.getLogger("django.request")

CONTENT_TYPE = "application/problem+json"
NOT_FOUND = "お探しの情報は見つかりませんでした。"
TITLES = {422: "Unprocessable Content"}  # Python 3.12 still calls it by its old name
CODES = {
    400: "bad_request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    429: "too_many_requests",
}


class ProblemError(BaseModel):
    """One parameter or field that was refused."""

    parameter: str = Field(description="Name of the parameter or field.", examples=["limit"])
    code: str = Field(description="Stable; for programs.", examples=["out_of_range"])
    message: str = Field(description="A sentence in Japanese; for people.")


class Problem(BaseModel):
    """Why a request was not answered."""

    type: str = Field(default="about:blank", description="Always `about:blank`; see `code`.")
    title: str = Field(description="The name of the status.", examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="A sentence in Japanese; for people.", examples=[NOT_FOUND])
    code: str = Field(description="Stable; for programs.", examples=["not_found"])
    errors: list[ProblemError] = Field(description="What exactly was refused; may be empty.")


class Refused(Exception):  # noqa: N818  # said of the request, in the words of the house
    """Input that is not accepted; answered with a problem."""

    def __init__(
        self, errors: Iterable[ProblemError], *, code: str = "invalid_parameters", status: int = 422
    ) -> None:
        self.errors = list(errors)
        self.code = code
        self.status = status
        super().__init__(self.detail)

    @property
    def detail(self) -> str:
        return "".join(dict.fromkeys(error.message for error in self.errors))

    def as_response(self) -> HttpResponse:
        """The problem that says so."""
        return problem(self.status, self.code, self.detail, self.errors)


def problem(
    status: int,
    code: str,
    detail: str,
    errors: Iterable[ProblemError] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """An answer that says what went wrong."""
    body = Problem(
        title=TITLES.get(status) or HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        errors=list(errors),
    )
    return HttpResponse(
        body.model_dump_json().encode(), status=status, content_type=CONTENT_TYPE, headers=headers
    )


def not_found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # a view
    """What every unknown address below the API says."""
    return problem(404, "not_found", NOT_FOUND)


def not_allowed(methods: Iterable[str]) -> HttpResponse:
    """What an address says to a method that it does not know."""
    allowed = ", ".join(sorted(methods))
    detail = f"この方法では利用できません。使えるのは {allowed} です。"
    return problem(405, "method_not_allowed", detail, headers={"Allow": allowed})


def install(api: NinjaAPI) -> None:
    """Let an API answer every failure with a problem."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Refused: _refused,
        ValidationError: _invalid,
        Http404: not_found,
        HttpError: _http_error,
        Exception: _unexpected,
    }
    for exception, handler in handlers.items():
        api.add_exception_handler(exception, handler)


def _refused(request: HttpRequest, exc: Refused) -> HttpResponse:
    return exc.as_response()


def _invalid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
    """An impossible address is one that does not exist; anything else is refused by name."""
    if any(error["loc"][0] == "path" for error in exc.errors):
        return not_found(request)
    return Refused(ProblemError(**error) for error in errors_of(exc.errors)).as_response()


def _http_error(request: HttpRequest, exc: HttpError) -> HttpResponse:  # Ninja's signature
    return problem(exc.status_code, CODES.get(exc.status_code, "refused"), exc.message)


def _unexpected(request: HttpRequest, exc: Exception) -> HttpResponse:
    if isinstance(exc, (OperationalError, InterfaceError)):
        raise exc  # the public cache still has an answer to this
    got_request_exception.send(sender=None, request=request)
    logger.error(
        "%s failed.", request.path, exc_info=exc, extra={"status_code": 500, "request": request}
    )
    detail = "こちらの不具合により、お答えできませんでした。時間をおいてもう一度お試しください。"
    return problem(500, "internal_error", detail)
