// The years of a site that is searched year by year: which are searched, said plainly, and the others to choose.

import { isExact } from "./finder.js";
import { element } from "./hit.js";
import { said } from "./messages.js";

// The years that are searched, newest first: those chosen, or those of the indexes that are open.
export function shownYears(finder, answers, { chosen }) {
  const shown = chosen.get("nam") || new Set(answers.map(({ part }) => finder.parts[part].ten));
  return finder.years.filter((year) => shown.has(year));
}

// What is counted, and a button for all of it: `all` is called with every year. `looking`: earlier years are
// being looked through.
export function yearLine({ known: finder, answers, state, looking }, all) {
  const shown = shownYears(finder, answers, state);
  const whole = shown.length === finder.years.length;
  const free = !state.chosen.has("nam");
  const newest = finder.parts[0].ten;
  const line = [whole ? said.everyYear : said.years(shown)];
  if (free && !shown.includes(newest)) line.unshift(said.instead(newest));
  if (looking) line.push(said.earlier);
  else if (free && !whole && !answers.some(isExact)) line.push(said.noYear);
  const text = line.join(" ");
  if (whole) return [text];
  const button = element("button", "finder__all-years", said.allYears);
  button.type = "button";
  button.addEventListener("click", () => all(finder.years));
  return [`${text} `, button];
}

// The years as a filter: `counted` is its group over the open indexes; what is not open has no count.
export function yearChoices(finder, answers, state, counted) {
  const shown = new Set(shownYears(finder, answers, state));
  const open = new Set(answers.map(({ part }) => part));
  const counts = new Map(counted?.choices.map(({ code, count }) => [code, count]));
  const choices = finder.years.map((year) => ({
    code: year,
    label: year,
    count: finder.partsOf(year).every((part) => open.has(part)) ? counts.get(year) || 0 : null,
    on: shown.has(year),
  }));
  return { name: "nam", label: "Năm", ordered: true, choices };
}
