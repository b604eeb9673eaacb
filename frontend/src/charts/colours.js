// The colours of charts: a scale for grades and a few for other things. Pure.
//
// Grades go from light blue to dark brown: blue and orange are told apart with the usual kinds of
// colour blindness, and light and dark on grey paper. Colour never tells anything alone: marks carry
// words as well.

const BEST_TO_WORST = ["#d3e5ef", "#86b5d3", "#cc7429", "#6b2000"];
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

function channels(hex) {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}

function mixed(from, to, share) {
  const other = channels(to);
  const parts = channels(from).map((part, n) => Math.round(part + (other[n] - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Return the colour of a grade by its rank, 0 the best and 1 the worst; white without a rank. */
export function gradeColour(rank) {
  if (rank === undefined || rank === null || rank === "" || Number.isNaN(Number(rank))) {
    return UNGRADED;
  }
  const place = Math.min(1, Math.max(0, Number(rank))) * (BEST_TO_WORST.length - 1);
  const step = Math.min(Math.floor(place), BEST_TO_WORST.length - 2);
  return mixed(BEST_TO_WORST[step], BEST_TO_WORST[step + 1], place - step);
}

function luminance(hex) {
  const [red, green, blue] = channels(hex).map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Return the contrast of two colours as WCAG counts it, from 1 to 21. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
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
