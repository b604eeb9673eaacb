// Tables whose rows can be put in order by clicking a heading. Without scripts they stay as they are.
import { element } from "../element.js";
import { inOrder } from "./ordering.js";

function cellsOf(row, index) {
  const cell = row.cells[index];
  return cell?.dataset.value ?? cell?.textContent.trim() ?? "";
}

function sort(table, heading, index) {
  const isUp = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const body = table.tBodies[0];
  body.append(...inOrder([...body.rows], (row) => cellsOf(row, index), isUp));
}

/** Make a table's headings buttons, unless it has rows that span others. */
export function makeSortable(table) {
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  const body = table.tBodies[0];
  if (!body || body.rows.length < 2 || body.querySelector("[rowspan], [colspan]")) return;
  headings.forEach((heading, index) => {
    if (!heading.textContent.trim() || heading.dataset.sort === "no") return;
    const button = element("button", {
      type: "button",
      class: "sort",
      click: () => sort(table, heading, index),
    });
    button.append(...heading.childNodes);
    heading.append(button);
  });
}
