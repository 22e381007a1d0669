"use strict";
// Substring search over the entries in the page: every word typed must occur; so it works for Chinese, and offline.
(function () {
  const entries = JSON.parse(document.getElementById("entries").textContent);
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const texts = entries.map((entry) => plain(entry[0] + " " + entry[1]));
  const form = document.querySelector("form.search");
  const query = document.getElementById("query");
  const results = document.getElementById("results");
  const found = document.getElementById("found");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  query.addEventListener("input", () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    const hits = words.length ? entries.filter((_, i) => words.every((word) => texts[i].includes(word))) : [];
    results.replaceChildren(...hits.slice(0, 100).map(([kind, text, href]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const label = document.createElement("small");
      link.href = href;
      link.textContent = text;
      label.textContent = kind + " ";
      item.append(label, link);
      return item;
    }));
    found.textContent = !words.length ? "" : hits.length ? found.dataset.some.replace("{n}", hits.length) : found.dataset.none;
  });
})();
