"use strict";
// The report is whole without this: it sorts tables, filters articles and writes the names of languages.
(() => {
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  const told = (tag) => { try { return names.of(tag) || tag; } catch { return tag; } };
  for (const tag of document.querySelectorAll("[data-tag]")) tag.textContent = told(tag.dataset.tag);

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return "value" in cell.dataset ? Number(cell.dataset.value) : cell.textContent.trim();
  };
  const sort = (table, column, isDown) => {
    const rows = [...table.tBodies[0].rows];
    const order = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, undefined, { numeric: true }));
    rows.sort((a, b) => order(valueOf(a, column), valueOf(b, column)) * (isDown ? -1 : 1));
    table.tBodies[0].append(...rows);
  };
  for (const table of document.querySelectorAll("main table")) {
    if (table.closest(".rule") || !table.tBodies.length) continue;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        const isDown = head.getAttribute("aria-sort") !== "descending" && head.classList.contains("num");
        for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        sort(table, column, isDown);
      });
      head.replaceChildren(button);
    });
  }

  const form = document.getElementById("filter");
  if (!form) return;
  const rows = [...document.querySelectorAll("tr[data-article]")];
  const output = form.querySelector("output");
  const offer = (name, values) => {
    for (const [value, label] of values) form.elements[name].append(new Option(label, value));
  };
  const used = (name) => [...new Set(rows.flatMap((row) => row.dataset[name].split(" ")))].sort();
  offer("levels", ["error", "warning", "info"].map((level) => [level, level]));
  offer("rules", used("rules").map((id) => {
    const title = document.getElementById(id).querySelector("b").textContent;
    return [id, title];
  }).sort((a, b) => a[1].localeCompare(b[1])));
  offer("language", used("language").map((tag) => [tag, told(tag)]));
  const filter = () => {
    const words = form.elements.words.value.trim().toLowerCase();
    let left = 0;
    for (const row of rows) {
      const isWanted = (!words || row.cells[0].textContent.toLowerCase().includes(words)) &&
        ["levels", "rules", "language"].every((name) => {
          const wanted = form.elements[name].value;
          return !wanted || row.dataset[name].split(" ").includes(wanted);
        });
      row.hidden = !isWanted;
      left += isWanted;
      const text = document.getElementById(`a${row.dataset.article}`);
      if (text) text.hidden = !isWanted;
    }
    output.textContent = `${left} of ${rows.length} shown`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
