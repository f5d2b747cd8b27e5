"""A whole project in a temporary folder, for tests that read as stories."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from digestgen.build.report import BuildReport
from digestgen.public import Site

TODAY = date(2026, 1, 1)
BASE_URL = "https://user.example/repo/"


def article(
    *,
    title: str = "A title",
    date: str = "2020-04-26",
    tags: tuple[str, ...] = (),
    body: str = "Some text of the article.",
    **more: str,
) -> str:
    """Return a Markdown article with front matter."""
    lines = ["---", f"title: {title!r}" if ":" in title else f"title: {title}"]
    lines += [f"date: {date}"] if date else []
    lines += ["tags:", *(f'  - "{tag}"' for tag in tags)] if tags else []
    lines += [f"{name}: {value}" for name, value in more.items()]
    return "\n".join([*lines, "---", "", body, ""])


class SiteFolder:
    """A project with its `content/` and `site/`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "site"
        (root / "content").mkdir(parents=True, exist_ok=True)
        self.write("digestgen.yaml", f"title: Test digest\nbase_url: {BASE_URL}\n")

    def write(self, path: str, text: str | bytes) -> SiteFolder:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return self

    def remove(self, path: str) -> SiteFolder:
        (self.root / path).unlink()
        return self

    def build(
        self,
        *,
        drafts: bool = False,
        future: bool = False,
        keep_going: bool = False,
        workers: int = 1,
        use_cache: bool = True,
    ) -> BuildReport:
        with Site(self.root, out=self.out) as site:
            return site.build(
                today=TODAY,
                drafts=drafts,
                future=future,
                keep_going=keep_going,
                workers=workers,
                use_cache=use_cache,
            )

    def tree(self) -> dict[str, bytes]:
        """Return every file of the site with its bytes."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }

    def page(self, address: str) -> str:
        return (self.out / address).read_text("utf-8")
