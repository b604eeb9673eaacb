import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axesOf, barNames, drawable, isLying, totals } from "../src/charts/bars.js";
import { GRADES, gradeColour, seriesColours } from "../src/charts/colours.js";
import { boundsOf, domainOf, placed, withWords } from "../src/charts/lanes.js";
import { fitting, nameOf } from "../src/charts/plotting.js";
import { broken, fileName } from "../src/charts/saving.js";
import { toldOf, whenInWords } from "../src/charts/timeline.js";
import { dateInWords, kindOf, numberInWords, ticksOf, valueAs } from "../src/charts/values.js";

const column = (...values) => values.map((v) => ({ v }));
const day = (text) => Date.parse(text);

test("what a column holds is told by all its values", () => {
  const cases = [
    [["2016", "2017"], "year"],
    [["2016", "17"], "number"],
    [["1.5", "-2", ".5", "1e3"], "number"],
    [["2016-11", "2017-01-02"], "time"],
    [["2016-11-05T10:00:00Z"], "time"],
    [["2016-13-45"], "category"],
    [["12", "n/a"], "category"],
    [["", undefined], "category"],
    [["3", "", undefined], "number"],
  ];
  for (const [values, kind] of cases) assert.equal(kindOf(column(...values), "v"), kind, values);
});

test("a missing value is no zero", () => {
  assert.equal(valueAs("number", ""), null);
  assert.equal(valueAs("number", "0"), 0);
});

test("a date is told as precisely as it was given", () => {
  assert.equal(dateInWords("2016-11-05"), "5 Nov 2016");
  assert.equal(dateInWords("2016-11"), "Nov 2016");
  assert.equal(dateInWords("2016"), "2016");
  assert.equal(dateInWords("soon"), "soon");
});

test("bounds are told in words", () => {
  const cases = [
    ["2016-11-05", "2016-11-05", "5 Nov 2016"],
    ["2016-02-01", "2016-02-29", "Feb 2016"],
    ["2016-01-01", "2016-12-31", "2016"],
    ["2016-01-01", "2017-12-31", "between 1 Jan 2016 and 31 Dec 2017"],
    ["2016-01-01", undefined, "1 Jan 2016 or later"],
    [undefined, "2016-01-01", "1 Jan 2016 or earlier"],
    [undefined, undefined, "date not known"],
  ];
  for (const [earliest, latest, words] of cases)
    assert.equal(whenInWords({ earliest, latest }), words);
});

test("a mark tells its lane, label, grade and time, each once", () => {
  const row = {
    row: "Waste",
    label: "good",
    grade: "good",
    earliest: "2016-11-05",
    latest: "2016-11-05",
  };
  assert.equal(toldOf(row), "Waste, good, 5 Nov 2016");
});

test("a month ends on its last day, and an unknown bound is open", () => {
  assert.deepEqual(boundsOf({ earliest: "2016-02", latest: "2016-02" }), {
    start: day("2016-02-01"),
    end: day("2016-02-29"),
  });
  assert.deepEqual(boundsOf({ latest: "2016" }), { start: -Infinity, end: day("2016-12-31") });
  assert.equal(boundsOf({}), null);
});

test("a chart of one day still has a width, and an open end gets room", () => {
  const one = { start: day("2016-02-01"), end: day("2016-02-01") };
  const [first, last] = domainOf([one]);
  assert.ok(first < one.start && last > one.end);
  const wide = { start: day("2000-01-01"), end: day("2020-01-01") };
  assert.ok(domainOf([wide, { start: wide.start, end: Infinity }])[1] > domainOf([wide])[1]);
});

test("no two marks of a lane overlap, whatever their order", () => {
  const marks = Array.from({ length: 60 }, (_, n) => ({
    lane: n % 3 ? "a" : "b",
    left: (n * 37) % 300,
    right: ((n * 37) % 300) + 20 + (n % 7) * 9,
  }));
  const lanes = placed(marks, 4);
  assert.deepEqual(
    lanes.map(({ name }) => name),
    ["b", "a"],
  );
  assert.equal(lanes.flatMap((lane) => lane.marks).length, marks.length);
  for (const { marks: members, rows } of lanes) {
    for (const one of members) {
      assert.ok(one.line < rows);
      const others = members.filter((other) => other !== one && other.line === one.line);
      assert.ok(
        others.every((other) => other.left >= one.right + 4 || one.left >= other.right + 4),
      );
    }
  }
});

test("words of a mark stay within the chart", () => {
  const text = "requires improvement to be good";
  assert.equal(withWords({ from: 10, to: 22 }, text, 800).side, "after");
  assert.equal(withWords({ from: 770, to: 782 }, text, 800).side, "before");
  assert.equal(withWords({ from: 5, to: 795 }, text, 800).side, "in");
  for (const from of [0, 100, 150, 200, 300]) {
    const { left, right, words } = withWords({ from, to: from + 12 }, text, 320);
    assert.ok(left >= 0 && right <= 320, `${from}`);
    assert.ok(words === text || words.endsWith("…") || words === "");
  }
});

