"""`theme.yaml`: read with places, written so that only the digests change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestgen.theme.manifest import Made, parse_manifest, with_made

_DIGEST = "0123456789abcdef"


def test_a_theme_says_what_it_is_and_what_it_extends() -> None:
    text = "name: Mine\ndescription: Larger type.\nextends: wire\n"

    manifest, problems = parse_manifest(text, "theme.yaml")

    assert problems == ()
    assert ("Mine", "Larger type.", "wire", 3) == (
        manifest.name, manifest.description, manifest.extends, manifest.line,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "name:\nextends: ~\n"])
def test_nothing_is_required(text: str) -> None:
    manifest, problems = parse_manifest(text, "theme.yaml")

    assert (("", "", ()), ()) == (
        (manifest.name, manifest.extends, manifest.made_against),
        problems,
    )


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("extend: wire\n", (1, 1), "did you mean extends?"),
        ("name: A\nextends: ../x\n", (2, 10), "write extends: default"),
        ("extends: [wire]\n", (1, 10), "in one line"),
        ("- wire\n", (1, 1), "extends: default"),
        ("made_against:\n  card.html: x\n", (2, 14), "--accept"),
        ("made_against: x\n", (1, 15), "--accept"),
        ("name: 'open\n", (2, 1), "quotes"),
    ],
)
def test_a_fault_has_its_place_and_its_remedy(
    text: str, place: tuple[int, int], words: str
) -> None:
    _, problems = parse_manifest(text, "themes/mine/theme.yaml")

    assert len(problems) == 1
    problem = problems[0]
    assert ("themes/mine/theme.yaml", *place) == (problem.path, problem.line, problem.column)
    assert problem.code == "theme-yaml"
    assert words in problem.hint


_NAMES = st.text("abc/.-_ '#:é{", min_size=1, max_size=8).map(lambda n: f"{n.strip()}x.html")
_MADE = st.dictionaries(
    _NAMES,
    st.one_of(
        st.just({"": _DIGEST}),
        st.dictionaries(
            st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.just(_DIGEST), min_size=1
        ),
    ),
)


@given(
    made=_MADE,
    before=st.sampled_from(["", "# mine\nname: A\n", "extends: wire", "made_against:\n  a: 'b'\n"]),
    after=st.sampled_from(["", "\n# about\ndescription: 'It: is'\n", "name: B # so\n"]),
)
def test_what_is_written_is_what_is_read_and_nothing_else_changes(
    made: dict[str, dict[str, str]], before: str, after: str
) -> None:
    items = {
        Made(file, block, digest, 0)
        for file, blocks in made.items()
        for block, digest in blocks.items()
    }
    text = before + ("\n" if before and not before.endswith("\n") else "") + after

    fresh = with_made(text, items)
    manifest, problems = parse_manifest(fresh, "theme.yaml")

    if before.startswith("name") and after.startswith("name"):
        return
    if not ("name" in before and "name" in after):
        assert problems == ()
        read = {Made(m.file, m.block, m.digest, 0) for m in manifest.made_against}
        assert read == items
    assert fresh == with_made(fresh, items)
    assert after.strip() in fresh
    assert with_made(fresh, ()).strip() == with_made(text, ()).strip()
