// What the columns of a chart hold: numbers, times or categories, read from text. Pure.

const DATE = /^-?\d{4}(-\d{2}(-\d{2}(T[\d:.]+)?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const YEAR = /^\d{4}$/;

function isGiven(value) {
  return value !== undefined && value !== null && value !== "";
}

/** Return a column's values as text, without the missing ones. */
export function givenValues(rows, column) {
  return rows
    .map((row) => row[column])
    .filter(isGiven)
    .map(String);
}

/**
 * Return what a column holds: "year", "number", "time" or "category".
 *
 * Whole numbers of four digits from 1800 to 2199 are years.
 */
export function kindOf(rows, column) {
  const values = givenValues(rows, column);
  if (!values.length) return "category";
  const isYear = (text) => YEAR.test(text) && text >= "1800" && text < "2200";
  if (values.every(isYear)) return "year";
  if (values.every((text) => NUMBER.test(text))) return "number";
  if (values.every((text) => DATE.test(text) && !Number.isNaN(Date.parse(text)))) return "time";
  return "category";
}

/** Return one value as what its column holds, or null where it is missing. */
export function valueAs(kind, value) {
  if (!isGiven(value)) return null;
  if (kind === "number" || kind === "year") return Number(value);
  return kind === "time" ? new Date(value) : String(value);
}

const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sept",
  "Oct",
  "Nov",
  "Dec",
];

/** Return a date in words, as precisely as it was given. Other text stays as it is. */
export function dateInWords(text) {
  const [year, month, day] = String(text).split("T")[0].split("-").map(Number);
  if (!DATE.test(text) || Number.isNaN(year)) return String(text);
  if (!month) return String(year);
  const words = `${MONTHS[month - 1]} ${year}`;
  return day ? `${day} ${words}` : words;
}

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const SHORT = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 2 });
const LONG = 100_000;

/** Return a number with thousands apart, and a large one shortened, such as 2.5m. */
export function numberInWords(value) {
  return (Math.abs(value) < LONG ? WHOLE : SHORT).format(value);
}

/** Return how many ticks an axis of numbers gets: no more than there are whole numbers, if all are. */
export function ticksOf(values, most) {
  const numbers = [0, ...values];
  const spread = Math.max(...numbers) - Math.min(...numbers);
  return numbers.every(Number.isInteger) ? Math.max(1, Math.min(most, spread)) : most;
}
