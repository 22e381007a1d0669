"""Lists of words are rows of the vocabulary: a pattern in code holds no long one, but for grammar that is named here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "plancheck"
STAGES = ("documents", "quantities", "statements")
MOST = 8  # plain words of two characters or more in one list
HAN = "[\u4e00-\u9fff]{2,}"
ALTERNATION = re.compile(f"(?:(?<=[(|^:])|^)((?:{HAN}\\|)+{HAN})(?=[)|]|$)")

ALLOWED = {
    "quantities/hanzi.py _EITHER": "numerals beside each other: 三四, 七八",
    "quantities/view.py _AGAINST": "what 按年 is changed before, where no vocabulary is read yet",
    "statements/layout/glued.py _GLUED_PIECE": "the heads of a table, printed without a gap",
    "statements/naming/right_noun.py _ENDING_LINKS": "links to the next figure: 以及, 增至",
    "statements/naming/shares.py _OF_WHOLE": "what stands between a share and its whole",
    "statements/times/pattern.py _PLAN_TAIL": "what closes a plan's name in a time: 期间, 期末",
    "statements/times/pattern.py TIME": "the verbs that make 五年 a span: 五年投入",
}


def lists_of_words(source: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name that each list of words in a module stands under, and its plain words."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {id(node.body[0].value) for node in ast.walk(tree)
                  if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for top in tree.body:
        target = top.targets[0] if isinstance(top, ast.Assign) else getattr(top, "target", top)
        name = getattr(target, "id", "") or getattr(target, "name", "")
        for node in ast.walk(top):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                for match in ALTERNATION.finditer(node.value):
                    yield name, match[1].split("|")
            if isinstance(node, ast.Tuple | ast.Set | ast.List):
                words = [one.value for one in node.elts if isinstance(one, ast.Constant)]
                yield name, [word for word in words if isinstance(word, str) and re.fullmatch(HAN, word)]


def long_lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for stage in STAGES:
        for path in sorted((SOURCE / stage).rglob("*.py")):
            for name, words in lists_of_words(path.read_text(encoding="utf-8")):
                if len(words) > MOST:
                    found[f"{path.relative_to(SOURCE).as_posix()} {name}"] = words
    return found


def test_a_long_list_of_words_stands_in_code_only_where_its_reason_is_named() -> None:
    unnamed = {where: words for where, words in long_lists().items() if where not in ALLOWED}
    assert not unnamed, "put the words into a class of data/vocabulary (CONTRIBUTING.md says which file)"


def test_no_reason_is_named_for_a_list_that_is_gone() -> None:
    assert not ALLOWED.keys() - long_lists().keys()


def test_lists_are_found_in_patterns_and_in_tuples() -> None:
    source = '"""一一|二二|三三"""\n_A = "(?:企业|项目|园区)$"\n_B = ("报告", "规划", "号")\n'
    assert list(lists_of_words(source)) == [("_A", ["企业", "项目", "园区"]), ("_B", ["报告", "规划"])]
