"""The pages over the reports: index with search, what changed, history of runs; each written in one step."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from plancheck.amounts import Lang
from plancheck.report.labels import Labels
from plancheck.report.languages import mark_languages
from plancheck.report.layout import KINDS
from plancheck.report.status import Change, Page, Run, Status
from plancheck.report.words import LANGUAGES, Words
from plancheck.tables import write_text

PAGES = Path(__file__).parent / "pages"
HTML_LANG = {"zh": "zh-Hans", "en": "en"}
CHANGES_SHOWN = 400  # differences a page lists; the status file keeps all of them
RUNS_SHOWN = 50
RUNS_WITH_CHANGES = 10


def write_site_pages(out: Path, status: Status, *, labels: Labels) -> Path:
    """Write the index of each language, the pages of changes and history, and ``reports.json``; return the start page.

    Parameters
    ----------
    out : Path
    status : Status
        What the runner knows of its pages; a page that is gone from the folder is forgotten.
    labels : Labels
        Names of the documents and concepts that changes speak of.
    """
    for name in [name for name in status.pages() if not (out / f"{name}.html").is_file()]:
        status.forget_page(name)
    pages, failures = status.pages(), status.failures()
    facts = {name: dict(page.facts) for name, page in sorted(pages.items(), key=_order)}
    runs = status.runs(limit=RUNS_SHOWN)
    changed = [(run, status.changes(run.run)) for run in runs if run.changes][:RUNS_WITH_CHANGES]
    for lang in LANGUAGES:
        folder = out / lang
        for name, page in (
            ("index", _index_page(out, lang, facts, failures, changed, home=False)),
            ("changes", _changes_page(lang, changed, labels)),
            ("history", _history_page(lang, runs, failures)),
        ):
            write_text(folder / f"{name}.html", page)
    write_text(out / "reports.json", json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=1) + "\n")
    write_text(out / "index.html", _index_page(out, LANGUAGES[0], facts, failures, changed, home=True))
    return out / "index.html"


def _order(item: tuple[str, Page]) -> tuple[int, str, str, str]:
    facts = item[1].facts
    kind = str(facts.get("kind", ""))
    rank = KINDS.index(kind) if kind in KINDS else len(KINDS)
    return rank, str(facts.get("order", "")), str(facts.get("title", "")), item[0]


def _render(template: str, lang: Lang, **values: Any) -> str:
    from plancheck.report.display import environment
    from plancheck.report.render import style_sheet

    other = next(one for one in LANGUAGES if one != lang)
    page = environment().get_template(template)
    html = page.render(
        words=Words.of(lang), lang=HTML_LANG[lang], other=HTML_LANG[other], css=style_sheet(), **values
    )
    return mark_languages(html, lang=lang)


STALE_BEGIN, STALE_END = "<!-- stale -->", "<!-- /stale -->"


def mark_stale(page: Path, *, lang: str) -> None:
    """Say at the head of a last good page that it could not be made anew; a page that is missing or marked stays as it is.

    The page's digest is then not the one recorded, so that the report is made again as soon as that is possible.
    """
    from markupsafe import escape

    head = '<main id="main">\n'
    try:
        text = page.read_text(encoding="utf-8")
    except OSError:
        return
    if STALE_BEGIN in text or head not in text:
        return
    note = f'{STALE_BEGIN}<div class="stale" role="alert"><p>{escape(Words.of(lang)["stale.page"])}</p></div>{STALE_END}\n'
    write_text(page, text.replace(head, head + note, 1))


# -- index ----------------------------------------------------------------------------------------------------------


def _index_page(
    out: Path,
    lang: Lang,
    facts: Mapping[str, Mapping[str, Any]],
    failures: Mapping[str, str],
    changed: Sequence[tuple[Run, Sequence[Change]]],
    *,
    home: bool,
) -> str:
    words = Words.of(lang)
    up = "" if home else "../"
    own = {name: fact for name, fact in facts.items() if fact.get("lang") == lang}
    groups: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for name, fact in own.items():
        if fact.get("kind") in groups:
            pdf = f"{up}{name}.pdf" if (out / f"{name}.pdf").is_file() else ""
            card = {**fact, "href": f"{up}{name}.html", "stale": name in failures, "pdf": pdf}
            groups[str(fact["kind"])].append(card)
    targets = [
        {**entry, "href": f"{up}{name}.html" + (f"#{entry['anchor']}" if entry["anchor"] else "")}
        for name, fact in own.items()
        if fact.get("kind") == "plan" and "@" not in name
        for entry in fact.get("entries", ())
    ]
    entries = list(_search_entries(own, targets, up=up, words=words))
    script = (PAGES / "search.js").read_text(encoding="utf-8")
    return _render(
        "index.html.j2", lang,
        other_href=f"{up}{next(one for one in LANGUAGES if one != lang)}/index.html",
        changes_href=f"{up}{lang}/changes.html", history_href=f"{up}{lang}/history.html",
        changed=len(changed[0][1]) if changed else 0,
        groups=groups, targets=targets,
        regions=list(dict.fromkeys(target["region"] for target in targets)),
        outcomes=[one for one in ("met", "missed", "undetermined", "open") if any(t["outcome"] == one for t in targets)],
        kinds=list(dict.fromkeys(entry[0] for entry in entries)),
        entries=entries,
        failed={name: error for name, error in failures.items() if name.startswith(f"{lang}/")},
        script=script, script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii"),
    )  # fmt: skip


def _search_entries(
    own: Mapping[str, Mapping[str, Any]], targets: Sequence[Mapping[str, Any]], *, up: str, words: Words
) -> Iterable[tuple[str, str, str]]:
    """Yield what the search looks through: (kind, text, link) of reports, indicators, places, targets and findings."""
    links: dict[tuple[str, str], str] = {}
    for name, fact in own.items():
        if fact["kind"] in ("indicator", "region"):
            links[fact["kind"], fact["subject"]] = f"{up}{name}.html"
        yield words[f"kicker.{fact['kind']}"], f"{fact['title']} {fact['subject']}", f"{up}{name}.html"
    seen: set[tuple[str, str]] = set()
    for name, fact in own.items():
        for kind in ("indicator", "region"):
            for subject, called in fact.get(f"{kind}s", ()):
                if (kind, subject) not in seen and (kind, subject) not in links:
                    seen.add((kind, subject))
                    yield words[kind], f"{called} {subject}", f"{up}{name}.html#figures" if fact["kind"] != "overview" else f"{up}{name}.html"  # fmt: skip
    for target in targets:
        parts = (target[key] for key in ("name", "region", "period", "figure", "concept", "document"))
        verdict = words[f"outcome.{target['outcome']}"]
        yield words["target"], " ".join([*parts, verdict]), target["href"]
    said: set[str] = set()
    for name, fact in own.items():
        for finding in fact["findings"]:
            if finding["verdict"] and finding["text"] not in said:
                said.add(finding["text"])
                yield words["findings"], finding["text"], f"{up}{name}.html#findings"


# -- what changed ---------------------------------------------------------------------------------------------------


def _changes_page(lang: Lang, changed: Sequence[tuple[Run, Sequence[Change]]], labels: Labels) -> str:
    words = Words.of(lang)
    runs = []
    for run, changes in changed:
        groups: dict[str, list[dict[str, str]]] = {}
        for change in changes[:CHANGES_SHOWN]:
            groups.setdefault(words[f"changed.{change.table}"], []).append(
                _said(change, lang=lang, labels=labels)
            )
        left = max(0, len(changes) - CHANGES_SHOWN)
        runs.append(
            {
                "run": run,
                "groups": groups,
                "left": words.say("changes_left", n=left) if left else "",
                "n": len(changes),
            }
        )
    return _render("changes.html.j2", lang, runs=runs, other_href=f"../{_other(lang)}/changes.html")


def _other(lang: Lang) -> Lang:
    return next(one for one in LANGUAGES if one != lang)


def _said(change: Change, *, lang: Lang, labels: Labels) -> dict[str, str]:
    """Return a change as what it is about, what it was and what it is now."""
    words = Words.of(lang)
    row = change.after or change.before
    document = (
        change.key.partition(" ")[0]
        if change.table in ("statements", "targets", "documents")
        else row.get("document", "")
    )
    what = change.key
    sides: tuple[str, ...] = ("", "")
    if change.table == "documents":
        what = labels.document(change.key, lang=lang).name
    elif change.table == "claims":
        what = row.get(f"text_{lang}", "") or change.key
        sides = tuple(
            words.get(f"verdict.{side.get('verdict', '')}", "") for side in (change.before, change.after)
        )
        stated = tuple(side.get("operands", "") for side in (change.before, change.after))
        if sides[0] == sides[1] and stated[0] != stated[1]:
            sides = stated
    elif change.table == "targets":
        what = _thing(row, lang=lang, labels=labels) + f" {row.get('figure', '')}"
        sides = tuple(
            words["list_join"].join(
                words[f"{family}.{side[family]}"] for family in ("consistency", "outcome") if side.get(family)
            )
            for side in (change.before, change.after)
        )
    elif change.table == "statements":
        what = _thing(row, lang=lang, labels=labels)
        sides = tuple(_differing(side, change, words) for side in (change.before, change.after))
    elif change.table == "series":
        concept, _, rest = change.key.partition(" ")
        what = f"{labels.concept(concept, lang=lang)} {rest}"
        sides = (change.before.get("figure", ""), change.after.get("figure", ""))
    return {
        "change": words[f"change.{change.change}"], "kind": change.change, "what": what, "before": sides[0], "after": sides[1],
        "where": "" if change.table == "documents" or not document else labels.document(document, lang=lang).name,
    }  # fmt: skip


def _thing(row: Mapping[str, str], *, lang: Lang, labels: Labels) -> str:
    name = labels.own_words(row.get("indicator", ""), lang=lang)
    if lang == "en" and row.get("concept"):
        name = labels.concept(row["concept"], lang=lang)
    return " ".join(
        part
        for part in (name, labels.region(row.get("region", ""), lang=lang), row.get("period", ""))
        if part
    )


def _differing(side: Mapping[str, str], change: Change, words: Words) -> str:
    if not side:
        return ""
    names = [name for name in side if change.before.get(name) != change.after.get(name)] or ["figure"]
    names = ["figure"] if change.change != "changed" else names
    return words["list_join"].join(
        words.get(f"{name}.{side[name]}", side[name]) for name in names if side.get(name)
    )


# -- history --------------------------------------------------------------------------------------------------------


def _history_page(lang: Lang, runs: Sequence[Run], failures: Mapping[str, str]) -> str:
    return _render(
        "history.html.j2", lang, runs=runs, other_href=f"../{_other(lang)}/history.html",
        failed={name: error for name, error in failures.items() if name.startswith(f"{lang}/")},
    )  # fmt: skip
