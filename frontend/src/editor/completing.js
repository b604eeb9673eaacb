// Completion in the editor from this graph alone: its prefixes, and the terms of its ontology.
import Yasqe from "@zazuko/yasqe";
import { inOrderFor, matching, shortened } from "./terms.js";

function placeOf(yasqe, token) {
  const previous = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
  if (["a", "rdf:type"].includes(previous?.string)) return "class";
  return token.state.possibleCurrent.includes("a") ? "property" : "any";
}

function isTerm(yasqe, token, isAsked) {
  const typed = token.string.trim();
  if (!typed || "?$\"'#".includes(typed[0])) return false;
  const line = yasqe.getDoc().getLine(yasqe.getDoc().getCursor().line);
  if (/^\s*(prefix|base)\b/i.test(line)) return false;
  return isAsked || typed.includes(":");
}

/**
 * Replace the editor's completers, which ask the world, by those of this graph.
 *
 * Returns a function for a key: it completes also where mere words are typed.
 */
export function registerCompleters(prefixes, terms) {
  let isAsked = false;
  const labels = new Map(
    Object.values(terms)
      .flat()
      .map(({ iri, label }) => [shortened(iri, prefixes), label]),
  );
  Yasqe.defaults.autocompleters.length = 0;
  Yasqe.forkAutocompleter("prefixes", {
    name: "prefixes",
    get: () =>
      Object.entries(prefixes)
        .map(([prefix, iri]) => `${prefix}: <${iri}>`)
        .sort(),
    persistenceId: () => null,
  });
  Yasqe.registerAutocompleter(Yasqe.Autocompleters.variables);
  Yasqe.registerAutocompleter({
    name: "terms",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (yasqe) => isTerm(yasqe, yasqe.getCompleteToken(), isAsked),
    preProcessToken: (_, token) => ({ ...token, autocompletionString: token.string.trim() }),
    get: (yasqe, token) =>
      matching(inOrderFor(placeOf(yasqe, token), terms), token.autocompletionString, prefixes).map(
        ({ iri }) => iri,
      ),
    postProcessSuggestion: (_yasqe, _token, iri) => shortened(iri, prefixes),
    postprocessHints: (_, hints) =>
      hints.map((hint) => ({
        ...hint,
        displayText: [hint.text, labels.get(hint.text)].filter(Boolean).join("  "),
      })),
  });
  return (yasqe) => {
    isAsked = true;
    try {
      yasqe.autocomplete();
    } finally {
      isAsked = false;
    }
  };
}
