// Draws the chart of a figure, from the data in it, and draws it anew when its width changes.
import { element, shape } from "../element.js";
import { bars } from "./bars.js";
import { labelled, INK, nameOf } from "./plotting.js";
import { lines, points } from "./points.js";
import { asPng, fileName, save, standalone } from "./saving.js";
import { timeline } from "./timeline.js";

const DRAW = { bar: bars, line: lines, point: points, timeline };

function legendOf(colours) {
  if (!colours) return null;
  const entries = [...colours].map(([name, colour]) =>
    element(
      "li",
      {},
      shape(
        "svg",
        { width: 12, height: 12, "aria-hidden": "true" },
        shape("rect", { x: 0.5, y: 0.5, width: 11, height: 11, fill: colour, stroke: INK }),
      ),
      ` ${name}`,
    ),
  );
  return element("ul", { class: "chart-legend" }, ...entries);
}

function buttons(current) {
  const name = () => fileName(current().caption);
  const asSvg = () => standalone(current().svg, current());
  const toSvg = () => save(new Blob([asSvg()], { type: "image/svg+xml" }), `${name()}.svg`);
  const toPng = async () => save(await asPng(asSvg()), `${name()}.png`);
  return element(
    "div",
    { class: "chart-buttons" },
    element(
      "button",
      { type: "button", "aria-label": "Download the chart as PNG", click: toPng },
      "PNG",
    ),
    element(
      "button",
      { type: "button", "aria-label": "Download the chart as SVG", click: toSvg },
      "SVG",
    ),
  );
}

function tellWhatIsPointedAt(drawing, line) {
  const tell = ({ target }) => {
    const titled = target.closest?.("a, rect, circle, path");
    const title = titled?.querySelector("title")?.textContent;
    if (title) line.textContent = title.replaceAll("\n", ", ");
  };
  drawing.addEventListener("pointerover", tell);
  drawing.addEventListener("focusin", tell);
}

function describe(kind, data, caption) {
  if (kind === "timeline") return `Timeline: ${caption}`;
  const axes = [data.x, data.y].filter(Boolean).map((name) => nameOf(name, data.columns));
  const noun = { bar: "Bar chart", line: "Line chart", point: "Points" }[kind];
  return `${noun}: ${caption}${axes.length === 2 ? ` (${axes.join(" by ")})` : ""}`;
}

/**
 * Draw a chart into a figure: `kind`, and `data` with rows, columns, x, y and colour.
 *
 * Does nothing if there is nothing to draw, or no such kind of chart.
 */
export function drawInto(figure, kind, data) {
  const draw = DRAW[kind];
  if (!draw || !data.rows.length) return;
  const caption = figure.querySelector("figcaption")?.textContent.trim() || document.title;
  const source = `${document.title} (${location.host}${location.pathname})`;
  const drawing = element("div", { class: "chart-drawing" });
  const line = element("p", { class: "chart-pointed", "aria-hidden": "true" });
  let state = null;
  const redraw = (width) => {
    const { svg, legend, note } = draw(data, width);
    if (!svg) return;
    labelled(svg, describe(kind, data, caption));
    const told = note ? element("p", { class: "chart-note" }, note) : null;
    drawing.replaceChildren(...[legendOf(legend), svg, told].filter(Boolean));
    state = { svg, legend, caption, source, width };
  };
  figure.append(drawing);
  redraw(Math.floor(drawing.clientWidth) || 640);
  if (!state) return;
  figure.append(
    line,
    buttons(() => state),
  );
  figure.classList.add("is-drawn");
  tellWhatIsPointedAt(drawing, line);
  new ResizeObserver(() => {
    const width = Math.floor(drawing.clientWidth);
    const isBusy = drawing.contains(document.activeElement);
    if (width && width !== state.width && !isBusy) redraw(width);
  }).observe(drawing);
}

/** Draw the chart that a figure of a page asks for. */
export function enhance(figure) {
  const block = figure.querySelector('script[type="application/json"]');
  if (!block) return;
  const { rows, columns = {} } = JSON.parse(block.textContent);
  const { kind, x, y, colour } = figure.dataset;
  drawInto(figure, kind, { rows, columns, x, y, colour });
}
