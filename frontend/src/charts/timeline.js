// A timeline: a lane for each service; what has a day as a point, what has only bounds as a span.
//
// Each mark has its grade in words beside it, and is a link if its row has an address.
import * as Plot from "@observablehq/plot";
import { gradeColour } from "./colours.js";
import { boundsOf, domainOf, placed, withWords } from "./lanes.js";
import { drawn, GRID, INK } from "./plotting.js";
import { dateInWords } from "./values.js";

const LINE = 24;
const HEADING = 26;
const EDGE = 16;
const AXIS = 36; // the axis of a few years has the month above the year
const RADIUS = 6;
// Words stay readable where they cross a line of the grid.
const HALO = { stroke: "#ffffff", strokeWidth: 3 };

/** Return the bounds of a row in words. */
export function whenInWords({ earliest, latest }) {
  if (earliest && latest) {
    if (earliest === latest) return dateInWords(earliest);
    const [year, month] = earliest.split("-");
    const wholeYear = earliest === `${year}-01-01` && latest === `${year}-12-31`;
    if (wholeYear) return year;
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    const wholeMonth = earliest.endsWith("-01") && latest === `${year}-${month}-${last}`;
    if (wholeMonth) return dateInWords(`${year}-${month}`);
    return `between ${dateInWords(earliest)} and ${dateInWords(latest)}`;
  }
  if (earliest) return `${dateInWords(earliest)} or later`;
  return latest ? `${dateInWords(latest)} or earlier` : "date not known";
}

/** Return what a mark stands for, in words. */
export function toldOf(row) {
  const parts = [row.row, row.label, row.grade, whenInWords(row)].filter(Boolean);
  return [...new Set(parts)].join(", ");
}

function marksOf(rows, width, domain) {
  const scale = (width - 2 * EDGE) / (domain[1] - domain[0]);
  const pixel = (time) =>
    EDGE + (Math.min(Math.max(time, domain[0]), domain[1]) - domain[0]) * scale;
  return rows.map((row) => {
    const { start, end } = boundsOf(row);
    const [first, last] = [pixel(start), pixel(end)];
    const isPoint = last - first < 2 * RADIUS;
    const middle = (first + last) / 2;
    const from = isPoint ? middle - RADIUS : first;
    const to = isPoint ? middle + RADIUS : last;
    const text = row.grade || row.label || row.kind || "";
    return {
      row,
      lane: row.row ?? "",
      isPoint,
      middle,
      from,
      to,
      isOpen: [!Number.isFinite(start), !Number.isFinite(end)],
      ...withWords({ from, to }, text, width),
    };
  });
}

function stacked(lanes) {
  let top = AXIS;
  return lanes.map((lane) => {
    const at = { ...lane, top };
    top += (lane.name ? HEADING : 8) + lane.rows * LINE + 8;
    return { ...at, bottom: top };
  });
}

function shapes(marks, time) {
  const spans = marks.filter((mark) => !mark.isPoint);
  const exact = marks.filter((mark) => mark.isPoint);
  const common = { fill: (d) => gradeColour(d.row.rank), stroke: INK };
  const open = marks
    .flatMap((mark) => [
      mark.isOpen[0] ? { x: mark.from + 5, y: mark.y, text: "◂", row: mark.row } : null,
      mark.isOpen[1] ? { x: mark.to - 5, y: mark.y, text: "▸", row: mark.row } : null,
    ])
    .filter(Boolean);
  return [
    Plot.rect(spans, {
      x1: (d) => time(d.from),
      x2: (d) => time(d.to),
      y1: (d) => d.y - 8,
      y2: (d) => d.y + 8,
      rx: 8,
      fillOpacity: 0.6,
      strokeDasharray: "3,2",
      ...common,
    }),
    Plot.dot(exact, {
      x: (d) => time(d.middle),
      y: "y",
      r: RADIUS,
      symbol: (d) => (gradeColour(d.row.rank) === "#ffffff" ? "diamond" : "circle"),
      ...common,
    }),
    Plot.text(open, { x: (d) => time(d.x), y: "y", text: "text", fill: INK }),
  ];
}

function words(marks, time) {
  const at = { after: (d) => d.to + 5, before: (d) => d.from - 5, in: (d) => d.from + 14 };
  return ["after", "before", "in"].map((side) =>
    Plot.text(
      marks.filter((mark) => mark.side === side && mark.words),
      {
        x: (d) => time(at[side](d)),
        y: "y",
        text: "words",
        textAnchor: side === "before" ? "end" : "start",
        fill: INK,
        ...(side === "in" ? {} : HALO),
      },
    ),
  );
}

function targets(marks, time, hasLinks) {
  return Plot.rect(marks, {
    x1: (d) => time(d.left - 3),
    x2: (d) => time(d.right + 2),
    y1: (d) => d.y - LINE / 2,
    y2: (d) => d.y + LINE / 2,
    fill: "#ffffff",
    fillOpacity: 0,
    rx: 4,
    title: (d) => toldOf(d.row),
    href: hasLinks ? (d) => d.row.href : undefined,
  });
}

/** Draw a timeline. Rows without any date are left out, and a note counts them. */
export function timeline({ rows }, width) {
  const dated = rows.filter((row) => boundsOf(row));
  if (!dated.length) return { svg: null, legend: null, note: "" };
  const domain = domainOf(dated.map(boundsOf));
  const time = (pixel) =>
    new Date(domain[0] + ((pixel - EDGE) / (width - 2 * EDGE)) * (domain[1] - domain[0]));
  const lanes = stacked(placed(marksOf(dated, width, domain)));
  const height = lanes.at(-1).bottom + AXIS;
  const marks = lanes.flatMap((lane) =>
    lane.marks.map((mark) => ({
      ...mark,
      y: lane.top + (lane.name ? HEADING : 8) + (mark.line + 0.5) * LINE,
    })),
  );
  const ticks = Math.max(3, Math.floor(width / 80));
  const svg = drawn({
    width,
    height,
    marginLeft: EDGE,
    marginRight: EDGE,
    marginTop: AXIS,
    marginBottom: AXIS,
    x: { type: "utc", domain, range: [EDGE, width - EDGE] },
    y: { type: "linear", domain: [0, height], range: [0, height], axis: null },
    symbol: { type: "identity" },
    marks: [
      Plot.gridX({ stroke: GRID, strokeOpacity: 1, ticks }),
      Plot.axisX({ anchor: "bottom", ticks, tickSize: 0, label: null }),
      height > 360 ? Plot.axisX({ anchor: "top", ticks, tickSize: 0, label: null }) : null,
      Plot.ruleY(
        lanes.map((lane) => lane.top),
        { stroke: "#8f8a80" },
      ),
      Plot.text(
        lanes.filter((lane) => lane.name),
        {
          x: time(EDGE),
          y: (lane) => lane.top + 14,
          text: "name",
          textAnchor: "start",
          fontWeight: 600,
          fill: INK,
          ...HALO,
        },
      ),
      ...shapes(marks, time),
      ...words(marks, time),
      targets(
        marks,
        time,
        dated.some((row) => row.href),
      ),
    ],
  });
  const left = rows.length - dated.length;
  return { svg, legend: null, note: left ? `${left} without a date: see the table.` : "" };
}
