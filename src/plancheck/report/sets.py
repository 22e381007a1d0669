"""Named sets of reports: ``reports/parameters/<name>.yml``, each entry one report or a product of parameter values.

    about: Every plan in both languages.
    reports:
      - template: plan
        product: {plan: all, lang: [zh, en]}
        parameters: {series: true}

``all`` stands for every name the study has; for indicators ``aimed`` stands for those a target speaks of.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plancheck.errors import UsageError
from plancheck.report.layout import ReportId, safe_name
from plancheck.report.parameters import Known, check_text
from plancheck.report.site import ReportJob, parameter_path, templates_folder
from plancheck.suggest import suggestion


def sets_folder() -> Path:
    """Return ``reports/parameters``, beside the templates."""
    return templates_folder().parent / "parameters"


def set_names() -> list[str]:
    """Return the names of the sets there are."""
    return sorted(path.stem for path in sets_folder().glob("*.yml"))


def report_job(kind: str, parameters: Mapping[str, Any], *, tables: Path) -> ReportJob:
    """Return the job of one report; parameters other than subject and language give it a page of its own.

    Raises
    ------
    UsageError
        When there is no such template or the subject is missing.
    """
    known = sorted(path.stem for path in templates_folder().glob("*.ipynb"))
    if kind not in known:
        raise UsageError(f"a template of {', '.join(known)}", met=repr(kind), do=suggestion(kind, known))
    subject = str(parameters.get(kind, ""))
    if kind != "overview":
        if not subject:
            advice = f"name it: {kind}=…, what the report {kind} is about"
            raise UsageError(f"a value for {kind}", met="none", do=advice)
        check_text(subject, name=kind)
    others = {name: value for name, value in parameters.items() if name not in ("lang", "tables", kind)}
    variant = (
        safe_name("_".join(f"{name}-{value}" for name, value in sorted(others.items()))) if others else ""
    )
    lang = str(parameters.get("lang", "zh"))
    return ReportJob(
        ReportId(lang, kind, subject, variant), {**parameters, "lang": lang, "tables": parameter_path(tables)}
    )


def load_set(name: str, *, tables: Path, known: Known) -> list[ReportJob]:
    """Return the jobs of a named set.

    Raises
    ------
    UsageError
        When there is no such set, or an entry is not as the module says; with file and entry.
    """
    check_text(name, name="set")
    path = sets_folder() / f"{name}.yml"
    if not path.is_file():
        names = set_names()
        raise UsageError(f"a set of {', '.join(names)}", met=repr(name), do=suggestion(name, names))
    jobs: dict[ReportId, ReportJob] = {}
    for number, entry in enumerate(_entries(path), start=1):
        where = f"{path.name}, entry {number}"
        unknown = set(entry) - {"template", "product", "parameters"}
        if "template" not in entry or unknown:
            met = f"also {', '.join(sorted(unknown))}" if unknown else "no template"
            raise UsageError("the keys template, product, parameters", met=met, where=where)
        product = {
            key: _values(key, value, known, where) for key, value in (entry.get("product") or {}).items()
        }
        for values in itertools.product(*product.values()):
            parameters = {**(entry.get("parameters") or {}), **dict(zip(product, values, strict=True))}
            job = report_job(str(entry["template"]), parameters, tables=tables)
            jobs[job.report] = job
    return list(jobs.values())


def _entries(path: Path) -> list[dict[str, Any]]:
    import yaml

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise UsageError(
            "a readable YAML file", met=str(error).replace("\n", " "), where=path.name
        ) from error
    entries = content.get("reports") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError("a list under reports:", met=type(entries).__name__, where=path.name)
    return entries


def _values(name: str, value: Any, known: Known, where: str) -> list[Any]:
    """Return the values of one factor of a product."""
    if isinstance(value, list):
        return value
    words = {
        ("plan", "all"): known.plans,
        ("indicator", "all"): known.indicators,
        ("indicator", "aimed"): known.aimed,
        ("region", "all"): known.regions,
        ("model", "all"): known.models,
    }
    found = words.get((name, str(value)))
    if found is None:
        raise UsageError("a list of values, or all", met=repr(value), where=f"{where}, {name}")
    return list(found)
