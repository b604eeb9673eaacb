// What scripts add to a page that can be read without them: charts, tables in order, copying.
// The charts' library is fetched by pages that have a chart.
import { makeCopying } from "./page/copying.js";
import { makeSortable } from "./page/tables.js";

for (const table of document.querySelectorAll("table.sortable")) makeSortable(table);
for (const button of document.querySelectorAll("button[data-copy]")) makeCopying(button);

const figures = document.querySelectorAll("figure.chart[data-kind]");
if (figures.length) {
  const { enhance } = await import("./charts/figure.js");
  for (const figure of figures) {
    try {
      enhance(figure);
    } catch (error) {
      // The table of the same data is on the page; one chart must not cost the others.
      console.error("A chart could not be drawn.", error);
    }
  }
}
