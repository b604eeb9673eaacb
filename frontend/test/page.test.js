import assert from "node:assert/strict";
import { test } from "node:test";
import { packagesOf } from "../licences.mjs";
import { inOrder } from "../src/page/ordering.js";

const sorted = (texts, isUp) => inOrder(texts, (text) => text, isUp);

test("numbers are put in order by size, with money and thousands", () => {
  assert.deepEqual(sorted(["10", "9", "1,200"]), ["9", "10", "1,200"]);
  assert.deepEqual(sorted(["£2,000", "£300"], false), ["£2,000", "£300"]);
});

test("words are put in order as readers expect, dates by their digits", () => {
  assert.deepEqual(sorted(["b", "A", "c"]), ["A", "b", "c"]);
  assert.deepEqual(sorted(["2016-11-02", "2015-01-01"]), ["2015-01-01", "2016-11-02"]);
});

test("what is missing comes last either way, and equals keep their order", () => {
  assert.deepEqual(sorted(["", "b", "a"]), ["a", "b", ""]);
  assert.deepEqual(sorted(["", "b", "a"], false), ["b", "a", ""]);
  const pairs = [
    ["x", 1],
    ["x", 2],
  ];
  assert.deepEqual(
    inOrder(pairs, ([text]) => text),
    pairs,
  );
});

test("packages are named by the last folder of packages in a path", () => {
  const paths = [
    "src/site.js",
    "node_modules/d3/src/a.js",
    "../../node_modules/@x/y/z.js",
    "a/node_modules/b/node_modules/c/d.js",
  ];
  assert.deepEqual(packagesOf(paths), ["@x/y", "c", "d3"]);
});
