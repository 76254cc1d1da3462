"""The search for an address, each time without one of its clauses.

Two clauses of `_at_address` are not here, the path below the root and the slug: since no two pages
have one `url_path`, they change no answer and only let PostgreSQL use an index.
"""

from cms.pages import places
from tests.cms.reading.mutation import Mutation

PLACE = {
    "escapes": ('unquote(path, errors="replace")', "path"),
    "bytes that are no text": ('errors="replace"', 'errors="strict"'),
    "no character zero in the path": ('"\\0" in path + query', '"\\0" in query'),
    "no character zero in the query": ('"\\0" in path + query', '"\\0" in path'),
    "one slash before all": ('.lstrip("/")', ""),
    "a page comes first": ("if page is not None:", "if False:"),
    "a redirect where no page is": (
        "redirect_from(path, query, viewer, site)",
        "None",
    ),
    "the redirect's page": ("Place(redirect.redirect_page, redirect)", "Place(None, redirect)"),
    "the redirect itself": (
        "Place(redirect.redirect_page, redirect)",
        "Place(redirect.redirect_page, None)",
    ),
}

PAGE_AT = {
    "one spelling": ("canonical(path).split", "path.split"),
    "slashes": (" if name]", "]"),
    "no name at all": ("if names and names[0] in", "if names[0] in"),
    "a language that exists": (
        "names[0] in dict(settings.LANGUAGES) and ",
        "",
    ),
    "a language before the names": ("locale, *names = names", "locale = names[0]"),
    "not the source language": (" and names[0] != locale", ""),
    "any language": ("names[0] in dict(settings.LANGUAGES)", "False"),
    "the site that was asked": (
        "(r.base_url, r.locale) == (site.root_url, locale)",
        "r.locale == locale",
    ),
    "the language that was asked": (
        "(r.base_url, r.locale) == (site.root_url, locale)",
        "r.base_url == site.root_url",
    ),
    "a site that is there": ("if root is None:", "if False:"),
}

PAGE_BELOW = {
    "below the root": ("root.url_path + ", '"/home/" + '),
    "each name": ("for name in names", "for name in names[:1]"),
    "for this viewer": ("horizon(viewer)", 'horizon(Viewer("member", viewer.now))'),
}

AT_ADDRESS = {
    "visible pages": ("visible(Page, any_viewer(audience))", "Page.objects"),
    "at this very place": ('("url_path", "slug")', '("slug",)'),
}

REDIRECT = {
    "for this site": ("Redirect.get_for_site(site)", "Redirect.objects"),
    "for this path": (".filter(old_path__in=keys)", ""),
    "the most exact first": ("            keys.index(row.old_path),\n", ""),
    "made by hand first": ("            row.automatically_created,\n", ""),
    # Turned round: without it, the order of an index happens to be the same.
    "of the site first": ("row.site_id is None", "row.site_id is not None"),
    "the next if hidden": ("(row for row in ranked", "(row for row in ranked[:1]"),
    "asked with the query": ("_keys(path, query)", '_keys(path, "")'),
}

LEADS_ON = {
    "seen by the viewer": ("return redirect.redirect_page_id in shown", "return True"),
    "to pages": ("return redirect.redirect_page_id in shown", "return False"),
    "to addresses": ("bool(redirect.redirect_link)", "False"),
    "the page before the address": (
        "return redirect.redirect_page_id in shown",
        "return redirect.redirect_page_id in shown or bool(redirect.redirect_link)",
    ),
}

TARGETS = {
    "visible pages": ("visible(Page, viewer)", "Page.objects"),
    "for this viewer": ("visible(Page, viewer)", "visible(Page, Viewer('member', viewer.now))"),
}

KEY_OF = {
    "without the last slash": ('path.rstrip("/") or "/"', 'path or "/"'),
    "the root": (' or "/"', ""),
    "the longest that fits": ("<= LONGEST", "< LONGEST"),
    "no longer than the column": ("<= LONGEST", "<= LONGEST + 1"),
    "what follows the cut": ("path.encode()", "path[:LONGEST].encode()"),
    "what goes before the cut": ("{path[: LONGEST - len(digest) - 1]}", ""),
}

KEYS = {
    "as it was asked": ("dict.fromkeys((path, ", "dict.fromkeys(("),
    "composed": ('unicodedata.normalize("NFC", path), ', ""),
    "one spelling": (", canonical(path)))", ",))"),
    "with the query": ("if query:", "if False:"),
    "the query before the path": (
        "    if query:",
        "    yield from (key_of(spelling) for spelling in spellings)\n    if query:",
    ),
    "the query in its order": ("Redirect.normalise_path(", "str("),
    "without the query": ("    yield from (key_of(spelling) for spelling in spellings)\n", ""),
}

MUTANTS = {
    f"{function}: {name}": Mutation(places, function, *change)
    for function, changes in {
        "place_of": PLACE,
        "page_at": PAGE_AT,
        "page_below": PAGE_BELOW,
        "_at_address": AT_ADDRESS,
        "redirect_from": REDIRECT,
        "_leads_on": LEADS_ON,
        "_visible_targets": TARGETS,
        "key_of": KEY_OF,
        "_keys": KEYS,
    }.items()
    for name, change in changes.items()
}
