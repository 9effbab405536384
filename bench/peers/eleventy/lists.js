// Pages that list tasks or reports of many plans: by criterion, status, month of the deadline, month of the report.
import { badge, badgeLink, byAgency, countList, crumb, heads, hero, link, pager, section, sums, taskGroups, tally, tools, updates } from "./parts.js";
import { grouped, words } from "./library.js";
import { day, each, month, number } from "./text.js";

const groupedList = (tasks, groups, caption, by) => tools(tasks, by) + taskGroups(groups, caption);

/** A list of tasks, and, where it is too long for one page, the pages of its agencies. */
function* listing({ path, heading, description, trail, head, tasks, groups, by = ["co-quan", "nam"] }) {
  const long = tasks.length > words.limit;
  const owners = long ? [...grouped(tasks, (task) => task.agency)] : [];
  const elsewhere = () => countList(owners.map(([agency, own]) => [agency.name, `${path}${agency.id}/`, own.length]), "nhiệm vụ");
  const list = () => (tasks.length ? groupedList(tasks, groups(tasks), heading, by) : '<p class="empty">Không có nhiệm vụ nào.</p>');
  yield { path, title: heading, description, trail, make: () => head(tasks) + section("nhiem-vu", "Các nhiệm vụ", long ? elsewhere() : list()) };
  for (const [agency, own] of owners) {
    const name = `${heading}: ${agency.name}`;
    const make = () => hero(name) + section("nhiem-vu", "Các nhiệm vụ", groupedList(own, groups(own), name, ["nam"]));
    yield { path: `${path}${agency.id}/`, title: name, description, trail: [...trail, [heading, path]], make };
  }
}

export function* criterionPages({ sets, agencies }) {
  const trail = [["Tiêu chí", "/tieu-chi/"]];
  const list = ({ criteria }) => countList(criteria.map((one) => [one.name, one.path, one.tasks.length]), "nhiệm vụ");
  yield { path: "/tieu-chi/", title: "Tiêu chí", trail: [], make: () => hero("Tiêu chí") + each(sets, (set) => section(`bo-${set.id}`, link(set), list(set))) };
  for (const set of sets) {
    yield { path: set.path, title: set.name, trail, make: () => hero(set.name) + sums("Nhiệm vụ theo từng tiêu chí", "Tiêu chí", set.criteria.map((one) => [one.name, one.path, one.tasks])) };
    for (const criterion of set.criteria) {
      const compared = (tasks) => each([...grouped(tasks, (task) => task.plan.year)].sort().reverse(), ([year, own]) =>
        sums(`Sở, năm ${year}`, "Cơ quan", [...grouped(own, (task) => task.agency)].map(([agency, its]) => [agency.name, agency.path, its])));
      yield* listing({
        path: criterion.path, heading: criterion.name, trail: [...trail, crumb(set)], tasks: criterion.tasks, groups: byAgency,
        description: `Các nhiệm vụ của mọi cơ quan theo tiêu chí ${criterion.name} (${set.name}).`,
        head: (tasks) => hero(criterion.name, `<p>Số nhiệm vụ: ${number(tasks.length)}</p>\n`) + section("so-sanh", "So sánh các cơ quan cùng loại, cùng năm", compared(tasks)),
      });
    }
  }
}

export function* statusPages({ tasks }) {
  const found = grouped(tasks, (task) => task.status);
  const trail = [["Tình trạng", "/trang-thai/"]];
  const rows = () => each(words.statuses, (status) => `
      <tr><th class="cards__main" scope="row">${badgeLink(status)}</th><td data-label="Cách xét">${status.rule}</td><td class="num" data-label="Số nhiệm vụ">${number(found.get(status)?.length ?? 0)}</td></tr>`);
  yield {
    path: "/trang-thai/", title: "Tình trạng thực hiện", trail: [],
    make: () => hero("Tình trạng thực hiện") + tally(tasks, "Nhiệm vụ của tất cả các kế hoạch, theo tình trạng") + `<table class="table cards standings">${heads(["Tình trạng", "Cách xét", "Số nhiệm vụ"])}<tbody>${rows()}</tbody></table>`,
  };
  for (const status of words.statuses) {
    const others = () => section("tinh-trang-khac", "Tình trạng khác", `<ul class="badges">${each(words.statuses, (other) => `<li>${badgeLink(other)}</li>`)}</ul>`);
    yield* listing({
      path: `/trang-thai/${status.slug}/`, heading: status.label, trail, tasks: found.get(status) ?? [], groups: byAgency,
      description: `Các nhiệm vụ ở tình trạng “${status.label}”: ${status.rule}`,
      head: (own) => hero(status.label, `<p>${badge(status)}</p>\n<p class="lead">${status.rule}</p>\n<p><strong>${number(own.length)}</strong> trên tổng số ${number(tasks.length)} nhiệm vụ.</p>`) + others(),
    });
  }
}

