// Terms of the graph: shortened, expanded, and found by what somebody has typed. Pure.

const LIMIT = 60;

/** Return an IRI as a prefixed name where a prefix fits, else in angle brackets. */
export function shortened(iri, prefixes) {
  let best = null;
  for (const [prefix, start] of Object.entries(prefixes)) {
    if (iri.startsWith(start) && (!best || start.length > best[1].length)) best = [prefix, start];
  }
  const rest = best && iri.slice(best[1].length);
  // Other local names would need escapes.
  return rest && /^[A-Za-z0-9_]([\w-]*\w)?$/.test(rest) ? `${best[0]}:${rest}` : `<${iri}>`;
}

/** Return a short name of an IRI: a prefixed name, or where no prefix fits its last part. */
export function nameInChart(iri, prefixes) {
  const name = shortened(iri, prefixes);
  return name.startsWith("<") ? (/([^/#]+)[/#]?$/.exec(iri)?.[1] ?? iri) : name;
}

/** Return what somebody has typed as the start of an IRI, or null if it is a mere word. */
export function expanded(typed, prefixes) {
  if (typed.startsWith("<")) return typed.slice(1).replace(/>$/, "");
  const [prefix, ...rest] = typed.split(":");
  return rest.length && prefix in prefixes ? prefixes[prefix] + rest.join(":") : null;
}

function localName(iri) {
  return iri.slice(Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1).toLowerCase();
}

function scoreOf(term, iri, word) {
  const here = term.iri.toLowerCase();
  if (iri !== null) return here.startsWith(iri) ? 0 : null;
  const [label, name] = [(term.label ?? "").toLowerCase(), localName(term.iri)];
  if (name.startsWith(word) || label.startsWith(word)) return 1;
  return name.includes(word) || label.includes(word) ? 2 : null;
}

/**
 * Return the terms that fit what somebody has typed: by the start of the IRI, or for a mere word by
 * label and local name. The best come first, and among equals the order of `terms` is kept.
 */
export function matching(terms, typed, prefixes) {
  const iri = expanded(typed, prefixes)?.toLowerCase() ?? null;
  if (iri === null && typed.includes(":")) return [];
  const word = typed.toLowerCase();
  const scored = terms.map((term, n) => ({ term, n, score: scoreOf(term, iri, word) }));
  return scored
    .filter(({ score }) => score !== null)
    .sort((a, b) => a.score - b.score || a.n - b.n)
    .slice(0, LIMIT)
    .map(({ term }) => term);
}

/** Return all terms, with those first that belong where the cursor is: "class", "property", "any". */
export function inOrderFor(place, { classes = [], properties = [], concepts = [] }) {
  if (place === "class") return classes;
  if (place === "property") return properties;
  return [...concepts, ...classes, ...properties];
}
