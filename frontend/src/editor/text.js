// The text of the query: Yasqe, set up to ask nobody but this server.
import Yasqe from "@zazuko/yasqe";
import { registerCompleters } from "./completing.js";

/** Return where a query stops being SPARQL: a line counted from 1 and what may follow; or null. */
export function firstFault(yasqe) {
  const text = yasqe.getDoc();
  for (let line = 0; line < text.lineCount(); line += 1) {
    const { state } = yasqe.getTokenAt({ line, ch: text.getLine(line).length }, true);
    if (state.OK === false) return { line: line + 1, expected: state.possibleCurrent ?? [] };
  }
  return null;
}

/** Return a fault in words. */
export function faultInWords(fault) {
  if (!fault) return "";
  const some = fault.expected.slice(0, 6).join(", ");
  return `Line ${fault.line} is not SPARQL${some ? `; here could stand: ${some}` : ""}.`;
}

/** Let the keyboard scroll a query that is longer than the editor, as any part that scrolls. */
function makeScrollable(yasqe) {
  const part = yasqe.getScrollerElement();
  part.setAttribute("role", "group");
  part.setAttribute("aria-label", "Text of the query");
  part.tabIndex = part.scrollHeight > part.clientHeight + 1 ? 0 : -1;
}

/**
 * Make the editor within a parent. `onRun` is called for Ctrl-Enter, `onChange` after each change.
 *
 * Tab leaves the editor instead of indenting, so that the keyboard is not caught in it.
 */
export function makeText(parent, { value, prefixes, terms, onRun, onChange }) {
  const complete = registerCompleters(prefixes, terms);
  const yasqe = new Yasqe(parent, {
    value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    createShortLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    viewportMargin: Infinity,
    screenReaderLabel: "SPARQL query",
    requestConfig: { endpoint: parent.dataset.endpoint },
    extraKeys: {
      "Ctrl-Enter": onRun,
      "Cmd-Enter": onRun,
      "Ctrl-Space": complete,
      "Ctrl-S": false,
      Tab: false,
      "Shift-Tab": false,
    },
  });
  const check = () => {
    // The editor's own message would need styles that the site's policy forbids.
    for (const icon of yasqe.getWrapperElement().querySelectorAll(".parseErrorIcon")) {
      icon.onmouseover = null;
      icon.onmouseout = null;
    }
    makeScrollable(yasqe);
    onChange(faultInWords(firstFault(yasqe)));
  };
  yasqe.on("changes", check);
  yasqe.on("autocompletionShown", (_, widget) => {
    widget.hints.setAttribute("aria-label", "Completions");
  });
  check();
  return yasqe;
}
