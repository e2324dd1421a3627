"use strict";
(() => {
  document.documentElement.classList.add("script");
  const form = document.getElementById("filters");
  if (!form) return;
  const notes = [...document.querySelectorAll(".note")];
  const output = form.querySelector("output");
  const boxes = [...form.querySelectorAll("[name=severity]")];
  const searched = new Map();
  form.hidden = false;

  const words = (note) => {
    if (!searched.has(note)) {
      const article = note.closest(".story");
      searched.set(note, `${note.textContent} ${note.dataset.excerpt} ${article.dataset.path} ${article.querySelector("h3").textContent}`.toLowerCase());
    }
    return searched.get(note);
  };

  const apply = () => {
    const levels = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const { rule, language, text } = form.elements;
    const search = text.value.trim().toLowerCase();
    const shown = new Set();
    for (const note of notes) {
      const own = note.dataset;
      note.hidden = !levels.has(own.severity) || (rule.value && own.rule !== rule.value) ||
        (language.value && own.language !== language.value) || (search !== "" && !words(note).includes(search));
      if (!note.hidden) shown.add(note.id);
    }
    const visible = (element) => element.dataset.findings.split(" ").some((id) => shown.has(id));
    for (const mark of document.querySelectorAll("mark[data-findings]")) mark.classList.toggle("off", !visible(mark));
    for (const card of document.querySelectorAll(".disagreement")) card.hidden = !visible(card);
    for (const story of document.querySelectorAll(".story")) story.hidden = !story.querySelector(".note:not([hidden])");
    for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".story:not([hidden])");
    const section = document.getElementById("disagreements");
    if (section) section.hidden = !section.querySelector(".disagreement:not([hidden])");
    output.textContent = `${shown.size} of ${notes.length} findings`;
  };

  // The filters are kept in the address, after "#?", so that a filtered report can be sent or reloaded.
  const keep = () => {
    const state = new URLSearchParams();
    const off = boxes.filter((box) => !box.checked).map((box) => box.value);
    if (off.length) state.set("hide", off.join(","));
    for (const name of ["rule", "language", "text"]) if (form.elements[name].value) state.set(name, form.elements[name].value);
    history.replaceState(null, "", state.size ? `#?${state}` : "#");
  };
  const restore = () => {
    if (!location.hash.startsWith("#?")) return;
    const state = new URLSearchParams(location.hash.slice(2));
    const off = (state.get("hide") || "").split(",");
    for (const box of boxes) box.checked = !off.includes(box.value);
    for (const name of ["rule", "language", "text"]) form.elements[name].value = state.get(name) || "";
  };
  const changed = () => { apply(); keep(); };

  const unfold = (element) => {
    for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const step = (forward) => {
    const visible = notes.filter((note) => !note.hidden);
    const at = visible.indexOf(document.activeElement);
    const next = visible[forward ? at + 1 : Math.max(at, 1) - 1];
    if (next) { unfold(next); next.focus(); next.scrollIntoView({ block: "center" }); }
  };

  const copy = async (button) => {
    const note = button.closest(".note");
    const entry = { path: note.closest(".story").dataset.path.replace(/[*?[]/g, "[$&]"), rule: note.dataset.rule, text: note.dataset.excerpt, reason: "" };
    const lines = Object.entries(entry).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
    await navigator.clipboard.writeText(`[[ignore]]\n${lines.join("")}`);
    button.textContent = "Copied: add it to newslint-ignore.toml";
  };

  form.addEventListener("change", changed);
  form.addEventListener("input", (event) => { if (event.target.name === "text") changed(); });
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    if (event.target.matches(".copy")) copy(event.target).catch(() => { event.target.textContent = "The browser does not allow copying"; });
    const link = event.target.closest("a[href^='#']");
    if (link) unfold(document.getElementById(decodeURIComponent(link.hash.slice(1))));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j");
  });
  const folded = () => [...document.querySelectorAll("details:not([open])")];
  let opened = [];
  window.addEventListener("beforeprint", () => { opened = folded(); for (const each of opened) each.open = true; });
  window.addEventListener("afterprint", () => { for (const each of opened) each.open = false; });
  restore();
  apply();
})();
