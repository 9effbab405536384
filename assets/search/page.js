// The search page: what is typed and chosen → address, hits, counts. All words shown here are Vietnamese.

import { merged } from "./facets.js";
import { drawFilters } from "./filters.js";
import { isExact, openFinder, together, withFinder } from "./finder.js";
import { element, hitItem, hitParts } from "./hit.js";
import { arrows } from "./keys.js";
import { said } from "./messages.js";
import { read, write } from "./state.js";
import { shownYears, yearChoices, yearLine } from "./years.js";

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
    this.place.years = element("p", "finder__years");
    this.place.note.before(this.place.years);
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
    this.finder().catch(() => {}); // the list of indexes is small: the first key need not wait for it
  }

  listen() {
    let timer;
    const begin = () => this.finder().then((finder) => finder.begin()).catch(() => {});
    this.input.addEventListener("focus", begin, { once: true });
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

  // Years are chosen beside those that are searched already; when none is left the newest is searched.
  chooseYears(years, on) {
    const shown = shownYears(this.known, this.answers, this.state);
    const wanted = on ? [...shown, ...years] : shown.filter((year) => !years.includes(year));
    const chosen = new Map(this.state.chosen);
    if (wanted.length) chosen.set("nam", new Set(wanted));
    else chosen.delete("nam");
    this.change({ chosen }, true);
  }

  async run() {
    const turn = ++this.turn;
    const { text, chosen } = this.state;
    if (!text && !chosen.size) return this.clear();
    this.root.setAttribute("aria-busy", "true");
    try {
      await withFinder(this.form.action, (finder) => this.answer(finder, turn));
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  // Of the years chosen; else of the newest year, or, when that has only something like it, of the newest that
  // has what is sought.
  async answer(finder, turn) {
    const years = this.state.chosen.get("nam");
    const answers = await Promise.all(finder.wanted(years).map((part) => finder.first(part, this.state)));
    const further = finder.split && !years && !answers.some(isExact);
    if (turn !== this.turn) return;
    await this.show(finder, answers, turn, further);
    const earlier = further && (await finder.elsewhere(this.state, () => turn === this.turn));
    if (further && turn === this.turn) await this.show(finder, earlier ? [earlier] : answers, turn);
  }

  clear() {
    this.place.body.hidden = true;
    this.place.count.textContent = "";
    this.place.years.replaceChildren();
    this.place.note.replaceChildren();
    this.place.hits.replaceChildren();
  }

  fail(error) {
    this.clear();
    this.place.count.textContent = said.broken;
    console.error(error);
  }

  async show(finder, answers, turn, further = false) {
    answers = together(answers);
    Object.assign(this, { known: finder, answers, looking: further });
    this.queue = answers.flatMap((answer) => answer.shown.map((hit) => ({ answer, hit })));
    this.shown = 0;
    this.groups = new Set();
    this.rest = finder.parts.map((_, i) => i).filter((i) => !answers.some((answer) => answer.part === i));
    const items = await this.items(FIRST, finder);
    if (turn !== this.turn) return;
    this.place.hits.replaceChildren(...items);
    this.drawSums();
    this.place.body.hidden = false;
    const others = await this.items(STEP - FIRST, finder);
    if (turn !== this.turn) return;
    this.place.hits.append(...others);
    this.updateMore(finder);
    if (!further) await this.addNear(answers, turn);
    if (turn === this.turn && answers.length === 1) answers[0].index.warm();
  }

  // What is only like it comes behind, when it has been found: nothing that is shown moves.
  async addNear(answers, turn) {
    const near = await Promise.all(answers.map((answer) => answer.later()));
    if (turn !== this.turn) return;
    answers.forEach((answer, i) => this.queue.push(...near[i].map((hit) => ({ answer, hit, near: true }))));
    const items = await this.items(Math.max(0, STEP - this.shown), this.known);
    if (turn !== this.turn) return;
    this.place.hits.append(...items);
    this.updateMore(this.known);
  }

  // What stands beside the hits and is counted over all years that are open.
  drawSums() {
    const { known: finder, answers, state } = this;
    const total = answers.reduce((sum, answer) => sum + answer.shown.length, 0);
    const waiting = this.looking && !total; // nobody is told that nothing was found before all was looked at
    this.place.count.textContent = waiting ? said.earlier : said.count(total, answers, state);
    this.place.note.replaceChildren(...(waiting ? [] : said.notes(total, answers, state)));
    const groups = merged(answers, state.chosen);
    if (finder.split) {
      this.place.years.replaceChildren(...yearLine(this, (years) => this.chooseYears(years, true)));
      const at = groups.findIndex(({ name }) => name === "nam");
      groups[at] = yearChoices(finder, answers, state, groups[at]);
    }
    drawFilters(this.place.facets, groups, (name, code, on) =>
      finder.split && name === "nam" ? this.chooseYears([code], on) : this.choose(name, code, on),
    );
    const number = [...state.chosen.values()].reduce((sum, codes) => sum + codes.size, 0);
    this.place.chosen.textContent = number ? `(đang chọn ${number})` : "";
  }

  // The next hits as items, with a heading where a year or the near hits begin.
  async items(count, finder) {
    const next = this.queue.slice(this.shown, this.shown + count);
    this.shown += next.length; // before any wait: near hits and "more" may come at once
    const drawn = await Promise.all(
      next.map(async ({ answer, hit }) => {
        const parts = await hitParts(answer.index, hit, answer.tokens, this.root.dataset.root);
        return hitItem(parts, (code) => this.badges.get(code)?.cloneNode(true));
      }),
    );
    return drawn.flatMap((item, i) => {
      const heading = this.heading(next[i], finder);
      return heading ? [element("li", "finder__group", element("h2", "", heading)), item] : [item];
    });
  }

  heading({ answer, near }, finder) {
    const year = finder.split ? [said.part(finder.parts[answer.part].ten)] : [];
    const name = [...year, ...(near ? [said.near] : [])].join(" – ");
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
    const turn = this.turn;
    try {
      await this.further(turn);
    } catch {
      if (turn === this.turn) this.run(); // which tries again, and says what is wrong
    }
  }

  // One more year is searched, and stands in the address; what is shown stays.
  alsoYear(year) {
    const chosen = new Map(this.state.chosen);
    chosen.set("nam", new Set([...chosen.get("nam"), year]));
    this.state = { ...this.state, chosen };
    history.replaceState(null, "", write(this.state));
  }

  async further(turn) {
    const finder = this.known;
    if (this.shown >= this.queue.length && this.rest.length) {
      const part = this.rest.shift();
      if (this.state.chosen.has("nam")) this.alsoYear(finder.parts[part].ten);
      const found = await finder.first(part, this.state);
      if (turn !== this.turn) return;
      this.answers = together([...this.answers, found]);
      const answer = this.answers.at(-1);
      const near = await answer.later();
      if (turn !== this.turn) return;
      this.queue.push(...answer.shown.map((hit) => ({ answer, hit })));
      this.queue.push(...near.map((hit) => ({ answer, hit, near: true })));
      this.drawSums();
    }
    const items = await this.items(STEP, finder);
    if (turn !== this.turn) return;
    this.place.hits.append(...items);
    this.updateMore(finder);
    items.find((item) => item.matches(".hit"))?.querySelector("a").focus();
  }
}
