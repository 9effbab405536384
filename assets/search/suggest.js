// Suggestions below a search box: a combobox with the best hits (WAI-ARIA Authoring Practices, combobox pattern).

import { isExact, openFinder, withFinder } from "./finder.js";
import { element, hitParts } from "./hit.js";
import { writeState } from "./url-state.js";

const MAX_SUGGESTIONS = 6;
const PAUSE_MS = 90;

export function startSuggestions(form, input) {
  const box = new Suggestions(form, input);
  openFinder(form.action).then((finder) => finder.openFirst()).catch(() => {});
  box.typed();
}

class Suggestions {
  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.turn = 0;
    this.list = element("ul", "suggest");
    this.list.id = `${input.id}-goi-y`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Gợi ý");
    this.status = element("p", "unseen");
    this.status.setAttribute("role", "status");
    form.append(this.list, this.status);
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", this.list.id],
    ]) {
      input.setAttribute(name, value);
    }
    let timer;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.typed(), PAUSE_MS);
    });
    input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the field
  }

  get options() {
    return [...this.list.children];
  }

  async typed() {
    const turn = ++this.turn;
    const text = this.input.value.trim();
    if (!text) return this.close();
    try {
      await withFinder(this.form.action, (finder) => this.answer(finder, text, turn));
    } catch (error) {
      if (turn === this.turn) this.close();
      console.error(error);
    }
  }

  // Suggest hits of the newest year; exact hits of an earlier year replace its fuzzy ones.
  async answer(finder, text, turn) {
    const request = { text, chosen: new Map(), sort: "" };
    const newest = await finder.first(0, request);
    const further = finder.split && !isExact(newest);
    if (newest.shown.length || !further) await this.suggest(finder, newest, text, turn);
    if (!further || turn !== this.turn) return;
    const earlier = await finder.elsewhere(request, () => turn === this.turn);
    if (earlier || !newest.shown.length) await this.suggest(finder, earlier || newest, text, turn);
  }

  async suggest(finder, answer, text, turn) {
    const site = new URL("../", this.form.action).href;
    const hits = answer.shown.slice(0, MAX_SUGGESTIONS);
    const parts = await Promise.all(hits.map((hit) => hitParts(answer.index, hit, answer.tokens, site)));
    if (turn === this.turn) this.show(text, parts, answer, finder);
  }

  option(address, ...inside) {
    const item = element("li", "suggest__item", ...inside);
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.id = `${this.list.id}-${this.count++}`;
    item.dataset.address = address;
    item.addEventListener("click", () => location.assign(address));
    return item;
  }

  show(text, parts, { part, shown, exact }, finder) {
    this.count = 0;
    const year = finder.split ? finder.parts[part].ten : "";
    const items = parts.map(({ address, kind, title, agency }) => {
      const place = kind === "Cơ quan" ? kind : [kind, agency.label, ...(year ? [`năm ${year}`] : [])].join(" · ");
      return this.option(address, element("span", "suggest__title", title), element("span", "suggest__place", place));
    });
    const all = (years) =>
      this.form.action + writeState({ text, chosen: new Map(years.length ? [["nam", new Set(years)]] : []), sort: "" });
    const found = `${shown.length} kết quả${exact ? "" : " gần đúng"}${year ? ` năm ${year}` : ""}`;
    const words = shown.length ? `Xem tất cả ${found}` : "Không có kết quả; tìm cách khác";
    items.push(this.option(all(year ? [year] : []), words));
    if (year) items.push(this.option(all(finder.years), "Tìm trong mọi năm"));
    this.list.replaceChildren(...items);
    this.list.hidden = document.activeElement !== this.input;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = shown.length ? found : "Không có kết quả";
  }

  close() {
    this.turn++;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  key(event) {
    const { options } = this;
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (event.key === "Enter" && at >= 0 && !this.list.hidden) location.assign(options[at].dataset.address);
    else if (event.key === "ArrowDown" && !this.list.hidden) this.select(at + 1 < options.length ? at + 1 : 0);
    else if (event.key === "ArrowUp" && !this.list.hidden) this.select(at > 0 ? at - 1 : options.length - 1);
    else return;
    event.preventDefault();
  }

  select(at) {
    this.options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    this.input.setAttribute("aria-activedescendant", this.options[at].id);
    this.options[at].scrollIntoView({ block: "nearest" });
  }
}
