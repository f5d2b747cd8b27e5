"""Hostile articles in a real browser: nothing runs.

Two walls stand around an article, the sanitiser and the Content-Security-Policy, and each is tried
without the other. Everything on a page is clicked, hovered over and focused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import MARKS
from tests.browser.serving import ServedSite, built
from tests.shared_data import needs_shared, shared
from tests.sites.folder import SiteFolder

pytestmark = MARKS

_ARM = """
window.hits = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = (what) => { window.hits.push(`${name}: ${what}`); };
"""
_PROVOKE = """async () => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[href]");
    if (!link || !/^\\s*javascript:/i.test(link.href)) event.preventDefault();
  });
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const e of document.querySelectorAll("body *")) {
    for (const name of ["mouseover", "mouseenter", "pointerdown", "mousedown", "wheel", "error",
                        "load", "toggle", "animationstart", "transitionend", "input", "copy"])
      e.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    if (e.focus) { e.focus(); e.blur(); }
    if (e.click) e.click();
  }
  await new Promise((done) => setTimeout(done, 20)); // a link with a script runs it as a task
}"""

ATTACKS = {
    "script": "<script>alert(1)</script>\n\ntext <script src=data:,alert(1)></script>",
    "split-script": "<scr<script>ipt>alert(1)</scr</script>ipt>\n\n<SCRIPT/x>alert(1)</SCRIPT >",
    "handlers": "<img src=x onerror=alert(1)> <b onmouseover=alert(1)>b</b> <p onclick=alert(1)>p",
    "body": "<body onload=alert(1)><svg onload=alert(1)><details ontoggle=alert(1) open>x",
    "links": "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java&#10;script:alert(1)) "
    "[d](<java\tscript:alert(1)>) [e](&#106;avascript:alert(1)) [f](vbscript:alert(1)) "
    "[g](data:text/html,<script>alert(1)</script>) <javascript:alert(1)>",
    "html-links": '<a href="javascript:alert(1)">a</a> <a href="&#x6A;avascript:alert(1)">b</a> '
    '<a href=" &#1;javascript:alert(1)">c</a> <a href="java\nscript:alert(1)">d</a> '
    '<a target=_blank href="javascript:alert(1)">e</a> <area href="javascript:alert(1)">',
    "frames": '<iframe src="javascript:parent.alert(1)"></iframe><iframe srcdoc="<script>parent.'
    'alert(1)</script>"></iframe><object data="javascript:alert(1)"></object><embed src=x>',
    "forms": '<form action="javascript:alert(1)"><button>go</button><input autofocus onfocus='
    'alert(1)></form><button formaction="javascript:alert(1)">go</button>',
    "foreign": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 '
    'onerror=alert(1)&gt;"></math><svg><a xlink:href="javascript:alert(1)"><text>t</text></a></svg>'
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg><svg><style><img src=x onerror="
    "alert(1)></style></svg>",
    "raw-text": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>"
    "<textarea></textarea><img src=x onerror=alert(1)><title></title><script>alert(1)</script>"
    "<plaintext><xmp></xmp><script>alert(1)</script>",
    "refresh": '<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><base href='
    "'javascript:alert(1)//'><link rel=stylesheet href=data:text/css,*{}>",
    "pictures": '![x](javascript:alert(1)) ![x](x"onerror="alert(1)) ![" onerror="alert(1)](x.png) '
    '<img srcset="x 1x" onerror=alert(1)><video><source onerror=alert(1)></video>'
    "<audio src=x onerror=alert(1)></audio>",
    "titles": '[a](x "t\\" onclick=\\"alert(1)") [[x" onclick="alert(1)]] '
    "[b](<x' onclick='alert(1)>)\n\n## <img src=x onerror=alert(1)> {#x onclick=alert(1)}",
    "code": "```html onmouseover=alert(1)\n</code></pre><script>alert(1)</script>\n```\n\n"
    "`</code><script>alert(1)</script>`",
    "globals": '<a id=hits name=alert href="#">x</a><form id=document><input name=cookie></form>',
}


@pytest.fixture
def victim(browser: Browser) -> Iterator[Page]:
    """A page without the policy, whose `alert` and its like only take notes."""
    with browser.new_page(bypass_csp=True) as page:
        page.add_init_script(_ARM)
        yield page


def _hits(victim: Page, site: ServedSite) -> list[tuple[str, object]]:
    """Return what ran, by page, after everything was provoked."""
    found: list[tuple[str, object]] = []
    for address in site.pages():
        victim.goto(site.over_http(address))
        before = victim.url
        victim.evaluate(_PROVOKE)
        found += [(address, hit) for hit in victim.evaluate("window.hits")]
        if victim.url.partition("#")[0] != before:
            found.append((address, victim.url))
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The attacks in text and fields of Markdown, in scraped text, in saved pages."""
    project = SiteFolder(tmp_path_factory.mktemp("hostile"))
    for name, attack in ATTACKS.items():
        quoted = json.dumps(attack, ensure_ascii=False)
        fields = f"title: {quoted}\nauthor: {quoted}\nsection: {quoted}\nsummary: {quoted}\n"
        front = f"---\n{fields}tags: [{quoted}, Attack]\nsource: {quoted}\ndate: 2020-01-01\n---\n"
        project.write(f"content/{name}.md", f"{front}\n{attack}\n")
    scraped = "\n\n".join(ATTACKS.values())
    project.write("content/scraped.txt", scraped)
    project.write("content/saved.html", f"<title>{scraped}</title><article>{scraped}</article>")
    with built(project.root) as site:
        yield site


def test_nothing_in_a_hostile_article_runs(victim: Page, hostile: ServedSite) -> None:
    assert len(hostile.pages()) > 4 * len(ATTACKS)

    assert _hits(victim, hostile) == []


@needs_shared
def test_nothing_of_a_sample_of_known_attacks_runs(
    victim: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Twelve attacks an article: what breaks out of one may carry the next."""
    project = SiteFolder(tmp_path_factory.mktemp("known"))
    lines = shared("corpora/hostile/xss_html.jsonl").read_text("utf-8").splitlines()[::20]
    cases = [json.loads(line).get("input", "") for line in lines]
    texts = [case.encode("utf-8", "replace").decode() for case in cases]
    for start in range(0, len(texts), 12):
        body = "\n\n".join(texts[start : start + 12])
        project.write(f"content/{start}.md", f"---\ntitle: Attack\ndate: 2020-01-01\n---\n\n{body}")

    with built(project.root) as site:
        assert _hits(victim, site) == []


def test_the_policy_alone_stops_what_might_get_past_the_sanitiser(
    browser: Browser, hostile: ServedSite
) -> None:
    page_file = hostile.folder / "articles" / "code.html"
    text = page_file.read_text("utf-8")
    live = (
        "<script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>x</a>"
    )
    (hostile.folder / "live.html").write_text(text.replace("<main", live + "<main"), "utf-8")
    ran = []
    for bypass_csp in (True, False):
        with browser.new_page(bypass_csp=bypass_csp) as page:
            page.add_init_script(_ARM)
            page.goto(hostile.over_http("live.html"))
            page.evaluate(_PROVOKE)
            ran.append(sorted({*page.evaluate("window.hits")}))
    (hostile.folder / "live.html").unlink()

    assert ran == [["alert: 1", "alert: 2", "alert: 3"], []]
