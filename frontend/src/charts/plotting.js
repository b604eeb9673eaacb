// What all charts share: looks, and how a drawing of Observable Plot is made fit for the site.
import * as Plot from "@observablehq/plot";

export const INK = "#222222";
export const GRID = "#d9d6cf";
const LOOKS = { fontFamily: "system-ui, sans-serif", fontSize: "12px", background: "none" };
const CHAR = 6.6;
const XLINK = "http://www.w3.org/1999/xlink";

/** Return about how many pixels a text takes. */
export function widthOf(text) {
  return String(text).length * CHAR;
}

/** Return a text with its longest words cut to a width, since only spaces are broken at. */
export function fitting(text, width) {
  const most = Math.max(4, Math.floor(width / CHAR));
  const cut = (word) => (word.length > most ? `${word.slice(0, most - 1)}…` : word);
  return String(text).split(" ").map(cut).join(" ");
}

/** Return a width in pixels as Plot wants it for breaking lines: in ems, of a narrow font. */
export function emsOf(pixels) {
  return (pixels / 12) * 0.85;
}

/** Return what a column is called in a chart: what it means if that is short, else its name. */
export function nameOf(column, columns = {}) {
  const meaning = columns[column];
  if (meaning && meaning.length <= 48) return meaning;
  return column
    .replaceAll(/[_-]/g, " ")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/**
 * Draw a plot, and return its SVG without its style element, which the site's policy would block
 * and which only sets what attributes set as well.
 */
export function drawn(options) {
  const svg = Plot.plot({ style: LOOKS, ...options });
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.removeAttribute("class");
  svg.setAttribute("color", INK);
  return svg;
}

/**
 * Say in words what a drawing shows. A drawing with links is a group, since what is in an image is
 * hidden from those who listen; each link is called by its title.
 */
export function labelled(svg, label) {
  const links = svg.querySelectorAll("a");
  svg.setAttribute("role", links.length ? "group" : "img");
  svg.setAttribute("aria-label", label);
  for (const link of links) {
    // Plot writes the older xlink:href, which scripts and styles do not find as href.
    const target = link.getAttributeNS(XLINK, "href") ?? link.getAttribute("href");
    link.removeAttributeNS(XLINK, "href");
    link.setAttribute("href", target);
    const title = link.querySelector("title")?.textContent;
    if (title) link.setAttribute("aria-label", title);
  }
  // Plot gives its groups names such as "x-axis tick"; they tell a listener nothing.
  for (const group of svg.querySelectorAll("g[aria-label]")) {
    group.removeAttribute("aria-label");
    if (!group.querySelector("a")) group.setAttribute("aria-hidden", "true");
  }
  return svg;
}

/** Return a row in words, by what its columns mean. */
export function inWords(row, names, columns) {
  return names
    .filter((name) => name && row[name] !== undefined && row[name] !== "")
    .map((name) => `${nameOf(name, columns)}: ${row[name]}`)
    .join("\n");
}

/** Return the names of a chart's series, in the order in which they first appear. */
export function namesOf(rows, column) {
  return column ? [...new Set(rows.map((row) => String(row[column] ?? "")))].filter(Boolean) : [];
}
