// The search of the archive: finds issues by the words that lie beside this page, one script for each year.
"use strict";
(() => {
  const files = document.currentScript.dataset.files.split(" ").filter(Boolean);
  const form = document.querySelector(".finder"), field = form.elements.q;
  const heading = document.getElementById("_found"), results = document.getElementById("_results");
  const shelf = new Map(), most = 50;
  const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  let wanted = false;

  const folded = (text) =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC");

  // Pairs of characters where a script puts no space between words; see render/search_terms.py.
  const questions = (text) => (folded(text).match(/[\p{L}\p{N}]+/gu) || []).flatMap((word) =>
    word.split(/([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)/).filter(Boolean).flatMap((part) =>
      !/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/.test(part) ? [part]
        : part.length === 1 ? [part] : [...part].slice(1).map((char, at) => part[at] + char)));

  // Issues are made ready once: words with a space before each, so that a search is for the beginnings of words.
  const ready = ([place, title, day, about, topics, entries, words]) => {
    const spaced = (text) => " " + folded(text).replace(/[^\p{L}\p{N}]+/gu, " ");
    const named = entries.map(([name, anchor]) => ({ name, anchor, words: spaced(name) }));
    return { place, title, day, about, named, ranks: [
      [8, spaced(title)], [5, spaced(topics)], [4, named.map((entry) => entry.words).join("")], [3, spaced(about)],
      [1, " " + words]] };
  };
  const holds = (text, word) => text.includes(" " + word) || (/[\u3040-\u9fff]/.test(word) && text.includes(word));
  const score = (issue, words) => words.reduce((sum, word) => {
    const rank = issue.ranks.find(([, text]) => holds(text, word));
    return rank && sum >= 0 ? sum + rank[0] : -1;
  }, 0);

  const made = (tag, facts, ...inside) => {
    const element = Object.assign(document.createElement(tag), facts);
    element.append(...inside);
    return element;
  };
  const shown = (issue, words) => {
    const page = "../" + issue.place + "/index.html";
    const hits = issue.named.filter((entry) => words.every((word) => holds(entry.words, word))).slice(0, 5);
    const item = made("div", {}, made("h3", {}, made("a", { href: page }, issue.title)));
    if (issue.about) item.append(made("p", { className: "about" }, issue.about));
    if (hits.length) item.append(made("ul", { className: "hits" }, ...hits.map((entry) =>
      made("li", {}, made("a", { href: entry.anchor ? page + "#" + entry.anchor : page }, entry.name)))));
    return made("li", {}, made("p", { className: "when" }, issue.day ? date.format(new Date(issue.day)) : "Undated"), item);
  };

  const answer = () => {
    const words = questions(field.value);
    if (!words.length) return;
    const found = files.flatMap((file) => shelf.get(file) || [])
      .map((issue) => [score(issue, words), issue]).filter(([points]) => points > 0)
      .sort(([a], [b]) => b - a).map(([, issue]) => issue);
    const count = found.length === 1 ? "1 issue" : `${found.length} issues`;
    const rest = found.length > most ? `, the first ${most}` : "";
    heading.textContent = (found.length ? count + rest : "Nothing found") + (shelf.size < files.length ? " so far …" : "");
    results.replaceChildren(made("ol", { className: "issues" }, ...found.slice(0, most).map((one) => shown(one, words))));
  };
  window.newsletterIndex = (file, issues) => { shelf.set(file, issues.map(ready)); answer(); };

  const load = () => {
    if (wanted) return;
    wanted = true;
    for (const file of files) document.head.append(made("script", { src: file, async: false }));
  };
  const later = ((timer) => () => { clearTimeout(timer); timer = setTimeout(answer, 120); })();
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) load();
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { load(); later(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); load(); answer(); });
})();
