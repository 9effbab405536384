// The search page: what is typed and chosen → address, hits, counts. All words shown here are Vietnamese.

import { counts } from "./facets.js";
import { drawFilters } from "./filters.js";
import { openFinder } from "./finder.js";
import { element, hitItem, hitParts } from "./hit.js";
import { arrows } from "./keys.js";
import { said } from "./messages.js";
import { read, write } from "./state.js";

const FIRST = 6; // hits fetched at once: as many as a browser asks a server for at one time
const STEP = 10; // hits shown before "more"
const PAUSE = 90; // ms after a key before searching

export function start(root) {
  new SearchPage(root).run(false);
}

class SearchPage {
  constructor(root) {
    const part = (name) => root.querySelector(`[data-${name}]`);
    this.root = root;
    this.form = root.querySelector("form");
    this.input = this.form.querySelector("input[name=q]");
    this.place = { count: part("count"), note: part("note"), body: part("body"), facets: part("facets") };
    Object.assign(this.place, { hits: part("hits"), more: part("more"), chosen: part("chosen") });
    this.sort = part("sort");
    this.badges = new Map(
      [...part("statuses").children].map((e) => [e.dataset.status, e.firstElementChild]),
    );
    this.state = read();
    this.turn = 0;
    // what was typed before this script came stays
    if (document.activeElement === this.input && this.input.value) this.state.text = this.input.value.trim();
    else this.input.value = this.state.text;
    this.sort.value = this.state.sort;
    if (matchMedia("(min-width: 56rem)").matches) part("filters").open = true;
    this.listen();
  }

  listen() {
    let timer;
    this.input.addEventListener("focus", () => this.finder().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.change({ text: this.input.value.trim() }, false), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.change({ text: this.input.value.trim() }, true);
    });
    this.sort.addEventListener("change", () => this.change({ sort: this.sort.value }, true));
    this.place.more.addEventListener("click", () => this.more());
    addEventListener("popstate", () => {
      this.state = read();
      this.input.value = this.state.text;
      this.sort.value = this.state.sort;
      this.run(false);
    });
    arrows(this.root, this.input, () => [...this.place.hits.querySelectorAll(".hit__link")]);
  }

  finder() {
    return openFinder(this.form.action);
  }

  change(part, lasting) {
    this.state = { ...this.state, ...part };
    const address = write(this.state);
    if (lasting && address !== location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.run(true);
  }

  choose(name, code, on) {
    const chosen = new Map([...this.state.chosen].map(([key, codes]) => [key, new Set(codes)]));
    const codes = chosen.get(name) || new Set();
    if (on) codes.add(code);
    else codes.delete(code);
    if (codes.size) chosen.set(name, codes);
    else chosen.delete(name);
    this.change({ chosen }, true);
  }

  async run() {
    const turn = ++this.turn;
    const { text, chosen } = this.state;
    if (!text && !chosen.size) return this.clear();
    this.root.setAttribute("aria-busy", "true");
    try {
      const finder = await this.finder();
      const answers = await Promise.all(finder.wanted(chosen.get("nam")).map((p) => finder.find(p, this.state)));
      if (turn === this.turn) await this.show(finder, answers, turn);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  clear() {
    this.place.body.hidden = true;
    this.place.count.textContent = "";
    this.place.note.replaceChildren();
    this.place.hits.replaceChildren();
  }

  fail(error) {
    this.clear();
    this.place.count.textContent = said.broken;
    console.error(error);
  }

  async show(finder, answers, turn) {
    this.answers = answers;
    this.queue = answers.flatMap((answer) => [
      ...answer.shown.map((hit) => ({ answer, hit })),
      ...answer.near.map((hit) => ({ answer, hit, near: true })),
    ]);
    this.shown = 0;
    this.groups = new Set();
    this.rest = finder.parts.map((_, i) => i).filter((i) => !answers.some((answer) => answer.part === i));
    const items = await this.items(FIRST, finder);
    if (turn !== this.turn) return;
    const total = answers.reduce((sum, answer) => sum + answer.shown.length, 0);
    this.place.count.textContent = said.count(total, answers, this.state);
    this.place.note.replaceChildren(...said.notes(total, answers, this.state));
    this.place.hits.replaceChildren(...items);
    this.drawFacets(answers);
    this.place.body.hidden = false;
    const others = await this.items(STEP - FIRST, finder);
    if (turn !== this.turn) return;
    this.place.hits.append(...others);
    this.updateMore(finder);
    for (const { index } of answers) index.warm();
  }

  drawFacets(answers) {
    const merged = new Map();
    for (const { index, hits } of answers) {
      for (const group of counts(index.table, hits.map((hit) => hit.record), this.state.chosen)) {
        const known = merged.get(group.name) || { ...group, choices: [] };
        for (const choice of group.choices) {
          const same = known.choices.find(({ code }) => code === choice.code);
          if (same) same.count += choice.count;
          else known.choices.push(choice);
        }
        merged.set(group.name, known);
      }
    }
    drawFilters(this.place.facets, [...merged.values()], (...choice) => this.choose(...choice));
    const number = [...this.state.chosen.values()].reduce((sum, codes) => sum + codes.size, 0);
    this.place.chosen.textContent = number ? `(đang chọn ${number})` : "";
  }

  // The next hits as items, with a heading where a year or the near hits begin.
  async items(count, finder) {
    const next = this.queue.slice(this.shown, this.shown + count);
    const drawn = await Promise.all(
      next.map(async ({ answer, hit }) => {
        const parts = await hitParts(answer.index, hit, answer.tokens, this.root.dataset.root);
        return hitItem(parts, (code) => this.badges.get(code)?.cloneNode(true));
      }),
    );
    this.shown += next.length;
    return drawn.flatMap((item, i) => {
      const heading = this.heading(next[i], finder);
      return heading ? [element("li", "finder__group", element("h2", "", heading)), item] : [item];
    });
  }

  heading({ answer, near }, finder) {
    const name = near ? said.near : finder.parts.length > 1 && said.part(finder.parts[answer.part].ten);
    if (!name || this.groups.has(name)) return "";
    this.groups.add(name);
    return name;
  }

  updateMore(finder) {
    const left = this.queue.length - this.shown;
    const next = this.rest[0];
    this.place.more.hidden = !left && next === undefined;
    this.place.more.textContent = left
      ? said.more(left)
      : next !== undefined
        ? said.nextPart(finder.parts[next].ten)
        : "";
  }

  // More of the same, then the next year; the focus goes to the first hit that is new.
  async more() {
    const finder = await this.finder();
    const turn = this.turn;
    if (this.shown >= this.queue.length && this.rest.length) {
      const answer = await finder.find(this.rest.shift(), this.state);
      if (turn !== this.turn) return;
      this.answers.push(answer);
      this.queue.push(...[...answer.shown, ...answer.near].map((hit) => ({ answer, hit })));
      const total = this.answers.reduce((sum, known) => sum + known.shown.length, 0);
      this.place.count.textContent = said.count(total, this.answers, this.state);
      this.drawFacets(this.answers);
    }
    const items = await this.items(STEP, finder);
    if (turn !== this.turn) return;
    this.place.hits.append(...items);
    this.updateMore(finder);
    items.find((item) => item.matches(".hit"))?.querySelector("a").focus();
  }
}
