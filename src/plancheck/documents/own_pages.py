"""What plancheck itself writes: the pages of a report site and of claims, decoded texts. Among documents they are none."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from plancheck.documents.formats import DIGEST, ENDINGS

SITE_LIST = "reports.json"  # what a report site lists its reports in, beside its start page
# stands in a folder of `plancheck extract --text-out` and says what it holds
DECODED_LIST = "decoded_texts.json"
_SITE_LANGUAGES = ("en", "zh")


def own_pages(paths: Collection[str]) -> frozenset[str]:
    """Return those of `paths` that plancheck wrote, so that a second run does not read the reports of the first.

    A decoded text is left out beside its document alone: where there is no other of its id, it is one.

    Parameters
    ----------
    paths : collection of str
        Every file below a folder, relative to it, parted by slashes.

    Examples
    --------
    >>> sorted(own_pages(["plan.html", "site/index.html", "site/reports.json", "site/zh/overview.html"]))
    ['site/index.html', 'site/zh/overview.html']
    >>> sorted(own_pages(["plan.pdf", "texts/decoded_texts.json", "texts/plan.txt", "texts/other.txt"]))
    ['texts/plan.txt']
    """
    here = set(paths)
    own = set(_decoded_texts(here))
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


def _decoded_texts(here: Collection[str]) -> Iterator[str]:
    """Yield the decoded texts of documents that are among `here` too."""
    folders = {path.rpartition("/")[0] for path in here if path.rpartition("/")[2] == DECODED_LIST}
    if not folders:
        return
    written = {path for path in here if path.endswith(".txt") and path.rpartition("/")[0] in folders}
    read = {_id(path) for path in here if path not in written and _ending(path) in ENDINGS}
    yield from (path for path in written if _id(path) in read)


def _id(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[2] if name == DIGEST else name.rpartition(".")[0]


def _ending(path: str) -> str:
    return "." + path.rpartition(".")[2].lower()
