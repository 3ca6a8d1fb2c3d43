// Keeps the regions marked data-live current: fetches this page again and swaps what changed. The server formats every figure,
// so a page with this script and one without show the same thing.
(() => {
  "use strict";
  const main = document.getElementById("main");
  const every = Number(main.dataset.every || 0);
  const watch = main.dataset.watch;
  if (!every && !watch) return;

  const state = document.querySelector("[data-state]");
  const pulse = document.querySelector("[data-pulse]");
  const pause = document.querySelector("[data-pause]");
  const leastGap = 1000; // a contract that changes a thousand times a second is still read once a second
  let paused = false, busy = false, wanted = false, readAt = 0, counted = null;

  const say = (text, live) => {
    pulse.className = live ? "pulse on" : "pulse off";
    if (state.textContent !== text) state.textContent = text; // spoken only when it changes
  };

  // What the server last sent of each region: a chart drawn in it, or details opened, are no news.
  const shown = new WeakMap();
  for (const region of document.querySelectorAll("[data-live]")) shown.set(region, region.innerHTML);

  const opener = () => document.activeElement?.closest("details[id] > summary");

  const inUse = region => {
    const selection = document.getSelection();
    return region.contains(document.activeElement) && document.activeElement !== region && !opener()
      || selection && !selection.isCollapsed && region.contains(selection.anchorNode);
  };

  const swap = (old, fresh) => {
    if (shown.get(old) === fresh.innerHTML || inUse(old)) return;
    shown.set(old, fresh.innerHTML);
    const before = [...old.querySelectorAll("td, dd")].map(cell => cell.textContent);
    const open = [...old.querySelectorAll("details[open][id]")].map(details => details.id);
    const focused = old.contains(document.activeElement) ? opener()?.parentElement.id : null;
    old.replaceChildren(...fresh.childNodes);
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) details.open = true;
    }
    if (focused) document.getElementById(focused)?.querySelector("summary").focus({ preventScroll: true });
    const after = [...old.querySelectorAll("td, dd")];
    if (after.length === before.length) {
      after.forEach((cell, i) => { if (cell.textContent !== before[i]) cell.classList.add("changed"); });
    }
  };

  const showRate = () => {
    const cell = document.querySelector("[data-count]");
    if (!cell) return;
    const now = { at: performance.now(), count: Number(cell.dataset.count) };
    if (counted && now.count >= counted.count) {
      const rate = Math.round((now.count - counted.count) * 1000 / (now.at - counted.at));
      document.querySelector("[data-rate]").textContent = rate.toLocaleString("en-US");
      document.querySelector(".rate").hidden = rate === 0;
    }
    counted = now;
  };

  const refresh = async () => {
    if (paused || document.hidden) return;
    if (busy) { wanted = true; return; }
    busy = true;
    wanted = false;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const region of document.querySelectorAll("[data-live]")) {
        const next = fresh.getElementById(region.id);
        if (next) swap(region, next);
      }
      readAt = performance.now();
      showRate();
      say("Live", true);
      document.dispatchEvent(new Event("findata:refreshed"));
    } catch {
      say("No answer; the figures may be old", false);
    } finally {
      busy = false;
      if (wanted) soon();
    }
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.max(0, leastGap - (performance.now() - readAt)));
  };

  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? "Go on" : "Pause";
    if (paused) say("Paused", false); else soon();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { counted = null; soon(); } });

  if (every) {
    showRate();
    setInterval(refresh, every);
    say("Live", true);
  }
  if (watch) {
    const source = new EventSource(watch);
    source.addEventListener("heartbeat", () => say("Live", true));
    source.addEventListener("position", event => {
      say("Live", true);
      // The first event repeats what the page shows already.
      const shown = document.querySelector("[data-watermark]");
      if (String(JSON.parse(event.data).watermark) !== shown.dataset.watermark) soon();
    });
    source.onopen = () => say("Live", true);
    source.onerror = () => say("No connection; the figures may be old", false);
  }
})();
