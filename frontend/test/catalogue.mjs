// Asks queries by a client of npm: {"url": …, "queries": {name: text}} on standard input, and on
// standard output {name: rows}, each row an object with the values of its columns. The tests of
// the endpoint in Python run it.

import { text } from "node:stream/consumers";

import Client from "sparql-http-client/SimpleClient.js";
import StreamClient from "sparql-http-client";

const { url, queries } = JSON.parse(await text(process.stdin));
const client = new StreamClient({ endpointUrl: url });
const simple = new Client({ endpointUrl: url });
const answers = {};
for (const [name, query] of Object.entries(queries)) {
  const rows = [];
  for await (const row of client.query.select(query)) {
    rows.push(Object.fromEntries(Object.entries(row).map(([key, term]) => [key, term.value])));
  }
  const posted = await simple.query.select(query, { operation: "postDirect" });
  const { results } = await posted.json();
  if (results.bindings.length !== rows.length) {
    throw new Error(`${name}: ${results.bindings.length} rows by POST, ${rows.length} by GET`);
  }
  answers[name] = rows;
}
process.stdout.write(JSON.stringify(answers));
