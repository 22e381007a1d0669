"""The pages that plancheck itself writes: those of a report site and of claims. Among documents they are none."""

from __future__ import annotations

from collections.abc import Collection

SITE_LIST = "reports.json"  # what a report site lists its reports in, beside its start page
_SITE_LANGUAGES = ("en", "zh")


def own_pages(paths: Collection[str]) -> frozenset[str]:
    """Return those of `paths` that plancheck wrote, so that a second run does not read the reports of the first.

    Parameters
    ----------
    paths : collection of str
        Every file below a folder, relative to it, parted by slashes.

    Examples
    --------
    >>> sorted(own_pages(["plan.html", "site/index.html", "site/reports.json", "site/zh/overview.html"]))
    ['site/index.html', 'site/zh/overview.html']
    """
    here = set(paths)
    own = set()
    sites = [path.removesuffix(SITE_LIST) for path in here if path.rpartition("/")[2] == SITE_LIST]
    sites = [site for site in sites if f"{site}index.html" in here]
    for path in here:
        if not path.endswith(".html"):
            continue
        folder, _, name = path.rpartition("/")
        tabled = f"{folder}/claims.csv" if folder else "claims.csv"
        if (name == "claims.html" and tabled in here) or any(_is_of_site(path, site) for site in sites):
            own.add(path)
    return frozenset(own)


def _is_of_site(path: str, site: str) -> bool:
    if not path.startswith(site):
        return False
    below = path[len(site) :]
    return below == "index.html" or below.partition("/")[0] in _SITE_LANGUAGES
