// Keeps an open page up to date with the preview. Texts become text nodes, never markup.
(() => {
  "use strict";
  const script = document.currentScript;
  const SCROLL = "digestgen-scroll";
  const TOAST = "digestgen-toast";
  const HIDDEN = "digestgen-hidden";
  const TOAST_MS = 12000;
  let query = script.dataset.query;
  let source = null;
  let faults = [];
  let root = null;
  let leaving = false;

  const memory = {
    get(key) {
      try {
        return JSON.parse(sessionStorage.getItem(key));
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // A browser that remembers nothing still shows the page.
      }
    },
    take(key) {
      const value = this.get(key);
      try {
        sessionStorage.removeItem(key);
      } catch {
        // As above.
      }
      return value;
    },
  };

  const here = () => location.pathname;

  function connect() {
    if (source || leaving || document.hidden) return;
    source = new EventSource(`/_digestgen/events?path=${encodeURIComponent(here())}&${query}`);
    const on = (name, act) =>
      source.addEventListener(name, (event) => act(JSON.parse(event.data)));
    on("state", (state) => {
      mark(state.held);
      showFaults(state.faults);
    });
    on("faults", (told) => showFaults(told.faults));
    on("reload", reload);
    on("styles", swapStyles);
    on("files", (told) => shows(told.addresses) && reload());
    on("edited", offer);
    source.onerror = () => {
      // The browser tries again by itself unless the server refused: then we do.
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, 1000);
      }
    };
  }

  function disconnect() {
    if (source) source.close();
    source = null;
  }

  function reload() {
    if (leaving) return;
    leaving = true;
    disconnect();
    memory.set(SCROLL, { path: here(), x: scrollX, y: scrollY });
    location.reload();
  }

  function restoreScroll() {
    const kept = memory.take(SCROLL);
    if (kept && kept.path === here()) scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  }

  function shows(addresses) {
    const changed = new Set(addresses);
    const shown = document.querySelectorAll("img, source, video, audio, script[src], track");
    return [...shown].some((element) => {
      const named = [element.currentSrc, element.src, element.poster, element.srcset];
      const urls = named.filter(Boolean).flatMap((text) => text.split(/,\s+|\s+/));
      return urls.some((text) => {
        try {
          return changed.has(decodeURI(new URL(text, document.baseURI).pathname));
        } catch {
          return false;
        }
      });
    });
  }

  function swapStyles() {
    const links = document.querySelectorAll('link[rel~="stylesheet"]');
    for (const old of links) {
      const url = new URL(old.href, document.baseURI);
      if (url.origin !== location.origin || url.pathname.startsWith("/_digestgen/")) continue;
      url.searchParams.set("digestgen", Date.now().toString(36));
      const fresh = old.cloneNode();
      fresh.href = url.href;
      // The old one stays until the new one is there, so nothing flickers.
      fresh.onload = () => old.remove();
      fresh.onerror = () => fresh.remove();
      old.after(fresh);
    }
  }

  function element(name, text, kind) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  function shadow() {
    if (!root) {
      const host = document.createElement("digestgen-live");
      root = host.attachShadow({ mode: "open" });
      const style = element("link");
      style.rel = "stylesheet";
      style.href = "/_digestgen/live.css";
      root.append(style);
      document.body.append(host);
    }
    return root;
  }

  function place(kind, made) {
    const before = shadow().querySelector(`.${kind}`);
    if (before) before.remove();
    if (made) shadow().append(made);
  }

  function closing(act) {
    const button = element("button", "Hide");
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  function showFaults(told) {
    faults = told;
    const isHidden = memory.get(HIDDEN) === JSON.stringify(told);
    if (!told.length) memory.take(HIDDEN);
    if (!told.length || isHidden) {
      if (root) place("overlay", null);
      return;
    }
    const box = element("section", "", "overlay");
    box.setAttribute("role", "alert");
    box.setAttribute("lang", "en");
    box.setAttribute("dir", "ltr");
    const count = told.length === 1 ? "A fault" : `${told.length} faults`;
    box.append(element("h2", `${count}: this is the last good page`));
    const list = element("ol");
    for (const fault of told) {
      const item = element("li");
      const where = [fault.path, fault.line, fault.line && fault.column].filter(Boolean).join(":");
      item.append(element("p", where, "place"), element("p", fault.message, "message"));
      if (fault.hint) item.append(element("p", fault.hint, "hint"));
      if (fault.excerpt.length) item.append(excerpt(fault));
      list.append(item);
    }
    box.append(list, closing(hideFaults));
    place("overlay", box);
  }

  function excerpt(fault) {
    const block = element("pre");
    const width = String(fault.excerpt.at(-1).number).length;
    for (const line of fault.excerpt) {
      const text = `${String(line.number).padStart(width)} | ${line.text}\n`;
      block.append(element("span", text, line.is_it ? "it" : ""));
      if (line.is_it && fault.column) {
        block.append(element("span", `${" ".repeat(width + 2 + fault.column)}^\n`, "caret"));
      }
    }
    return block;
  }

  function hideFaults() {
    memory.set(HIDDEN, JSON.stringify(faults));
    place("overlay", null);
  }

  function offer(edited) {
    if (decodeURI(edited.address) === decodeURI(here())) return;
    const until = edited.until ?? Date.now() + TOAST_MS;
    if (until < Date.now()) return;
    // When this page is reloaded as well, the one in its place shows the note.
    memory.set(TOAST, { ...edited, until });
    const hide = () => {
      memory.take(TOAST);
      note.remove();
    };
    place("toast", null);
    const note = element("p", "", "toast");
    note.setAttribute("role", "status");
    note.setAttribute("lang", "en");
    const link = element("a", "open its page");
    link.href = edited.address;
    note.append(`${edited.path} was edited: `, link, closing(hide));
    place("toast", note);
    setTimeout(hide, until - Date.now());
  }

  function mark(held) {
    if (!Object.keys(held).length) return;
    for (const link of document.querySelectorAll("main a[href]")) {
      const word = held[decodeURI(link.pathname).toLowerCase()];
      if (!word || link.nextElementSibling?.className === "digestgen-mark") continue;
      link.after(element("span", word, "digestgen-mark"));
    }
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root?.querySelector(".overlay")) hideFaults();
  });
  // A browser keeps six connections to one server: a page that nobody looks at holds none.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  addEventListener("load", () => {
    restoreScroll();
    const kept = memory.take(TOAST);
    if (kept) offer(kept);
  });
  connect();
})();
