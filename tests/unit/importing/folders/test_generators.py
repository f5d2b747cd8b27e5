"""What each generator has of its own survives, as Markdown that digestgen reads."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from digestgen.importing.detect import detect
from digestgen.importing.folders.dialect import Page
from digestgen.importing.folders.hugo import Hugo
from digestgen.importing.folders.jekyll import Jekyll
from digestgen.importing.folders.obsidian import Obsidian
from digestgen.importing.links import with_links
from digestgen.importing.model import Status
from digestgen.model.metadata import Metadata
from tests.unit.importing.helpers import PNG, Imported, imported, write

HUGO: dict[str, str | bytes] = {
    "hugo.toml": 'baseURL = "https://old.example/"\n',
    "content/_index.md": "---\ntitle: Home\n---\n",
    "content/news/_index.md": "---\ntitle: News\n---\nAll our news, told.\n",
    "content/news/ships/index.md": """+++
title = "Ships"
date = 2020-04-01T10:00:00Z
tags = ["Libya"]
weight = 3
aliases = ["/old/ships/"]
[params]
author = "Jane Doe"
+++
Text {{< figure src="map.png" caption="A map" >}} and [other]({{< ref "posts/two.md#part" >}}).

{{< youtube w7Ft2ymGmfc >}} {{% notice warning %}}Take *care*.{{% /notice %}}
{{</* figure src="x" */>}} {{/* hidden */}}
![s](/img/a.png) [two](/posts/two/) [old](https://old.example/posts/two/) [gone](/gone/)
{{< highlight go "linenos=true" >}}
fmt.Println("[x](/posts/two/)")
{{< /highlight >}}
""",
    "content/news/ships/map.png": PNG,
    "static/img/a.png": PNG + b"1",
    "content/posts/two.fr.md": (
        "---\ntitle: Two\ndate: 2020-04-02\ndraft: true\nslug: deux\n---\n"
        'See [ships](../news/ships/) and {{< mystery x="1" >}}.\n'
    ),
    "content/posts/two.md": "---\ntitle: Two\ndate: 2020-04-02\n---\nSecond.\n",
    "content/posts/three.org": "* org",
}
JEKYLL: dict[str, str | bytes] = {
    "_config.yml": "url: https://j.example\npermalink: pretty\n",
    "_posts/2020-01-02-first-post.md": """---
layout: post
title: First
categories: news world
tags: x y
redirect_from: /very/old
---
{% highlight ruby %}
puts 1
{% endhighlight %}
See [second]({% post_url 2020-02-03-second %}) ![a]({{ "/assets/a.png" | relative_url }})
{% raw %}{{ x }}{% endraw %} {% comment %}hidden{% endcomment %}
{: .wide}

{% include figure.html url="/assets/a.png" caption="C" %}
{% include youtube.html id="w7Ft2ymGmfc" %}
{% unknown %} [l](/news/world/2020/01/02/first-post/)
""",
    "_posts/2020-02-03-second.markdown": "Without front matter at all.\n",
    "_drafts/idea.md": "---\ntitle: Idea\n---\nDraft text.\n",
    "about.md": "---\nlayout: page\ntitle: About\npermalink: /about/\n---\nAbout us.\n",
    "index.html": "---\nlayout: x\n---\n{% for post in site.posts %}{{ post }}{% endfor %}",
    "assets/a.png": PNG,
    "_layouts/p.html": "<html>",
    "README.md": "# Not for readers of the site",
}
PELICAN: dict[str, str | bytes] = {
    "pelicanconf.py": 'SITEURL = "https://p.example"\nPATH = "content"\nimport os\nos.abort()\n',
    "content/Travel/trains.md": (
        "Title: Night trains\nDate: 2020-04-16 10:20\nTags: railways, Sudan\nAuthor: Ann Lee\n\n"
        "[link]({filename}../other.md) ![p]({static}/images/t.png) ![q]({attach}q.jpg) "
        "`{filename}x` [t]({tag}railways)\n"
    ),
    "content/other.md": "Title: Other\nDate: 2020-04-17\nStatus: draft\n\nOther text.\n",
    "content/images/t.png": PNG,
    "content/Travel/q.jpg": b"\xff\xd8\xff000",
    "content/x.rst": "X\n=\n",
}
NIKOLA: dict[str, str | bytes] = {
    "conf.py": 'BLOG_TITLE = "n"\nSITE_URL = "https://n.example/"\n',
    "posts/market.md": """<!--
.. title: The market
.. slug: sebha-market
.. date: 2020-04-17 10:00:00 UTC+02:00
.. tags: Sebha, draft
-->

Text [l](link://slug/bread) {{% youtube abc12345 %}} ![i](/images/m.png)
<!-- TEASER_END -->
rest
""",
    "posts/bread.md": "Bread became dear.\n",
    "posts/bread.meta": ".. title: Bread\n.. date: 2020-05-01\n",
    "images/m.png": PNG,
    "posts/z.rst": ".. title: z\n\nx",
}
ELEVENTY: dict[str, str | bytes] = {
    ".eleventy.js": 'module.exports = function(c){ return {dir:{input:"src"}} }',
    "src/posts/posts.json": '{"tags":["posts","Libya"],"author":"Zed"}',
    "src/posts/a.md": (
        "---\ntitle: A\ndate: 2020-05-05\ntags: [Oil]\npermalink: /x/a.html\n---\n"
        "![i](/img/a.png) [b](/posts/b/) [c]({{ '/posts/b/' | url }})\n"
    ),
    "src/posts/b.md": "---\ntitle: B\n---\nBee [a](/x/a.html)\n",
    "src/img/a.png": PNG,
    "src/index.njk": "x",
}
OBSIDIAN: dict[str, str | bytes] = {
    ".obsidian/app.json": "{}",
    ".obsidian/templates.json": '{"folder": "Templates"}',
    "Templates/day.md": "# {{date}}",
    "Notes/My Note.md": """---
aliases: [Other name]
tags: [one]
---
# Heading
Link to [[Second|label]] and [[Second#Part two]] ![[pic one.png|300]] #two/three [[Missing]]
==hi== %%secret%% `[[Second]] #no` C# #1

> [!note]- Careful
> body

Block ^abc
![[Second]]
""",
    "Second.md": "Second note.\n\n## Part two\n\nx\n",
    "attach/pic one.png": PNG,
    "d.canvas": "{}",
}
SITES = {
    "hugo": HUGO, "jekyll": JEKYLL, "pelican": PELICAN, "nikola": NIKOLA, "eleventy": ELEVENTY,
    "obsidian": OBSIDIAN,
}  # fmt: skip


@pytest.fixture(params=sorted(SITES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def brought(tmp_path: Path, name: str) -> Imported:
    return imported(write(tmp_path / "site", SITES[name]), tmp_path)


def test_a_generator_is_known_by_what_lies_there(tmp_path: Path, name: str) -> None:
    found = detect(write(tmp_path, SITES[name]))

    assert name == found.format
    assert " in it" in found.reason or "lies in" in found.reason


def test_every_file_is_imported_or_told_with_a_reason(tmp_path: Path, name: str) -> None:
    found = brought(tmp_path, name)

    for outcome in found.outcomes:
        assert outcome.status is Status.WRITTEN or outcome.problems
    markdown = [f for f in found.files() if f.endswith(".md")]
    assert len(markdown) == found.statuses().count(Status.WRITTEN) >= 2


def test_nothing_of_the_generators_marks_is_left(tmp_path: Path, name: str) -> None:
    found = brought(tmp_path, name)

    for path in found.files():
        if path.endswith(".md"):
            for mark in ("{{%", "{% ", "{filename}/", "link://", "dg-", "%%secret"):
                assert mark not in found.text(path), path


def test_links_lead_to_files_that_are_there(tmp_path: Path, name: str) -> None:

    found = brought(tmp_path, name)

    for path in found.files():
        if path.endswith(".md"):
            text = re.sub(r"```.*?```", "", found.body(path), flags=re.DOTALL)
            for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
                if not link.startswith("/"):
                    target = (found.content / path).parent / unquote(link)
                    assert target.is_file(), f"{path}: {link}"


def test_a_second_import_brings_nothing(tmp_path: Path, name: str) -> None:
    first = brought(tmp_path, name)
    before = {path: first.content.joinpath(path).read_bytes() for path in first.files()}

    again = imported(tmp_path / "site", tmp_path)

    assert Status.WRITTEN not in again.statuses()
    assert before == {p: again.content.joinpath(p).read_bytes() for p in again.files()}


def test_hugo(tmp_path: Path) -> None:
    found = brought(tmp_path, "hugo")

    ships = found.metadata("in/news/ships/index.md")
    assert (("Jane Doe",), "News", ("Libya",)) == (ships.authors, ships.section, ships.tags)
    text, body = found.text("in/news/ships/index.md"), found.body("in/news/ships/index.md")
    assert '  - "/news/ships/"\n  - "/old/ships/"\n' in text
    assert 'weight: "3"' in text
    assert "![A map](map.png)\n\n*A map* and [other](../../posts/two.md#part)." in body
    assert "(https://www.youtube.com/watch?v=w7Ft2ymGmfc) Take *care*.\n" in body
    assert '{{< figure src="x" >}}' in body
    assert "![s](../../files/img/a.png) [two](../../posts/two.md) [old](../../posts/two.md)" in body
    assert "[gone](https://old.example/gone/)" in body
    assert '```go\nfmt.Println("[x](/posts/two/)")\n```' in body
    french = found.metadata("in/posts/two.fr.md")
    assert ("fr", True, "deux", "") == (
        french.language,
        french.is_draft,
        french.slug,
        french.section,
    )
    assert "All our news, told." == found.body("in/news/index.md")
    assert found.codes().count("import-tag") == 2
    assert "import-markup" in found.codes()


def test_jekyll(tmp_path: Path) -> None:
    found = brought(tmp_path, "jekyll")

    path = "in/2020-01-02-first-post.md"
    metadata, body = found.metadata(path), found.body(path)
    assert (date(2020, 1, 2), "news", ("x", "y")) == (
        metadata.published,
        metadata.section,
        metadata.tags,
    )
    assert '"/news/world/2020/01/02/first-post/"\n  - "/very/old"' in found.text(path)
    assert body.startswith("```ruby\nputs 1\n```\n")
    assert "[second](2020-02-03-second.md) ![a](files/assets/a.png)" in body
    assert "{{ x }} \n" in body or "{{ x }}\n" in body
    assert "![C](files/assets/a.png)\n\n*C*" in body
    assert "hidden" not in body
    assert "[l](2020-01-02-first-post.md)" in body
    assert "Second" == found.metadata("in/2020-02-03-second.md").title
    assert found.metadata("in/drafts/idea.md").is_draft
    assert 5 == len(found.files())
    assert "import-tag" in found.codes()


def test_pelican(tmp_path: Path) -> None:
    found = brought(tmp_path, "pelican")

    metadata = found.metadata("in/Travel/trains.md")
    assert ("Night trains", "Travel", ("Ann Lee",)) == (
        metadata.title,
        metadata.section,
        metadata.authors,
    )
    assert (
        "[link](../other.md) ![p](../files/images/t.png) ![q](q.jpg) `{filename}x` "
        "[t](/topics/railways)" == found.body("in/Travel/trains.md")
    )
    assert found.metadata("in/other.md").is_draft
    refused = [o for o in found.outcomes if o.status is Status.REFUSED]
    assert ["site/content/x.rst"] == [o.path for o in refused]


def test_nikola(tmp_path: Path) -> None:
    found = brought(tmp_path, "nikola")

    market, bread = found.metadata("in/posts/market.md"), found.metadata("in/posts/bread.md")
    assert ("sebha-market", ("Sebha",), True) == (market.slug, market.tags, market.is_draft)
    assert ("Bread", date(2020, 5, 1)) == (bread.title, bread.published)
    assert "[l](bread.md)" in found.body("in/posts/market.md")
    assert "TEASER" not in found.body("in/posts/market.md")


def test_eleventy(tmp_path: Path) -> None:
    found = brought(tmp_path, "eleventy")

    metadata = found.metadata("in/posts/a.md")
    assert (("Oil", "Libya"), ("Zed",)) == (metadata.tags, metadata.authors)
    assert "![i](../files/img/a.png) [b](b.md) [c](b.md)" == found.body("in/posts/a.md")
    assert "Bee [a](a.md)" == found.body("in/posts/b.md")


def test_obsidian(tmp_path: Path) -> None:
    found = brought(tmp_path, "obsidian")

    path = "in/Notes/My Note.md"
    body = found.body(path)
    assert ("one", "two/three") == found.metadata(path).tags
    assert "[label](../Second.md) and [Second > Part two](../Second.md#part-two)" in body
    assert "![](../attach/pic%20one.png) #two/three [[Missing]]" in body
    assert "<mark>hi</mark>  `[[Second]] #no`" in body
    assert "> **Careful**\n>\n> body" in body
    assert "Block\n[Second](../Second.md)" in body
    assert "  - Other name" in found.text(path)
    assert "in/Templates/day.md" not in found.files()


def test_a_folder_inside_of_a_site_knows_what_is_around_it(tmp_path: Path) -> None:
    write(tmp_path / "site", HUGO)
    posts = tmp_path / "site" / "content" / "posts"

    detected = detect(posts)
    found = imported(posts, tmp_path)

    assert "hugo" == detected.format
    assert "above it" in detected.reason
    assert ["in/posts/two.fr.md", "in/posts/two.md"] == found.files()


def test_a_plain_folder_of_markdown(tmp_path: Path) -> None:
    source = write(
        tmp_path / "notes",
        {
            "a.md": "# A\n\n[b](sub/b.md) ![p](p.png) [out](../../secret.md) ![up](../../up.png)\n",
            "sub/b.md": "Words.\n",
            "p.png": PNG,
            "x.svg": "<svg/>",
            ".git/x.md": "no",
        },
    )
    write(tmp_path, {"up.png": PNG})

    found = imported(source, tmp_path)

    assert ["in/a.md", "in/p.png", "in/sub/b.md"] == found.files()
    assert "import-link" in found.codes()


def test_two_images_of_one_name_both_come(tmp_path: Path) -> None:
    source = write(tmp_path / "notes", {"a.md": "![p](p.png)\n", "p.png": PNG})
    write(tmp_path, {"content/in/p.png": PNG + b"other"})

    found = imported(source, tmp_path)

    assert 3 == len(found.files())
    assert PNG + b"other" == (found.content / "in/p.png").read_bytes()
    (name,) = [f for f in found.files() if f.startswith("in/p-")]
    assert f"![p]({name.removeprefix('in/')})" == found.body("in/a.md")


def test_a_file_that_no_page_may_show_is_told_and_left(tmp_path: Path) -> None:
    source = write(tmp_path / "notes", {"a.md": "![p](p.tiff)\n", "p.tiff": "II*"})

    found = imported(source, tmp_path)

    assert ["in/a.md"] == found.files()
    assert ["import-link"] == found.codes()


def test_broken_front_matter_is_refused_with_its_place(tmp_path: Path) -> None:
    source = write(tmp_path / "notes", {"a.md": "---\ntitle: A\nTitle\n", "b.md": "Good.\n"})

    found = imported(source, tmp_path)

    assert [Status.REFUSED, Status.WRITTEN] == found.statuses()
    assert ("notes/a.md", 1) == (
        found.outcomes[0].problems[0].path,
        found.outcomes[0].problems[0].line,
    )


@pytest.mark.parametrize("mark", ["{{<", "{%", "[[", "](", "{{", "`", "%%", "==", "```\n", "#"])
@pytest.mark.parametrize("generator", ["hugo", "jekyll", "obsidian"])
def test_many_open_marks_cost_no_more_than_their_number(
    tmp_path: Path, mark: str, generator: str
) -> None:

    dialect = {"hugo": Hugo, "jekyll": Jekyll, "obsidian": Obsidian}[generator](tmp_path)
    start = time.perf_counter()

    text = dialect.body(mark * 50_000, Page("a.md", Metadata(), ()), lambda _m, _h: None)
    with_links(text, lambda target: target)

    assert time.perf_counter() - start < 5
