// An answer on the page: a table, a yes or no, or triples as text.
import { element } from "../element.js";
import { makeSortable } from "../page/tables.js";
import { shortened } from "./terms.js";

const SHOWN = 1000;

/** Return the address of an IRI: on this server if it is one of the graph's own. */
export function addressOf(iri, base) {
  if (base && iri.startsWith(base)) return `/${iri.slice(base.length).replace(/^\//, "")}`;
  return /^https?:/.test(iri) ? iri : null;
}

function isNumber(term) {
  return /#(integer|decimal|double|float)$/.test(term?.datatype ?? "");
}

function cell(term, { prefixes, base }) {
  if (!term) return element("td");
  if (term.type === "uri") {
    const href = addressOf(term.value, base);
    const name = shortened(term.value, prefixes);
    return element("td", {}, href ? element("a", { href, title: term.value }, name) : name);
  }
  if (term.type === "bnode") return element("td", {}, `_:${term.value}`);
  const language = term["xml:lang"];
  const kind = isNumber(term) ? "number" : null;
  return element("td", { class: kind, lang: language ?? null }, term.value);
}

function table({ columns, rows }, names) {
  const heading = element(
    "tr",
    {},
    ...columns.map((name) =>
      element("th", { scope: "col", class: isNumber(rows[0]?.[name]) ? "number" : null }, name),
    ),
  );
  const body = rows
    .slice(0, SHOWN)
    .map((row) => element("tr", {}, ...columns.map((name) => cell(row[name], names))));
  const made = element(
    "table",
    { class: "sortable" },
    element("thead", {}, heading),
    element("tbody", {}, ...body),
  );
  makeSortable(made);
  return element(
    "div",
    { class: "answer-table", role: "region", "aria-label": "Answer", tabindex: 0 },
    made,
  );
}

/** Return how an answer is summed up in a line. */
export function summed({ rows, boolean, seconds }) {
  const time = `${seconds < 0.1 ? "less than 0.1" : seconds.toFixed(1)} seconds`;
  if (boolean !== undefined) return `The answer is ${boolean ? "yes" : "no"} (${time}).`;
  if (!rows) return `Triples, in ${time}.`;
  const shown = rows.length > SHOWN ? `; the first ${SHOWN} are shown, downloads have all` : "";
  return `${rows.length.toLocaleString("en-GB")} ${rows.length === 1 ? "row" : "rows"} in ${time}${shown}.`;
}

/** Return an answer as an element, or null where a line says all. */
export function drawnAnswer(answer, names) {
  if (answer.rows) return answer.rows.length ? table(answer, names) : null;
  if (answer.triples === undefined) return null;
  return element(
    "pre",
    { class: "answer-triples", tabindex: 0, role: "region", "aria-label": "Answer" },
    answer.triples,
  );
}
