// A chart of an answer, with choices of what it shows.
import { drawInto } from "../charts/figure.js";
import { element } from "../element.js";
import { plainRows, suggested } from "./suggesting.js";
import { nameInChart } from "./terms.js";

const KINDS = { bar: "bars", line: "line", point: "points" };

function choice(label, options, chosen, onChange) {
  const select = element(
    "select",
    { change: onChange },
    ...Object.entries(options).map(([value, name]) =>
      element("option", { value, selected: value === chosen }, name),
    ),
  );
  return { label: element("label", {}, `${label} `, select), select };
}

/** Return a part of the page with a chart of an answer, or null if it has nothing to measure. */
export function chartOf({ columns, rows }, { prefixes }) {
  const plain = plainRows(rows, (iri) => nameInChart(iri, prefixes));
  const first = suggested(columns, plain);
  if (!first) return null;
  const names = Object.fromEntries(columns.map((name) => [name, name]));
  const place = element("div");
  const draw = () => {
    const figure = element(
      "figure",
      { class: "chart" },
      element("figcaption", {}, `${up.select.value} by ${across.select.value}`),
    );
    place.replaceChildren(figure);
    const data = { rows: plain, columns: {}, x: across.select.value, y: up.select.value };
    drawInto(figure, kind.select.value, { ...data, colour: colour.select.value || undefined });
  };
  const kind = choice("Chart", KINDS, first.kind, draw);
  const across = choice("Across", names, first.x, draw);
  const up = choice("Measure", names, first.y, draw);
  const colour = choice("Colour", { "": "none", ...names }, "", draw);
  const choices = [kind, across, up, colour].map(({ label }) => label);
  const part = element(
    "details",
    { class: "answer-chart" },
    element("summary", {}, "Chart"),
    element("div", { class: "answer-choices" }, ...choices),
    place,
  );
  part.addEventListener("toggle", () => {
    if (part.open && !place.firstChild) draw();
  });
  return part;
}
