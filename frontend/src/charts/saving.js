// A chart as a file of its own: SVG that needs nothing else, or PNG.
import { shape } from "../element.js";
import { INK } from "./plotting.js";

const PAD = 16;
const LINE = 20;
const CHAR = 8;

/** Return a text broken into lines of at most so many characters. */
export function broken(text, most) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Return a name of a file for a chart, from its caption. */
export function fileName(caption) {
  const slug = caption
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return slug.slice(0, 60).replace(/-$/, "") || "chart";
}

function key(legend, width) {
  let [left, top] = [0, 0];
  const entries = [...legend].map(([name, colour]) => {
    const needed = 34 + name.length * 7;
    if (left && left + needed > width) [left, top] = [0, top + LINE];
    const entry = shape(
      "g",
      { transform: `translate(${left},${top})` },
      shape("rect", {
        x: 0,
        y: 2,
        width: 12,
        height: 12,
        fill: colour,
        stroke: INK,
        "stroke-width": 0.75,
      }),
      shape("text", { x: 17, y: 12, fill: INK }, name),
    );
    left += needed;
    return entry;
  });
  return { drawing: shape("g", {}, ...entries), height: top + LINE };
}

/** Return a chart as SVG with its caption, its legend and a line that says where it is from. */
export function standalone(svg, { caption, legend, source }) {
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  const heading = broken(caption, Math.floor(width / CHAR));
  const whole = shape("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    "font-family": "system-ui, sans-serif",
    "font-size": 12,
    fill: INK,
  });
  let top = PAD;
  heading.forEach((line) => {
    top += LINE;
    const attributes = {
      x: PAD,
      y: top - 6,
      "font-size": 15,
      "font-weight": 600,
      "font-family": "Georgia, serif",
    };
    whole.append(shape("text", attributes, line));
  });
  top += 6;
  if (legend) {
    const { drawing, height: taken } = key(legend, width);
    drawing.setAttribute("transform", `translate(${PAD},${top})`);
    whole.append(drawing);
    top += taken + 4;
  }
  const chart = svg.cloneNode(true);
  for (const link of chart.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const [name, value] of [
    ["x", PAD],
    ["y", top],
  ])
    chart.setAttribute(name, value);
  whole.append(chart);
  const total = [width + 2 * PAD, top + height + (source ? LINE + PAD : PAD)];
  if (source)
    whole.append(
      shape("text", { x: PAD, y: total[1] - PAD, "font-size": 11, fill: "#555555" }, source),
    );
  whole.setAttribute("width", total[0]);
  whole.setAttribute("height", total[1]);
  whole.setAttribute("viewBox", `0 0 ${total[0]} ${total[1]}`);
  whole.prepend(
    shape("title", {}, caption),
    shape("rect", { width: total[0], height: total[1], fill: "#ffffff" }),
  );
  return new XMLSerializer().serializeToString(whole);
}

/** Give the user a file. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Return SVG as PNG, at twice its size. */
export async function asPng(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    context.drawImage(image, 0, 0);
    return await new Promise((resolve) => {
      canvas.toBlob(resolve, "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
