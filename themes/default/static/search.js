/* The search page: finds topics and headlines in the shards below `search/`, while the reader types.
   Words are cut and folded as digestgen/text/headline_words.py does it. See docs/search.md. */

(() => {
  "use strict";

  const PAGE = 20; // headlines before "More headlines"
  const TOPICS = 6;
  const AT_ONCE = 4; // months that are loaded together

  // Words

  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ς: "σ" };
  const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\u{20000}-\\u{3ffff}";
  const WORD = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[ßæœøđðłþıς]/g, (letter) => PLAIN[letter])
      .replace(/['’‘ʼ`´]/g, "")
      .replace(/(?<![\p{L}\p{N}])(\p{L})\./gu, "$1");
  }

  /* The words of a text, single letters among them. */
  function words(text) {
    const found = new Set();
    for (const [run] of folded(text).matchAll(WORD)) {
      if (!IS_UNSPACED.test(run)) {
        found.add(run);
        continue;
      }
      const letters = [...run];
      letters.forEach((letter, at) => found.add(letter + (letters[at + 1] ?? "")));
    }
    return [...found];
  }

  function shardOf(word) {
    const [first, second] = [...word];
    if (IS_UNSPACED.test(word)) return `x${(first.codePointAt(0) >> 6).toString(16)}`;
    if (/^[\x00-\x7f]{2}/.test(word)) return first + second;
    return `u${[first, second].map((letter) => letter.codePointAt(0).toString(16)).join("-")}`;
  }

  /* Whether words of a shard can begin so: a single letter begins too many. */
  const isLookedUp = (word) => [...word].length > 1 || IS_UNSPACED.test(word);

  // Shards

  const form = document.getElementById("dg-search");
  const base = new URL(form.dataset.shards, document.baseURI);
  const loading = new Map();
  const arrived = new Map();

  window.digestgenSearch = (name, rows) => arrived.set(name, rows);

  /* The rows of a shard; none when there is no such file. */
  function shard(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, base).href;
        script.onload = () => done(arrived.get(name) ?? []);
        script.onerror = () => done([]);
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  // Matching

  const begins = (text, wanted) => wanted.every((one) => text.some((word) => word.startsWith(one)));
  const wholes = (text, wanted) => wanted.filter((one) => text.includes(one)).length;

  async function topicsLike(wanted) {
    const found = [];
    for (const [name, href, articles, ...aliases] of await shard("topics")) {
      const other = [name, ...aliases].find((one) => begins(words(one), wanted));
      if (other === undefined) continue;
      found.push({ name, href, articles, alias: other === name ? "" : other, rank: wholes(words(other), wanted) });
    }
    return found.sort((a, b) =>
      (a.alias !== "") - (b.alias !== "") || b.rank - a.rank || b.articles - a.articles);
  }

  /* The months in which every word may stand, newest first, undated last. */
  async function monthsOf(wanted) {
    const asked = wanted.filter(isLookedUp);
    if (!asked.length) return [];
    const each = await Promise.all(asked.map(async (word) => {
      const rows = await shard(`words/${shardOf(word)}`);
      return new Set(rows.filter(([one]) => one.startsWith(word)).flatMap(([, months]) => months.split(" ")));
    }));
    const common = [...each[0]].filter((month) => each.every((months) => months.has(month)));
    const place = (month) => (month === "undated" ? "" : month);
    return common.sort((a, b) => (place(a) < place(b) ? 1 : -1));
  }

  async function headlinesOf(months, wanted) {
    const shards = await Promise.all(months.map((month) => shard(`headlines/${month}`)));
    return shards.flat()
      .map(([title, href, date, language]) => ({ title, href, date, language, words: words(title) }))
      .filter((one) => begins(one.words, wanted));
  }

  // What is shown

  const field = document.getElementById("dg-query");
  const status = document.getElementById("dg-found");
  const more = document.getElementById("dg-more");
  const sections = ["dg-topics", "dg-headlines"].map((id) => document.getElementById(id));
  const [topicList, headlineList] = sections.map((section) => section.querySelector("ul"));
  const say = JSON.parse(form.dataset.words); // digestgen/pages/search_words.py
  const inLatinDigits = new Intl.Locale(say.locale, { numberingSystem: "latn" });
  const dates = new Intl.DateTimeFormat(inLatinDigits, { dateStyle: "long", timeZone: "UTC" });
  const figures = new Intl.NumberFormat(inLatinDigits);
  const plural = new Intl.PluralRules(say.locale);
  const language = document.documentElement.lang;

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.append(text);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /* The stretches of `text` that begin as the query does: [from, to). */
  function hits(text, wanted) {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’‘ʼ`´]*/gu)) {
      const letters = [...match[0]];
      let at = match.index;
      letters.forEach((letter, start) => {
        if (start === 0 || IS_UNSPACED.test(letter)) {
          for (const one of wanted) {
            let end = start, piece = "";
            while (end < letters.length && (folded(piece).length < one.length || /^\p{M}/u.test(letters[end]))) {
              piece += letters[end];
              end += 1;
            }
            if (folded(piece).startsWith(one)) found.push([at, at + piece.length]);
          }
        }
        at += letter.length;
      });
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  function marked(text, wanted) {
    const made = document.createElement("bdi");
    let at = 0;
    for (const [from, to] of hits(text, wanted)) {
      if (to <= at) continue;
      made.append(text.slice(at, Math.max(at, from)), element("mark", text.slice(Math.max(at, from), to)));
      at = to;
    }
    made.append(text.slice(at));
    return made;
  }

  function line(text, href, why, wanted, lang = "") {
    const item = document.createElement("li");
    const anchor = element("a", marked(text, wanted), { href });
    if (lang && lang !== language) {
      anchor.lang = lang;
      anchor.dir = "auto";
    }
    item.append(anchor);
    if (why) item.append(element("p", why, { class: "why" }));
    return item;
  }

  function topicLine(topic, wanted) {
    const articles = counted(topic.articles, say.articles);
    const why = document.createDocumentFragment();
    if (topic.alias) why.append(...filled(say.also, { name: marked(topic.alias, wanted), articles }));
    else why.append(articles);
    return line(topic.name, topic.href, why, wanted);
  }

  function headlineLine(one, wanted) {
    const why = one.date ? element("time", dates.format(new Date(one.date)), { datetime: one.date }) : "";
    return line(one.title, one.href, why, wanted, one.language);
  }

  /* The pieces of a message with these values, texts or nodes, in it. */
  function filled(message, values) {
    return message.split(/%\((\w+)\)s/).map((piece, at) => (at % 2 ? values[piece] ?? "" : piece.replaceAll("%%", "%")));
  }

  const text = (message, values = {}) => filled(message, values).join("");
  const counted = (number, forms) => text(forms[plural.select(number)] ?? forms.other, { num: figures.format(number) });

  // The query

  let turn = 0; // what a later query overtook is thrown away
  let state = { wanted: [], topics: 0, months: [], shown: 0, left: [] };

  async function find() {
    const mine = (turn += 1);
    const wanted = words(field.value);
    asked(wanted.length ? field.value : "");
    if (!wanted.length) {
      clear();
      return;
    }
    const [topics, months] = await Promise.all([topicsLike(wanted), monthsOf(wanted)]);
    if (mine !== turn) return;
    const next = { wanted, topics: topics.length, months, shown: 0, left: [] };
    const lines = await nextHeadlines(next, mine);
    if (mine !== turn) return;
    state = next;
    topicList.replaceChildren(...topics.slice(0, TOPICS).map((topic) => topicLine(topic, wanted)));
    headlineList.replaceChildren(...lines);
    tell();
  }

  /* The lines of the next headlines; takes months off the query until there are enough. */
  async function nextHeadlines(query, mine) {
    while (query.left.length < PAGE && query.months.length && mine === turn) {
      const months = query.months.splice(0, AT_ONCE);
      query.left.push(...(await headlinesOf(months, query.wanted)));
    }
    // Whole words before beginnings, newest first, among those at hand.
    query.left.sort((a, b) => wholes(b.words, query.wanted) - wholes(a.words, query.wanted)
      || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    const now = query.left.splice(0, PAGE);
    query.shown += now.length;
    return now.map((one) => headlineLine(one, query.wanted));
  }

  function tell() {
    const isMore = state.left.length > 0 || state.months.length > 0;
    sections[0].hidden = !state.topics;
    sections[1].hidden = !state.shown;
    more.hidden = !isMore;
    const allTopics = counted(state.topics, say.topics);
    const topics = state.topics > TOPICS ? text(say.first, { num: figures.format(TOPICS), topics: allTopics }) : allTopics;
    const shown = counted(state.shown, say.headlines);
    const headlines = isMore ? text(say.more, { headlines: shown }) : shown;
    const hint = state.wanted.some(isLookedUp) ? headlines : text(say.short);
    status.textContent = state.topics || state.shown || !state.wanted.some(isLookedUp)
      ? text(say.both, { topics, headlines: hint })
      : text(say.nothing);
  }

  /* What looks elsewhere (full_text.js) hears of every query; of an empty one when it is over. */
  function asked(query) {
    form.dispatchEvent(new CustomEvent("digestgen:asked", { detail: query }));
  }

  function clear() {
    turn += 1;
    asked("");
    state = { wanted: [], topics: 0, months: [], shown: 0, left: [] };
    topicList.replaceChildren();
    headlineList.replaceChildren();
    sections.forEach((section) => { section.hidden = true; });
    status.textContent = "";
  }

  more.addEventListener("click", async () => {
    const mine = turn;
    const lines = await nextHeadlines(state, mine);
    if (mine !== turn) return;
    headlineList.append(...lines);
    tell();
    lines[0]?.querySelector("a").focus();
  });

  // Keys

  const links = () => [...form.parentElement.querySelectorAll("section:not([hidden]) li > a")];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const here = document.activeElement;
    if (event.key === "/" && here !== field) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && (here === field || links().includes(here))) {
      event.preventDefault();
      field.value = "";
      remember();
      clear();
      field.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [field, ...links()];
      const at = stops.indexOf(here);
      if (at < 0 || stops.length < 2) return;
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
    }
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await find();
    links()[0]?.click();
  });

  /* The address keeps the query, for the way back; a page from a disk may have to do without. */
  function remember() {
    const address = new URL(location.href);
    if (field.value) address.searchParams.set("q", field.value);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      return;
    }
  }

  field.addEventListener("input", () => {
    remember();
    find();
  });

  document.getElementById("dg-off").hidden = true;
  form.hidden = false;
  field.value = new URL(location.href).searchParams.get("q") ?? "";
  if (field.value) find();
})();
