
"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const notes = [...document.querySelectorAll(".note")];
  const output = form.querySelector("output");
  form.hidden = false;

  const apply = () => {
    const levels = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const rule = form.elements.rule.value;
    const language = form.elements.language.value;
    const shown = new Set();
    for (const note of notes) {
      const { severity, rule: own, language: spoken } = note.dataset;
      note.hidden = !levels.has(severity) || (rule && own !== rule) || (language && spoken !== language);
      if (!note.hidden) shown.add(note.id);
    }
    const visible = (element) => element.dataset.findings.split(" ").some((id) => shown.has(id));
    for (const mark of document.querySelectorAll("mark[data-findings]")) mark.classList.toggle("off", !visible(mark));
    for (const card of document.querySelectorAll(".disagreement")) card.hidden = !visible(card);
    for (const story of document.querySelectorAll(".story")) story.hidden = !story.querySelector(".note:not([hidden])");
    const section = document.getElementById("disagreements");
    if (section) section.hidden = !section.querySelector(".disagreement:not([hidden])");
    output.textContent = `${shown.size} of ${notes.length} findings`;
  };

  const step = (forward) => {
    const visible = notes.filter((note) => !note.hidden);
    const at = visible.indexOf(document.activeElement);
    const next = visible[forward ? at + 1 : Math.max(at, 1) - 1];
    if (next) { next.focus(); next.scrollIntoView({ block: "center" }); }
  };

  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j");
  });
  const folded = () => [...document.querySelectorAll("details:not([open])")];
  let opened = [];
  window.addEventListener("beforeprint", () => { opened = folded(); for (const each of opened) each.open = true; });
  window.addEventListener("afterprint", () => { for (const each of opened) each.open = false; });
  apply();
})();
