"""Storms of edits: what editors, shells and version control do to a folder, quickly and at random.

`Desk` makes one edit after another from a seed. Whatever it does in between, each kind of edit
leaves a project without faults.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tests.browser.awkward import picture
from tests.sites.folder import article

_TAGS = ("Wells", "Springs", "Convoys", "Harvest", "Railways", "Ports", "Salt roads")
_WORDS = ("water", "road", "market", "council", "harvest", "train", "port", "night", "dune")
_PAUSES_S = (0.0, 0.0, 0.0, 0.002, 0.01, 0.03, 0.08, 0.2)


class Desk:
    """Somebody who works in a project folder, in a hurry."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.content = root / "content"
        self.aside = root.parent / "aside"
        self.aside.mkdir(exist_ok=True)
        self.rng = random.Random(seed)
        self.made = seed * 100_000
        self.done: list[str] = []

    def work(self, edits: int) -> None:
        """Make so many edits."""
        for _ in range(edits):
            kind = self.rng.choice(KINDS)
            self.done.append(kind.__name__)
            kind(self)
            self.pause()

    def pause(self) -> None:
        time.sleep(self.rng.choice(_PAUSES_S))

    def text(self) -> str:
        rng = self.rng
        body = " ".join(rng.choices(_WORDS, k=rng.randint(3, 400))).capitalize()
        return article(
            title=" ".join(rng.choices(_WORDS, k=3)).capitalize(),
            date=f"20{rng.randint(10, 22)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            tags=tuple(rng.sample(_TAGS, rng.randint(0, 3))),
            author=rng.choice(("N. Barka", "L. Ashdown", "T. Osei")),
            body=f"{body}.\n",
        )

    def name(self) -> str:
        """Return a file name that was never used: two files with one name are a fault."""
        self.made += 1
        return f"{self.rng.choice(('r', 'R', 'röh', 'r.x'))}{self.made}.md"

    def folder(self) -> Path:
        known = [path for path in self.content.rglob("*") if path.is_dir()]
        return self.rng.choice([self.content, *sorted(known)])

    def articles(self) -> list[Path]:
        return sorted(path for path in self.content.rglob("*.md") if path.is_file())

    def one(self) -> Path:
        found = self.articles()
        if len(found) < 3:
            self.new()
            found = self.articles()
        return self.rng.choice(found)

    def new(self) -> Path:
        path = self.folder() / self.name()
        path.write_text(self.text(), "utf-8")
        return path


def write_in_place(desk: Desk) -> None:
    desk.one().write_text(desk.text(), "utf-8")


def empty_then_write(desk: Desk) -> None:
    path = desk.one()
    with path.open("w", encoding="utf-8") as file:
        file.flush()
        desk.pause()
        file.write(desk.text())


def piece_by_piece(desk: Desk) -> None:
    with desk.one().open("w", encoding="utf-8") as file:
        for line in desk.text().splitlines(keepends=True):
            file.write(line)
            file.flush()
            time.sleep(0.001)


def atomic_replace(desk: Desk) -> None:
    path = desk.one()
    beside = path.with_name(f".{path.name}.tmp{desk.made}")
    beside.write_text(desk.text(), "utf-8")
    beside.replace(path)


def vim(desk: Desk) -> None:
    path = desk.one()
    probe = path.with_name("4913")
    probe.touch()
    probe.unlink()
    swap = path.with_name(f".{path.name}.swp")
    swap.write_bytes(b"b0VIM 9.0")
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    desk.pause()
    path.write_text(desk.text(), "utf-8")
    backup.unlink()
    swap.unlink()


def emacs(desk: Desk) -> None:
    path = desk.one()
    lock, auto = path.with_name(f".#{path.name}"), path.with_name(f"#{path.name}#")
    lock.symlink_to("somebody@somewhere.1:2")
    auto.write_text("unsaved", "utf-8")
    shutil.copy(path, path.with_name(f"{path.name}~"))
    path.write_text(desk.text(), "utf-8")
    auto.unlink()
    lock.unlink()


def sed_in_place(desk: Desk) -> None:
    path = desk.one()
    beside = path.with_name(f"sed{desk.made}")
    beside.write_text(desk.text(), "utf-8")
    beside.rename(path)


def save_again_and_again(desk: Desk) -> None:
    path = desk.one()
    for _ in range(desk.rng.randint(5, 40)):
        path.write_text(desk.text(), "utf-8")
        time.sleep(0.004)


