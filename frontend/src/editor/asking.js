// Asks the endpoint, and tells what went wrong in words.

const JSON_RESULTS = "application/sparql-results+json";

/** What a request came to: rows, a yes or no, or triples as text; `seconds` tells how long it took. */
async function read(response) {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json")) return { triples: await response.text(), type };
  const answer = await response.json();
  if ("boolean" in answer) return { boolean: answer.boolean };
  return { columns: answer.head.vars, rows: answer.results.bindings };
}

async function failure(response) {
  const text = await response.text();
  try {
    const { title, detail } = JSON.parse(text);
    return [title, detail].filter(Boolean).join(": ");
  } catch {
    return text || `The server answered ${response.status}.`;
  }
}

function post(endpoint, query, accept, signal) {
  const headers = { Accept: accept, "Content-Type": "application/x-www-form-urlencoded" };
  return fetch(endpoint, { method: "POST", headers, body: new URLSearchParams({ query }), signal });
}

/** Ask a query. Throws an Error whose message is fit to be shown. */
export async function ask(endpoint, query, signal) {
  const start = performance.now();
  const response = await post(endpoint, query, `${JSON_RESULTS}, text/turtle;q=0.9`, signal);
  if (!response.ok) throw new Error(await failure(response));
  const answer = await read(response);
  return { ...answer, seconds: (performance.now() - start) / 1000 };
}

/** Ask a query for a file of a media type. */
export async function fetchFile(endpoint, query, media) {
  const response = await post(endpoint, query, media);
  if (!response.ok) throw new Error(await failure(response));
  return response.blob();
}
