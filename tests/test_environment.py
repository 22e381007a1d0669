"""environment.yml says the same as pyproject.toml, in specs that conda's own parser accepts."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
CONDA_NAME = {  # where conda-forge splits or renames a package
    "matplotlib": "matplotlib-base",
    "nbconvert": "nbconvert-core",
    "pandera": "pandera-pandas",
    "duckdb": "python-duckdb",
}
SPEC = re.compile(r"^([A-Za-z0-9._-]+)\s*(.*)$")


def split_spec(spec: str) -> tuple[str, str]:
    name, bound = SPEC.match(spec).groups()
    return name.lower().replace("_", "-"), bound.replace(" ", "")


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def environment() -> dict:
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def conda_specs(environment: dict) -> list[str]:
    return [entry for entry in environment["dependencies"] if isinstance(entry, str)]


def pip_specs(environment: dict) -> list[str]:
    return next(entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))


def test_every_run_and_lab_dependency_is_in_the_environment_with_the_same_bound(project, environment):
    have = dict(split_spec(spec) for spec in conda_specs(environment))
    have |= dict(split_spec(spec) for spec in pip_specs(environment) if not spec.startswith("-"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["lab"]]
    for spec in wanted:
        name, bound = split_spec(spec)
        conda = CONDA_NAME.get(name, name)
        assert have.get(conda) == bound, f"{spec}: environment.yml has {conda} {have.get(conda)!r}"


def test_the_environment_names_nothing_that_the_project_does_not(project, environment):
    groups = project["dependency-groups"]
    known = [*project["project"]["dependencies"], *groups["dev"], *groups["lab"]]
    names = {CONDA_NAME.get(n, n): bound for n, bound in map(split_spec, known)}
    for spec in conda_specs(environment):
        name, bound = split_spec(spec)
        if name not in ("python", "pip"):
            assert names.get(name) == bound, (
                f"environment.yml has {spec!r}, pyproject.toml {names.get(name)!r}"
            )


def test_python_bound_is_the_projects(project, environment):
    assert split_spec(conda_specs(environment)[0]) == ("python", project["project"]["requires-python"])


def test_conda_parses_every_spec_strictly(environment):
    rattler = pytest.importorskip("rattler", reason="py-rattler is in the dev group")
    for spec in conda_specs(environment):
        match = rattler.MatchSpec(spec, strict=True)
        assert match.version is not None or spec == "pip"


def test_strict_parsing_refuses_a_broken_spec():
    rattler = pytest.importorskip("rattler", reason="py-rattler is in the dev group")
    with pytest.raises(Exception, match=r"(?i)spec|version|operator|constraint"):
        rattler.MatchSpec("pandas>=>3", strict=True)


def test_locks_carry_hashes_and_no_addresses():
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-lab.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index" not in text.split("--hash")[0]
        packages = re.findall(r"^[a-z0-9]", text, flags=re.M)
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(packages)


def test_the_locks_agree_where_they_overlap():
    def pins(name: str) -> dict[str, set[str]]:
        out: dict[str, set[str]] = {}
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if found := re.match(r"^([a-z0-9._-]+)==([^\s;]+)", line):
                out.setdefault(found[1], set()).add(found[2])
        return out

    run = pins("requirements.lock")
    assert len(run) > 60
    for other in ("requirements-dev.lock", "requirements-lab.lock"):
        theirs = pins(other)
        for package, versions in run.items():
            assert theirs.get(package) == versions, (
                f"{package}: {versions} here, {theirs.get(package)} in {other}"
            )


def test_who_cites_names_the_version_and_licence_of_the_project(project):
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["version"], cited["license"]) == (
        project["project"]["version"],
        project["project"]["license"],
    )
    assert cited["authors"] == project["project"]["authors"]


def test_a_version_has_a_day_of_release_once_the_changelog_has_a_part_of_its_own_for_it(project):
    released = f"## {project['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert ("date-released" in cited) == released


def test_everything_a_run_needs_has_a_licence_that_asks_for_no_more_than_its_notice(project):
    for spec in project["project"]["dependencies"]:
        name, _ = split_spec(spec)
        told = metadata(name)
        # some print their whole licence, of which the first line names it
        named = (told.get("License-Expression") or told.get("License") or "").partition("\n")[0]
        classified = [one for one in told.get_all("Classifier") or () if one.startswith("License ::")]
        said = " ".join((named, *classified))
        assert re.search(r"\b(?:MIT|BSD|Apache|Python Software Foundation)\b", said), (name, said)
        assert not re.search(r"\bA?GPL|General Public", said), (name, said)


def test_only_make_compiled_compiles_and_what_it_names_is_there(project: dict) -> None:
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    assert hook["enable-by-default"] is False
    assert (ROOT / hook["path"]).is_file()
    named = re.findall(r'^    "(plancheck/[^"]+)",$', (ROOT / "tools/compile_modules.py").read_text(), re.M)
    assert len(named) > 2
    for pattern in named:
        assert list((ROOT / "src").glob(pattern)), pattern
    assert not list((ROOT / "src").rglob("*.so"))  # a compiled module would hide its source
