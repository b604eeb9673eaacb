// Bars: upright for years and short names, lying where names are long.
import * as Plot from "@observablehq/plot";
import { seriesColours } from "./colours.js";
import { drawn, emsOf, fitting, GRID, INK, inWords, nameOf, namesOf, widthOf } from "./plotting.js";
import { givenValues, kindOf, numberInWords, ticksOf, valueAs } from "./values.js";

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
  return widest + 12 > Math.min((width - 50) / names.length, WIDEST_BAR);
}

/**
 * Return the rows whose bars are drawn, and a note of those that are not: what has no value, which is
 * no zero, and what comes after the first so many.
 */
export function drawable(rows, { name, measure }) {
  const valued = rows.filter((row) => valueAs("number", row[measure]) !== null);
  const names = [...new Set(givenValues(valued, name))];
  const kept = new Set(names.slice(0, MOST));
  const missing = rows.length - valued.length;
  const notes = [
    missing ? `${missing} without a value: see the table.` : "",
    names.length > MOST ? `The first ${MOST} of ${names.length} are drawn; the table has all.` : "",
  ];
  return {
    rows: valued.filter((row) => kept.has(String(row[name]))),
    note: notes.filter(Boolean).join(" "),
  };
}

/** Return the sum of each name's bars, without those that go both ways, where no sum is to be seen. */
export function totals(rows, { name, measure }) {
  const values = new Map();
  for (const row of rows) {
    const key = String(row[name]);
    values.set(key, [...(values.get(key) ?? []), valueAs("number", row[measure])]);
  }
  return [...values]
    .filter(([, all]) => Math.min(...all) >= 0 || Math.max(...all) <= 0)
    .map(([key, all]) => ({ key, sum: all.reduce((sum, value) => sum + value, 0) }));
}

function told(sums, isUp, options) {
  return Plot.text(
    sums.filter(({ sum }) => (isUp ? sum >= 0 : sum < 0)),
    { text: (d) => numberInWords(d.sum), fill: INK, ...options },
  );
}

function lying(data, names, width, axes) {
  const widest = Math.max(...names.map(widthOf));
  const margin = Math.min(widest * 1.15 + 12, width * 0.42);
  const lines = Math.ceil(widest / (margin - 12));
  const label = nameOf(axes.measure, data.columns);
  const inset = ((lines - 1) * LINE) / 3;
  const ticks = ticksOf(data.values, Math.max(2, (width - margin) / 90));
  const ends = { x: "sum", y: "key" };
  return drawn({
    width,
    height: names.length * (lines * LINE + 10) + 54,
    marginLeft: margin,
    marginRight: 44,
    marginTop: 8,
    marginBottom: 46,
    x: { insetLeft: data.isSigned ? 36 : 0 },
    y: { domain: names, label: null },
    marks: [
      Plot.gridX({ stroke: GRID, strokeOpacity: 1, ticks }),
      Plot.axisX({
        ticks,
        tickSize: 0,
        tickFormat: numberInWords,
        label,
        labelAnchor: "right",
        labelArrow: "none",
        labelOffset: 38,
      }),
      Plot.axisY({
        tickSize: 0,
        lineWidth: emsOf(margin - 12),
        tickFormat: (text) => fitting(text, margin - 16),
        label: null,
      }),
      Plot.barX(data.rows, { ...data.channels("x", "y"), insetTop: inset, insetBottom: inset }),
      told(data.sums, true, { ...ends, textAnchor: "start", dx: 5 }),
      told(data.sums, false, { ...ends, textAnchor: "end", dx: -5 }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  });
}

function upright(data, names, available, axes) {
  const width = Math.min(available, names.length * WIDEST_BAR + 50);
  const room = (width - 50) / names.length;
  const every = Math.ceil(38 / room);
  const marked = data.kind === "year" ? names.filter((_, n) => n % every === 0) : names;
  const ticks = ticksOf(data.values, 5);
  const label = nameOf(axes.measure, data.columns);
  const ends = { x: "key", y: "sum" };
  const hasRoom = room > 26;
  return drawn({
    width,
    height: Math.min(320, Math.max(220, width * 0.5)),
    marginLeft: 44,
    marginRight: 6,
    marginTop: 28,
    marginBottom: 34,
    x: { domain: names, label: null, padding: 0.15 },
    y: { insetBottom: data.isSigned ? 16 : 0 },
    marks: [
      Plot.gridY({ stroke: GRID, strokeOpacity: 1, ticks }),
      Plot.axisY({ ticks, tickSize: 0, tickFormat: numberInWords, label, labelArrow: "none" }),
      Plot.axisX({ ticks: marked, tickSize: 0, label: null }),
      Plot.barY(data.rows, data.channels("y", "x")),
      hasRoom ? told(data.sums, true, { ...ends, dy: -8 }) : null,
      hasRoom ? told(data.sums, false, { ...ends, dy: 8 }) : null,
      Plot.ruleY([0], { stroke: INK }),
    ],
  });
}

/** Draw bars. Several rows of one name are stacked. */
export function bars({ rows: given, columns, x, y, colour }, width) {
  const axes = axesOf(given, x, y);
  const { rows, note } = drawable(given, axes);
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
  const sums = totals(rows, axes);
  const values = [...rows.map((row) => Number(row[axes.measure])), ...sums.map(({ sum }) => sum)];
  const isSigned = values.some((value) => value < 0);
  const data = { rows, columns, channels, kind, sums, values, isSigned };
  const svg = isLying(names, kind, width)
    ? lying(data, names, width, axes)
    : upright(data, names, width, axes);
  return { svg, note, legend: series.length > 1 && colour !== axes.name ? colours : null };
}
