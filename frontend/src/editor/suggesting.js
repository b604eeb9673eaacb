// Which chart of an answer makes sense. Pure.
import { kindOf } from "../charts/values.js";

/** Return the rows of an answer as plain text by column, with IRIs shortened by `shorten`. */
export function plainRows(rows, shorten) {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, term]) => [
        name,
        term.type === "uri" ? shorten(term.value) : term.value,
      ]),
    ),
  );
}

/**
 * Return the chart that an answer asks for: `kind`, `x`, `y`; or null if it has nothing to measure.
 *
 * A number over time is a line, a number by name is bars, and two numbers are points.
 */
export function suggested(columns, rows) {
  const kinds = new Map(columns.map((column) => [column, kindOf(rows, column)]));
  const first = (...wanted) => columns.find((column) => wanted.includes(kinds.get(column)));
  const measure = columns.findLast((column) => kinds.get(column) === "number");
  if (!measure || !rows.length) return null;
  const time = first("time", "year");
  if (time) return { kind: "line", x: time, y: measure };
  const name = first("category");
  if (name) return { kind: "bar", x: name, y: measure };
  const other = columns.find((column) => column !== measure && kinds.get(column) === "number");
  return other ? { kind: "point", x: other, y: measure } : null;
}
