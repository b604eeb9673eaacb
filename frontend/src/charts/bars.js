// Bars: upright for years and short names, lying where names are long.
import * as Plot from "@observablehq/plot";
import { seriesColours } from "./colours.js";
import { drawn, emsOf, fitting, GRID, INK, inWords, nameOf, namesOf, widthOf } from "./plotting.js";
import { givenValues, kindOf, numberInWords, valueAs } from "./values.js";

const LINE = 16;
const WIDEST_BAR = 120;
const MOST = 60;

/** Return which column names the bars and which measures them, whichever was given first. */
export function axesOf(rows, x, y) {
  const measures = (column) => kindOf(rows, column) === "number";
  return measures(x) && !measures(y) ? { name: y, measure: x } : { name: x, measure: y };
}

/** Return the names of the bars in order; years without a bar are among them. */
export function barNames(rows, name) {
  const given = [...new Set(givenValues(rows, name))];
  if (kindOf(rows, name) !== "year") return given;
  const years = given.map(Number);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
}

/** Tell whether bars have to lie for their names to be read. */
export function isLying(names, kind, width) {
  if (kind === "year") return false;
  const widest = Math.max(...names.map(widthOf));
  const room = Math.min(width - 50, names.length * WIDEST_BAR);
  return names.length * (widest + 12) > room;
}

/** Return the rows whose bars are drawn, the first so many, and a note if that leaves some out. */
export function drawable(rows, name) {
  const names = [...new Set(givenValues(rows, name))];
  if (names.length <= MOST) return { rows, note: "" };
  const kept = new Set(names.slice(0, MOST));
  const note = `The first ${MOST} of ${names.length} are drawn; the table has all.`;
  return { rows: rows.filter((row) => kept.has(String(row[name]))), note };
}

function totals(rows, name, measure) {
  const sums = new Map();
  for (const row of rows) {
    const key = String(row[name]);
    sums.set(key, (sums.get(key) ?? 0) + (valueAs("number", row[measure]) ?? 0));
  }
  return [...sums].map(([key, sum]) => ({ key, sum }));
}

/** Return how many ticks an axis of sums has: no more than there are steps, if all are whole. */
export function tickCount(sums, most) {
  const span = Math.max(...sums, 0) - Math.min(...sums, 0);
  return sums.every(Number.isInteger) ? Math.max(1, Math.min(most, span)) : most;
}

function lying(data, names, width, { name, measure }) {
  const sums = totals(data.rows, name, measure);
  const ticks = tickCount(sums.map((each) => each.sum), Math.max(2, width / 120));
  const widest = Math.max(...names.map(widthOf));
  const margin = Math.min(widest * 1.15 + 12, width * 0.42);
  const lines = Math.ceil(widest / (margin - 12));
  return drawn({
    width,
    height: names.length * (lines * LINE + 10) + 54,
    marginLeft: margin,
    marginRight: 44,
    marginTop: 8,
    marginBottom: 46,
    x: { label: nameOf(measure, data.columns), labelAnchor: "right", labelArrow: "none" },
    y: { domain: names, label: null },
    marks: [
      Plot.gridX({ stroke: GRID, strokeOpacity: 1, ticks }),
      Plot.axisX({
        ticks,
        tickSize: 0,
        label: nameOf(measure, data.columns),
        labelArrow: "none",
      }),
      Plot.axisY({
        tickSize: 0,
        lineWidth: emsOf(margin - 12),
        tickFormat: (text) => fitting(text, margin - 16),
        label: null,
      }),
      Plot.barX(data.rows, data.channels("x", "y")),
      // A sum of gains and losses is the length of no bar.
      data.rows.some((row) => valueAs("number", row[measure]) < 0)
        ? null
        : Plot.text(sums, {
            x: "sum",
            y: "key",
            text: (d) => numberInWords(d.sum),
            textAnchor: "start",
            dx: 5,
            fill: INK,
          }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  });
}

function upright(data, names, available, { name, measure }) {
  const width = Math.min(available, names.length * WIDEST_BAR + 50);
  const every = Math.ceil((names.length * 38) / (width - 50));
  const room = (width - 50) / names.length;
  const sums = totals(data.rows, name, measure);
  const steps = tickCount(sums.map((each) => each.sum), 5);
  const ticks = data.kind === "year" ? names.filter((_, n) => n % every === 0) : names;
  return drawn({
    width,
    height: Math.min(320, Math.max(220, width * 0.5)),
    marginLeft: 44,
    marginRight: 6,
    marginTop: 28,
    marginBottom: 34,
    x: { domain: names, label: null, padding: 0.15 },
    y: { label: nameOf(measure, data.columns), labelArrow: "none" },
    marks: [
      Plot.gridY({ stroke: GRID, strokeOpacity: 1, ticks: steps }),
      Plot.axisY({
        ticks: steps,
        tickSize: 0,
        label: nameOf(measure, data.columns),
        labelArrow: "none",
      }),
      Plot.axisX({ ticks, tickSize: 0, label: null }),
      Plot.barY(data.rows, data.channels("y", "x")),
      room > 26
        ? Plot.text(sums, {
            x: "key",
            y: "sum",
            text: (d) => numberInWords(d.sum),
            dy: -8,
            fill: INK,
          })
        : null,
      Plot.ruleY([0], { stroke: INK }),
    ],
  });
}

/** Draw bars. Several rows of one name are stacked. */
export function bars({ rows: given, columns, x, y, colour }, width) {
  const axes = axesOf(given, x, y);
  const { rows, note } = drawable(given, axes.name);
  const series = namesOf(rows, colour);
  const colours = seriesColours(series, (name) => rows.find((row) => row[colour] === name)?.rank);
  const names = barNames(rows, axes.name);
  const channels = (length, place) => ({
    [length]: (row) => valueAs("number", row[axes.measure]),
    [place]: (row) => String(row[axes.name]),
    fill: (row) => colours.get(String(row[colour])) ?? "#3f7ea6",
    stroke: INK,
    strokeWidth: 0.75,
    title: (row) => inWords(row, [axes.name, colour, axes.measure], columns),
    href: rows.some((row) => row.href) ? "href" : undefined,
  });
  const kind = kindOf(rows, axes.name);
  const data = { rows, columns, channels, kind };
  const svg = isLying(names, kind, width)
    ? lying(data, names, width, axes)
    : upright(data, names, width, axes);
  return { svg, note, legend: series.length > 1 && colour !== axes.name ? colours : null };
}
