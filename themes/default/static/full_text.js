/* The search in the texts of articles, below topics and headlines. It asks the index that Pagefind made,
   in `pagefind/`: one a language, each with the word forms of its own. See docs/search.md. */

(() => {
  "use strict";

  const PAGE = 10; // texts before "More texts"
  const VALUES = 100; // topics or authors to narrow by: the largest
  const AFTER = 150; // ms without a key
  const SHORTEST = 2; // letters

  const form = document.getElementById("dg-search");
  const section = document.getElementById("dg-texts");
  const status = document.getElementById("dg-texts-found");
  const list = section.querySelector("ul");
  const more = document.getElementById("dg-more-texts");
  const selects = [...section.querySelectorAll("select")];
  const index = new URL(section.dataset.index, document.baseURI);
  const top = new URL("./", index.href.replace(/[^/]*\/$/, ""));
  const site = document.documentElement.lang;
  const say = JSON.parse(section.dataset.words); // digestgen/pages/search_words.py
  const inLatinDigits = new Intl.Locale(say.locale, { numberingSystem: "latn" });
  const dates = new Intl.DateTimeFormat(inLatinDigits, { dateStyle: "long", timeZone: "UTC" });
  const figures = new Intl.NumberFormat(inLatinDigits);
  const plural = new Intl.PluralRules(say.locale);

  // The index

  let engines; // loaded with the first query

  async function load() {
    const answer = await fetch(new URL("digestgen.json", index), { cache: "no-cache" });
    if (!answer.ok) throw new Error("no index");
    const { languages } = await answer.json();
    // Two indexes in one copy of the script mix up their memories.
    return Promise.all(languages.map(async (language) => {
      const engine = await import(new URL(`${language}/pagefind.js`, index).href);
      await engine.options({ baseUrl: "/", excerptLength: 30 });
      await engine.init();
      await engine.filters(); // what a search tells of filters it tells only of those loaded
      return engine;
    }));
  }

  /* What all indexes find: results, best first, and how many each value of a filter would leave. */
  async function search(query, filters) {
    engines ??= load();
    const found = await Promise.all((await engines).map((engine) => engine.search(query, { filters })));
    const results = found.flatMap((one) => one.results).sort((a, b) => b.score - a.score);
    return { results, left: sums(found.map((one) => one.filters)) };
  }

  function sums(each) {
    const all = {};
    for (const [name, values] of each.flatMap((filters) => Object.entries(filters))) {
      all[name] ??= {};
      for (const [value, count] of Object.entries(values)) all[name][value] = (all[name][value] ?? 0) + count;
    }
    return all;
  }

  // What is shown

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.append(text);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /* An excerpt, which comes as HTML, as texts and marks alone: whatever else is in it is but text. */
  function excerpt(html) {
    const made = element("p", "", { class: "why", dir: "auto" });
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      made.append(node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent);
    }
    return made;
  }

  async function line(result) {
    const { raw_url, url, meta, excerpt: html } = await result.data();
    const item = document.createElement("li");
    const anchor = element("a", element("bdi", meta.title), { href: new URL(`.${raw_url ?? url}`, top).href });
    const said = excerpt(html);
    for (const one of [anchor, said]) {
      if (meta.language && meta.language !== site) one.lang = meta.language;
    }
    item.append(anchor);
    if (meta.date) {
      const day = element("time", dates.format(new Date(meta.date)), { datetime: meta.date });
      item.append(element("p", day, { class: "why" }));
    }
    item.append(said);
    return item;
  }

  /* The values that leave anything, the largest first, years in their order. */
  function offer(select, values, chosen) {
    const byName = select.dataset.filter === "year";
    const rows = Object.entries(values ?? {}).filter(([, count]) => count)
      .sort((a, b) => (byName ? (a[0] < b[0] ? 1 : -1) : b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
      .slice(0, VALUES);
    if (chosen && !rows.some(([value]) => value === chosen)) rows.unshift([chosen, 0]);
    select.replaceChildren(element("option", say.all, { value: "" }),
      ...rows.map(([value, count]) => element("option", `${value} (${figures.format(count)})`, { value })));
    select.value = chosen;
    select.disabled = !rows.length;
  }

  // The query

  let turn = 0; // what a later query overtook is thrown away
  let timer = 0;
  let query = "";
  let left = [];
  let shown = 0;

  const chosen = () => Object.fromEntries(selects.filter((s) => s.value).map((s) => [s.dataset.filter, s.value]));

  async function find() {
    const mine = (turn += 1);
    if ([...query].length < SHORTEST) {
      close("");
      return;
    }
    if (location.protocol === "file:") {
      close(say.disk);
      return;
    }
    try {
      const filters = chosen();
      const found = await search(query, filters);
      if (mine !== turn) return;
      const lines = await Promise.all(found.results.slice(0, PAGE).map(line));
      if (mine !== turn) return;
      left = found.results.slice(PAGE);
      shown = lines.length;
      for (const select of selects) offer(select, found.left[select.dataset.filter], filters[select.dataset.filter] ?? "");
      list.replaceChildren(...lines);
      section.hidden = !lines.length && !Object.keys(filters).length;
      tell();
    } catch {
      engines = undefined;
      if (mine === turn) close(say.missing);
    }
  }

  const filled = (message, values) => message.replace(/%\((\w+)\)s|%%/g, (all, name) => (name ? values[name] : "%"));

  function counted(number) {
    return filled(say.texts[plural.select(number)] ?? say.texts.other, { num: figures.format(number) });
  }

  function tell() {
    more.hidden = !left.length;
    const texts = counted(shown + left.length);
    status.textContent = left.length ? filled(say.shown, { texts, num: figures.format(shown) }) : texts;
  }

  function close(message) {
    left = [];
    shown = 0;
    list.replaceChildren();
    section.hidden = true;
    status.textContent = message;
  }

  form.addEventListener("digestgen:asked", (event) => {
    const before = query;
    query = event.detail.normalize("NFC").trim();
    clearTimeout(timer);
    if (!query) {
      turn += 1;
      for (const select of selects) select.replaceChildren();
      close("");
    } else if (query !== before) {
      timer = setTimeout(find, AFTER);
    }
  });

  for (const select of selects) select.addEventListener("change", find);

  more.addEventListener("click", async () => {
    const mine = turn;
    const lines = await Promise.all(left.slice(0, PAGE).map(line));
    if (mine !== turn) return;
    left = left.slice(PAGE);
    shown += lines.length;
    list.append(...lines);
    tell();
    lines[0]?.querySelector("a").focus();
  });
})();
