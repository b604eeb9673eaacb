// Where the marks of a timeline stand: lanes, and rows within a lane so that no two words overlap.
// Pure; the drawing is left to timeline.js.

const DAY = 86_400_000;
const MARGIN_SHARE = { closed: 0.04, open: 0.09 };

/** Return the last instant of what a date names, so that a month or a year is a span. */
export function endOf(text) {
  const [year, month, day] = text.split("T")[0].split("-").map(Number);
  if (day) return Date.UTC(year, month - 1, day);
  if (month) return Date.UTC(year, month, 0);
  return Date.UTC(year, 12, 0);
}

/**
 * Return a row's bounds as times; -Infinity or Infinity where a bound is not known.
 *
 * Returns null if nothing is known.
 */
export function boundsOf({ earliest, latest }) {
  if (!earliest && !latest) return null;
  const start = earliest ? Date.parse(earliest) : -Infinity;
  const end = latest ? endOf(latest) : Infinity;
  return { start, end: Math.max(start, end) };
}

/** Return the first and last time of a chart, with a margin, from the bounds of its rows. */
export function domainOf(bounds) {
  const known = bounds.flatMap(({ start, end }) => [start, end]).filter(Number.isFinite);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const margin = (isOpen) =>
    Math.max((last - first) * MARGIN_SHARE[isOpen ? "open" : "closed"], 120 * DAY);
  const isOpen = (end) => bounds.some((bound) => !Number.isFinite(bound[end]));
  return [first - margin(isOpen("start")), last + margin(isOpen("end"))];
}

function place(mark, rows, gap) {
  let row = rows.findIndex((end) => end + gap <= mark.left);
  if (row < 0) row = rows.length;
  rows[row] = mark.right;
  return row;
}

/**
 * Place marks in lanes. Each has `lane`, `left` and `right`, the pixels that it takes with its words.
 *
 * Returns the lanes in the order in which they first appear, each with its number of `rows`; a mark
 * gets its `line`, counted within its lane.
 */
export function placed(marks, gap = 8) {
  const lanes = new Map();
  for (const mark of marks) lanes.set(mark.lane, [...(lanes.get(mark.lane) ?? []), mark]);
  return [...lanes].map(([name, members]) => {
    const rows = [];
    const lined = [...members]
      .sort((a, b) => a.left - b.left || a.right - b.right)
      .map((mark) => ({ ...mark, line: place(mark, rows, gap) }));
    return { name, marks: lined, rows: rows.length };
  });
}

/**
 * Return the pixels of a mark and its words: from `left` to `right`, and on which `side` they stand.
 *
 * Words stand after the mark, or before it, or in it, where there is room first; where there is none,
 * they are cut.
 */
export function withWords({ from, to }, words, width, charWidth = 6.6, pad = 6) {
  const needed = words ? pad + words.length * charWidth : 0;
  if (to + needed <= width) return { left: from, right: to + needed, side: "after", words };
  if (from - needed >= 0) return { left: from - needed, right: to, side: "before", words };
  if (to - from >= needed + 4 * pad) return { left: from, right: to, side: "in", words };
  const side = width - to >= from ? "after" : "before";
  const room = Math.floor(((side === "after" ? width - to : from) - pad) / charWidth) - 1;
  const cut = room > 3 ? `${words.slice(0, room)}…` : "";
  return side === "after"
    ? { left: from, right: width, side, words: cut }
    : { left: 0, right: to, side, words: cut };
}
