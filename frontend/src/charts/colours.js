// The colours of charts: a scale for grades and a few for other things. Pure.
//
// Grades have the five colours of the pages' badges (css/base.css, a test compares them), from blue to
// rust: blue and orange are told apart with the usual kinds of colour blindness. On grey paper the best
// and the worst are both dark, so colour never tells anything alone: marks carry words as well.

/** The colours of grades, from the best to the worst. */
export const GRADES = ["#1f5a94", "#a9cde8", "#e9e4d6", "#f5b971", "#9c3a06"];
const UNGRADED = "#ffffff";
const OTHERS = [
  "#1f5a85",
  "#b4541a",
  "#5b7f3a",
  "#7a4d8c",
  "#8a6d00",
  "#3d8f8a",
  "#a33b5c",
  "#555555",
];

/** Return the colour of a grade by its rank, 0 the best and 1 the worst; white without a rank. */
export function gradeColour(rank) {
  if (rank === undefined || rank === null || rank === "" || Number.isNaN(Number(rank))) {
    return UNGRADED;
  }
  const place = Math.min(1, Math.max(0, Number(rank)));
  return GRADES[Math.round(place * (GRADES.length - 1))];
}

/**
 * Return the colour of each name of a series, in the order of `names`.
 *
 * Where rows tell a rank, names are grades, best first. After the eighth, all others are grey.
 */
export function seriesColours(names, rankOf = () => undefined) {
  const isGiven = (rank) => rank !== undefined && rank !== null && rank !== "";
  const ranked = names.some((name) => isGiven(rankOf(name)));
  const order = ranked
    ? [...names].sort((a, b) => Number(rankOf(a) ?? 2) - Number(rankOf(b) ?? 2))
    : names;
  return new Map(
    order.map((name, n) => [
      name,
      ranked ? gradeColour(rankOf(name)) : OTHERS[Math.min(n, OTHERS.length - 1)],
    ]),
  );
}
