// The page where queries are written: the editor, examples, links that can be shared, the answer.
import { save } from "./charts/saving.js";
import { makeCopying } from "./page/copying.js";
import { ask, fetchFile } from "./editor/asking.js";
import { chartOf } from "./editor/charting.js";
import { drawnAnswer, summed } from "./editor/results.js";
import { makeText } from "./editor/text.js";
import { element } from "./element.js";

const START = "SELECT ?thing ?label WHERE {\n  ?thing rdfs:label ?label .\n} LIMIT 20\n";

async function fetched(address, otherwise) {
  if (!address) return otherwise;
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : otherwise;
  } catch {
    // Without completion and examples, queries can still be written and asked.
    return otherwise;
  }
}

function queryOfAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1)).get("query");
  return fragment ?? new URLSearchParams(location.search).get("query");
}

function startOf(prefixes) {
  const known = prefixes.rdfs ? `PREFIX rdfs: <${prefixes.rdfs}>\n` : "";
  return known ? known + START : "SELECT * WHERE {\n  ?thing ?property ?value .\n} LIMIT 20\n";
}

function downloads(endpoint, query, answer, tell) {
  const get = (media, name) => async () => {
    try {
      save(await fetchFile(endpoint, query, media), name);
    } catch (error) {
      tell(error.message);
    }
  };
  const forms = answer.rows
    ? { CSV: ["text/csv", "answer.csv"], JSON: ["application/sparql-results+json", "answer.json"] }
    : {
        Turtle: ["text/turtle", "answer.ttl"],
        "N-Triples": ["application/n-triples", "answer.nt"],
      };
  if (answer.boolean !== undefined) return [];
  return Object.entries(forms).map(([name, [media, file]]) =>
    element(
      "button",
      { type: "button", "aria-label": `Download the answer as ${name}`, click: get(media, file) },
      name,
    ),
  );
}

function layOut(examples) {
  const parts = {
    text: element("div", { class: "editor-text" }),
    run: element("button", { type: "button", class: "editor-run" }, "Run"),
    copy: element("button", { type: "button" }, "Copy link"),
    fault: element("p", { class: "editor-fault", role: "status" }),
    status: element("p", { class: "answer-status", role: "status" }),
    error: element("p", { class: "answer-error", role: "alert" }),
    downloads: element("div", { class: "answer-downloads" }),
    answer: element("div", { class: "answer" }),
    example: element(
      "select",
      { id: "example" },
      ...examples.map(({ name, summary }, n) => element("option", { value: n }, summary || name)),
    ),
    load: element("button", { type: "button" }, "Load"),
  };
  const chooser = examples.length
    ? element(
        "div",
        { class: "editor-examples" },
        element("label", { for: "example" }, "Example"),
        parts.example,
        parts.load,
      )
    : null;
  const hint = element(
    "p",
    { class: "editor-hint" },
    "Ctrl-Enter runs the query, Ctrl-Space completes a name, Tab leaves the editor.",
  );
  const bar = element("div", { class: "editor-bar" }, parts.run, parts.copy);
  return {
    parts,
    all: [
      chooser,
      parts.text,
      parts.fault,
      bar,
      hint,
      parts.status,
      parts.error,
      parts.downloads,
      parts.answer,
    ].filter(Boolean),
  };
}

function makeRun(settings, parts, queryOf) {
  let current = null;
  const show = (query, answer) => {
    parts.status.textContent = summed(answer);
    parts.downloads.replaceChildren(
      ...downloads(settings.endpoint, query, answer, (text) => {
        parts.error.textContent = text;
      }),
    );
    const drawings = [
      answer.rows ? chartOf(answer, settings) : null,
      drawnAnswer(answer, settings),
    ];
    parts.answer.replaceChildren(...drawings.filter(Boolean));
  };
  return async () => {
    if (current) {
      current.abort();
      return;
    }
    current = new AbortController();
    const query = queryOf();
    history.replaceState(null, "", `#${new URLSearchParams({ query })}`);
    parts.run.textContent = "Stop";
    parts.status.textContent = "Asking …";
    for (const part of [parts.error, parts.downloads, parts.answer]) part.replaceChildren();
    try {
      show(query, await ask(settings.endpoint, query, current.signal));
    } catch (error) {
      parts.status.textContent = "";
      parts.error.textContent = error.name === "AbortError" ? "Stopped." : error.message;
    } finally {
      current = null;
      parts.run.textContent = "Run";
    }
  };
}

async function start(root) {
  const { endpoint, base, prefixesUrl, termsUrl, examplesUrl } = root.dataset;
  const written = root.querySelector("textarea")?.value.trim();
  const [prefixes, terms, examples] = await Promise.all([
    fetched(prefixesUrl, {}),
    fetched(termsUrl, {}),
    fetched(examplesUrl, []),
  ]);
  const { parts, all } = layOut(examples);
  parts.text.dataset.endpoint = endpoint;
  root.replaceChildren(...all);
  const shared = queryOfAddress();
  const beginning = shared || written || examples[0]?.query || startOf(prefixes);
  const chosen = examples.findIndex(({ query }) => query.trim() === beginning.trim());
  if (chosen >= 0) parts.example.value = chosen;
  let yasqe = null;
  const run = makeRun({ endpoint, base, prefixes }, parts, () => yasqe.getValue());
  yasqe = makeText(parts.text, {
    value: beginning,
    prefixes,
    terms,
    onRun: () => {
      run();
    },
    onChange: (fault) => {
      parts.fault.textContent = fault;
    },
  });
  parts.run.addEventListener("click", run);
  parts.load?.addEventListener("click", () => {
    yasqe.setValue(examples[Number(parts.example.value)].query);
    yasqe.focus();
  });
  parts.copy.addEventListener("click", () => {
    history.replaceState(null, "", `#${new URLSearchParams({ query: yasqe.getValue() })}`);
  });
  parts.copy.dataset.copy = "";
  makeCopying(parts.copy);
  window.addEventListener("hashchange", () => {
    const query = queryOfAddress();
    if (query && query !== yasqe.getValue()) yasqe.setValue(query);
  });
  root.dataset.ready = "yes";
  if (shared) run();
}

const root = document.querySelector("#editor");
if (root) start(root);
