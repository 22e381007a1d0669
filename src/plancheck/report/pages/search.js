"use strict";
// Substring search over the entries in the page: every word typed must occur; so it works for Chinese, and offline.
(function () {
  const get = (id) => document.getElementById(id);
  const entries = JSON.parse(get("entries").textContent);
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const texts = entries.map((entry) => plain(entry[0] + " " + entry[1]));
  const form = document.querySelector("form.search");
  const [query, kind, results, found] = ["query", "kind", "results", "found"].map(get);
  const say = (place, n) => place.dataset.some.replace("{n}", n);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  const search = () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    const asked = words.length || kind.value;
    const fits = (entry, i) => (!kind.value || entry[0] === kind.value) && words.every((word) => texts[i].includes(word));
    const hits = asked ? entries.filter(fits) : [];
    results.replaceChildren(...hits.slice(0, 100).map(([name, text, href]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const label = document.createElement("small");
      link.href = href;
      link.textContent = text;
      label.textContent = name + " ";
      item.append(label, link);
      return item;
    }));
    found.textContent = !asked ? "" : hits.length ? say(found, hits.length) : found.dataset.none;
  };
  query.addEventListener("input", search);
  kind.addEventListener("change", search);
  const table = get("all-targets");
  if (!table) return;
  const [region, outcome, shown] = ["region", "outcome", "shown"].map(get);
  const filter = () => {
    let n = 0;
    for (const row of table.tBodies[0].rows) {
      row.hidden = (region.value && row.dataset.region !== region.value) || (outcome.value && row.dataset.outcome !== outcome.value);
      n += !row.hidden;
    }
    shown.textContent = region.value || outcome.value ? say(shown, n) : "";
  };
  document.querySelector("form.filter").hidden = false;
  document.querySelector("form.filter").addEventListener("submit", (event) => event.preventDefault());
  region.addEventListener("change", filter);
  outcome.addEventListener("change", filter);
})();