const yearOf = (key) => key.slice(0, 4);

export function* deadlinePages({ tasks }) {
  const dated = tasks.filter((task) => task.due).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const months = [...grouped(dated, (task) => task.due.slice(0, 7))];
  const years = [...grouped(months, ([key]) => yearOf(key))];
  const pathOf = (key) => `/thoi-han/${key.replace("-", "/")}/`;
  const list = (own) => countList(own.map(([key, its]) => [`Tháng ${month(key)}`, pathOf(key), its.length]), "nhiệm vụ");
  yield { path: "/thoi-han/", title: "Thời hạn", trail: [], make: () => hero("Thời hạn", `<p class="lead">${number(dated.length)} trên tổng số ${number(tasks.length)} nhiệm vụ có ngày đến hạn.</p>\n`) + each(years.toReversed(), ([year, own]) => section(`nam-${year}`, `<a href="/thoi-han/${year}/">Năm ${year}</a>`, list(own))) };
  for (const [year, own] of years) yield { path: `/thoi-han/${year}/`, title: `Đến hạn trong năm ${year}`, trail: [["Thời hạn", "/thoi-han/"]], make: () => hero(`Đến hạn trong năm ${year}`) + list(own) + sums(`Nhiệm vụ đến hạn trong năm ${year}, theo tháng`, "Tháng", own.map(([key, its]) => [`Tháng ${month(key)}`, pathOf(key), its])) };
  const next = (index) => months[index] && [`Tháng ${month(months[index][0])}`, pathOf(months[index][0])];
  for (const [index, [key, own]] of months.entries()) {
    const heading = `Đến hạn trong tháng ${month(key)}`;
    yield* listing({
      path: pathOf(key), heading, description: `Các nhiệm vụ có hạn trong tháng ${month(key)}, theo từng ngày.`, trail: [["Thời hạn", "/thoi-han/"], [`Năm ${yearOf(key)}`, `/thoi-han/${yearOf(key)}/`]], tasks: own,
      groups: (its) => [...grouped(its, (task) => task.due)].map(([due, rows]) => [`ngay-${due}`, `<time datetime="${due}">${day(due)}</time>`, rows]),
      head: (its) => hero(heading, `<p class="lead">${number(its.length)} nhiệm vụ đến hạn.</p>\n`) + pager("Tháng khác", next(index - 1), next(index + 1)),
    });
  }
}

export function* updatePages({ reports }) {
  const months = [...grouped(reports, (report) => report.ngay.slice(0, 7))];
  const years = [...grouped(months, ([key]) => yearOf(key))];
  const pathOf = (key) => `/cap-nhat/${key.replace("-", "/")}/`;
  const trail = [["Cập nhật", "/cap-nhat/"]];
  const size = (own) => own.reduce((sum, [, its]) => sum + its.length, 0);
  yield { path: "/cap-nhat/", title: "Cập nhật", trail: [], make: () => hero("Cập nhật") + each(months.slice(0, 5), ([key, own], index) => section(`thang-${key}`, `<a href="${pathOf(key)}">Tháng ${month(key)}</a>`, updates(own.slice(0, 8)))) + section("tat-ca", `Tất cả ${number(reports.length)} báo cáo, theo năm`, countList(years.map(([year, own]) => [`Năm ${year}`, `/cap-nhat/${year}/`, size(own)]), "báo cáo")) };
  for (const [year, own] of years) yield { path: `/cap-nhat/${year}/`, title: `Báo cáo trong năm ${year}`, trail, make: () => hero(`Báo cáo trong năm ${year}`) + countList(own.map(([key, its]) => [`Tháng ${month(key)}`, pathOf(key), its.length]), "báo cáo") };
  for (const [key, own] of months) yield { path: pathOf(key), title: `Báo cáo trong tháng ${month(key)}`, trail: [...trail, [`Năm ${yearOf(key)}`, `/cap-nhat/${yearOf(key)}/`]], make: () => hero(`Báo cáo trong tháng ${month(key)}`, `<p class="lead">${own.length} báo cáo.</p>\n`) + updates(own) };
}
