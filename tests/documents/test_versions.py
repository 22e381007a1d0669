"""A changed text takes the place of the one it corrects; the earlier one is kept, named and known again."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from plancheck.documents.corpus import describe_corpus, hash_file, verify_documents
from plancheck.documents.document import Document
from plancheck.documents.fingerprints import Fingerprint, fingerprint, similarity
from plancheck.documents.intake import Addition, take_documents
from plancheck.documents.read import find_documents
from plancheck.documents.versions import ALIKE, read_versions

HEAD = "云岭县茶产业发展规划\n云岭县农业农村局\n2021年6月\n"
BODY = "一、现状\n2020年，全县茶园面积12.4万亩，茶叶产量8600吨。\n二、目标\n到2025年，茶园面积达到15万亩，茶叶产量达到1.2万吨。\n"
OTHER = "附表\n各乡镇任务分解：青石镇承担改造任务，白沙镇承担加工厂建设，红土乡承担苗圃建设。\n"

Add = Callable[..., Addition]


def test_versions_and_other_texts_of_one_head_lie_on_two_sides_of_the_bound(root: Path) -> None:
    digests = [path.read_text(encoding="utf-8") for path in sorted(root.glob("data/documents/*/digest.md"))]

    def printed(text: str) -> Fingerprint:
        return fingerprint(Document("d", HEAD + text), sha256="")

    def shortened(text: str) -> str:
        parts = re.split(r"(?<=[。\n])", text)
        return "".join(part for at, part in enumerate(parts) if at % 3 != 2)

    versions = [similarity(printed(text), printed(shortened(text))) for text in digests]
    others = [similarity(printed(one), printed(other)) for one, other in combinations(digests, 2)]
    assert max(others) < 0.2 < ALIKE < min(versions)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


@pytest.fixture
def add(tmp_path: Path, corpus: Path) -> Add:
    """Take one text into the corpus, as a file of its own folder."""
    count = 0

    def take(text: str, name: str = "yun.txt", *, address: str = "", keep_near: bool = False) -> Addition:
        nonlocal count
        count += 1
        source = tmp_path / str(count) / name
        source.parent.mkdir()
        source.write_text(text, encoding="utf-8")
        if address:
            source.with_suffix(".origin.yml").write_text(
                f'title: "{name}"\nregion: "云岭县"\nkind: plan\naddress: "{address}"\n', encoding="utf-8"
            )
        (addition,) = take_documents([source], folder=corpus, keep_near=keep_near)
        return addition

    return take


def texts_of(corpus: Path) -> list[str]:
    return [path.name for path in find_documents(corpus)]


def test_a_corrected_figure_under_the_same_title_issuer_and_date_is_a_new_version(
    add: Add, corpus: Path
) -> None:
    assert add(HEAD + BODY).verdict == "added"
    before = hash_file(corpus / "yun.txt")
    done = add(HEAD + BODY.replace("8600", "8900"), "yun-corrected.txt")
    assert (done.verdict, done.document) == ("new version", "yun")
    kept = corpus / "quarantine" / "earlier" / f"yun-{before[:12]}.txt"
    assert "the same title, issuer and date" in done.reason
    assert str(kept.relative_to(corpus)) in done.reason
    assert "8600" in kept.read_text(encoding="utf-8")
    assert kept.with_suffix(".origin.yml").is_file()
    assert texts_of(corpus) == ["yun.txt"]
    assert "8900" in (corpus / "yun.txt").read_text(encoding="utf-8")
    assert [one.verdict for one in verify_documents(corpus.parent / "none", texts=corpus)] == ["same"]
    (row,) = read_versions(corpus)
    assert (row["document"], row["sha256"]) == ("yun", before)
    assert describe_corpus(corpus).earlier == 1


def test_an_earlier_version_given_again_is_known_and_left_out(add: Add, corpus: Path) -> None:
    add(HEAD + BODY)
    add(HEAD + BODY.replace("8600", "8900"))
    for text in (HEAD + BODY, HEAD.replace("\n", "\n\n") + BODY):  # the bytes, and the words alone
        done = add(text)
        assert (done.verdict, done.document) == ("duplicate", "yun")
        assert "an earlier version of yun" in done.reason
    assert "8900" in (corpus / "yun.txt").read_text(encoding="utf-8")


def test_a_version_in_another_format_leaves_one_text(add: Add, corpus: Path) -> None:
    add(HEAD + BODY)
    assert add(HEAD + BODY.replace("8600", "8900"), "yun.md").verdict == "new version"
    assert texts_of(corpus) == ["yun.md"]
    assert add(HEAD + BODY.replace("8600", "8900"), "again.txt").verdict == "duplicate"


def test_what_was_corrected_by_hand_in_an_origin_holds_for_the_new_version(add: Add, corpus: Path) -> None:
    add(HEAD + BODY)
    origin = corpus / "yun.origin.yml"
    lines = [
        line
        for line in origin.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("note:", "number:"))
    ]
    origin.write_text("\n".join([*lines, 'number: "云农发〔2021〕7号"']) + "\n", encoding="utf-8")
    assert add(HEAD + BODY.replace("8600", "8900")).verdict == "new version"
    text = origin.read_text(encoding="utf-8")
    assert "云农发〔2021〕7号" in text
    assert text.count("sha256:") == 1
    assert hash_file(corpus / "yun.txt") in text


def test_the_same_address_is_enough_however_much_has_changed(add: Add, corpus: Path) -> None:
    page = "https://yunling.example/plan.html"
    add(HEAD + BODY, address=page)
    done = add(HEAD.replace("6月", "9月") + OTHER, "page.txt", address=page)
    assert (done.verdict, done.document) == ("new version", "yun")
    assert "the same address" in done.reason
    assert add(HEAD + BODY, "elsewhere.txt", address=page + "?2").verdict == "duplicate"  # the earlier one


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (HEAD.replace("6月", "9月") + BODY.replace("8600", "8900"), "yun-2", ""),
        (HEAD.replace("茶产业", "竹产业") + BODY.replace("8600", "8900"), "yun-2", ""),
        (HEAD + OTHER * 2, "yun-2", "title, issuer and date as yun"),
    ],
)
def test_another_date_another_title_or_another_text_is_another_document(
    add: Add, corpus: Path, text: str, name: str, told: str
) -> None:
    add(HEAD + BODY * 5)
    done = add(text.replace(BODY.replace("8600", "8900"), BODY * 4 + BODY.replace("8600", "8900")))
    assert (done.verdict, done.document) == ("added", name)
    assert told in done.reason
    assert texts_of(corpus) == ["yun-2.txt", "yun.txt"]


def test_both_versions_are_kept_when_asked_or_when_they_come_together(add: Add, corpus: Path) -> None:
    add(HEAD + BODY)
    assert add(HEAD + BODY.replace("8600", "8900"), keep_near=True).document == "yun-2"
    inbox = corpus.parent / "inbox"
    inbox.mkdir()
    for number in (1, 2):
        text = HEAD.replace("茶产业", "竹产业") + BODY.replace("8600", f"{number}600")
        (inbox / f"draft-{number}.txt").write_text(text, encoding="utf-8")
    assert [one.verdict for one in take_documents([inbox], folder=corpus)] == ["added", "added"]
    assert not (corpus / "quarantine").exists()