test("grades have the colours of the pages' badges; what has no rank is white", async () => {
  const css = await readFile(new URL("../src/css/base.css", import.meta.url), "utf8");
  const badges = [...css.matchAll(/--grade-\d: (#[0-9a-f]{6});/g)].map(([, colour]) => colour);
  assert.deepEqual(GRADES, badges);
  assert.deepEqual(
    [0, "0.34", 0.5, 0.67, 1, 7].map(gradeColour),
    [0, 1, 2, 3, 4, 4].map((n) => GRADES[n]),
  );
  for (const missing of [undefined, null, "", "unknown"])
    assert.equal(gradeColour(missing), "#ffffff");
});

function contrastToWhite(colour) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

test("series are apart from the page; ranked ones are in order of rank", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
  const colours = [...seriesColours(names).values()];
  assert.ok(
    colours.every((colour) => contrastToWhite(colour) >= 3),
    colours.join(),
  );
  assert.equal(new Set(colours).size, 8);
  const ranks = { poor: "1", fine: "0", middling: "0.5" };
  assert.deepEqual(
    [...seriesColours(Object.keys(ranks), (n) => ranks[n]).keys()],
    ["fine", "middling", "poor"],
  );
});

test("bars are named by the column that is no measure, whichever was given first", () => {
  const rows = [
    { n: "3", who: "A" },
    { n: "5", who: "B" },
  ];
  const axes = { name: "who", measure: "n" };
  assert.deepEqual(axesOf(rows, "who", "n"), axes);
  assert.deepEqual(axesOf(rows, "n", "who"), axes);
});

test("years without a bar have a place, names lie down where they are long", () => {
  assert.deepEqual(barNames(column("2015", "2018"), "v"), ["2015", "2016", "2017", "2018"]);
  assert.equal(isLying(["good", "poor"], "category", 600), false);
  assert.equal(isLying(["Bournemouth, Christchurch and Poole"], "category", 200), true);
  assert.equal(isLying(barNames(column("1990", "2020"), "v"), "year", 300), false);
});

test("too many bars are cut, a missing value is no bar, and both are said", () => {
  const axes = { name: "v", measure: "n" };
  const many = Array.from({ length: 70 }, (_, n) => ({ v: `name ${n}`, n: "0" }));
  assert.equal(drawable(many, axes).rows.length, 60);
  assert.match(drawable(many, axes).note, /60 of 70/);
  assert.deepEqual(drawable(many.slice(0, 60), axes), { rows: many.slice(0, 60), note: "" });
  const { rows, note } = drawable([{ v: "a", n: "" }, { v: "b", n: "2" }, { v: "c" }], axes);
  assert.deepEqual(rows, [{ v: "b", n: "2" }]);
  assert.match(note, /^2 without a value/);
});

test("sums are told where all bars of a name go one way", () => {
  const axes = { name: "v", measure: "n" };
  const rows = [
    ["a", "2"],
    ["b", "-1"],
    ["a", "3"],
    ["c", "1"],
    ["c", "-1"],
  ].map(([v, n]) => ({ v, n }));
  assert.deepEqual(totals(rows, axes), [
    { key: "a", sum: 5 },
    { key: "b", sum: -1 },
  ]);
});

test("numbers are told shortly, and an axis of whole numbers has no halves", () => {
  assert.deepEqual([1234.567, 99999, 2950000, -1].map(numberInWords), [
    "1,234.57",
    "99,999",
    "2.95m",
    "-1",
  ]);
  assert.equal(ticksOf([2, 2], 10), 2);
  assert.equal(ticksOf([-2, 3], 10), 5);
  assert.equal(ticksOf([0.5, 3], 10), 10);
  assert.equal(ticksOf([0], 10), 1);
});

test("long texts are broken or cut to fit, files are named after captions", () => {
  assert.deepEqual(broken("How many  councils there are", 12), [
    "How many",
    "councils",
    "there are",
  ]);
  assert.equal(fitting("an Unbreakablelongword", 60), "an Unbreaka…");
  assert.equal(fileName("Days, from “poor” to better!"), "days-from-poor-to-better");
  assert.equal(fileName("…"), "chart");
});

test("an axis is called by what its column means if that is short", () => {
  assert.equal(nameOf("council_name", {}), "council name");
  assert.equal(nameOf("n", { n: "how many" }), "how many");
  assert.equal(nameOf("daysSince", { daysSince: "long ".repeat(20) }), "days since");
});