def same_size_old_time(desk: Desk) -> None:
    path = desk.one()
    text, stat = path.read_text("utf-8"), path.stat()
    at = text.rindex(" ")
    letter = "a" if text[at + 1] != "a" else "b"
    path.write_text(text[: at + 1] + letter + text[at + 2 :], "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def touch(desk: Desk) -> None:
    desk.one().touch()


def add(desk: Desk) -> None:
    desk.new()


def delete(desk: Desk) -> None:
    desk.one().unlink()


def delete_and_bring_back(desk: Desk) -> None:
    path = desk.one()
    text = path.read_bytes()
    path.unlink()
    desk.pause()
    path.write_bytes(text)


def rename(desk: Desk) -> None:
    desk.one().rename(desk.folder() / desk.name())


def swap_names(desk: Desk) -> None:
    one, other = desk.one(), desk.one()
    if one != other:
        beside = one.with_name(".swapping")
        one.rename(beside)
        other.rename(one)
        beside.rename(other)


def move_folder(desk: Desk) -> None:
    folder = desk.folder()
    if folder != desk.content:
        desk.made += 1
        folder.rename(desk.content / f"moved{desk.made}")


def folder_moved_in(desk: Desk) -> None:
    desk.made += 1
    folder = desk.aside / f"in{desk.made}"
    (folder / "deep" / "er").mkdir(parents=True)
    for place in (folder, folder / "deep", folder / "deep" / "er"):
        for _ in range(desk.rng.randint(1, 10)):
            (place / desk.name()).write_text(desk.text(), "utf-8")
    folder.rename(desk.content / folder.name)


def folder_moved_out(desk: Desk) -> None:
    folder = desk.folder()
    if folder != desk.content:
        desk.made += 1
        folder.rename(desk.aside / f"out{desk.made}")


def folders_made(desk: Desk) -> None:
    desk.made += 1
    folder = desk.folder() / f"d{desk.made}" / "e"
    folder.mkdir(parents=True)
    (folder / desk.name()).write_text(desk.text(), "utf-8")


def checkout(desk: Desk) -> None:
    """As version control does: each file is deleted and written, some come, some go."""
    for path in desk.articles():
        path.unlink()
        if desk.rng.random() < 0.9:
            path.write_text(desk.text(), "utf-8")
    for _ in range(desk.rng.randint(5, 60)):
        desk.new()


def all_away_and_back(desk: Desk) -> None:
    away = desk.aside / f"away{desk.made}"
    desk.made += 1
    # Links may dangle by now, and are articles to nobody.
    shutil.copytree(desk.content, away, symlinks=True)
    for path in sorted(desk.content.rglob("*.md")):
        path.unlink()
    desk.pause()
    shutil.copytree(away, desk.content, symlinks=True, dirs_exist_ok=True)


def broken_and_mended(desk: Desk) -> None:
    path = desk.one()
    path.write_text("---\ntitle: [broken\ndate: 2020-99-01\n---\nText.\n", "utf-8")
    desk.pause()
    path.write_text(desk.text(), "utf-8")


def topics(desk: Desk) -> None:
    path = desk.content / "topics.yaml"
    tags = desk.rng.sample(_TAGS, desk.rng.randint(0, 3))
    if tags:
        lines = (
            f"- name: {tag}\n  description: {desk.rng.choice(_WORDS)} and more\n" for tag in tags
        )
        path.write_text("".join(lines), "utf-8")
    else:
        path.unlink(missing_ok=True)


def configuration(desk: Desk) -> None:
    text = f"title: {' '.join(desk.rng.choices(_WORDS, k=2))}\n"
    text += "base_url: https://user.example/repo/\n"
    (desk.root / "digestgen.yaml").write_text(text, "utf-8")


def theme(desk: Desk) -> None:
    folder = desk.root / "themes" / "default"
    if desk.rng.random() < 0.3:
        shutil.rmtree(folder.parent, ignore_errors=True)
        return
    (folder / "static").mkdir(parents=True, exist_ok=True)
    word = desk.rng.choice(_WORDS)
    page = '{% extends "default/article.html" %}{% block heading %}{{ super() }}<p>'
    (folder / "article.html").write_text(f"{page}{word}</p>{{% endblock %}}", "utf-8")
    (folder / "static" / "own.css").write_text(f"h1 {{ content: '{word}' }}", "utf-8")


def picture_of_an_article(desk: Desk) -> None:
    name = f"{desk.rng.choice(_WORDS)}.png"
    (desk.content / "assets").mkdir(exist_ok=True)
    (desk.content / "assets" / name).write_bytes(picture(desk.rng.randint(1, 40), 2))
    desk.one().write_text(f"{desk.text()}\n![A picture](/assets/{name})\n", "utf-8")


def picture_goes(desk: Desk) -> None:
    for path in sorted((desk.content / "assets").glob("*.png"))[:1]:
        path.unlink()


def litter(desk: Desk) -> None:
    folder = desk.folder()
    desk.made += 1
    (folder / f".DS_Store{desk.made}").write_bytes(b"\0\1")
    (folder / f"notes{desk.made}.docx").write_bytes(b"PK")


def link_inside(desk: Desk) -> None:
    target = desk.one()
    path = desk.content / desk.name()
    path.symlink_to(os.path.relpath(target, path.parent))


def draft_and_back(desk: Desk) -> None:
    path = desk.one()
    text = path.read_text("utf-8")
    path.write_text(text.replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    desk.pause()
    if desk.rng.random() < 0.5:
        path.write_text(text, "utf-8")


KINDS: tuple[Callable[[Desk], None], ...] = (
    write_in_place, empty_then_write, piece_by_piece, atomic_replace, vim, emacs, sed_in_place,
    save_again_and_again, same_size_old_time, touch, add, delete, delete_and_bring_back, rename,
    swap_names, move_folder, folder_moved_in, folder_moved_out, folders_made, checkout,
    all_away_and_back, broken_and_mended, topics, configuration, theme, picture_of_an_article,
    picture_goes, litter, link_inside, draft_and_back,
)  # fmt: skip
