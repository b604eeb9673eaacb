// The order of texts in a column: numbers by size, all else as a reader of English would. Pure.

const NUMBER = /^[£$€]?\s*-?[\d,]+(\.\d+)?\s*%?$/;
const words = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

function numberOf(text) {
  return NUMBER.test(text) && /\d/.test(text) ? Number(text.replaceAll(/[^\d.-]/g, "")) : null;
}

/** Return items in order of their texts; what has no text comes last, whichever way. */
export function inOrder(items, textOf, isUp = true) {
  const keyed = items.map((item) => ({ item, text: textOf(item) }));
  const given = keyed.filter(({ text }) => text !== "");
  const numeric = given.every(({ text }) => numberOf(text) !== null);
  const compare = numeric
    ? (a, b) => numberOf(a.text) - numberOf(b.text)
    : (a, b) => words.compare(a.text, b.text);
  const ordered = given.sort((a, b) => (isUp ? compare(a, b) : compare(b, a)));
  return [...ordered, ...keyed.filter(({ text }) => text === "")].map(({ item }) => item);
}
