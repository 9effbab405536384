// The years of a site with an index for each year: says which are searched, and offers the others.

import { isExact } from "./finder.js";
import { element } from "./hit.js";
import { messages } from "./messages.js";

// The years that are searched, newest first: the chosen ones, or those of the parts that were searched.
export function shownYears(finder, answers, { chosen }) {
  const shown = chosen.get("nam") || new Set(answers.map(({ part }) => finder.parts[part].ten));
  return finder.years.filter((year) => shown.has(year));
}

// The line that says which years the numbers are of, and a button that calls `all` with all years. `looking`: earlier
// years are being searched.
export function yearLine({ known: finder, answers, state, looking }, all) {
  const shown = shownYears(finder, answers, state);
  const whole = shown.length === finder.years.length;
  const free = !state.chosen.has("nam");
  const newest = finder.parts[0].ten;
  const line = [whole ? messages.everyYear : messages.years(shown)];
  if (free && !shown.includes(newest)) line.unshift(messages.instead(newest));
  if (looking) line.push(messages.earlier);
  else if (free && !whole && !answers.some(isExact)) line.push(messages.noYear);
  const text = line.join(" ");
  if (whole) return [text];
  const button = element("button", "finder__all-years", messages.allYears);
  button.type = "button";
  button.addEventListener("click", () => all(finder.years));
  return [`${text} `, button];
}

// The years as a group of choices; `counted`: the group of the parts that were searched. Other years have no number.
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
