// The search page: searches for what is typed and chosen, shows hits and numbers, and keeps the address up to date.

import { mergeFacets } from "./facets.js";
import { drawFilters } from "./filters.js";
import { isExact, mergeAnswers, openFinder, withFinder } from "./finder.js";
import { element, hitItem, hitParts } from "./hit.js";
import { moveByArrows } from "./keyboard.js";
import { messages } from "./messages.js";
import { readState, writeState } from "./url-state.js";
import { shownYears, yearChoices, yearLine } from "./years.js";

const FIRST_HITS = 6; // fetched first: a browser has at most six requests to a server at a time
const HITS_A_STEP = 10; // shown at once, and more at each press of the button
const PAUSE_MS = 90; // after a key, before searching

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
    this.state = readState();
    this.turn = 0;
    // keep what was typed before this script was loaded
    if (document.activeElement === this.input && this.input.value) this.state.text = this.input.value.trim();
    else this.input.value = this.state.text;
    this.sort.value = this.state.sort;
    if (matchMedia("(min-width: 56rem)").matches) part("filters").open = true;
    this.listen();
    this.finder().catch(() => {}); // load the small list of parts ahead
  }

  listen() {
    let timer;
    const begin = () => this.finder().then((finder) => finder.openFirst()).catch(() => {});
    this.input.addEventListener("focus", begin, { once: true });
    this.input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.change({ text: this.input.value.trim() }, false), PAUSE_MS);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.change({ text: this.input.value.trim() }, true);
    });
    this.sort.addEventListener("change", () => this.change({ sort: this.sort.value }, true));
    this.place.more.addEventListener("click", () => this.more());
    addEventListener("popstate", () => {
      this.state = readState();
      this.input.value = this.state.text;
      this.sort.value = this.state.sort;
      this.run(false);
    });
    moveByArrows(this.root, this.input, () => [...this.place.hits.querySelectorAll(".hit__link")]);
  }

  finder() {
    return openFinder(this.form.action);
  }

  change(part, lasting) {
    this.state = { ...this.state, ...part };
    const address = writeState(this.state);
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

  // Choose or drop years, beside those that are searched already; without any, the newest is searched.
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

  // Show the hits of the chosen years; without any, those of the newest year, or, where it has no exact hits, of the
  // newest year that has.
  async answer(finder, turn) {
    const years = this.state.chosen.get("nam");
    const answers = await Promise.all(finder.partsToSearch(years).map((part) => finder.first(part, this.state)));
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
    this.place.count.textContent = messages.broken;
    console.error(error);
  }

  async show(finder, answers, turn, further = false) {
    answers = mergeAnswers(answers);
    Object.assign(this, { known: finder, answers, looking: further });
    this.queue = answers.flatMap((answer) => answer.shown.map((hit) => ({ answer, hit })));
    this.shown = 0;
    this.groups = new Set();
    this.rest = finder.parts.map((_, i) => i).filter((i) => !answers.some((answer) => answer.part === i));
    const items = await this.items(FIRST_HITS, finder);
    if (turn !== this.turn) return;
    this.place.hits.replaceChildren(...items);
    this.drawSums();
    this.place.body.hidden = false;
    const others = await this.items(HITS_A_STEP - FIRST_HITS, finder);
    if (turn !== this.turn) return;
    this.place.hits.append(...others);
    this.updateMore(finder);
    if (!further) await this.addNear(answers, turn);
    if (turn === this.turn && answers.length === 1) answers[0].index.preloadWords();
  }

  // Add the fuzzy hits after the others when they are found, so that shown hits do not move.
  async addNear(answers, turn) {
    const near = await Promise.all(answers.map((answer) => answer.later()));
    if (turn !== this.turn) return;
    answers.forEach((answer, i) => this.queue.push(...near[i].map((hit) => ({ answer, hit, near: true }))));
    const items = await this.items(Math.max(0, HITS_A_STEP - this.shown), this.known);
    if (turn !== this.turn) return;
    this.place.hits.append(...items);
    this.updateMore(this.known);
  }

  // Draw the numbers, notes and filters, counted over all parts that were searched.
  drawSums() {
    const { known: finder, answers, state } = this;
    const total = answers.reduce((sum, answer) => sum + answer.shown.length, 0);
    const waiting = this.looking && !total; // do not say "nothing found" before all years were searched
    this.place.count.textContent = waiting ? messages.earlier : messages.count(total, answers, state);
    this.place.note.replaceChildren(...(waiting ? [] : messages.notes(total, answers, state)));
    const groups = mergeFacets(answers, state.chosen);
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

  // The list items of the next hits, with a heading where a year or the fuzzy hits begin.
  async items(count, finder) {
    const next = this.queue.slice(this.shown, this.shown + count);
    this.shown += next.length; // before the first await, as several calls may run at the same time
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
    const year = finder.split ? [messages.part(finder.parts[answer.part].ten)] : [];
    const name = [...year, ...(near ? [messages.near] : [])].join(" – ");
    if (!name || this.groups.has(name)) return "";
    this.groups.add(name);
    return name;
  }

  updateMore(finder) {
    const left = this.queue.length - this.shown;
    const next = this.rest[0];
    this.place.more.hidden = !left && next === undefined;
    this.place.more.textContent = left
      ? messages.more(left)
      : next !== undefined
        ? messages.nextPart(finder.parts[next].ten)
        : "";
  }

  // Show more hits, then those of the next year; the focus moves to the first new one.
  async more() {
    const turn = this.turn;
    try {
      await this.further(turn);
    } catch {
      if (turn === this.turn) this.run(); // it tries again, and shows an error where it fails
    }
  }

  // Add a year to the chosen ones and to the address; shown hits stay.
  alsoYear(year) {
    const chosen = new Map(this.state.chosen);
    chosen.set("nam", new Set([...chosen.get("nam"), year]));
    this.state = { ...this.state, chosen };
    history.replaceState(null, "", writeState(this.state));
  }

  async further(turn) {
    const finder = this.known;
    if (this.shown >= this.queue.length && this.rest.length) {
      const part = this.rest.shift();
      if (this.state.chosen.has("nam")) this.alsoYear(finder.parts[part].ten);
      const found = await finder.first(part, this.state);
      if (turn !== this.turn) return;
      this.answers = mergeAnswers([...this.answers, found]);
      const answer = this.answers.at(-1);
      const near = await answer.later();
      if (turn !== this.turn) return;
      this.queue.push(...answer.shown.map((hit) => ({ answer, hit })));
      this.queue.push(...near.map((hit) => ({ answer, hit, near: true })));
      this.drawSums();
    }
    const items = await this.items(HITS_A_STEP, finder);
    if (turn !== this.turn) return;
    this.place.hits.append(...items);
    this.updateMore(finder);
    items.find((item) => item.matches(".hit"))?.querySelector("a").focus();
  }
}
