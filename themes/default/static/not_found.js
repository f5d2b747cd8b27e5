/* The page for missing addresses: names pages whose addresses are near the one that was asked for.
   Reads the shards of the search (docs/search.md); all that it shows is text, never HTML. */

(() => {
  "use strict";

  const SHOWN = 6;
  const WORDS = 6; // of the address, that are looked up
  const MONTHS = 4; // whose headlines are loaded
  const LEAST = 0.45;

  const root = new URL("..", document.currentScript.src);
  const near = document.getElementById("dg-near");
  const arrived = new Map();

  window.digestgenSearch = (name, rows) => arrived.set(name, rows);

  /* The rows of a shard; none when there is no such file. */
  function shard(name) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = new URL(`search/${name}.js`, root).href;
      script.onload = () => done(arrived.get(name) ?? []);
      script.onerror = () => done([]);
      document.head.append(script);
    });
  }

  /* What was asked for, below the root of the site, as plain letters. */
  function wanted() {
    const path = location.pathname.startsWith(root.pathname)
      ? location.pathname.slice(root.pathname.length)
      : location.pathname;
    try {
      return plain(decodeURIComponent(path)).slice(0, 300);
    } catch {
      return plain(path).slice(0, 300);
    }
  }

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

  /* The name of a page, without folders and ending: `2020-tarhuna`. */
  function nameOf(path) {
    const parts = path.split("/").filter((part) => part && !/^(index\.html?|feed\.xml)$/.test(part));
    return wordsOf((parts.pop() ?? "").replace(/\.[a-z]{2,5}$/, "")).join(" ");
  }

  function pairs(text) {
    const found = new Map();
    const padded = ` ${text} `;
    for (let at = 0; at + 1 < padded.length; at += 1) {
      const pair = padded.slice(at, at + 2);
      found.set(pair, (found.get(pair) ?? 0) + 1);
    }
    return found;
  }

  /* How alike two names are, from 0 to 1: the pairs of letters they share (Dice 1945). */
  function alike(one, other) {
    const [mine, theirs] = [pairs(one), pairs(other)];
    let shared = 0;
    for (const [pair, count] of mine) shared += Math.min(count, theirs.get(pair) ?? 0);
    return (2 * shared) / (one.length + other.length + 2);
  }

  async function topicsNear(name) {
    return (await shard("topics")).map(([text, href, , ...others]) => ({
      text, href,
      likeness: Math.max(...[nameOf(plain(decoded(href))), plain(text), ...others.map(plain)]
        .map((one) => alike(name, one))),
    }));
  }

  async function headlinesNear(name, path) {
    const months = new Map();
    const dated = path.match(/(\d{4})[-/](\d{2})/);
    if (dated) months.set(`${dated[1]}-${dated[2]}`, 1);
    const asked = [...new Set(wordsOf(name))].filter((word) => /^[a-z0-9]{3,}$/.test(word)).slice(0, WORDS);
    await Promise.all(asked.map(async (word) => {
      for (const [found, places] of await shard(`words/${word.slice(0, 2)}`)) {
        const likeness = found === word ? 1 : alike(found, word) - 0.4;
        if (likeness <= 0.2) continue;
        // A word of many months says little of each.
        const those = places.split(" ");
        for (const month of those) months.set(month, (months.get(month) ?? 0) + likeness / Math.sqrt(those.length));
      }
    }));
    const best = [...months].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1)).slice(0, MONTHS);
    const rows = await Promise.all(best.map(([month]) => shard(`headlines/${month}`)));
    return rows.flat().map(([text, href, , language]) => ({
      text, href, language,
      likeness: Math.max(alike(name, nameOf(plain(decoded(href)))), alike(name, plain(text))),
    }));
  }

  function decoded(href) {
    try {
      return decodeURIComponent(href);
    } catch {
      return href;
    }
  }

  function line({ text, href, language }) {
    const target = new URL(href, root);
    if (target.origin !== root.origin) return null;
    const item = document.createElement("li");
    const anchor = document.createElement("a");
    const name = document.createElement("bdi");
    const where = document.createElement("p");
    name.textContent = text;
    anchor.href = target.href;
    if (language) anchor.lang = language;
    anchor.append(name);
    where.className = "why";
    where.dir = "ltr";
    where.textContent = decoded(target.pathname);
    item.append(anchor, where);
    return item;
  }

  async function suggest() {
    const path = wanted();
    const name = nameOf(path);
    if (!name || name === "404") return; // the page itself was asked for
    const found = (await Promise.all([topicsNear(name), headlinesNear(name, path)])).flat()
      .filter((one) => one.likeness >= LEAST)
      .sort((a, b) => b.likeness - a.likeness || (a.href < b.href ? -1 : 1));
    const lines = found.slice(0, SHOWN).map(line).filter((one) => one);
    if (!lines.length) return;
    near.querySelector("ul").replaceChildren(...lines);
    near.hidden = false;
  }

  suggest();
})();
