"""Era years (元号) for display; dates are stored and exchanged in the Gregorian calendar."""

import datetime

ERAS = (
    (datetime.date(2019, 5, 1), "令和"),
    (datetime.date(1989, 1, 8), "平成"),
    (datetime.date(1926, 12, 25), "昭和"),
    (datetime.date(1912, 7, 30), "大正"),
    (datetime.date(1868, 1, 25), "明治"),
)
"""First day and name of each era, newest first."""


def era_year(day: datetime.date) -> str:
    """The era and year of a day, such as `平成28年` or `令和元年`; empty before 明治."""
    for first, name in ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{name}{'元' if year == 1 else year}年"
    return ""
