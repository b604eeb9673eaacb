// Points in a plane, and lines through them.
import * as Plot from "@observablehq/plot";
import { seriesColours } from "./colours.js";
import { drawn, emsOf, fitting, GRID, INK, inWords, nameOf, namesOf, widthOf } from "./plotting.js";
import { givenValues, kindOf, numberInWords, ticksOf, valueAs } from "./values.js";

function axis(rows, column, columns, width, isAcross) {
  const kind = kindOf(rows, column);
  const label = nameOf(column, columns);
  const ticks = isAcross ? Math.max(2, Math.floor(width / 90)) : 5;
  if (kind === "category") {
    const names = [...new Set(givenValues(rows, column))];
    return { kind, ticks: undefined, names, scale: { type: "point", domain: names, label } };
  }
  if (kind === "time") return { kind, ticks, scale: { type: "utc", label } };
  const values = givenValues(rows, column).map(Number);
  if (kind === "year") {
    const spread = Math.max(...values) - Math.min(...values);
    return { kind, ticks: Math.min(ticks, Math.max(1, spread)), scale: { label, tickFormat: "d" } };
  }
  const scale = { label, tickFormat: numberInWords, zero: true, nice: true };
  return { kind, ticks: ticksOf(values, ticks), scale };
}

function series({ rows, colour }) {
  const names = namesOf(rows, colour);
  return {
    names,
    colours: seriesColours(names, (name) => rows.find((row) => row[colour] === name)?.rank),
  };
}

function plane({ rows, columns, x, y }, width, marks) {
  const [across, up] = [axis(rows, x, columns, width, true), axis(rows, y, columns, width, false)];
  const widest = Math.max(0, ...(up.names ?? []).map(widthOf));
  const margin = up.names ? Math.min(widest + 14, width * 0.42) : 48;
  const height = up.names ? up.names.length * 34 + 60 : Math.min(380, Math.max(240, width * 0.55));
  const value = (end, column) => (row) => valueAs(end.kind, row[column]);
  return drawn({
    width,
    height,
    marginLeft: margin,
    marginRight: 16,
    marginTop: up.names ? 12 : 28,
    marginBottom: 46,
    x: { inset: 6, ...across.scale },
    y: up.scale,
    marks: [
      Plot.gridX({ stroke: GRID, strokeOpacity: 1, ticks: across.ticks }),
      Plot.gridY({ stroke: GRID, strokeOpacity: 1, ticks: up.ticks }),
      Plot.axisX({
        ticks: across.ticks,
        tickFormat: across.scale.tickFormat,
        tickSize: 4,
        label: across.scale.label,
        labelArrow: "none",
        labelOffset: 38,
      }),
      Plot.axisY({
        ticks: up.ticks,
        tickFormat: up.names ? (text) => fitting(text, margin - 16) : up.scale.tickFormat,
        tickSize: 0,
        label: up.names ? null : up.scale.label,
        labelArrow: "none",
        lineWidth: up.names ? emsOf(margin - 14) : undefined,
      }),
      ...marks(value(across, x), value(up, y)),
    ],
  });
}

function dots(data, colours, x, y, radius) {
  const { rows, columns, colour } = data;
  return Plot.dot(rows, {
    x,
    y,
    r: radius,
    fill: (row) => colours.get(String(row[colour])) ?? "#3f7ea6",
    stroke: INK,
    strokeWidth: 0.75,
    title: (row) =>
      [row.label, inWords(row, [data.x, data.y, colour], columns)].filter(Boolean).join("\n"),
    href: rows.some((row) => row.href) ? "href" : undefined,
  });
}

/** Draw points. */
export function points(data, width) {
  const { names, colours } = series(data);
  const svg = plane(data, width, (x, y) => [dots(data, colours, x, y, 5)]);
  return { svg, legend: names.length > 1 && data.colour !== data.y ? colours : null };
}

/** Draw a line for each series, with a point for each row. */
export function lines(data, width) {
  const { names, colours } = series(data);
  const svg = plane(data, width, (x, y) => [
    Plot.line(data.rows, {
      x,
      y,
      z: data.colour ? (row) => String(row[data.colour]) : null,
      sort: x,
      stroke: data.colour ? (row) => colours.get(String(row[data.colour])) ?? INK : "#1f5a85",
      strokeWidth: 2.25,
    }),
    dots(data, colours, x, y, 3.5),
  ]);
  return { svg, legend: names.length > 1 ? colours : null };
}
