// Draws the filters of the search page: groups of checkboxes with numbers.

import { element } from "./hit.js";

const MAX_SHORT_LIST = 8; // choices of a filter; more are shown after "Xem hết"

function choiceLine(group, choice, changed) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = choice.on;
  box.name = group.name;
  box.value = choice.code;
  box.addEventListener("change", () => changed(group.name, choice.code, box.checked));
  const count = element("span", "facet__count", choice.count === null ? "chưa tìm" : String(choice.count));
  if (choice.count !== null) count.setAttribute("aria-label", `${choice.count} kết quả`);
  return element("li", "", element("label", "facet__choice", box, element("span", "", choice.label), count));
}

// Draw `groups` (see facets.js) into the element `place`. Open groups stay open, and the focus stays where it is.
// `changed(name, code, on)` is called for each change of a checkbox.
export function drawFilters(place, groups, changed) {
  const open = new Set([...place.querySelectorAll("details[open]")].map((d) => d.dataset.name));
  const all = new Set([...place.querySelectorAll("[data-all]")].map((d) => d.dataset.all));
  const focus = document.activeElement;
  const focused = place.contains(focus) ? [focus.name, focus.value] : null;
  const drawn = groups
    .filter((group) => group.choices.length > 1 || group.choices.some((choice) => choice.on))
    .map((group) => drawGroup(group, open.has(group.name), all.has(group.name), changed));
  place.replaceChildren(...drawn);
  if (focused) {
    const same = [...place.querySelectorAll("input")].find((i) => i.name === focused[0] && i.value === focused[1]);
    same?.focus({ preventScroll: true });
  }
}

function drawGroup(group, wasOpen, showAll, changed) {
  const box = element("details", "facet", element("summary", "facet__name", group.label));
  box.dataset.name = group.name;
  box.open = wasOpen || group.choices.some((choice) => choice.on);
  const byCount = group.choices.length > MAX_SHORT_LIST && !group.ordered;
  const sorted = [...group.choices].sort((a, b) => b.on - a.on || (byCount ? b.count - a.count : 0));
  const list = element("ul", "facet__list");
  const lines = sorted.map((choice) => choiceLine(group, choice, changed));
  list.append(...(showAll ? lines : lines.slice(0, MAX_SHORT_LIST)));
  box.append(list);
  if (showAll) list.dataset.all = group.name;
  if (!showAll && lines.length > MAX_SHORT_LIST) {
    const more = element("button", "facet__more", `Xem hết ${lines.length} lựa chọn`);
    more.type = "button";
    more.addEventListener("click", () => {
      list.append(...lines.slice(MAX_SHORT_LIST));
      list.dataset.all = group.name;
      more.remove();
      lines[MAX_SHORT_LIST].querySelector("input").focus();
    });
    box.append(more);
  }
  return box;
}
