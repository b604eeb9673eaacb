import assert from "node:assert/strict";
import { test } from "node:test";
import { plainRows, suggested } from "../src/editor/suggesting.js";
import { expanded, inOrderFor, matching, nameInChart, shortened } from "../src/editor/terms.js";

const PREFIXES = { x: "http://x.example/", xo: "http://x.example/o#" };
const TERMS = [
  { iri: "http://x.example/o#grade", label: "grade" },
  { iri: "http://x.example/o#hasGrade", label: "has a mark" },
  { iri: "http://x.example/o#mark", label: "grade given" },
  { iri: "http://y.example/other", label: "elsewhere" },
];

test("an IRI is shortened by the longest prefix, and only where the rest needs no escape", () => {
  assert.equal(shortened("http://x.example/o#grade", PREFIXES), "xo:grade");
  assert.equal(shortened("http://x.example/a", PREFIXES), "x:a");
  assert.equal(shortened("http://x.example/a/b", PREFIXES), "<http://x.example/a/b>");
  assert.equal(shortened("http://x.example/", PREFIXES), "<http://x.example/>");
  assert.equal(shortened("http://y.example/a", {}), "<http://y.example/a>");
});

test("a chart names what has no prefix by its last part", () => {
  assert.equal(nameInChart("http://y.example/a/b", {}), "b");
  assert.equal(nameInChart("http://y.example/a#b", {}), "b");
  assert.equal(nameInChart("http://x.example/a", PREFIXES), "x:a");
});

test("what is typed is the start of an IRI, or a word", () => {
  assert.equal(expanded("xo:gr", PREFIXES), "http://x.example/o#gr");
  assert.equal(expanded("<http://x", PREFIXES), "http://x");
  assert.equal(expanded("gr", PREFIXES), null);
  assert.equal(expanded("no:gr", PREFIXES), null);
});

test("terms are found by prefix, by the start and by a part of their names", () => {
  const found = (typed) =>
    matching(TERMS, typed, PREFIXES).map(({ iri }) => iri.split(/[/#]/).at(-1));
  assert.deepEqual(found("xo:"), ["grade", "hasGrade", "mark"]);
  assert.deepEqual(found("xo:GRA"), ["grade"]);
  assert.deepEqual(found("grade"), ["grade", "mark", "hasGrade"]);
  assert.deepEqual(found("<http://y"), ["other"]);
  assert.deepEqual(found("no:grade"), []);
});

test("classes come after `a`, properties where a property stands, else all", () => {
  const terms = { classes: [1], properties: [2], concepts: [3] };
  assert.deepEqual(inOrderFor("class", terms), [1]);
  assert.deepEqual(inOrderFor("property", terms), [2]);
  assert.deepEqual(inOrderFor("any", terms), [3, 1, 2]);
  assert.deepEqual(inOrderFor("any", {}), []);
});

test("a number over time is a line, by name bars, by another number points, else nothing", () => {
  const row = { name: "A", year: "2016", n: "3", m: "4.5" };
  assert.deepEqual(suggested(["name", "year", "n"], [row]), { kind: "line", x: "year", y: "n" });
  assert.deepEqual(suggested(["name", "n"], [row]), { kind: "bar", x: "name", y: "n" });
  assert.deepEqual(suggested(["n", "m"], [row]), { kind: "point", x: "n", y: "m" });
  assert.equal(suggested(["name"], [row]), null);
  assert.equal(suggested(["n"], [row]), null);
  assert.equal(suggested(["name", "n"], []), null);
});

test("rows for a chart are texts, with IRIs by their names", () => {
  const rows = [
    { a: { type: "uri", value: "http://x.example/a" }, b: { type: "literal", value: "1" } },
  ];
  assert.deepEqual(
    plainRows(rows, (iri) => iri.at(-1)),
    [{ a: "a", b: "1" }],
  );
});
