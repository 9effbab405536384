// Pieces of pages; rows of tasks are made once and kept, for the many lists they stand in.
import { grouped, words } from "./library.js";
import { day, each, inline, escape, md, number, percent } from "./text.js";

const icon = (mark) => `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${words.icons[mark]}</svg>`;
export const badge = ({ mark, label }) => `<span class="status status--${mark}">${icon(mark)} <span>${label}</span></span>`;
export const badgeLink = ({ mark, label, slug }) => `<a class="status status--${mark}" href="/trang-thai/${slug}/">${icon(mark)} <span>${label}</span></a>`;
export const DECLARED = {
  hoan_thanh: badge({ mark: "done", label: "Hoàn thành" }),
  dang_thuc_hien: badge({ mark: "going", label: "Đang thực hiện" }),
};
export const link = ({ path, name, label }) => `<a href="${path}">${escape(name ?? label)}</a>`;
export const crumb = (one) => [one.name ?? one.label, one.path];
export const links = (items) => items.map(link).join("; ");
const asOf = () => `<p class="asof">Số liệu đến ngày <time datetime="${words.as_of}">${day(words.as_of)}</time>.</p>`;

const keep = (make) => (task, ...more) => (task[make.name] ??= make(task, ...more));
const data = keep(function dataOf(task) {
  const units = [...new Set([...task.lead, ...task.support].map(({ id }) => id))].join(" ");
  return ` data-tinh-trang="${task.status.code}" data-han="${task.due}" data-don-vi="${units}" data-co-quan="${task.agency.id}" data-nam="${task.plan.year}"`;
});
export const title = keep(function titleOf(task) { return inline(task.record.noi_dung); });
export const result = keep(function resultOf(task) { return md(task.record.ket_qua); });
const taskLink = (task) => `<a class="task-link" href="${task.path}">${title(task)}</a>`;
const time = (task) => `<p>${inline(task.record.thoi_han)}</p>`;

export const row = keep(function rowOf(task) {
  return `<tr${data(task)}>
        <th class="cards__head" scope="row">${task.code}</th>
        <td class="cards__main">${taskLink(task)}</td>
        <td data-label="Cơ quan, kế hoạch">${link(task.agency)}<br>${link(task.plan)}</td>
        <td data-label="Chủ trì">${links(task.lead)}</td>
        <td data-label="Thời hạn">${time(task)}</td>
        <td class="cards__status" data-label="Tình trạng">${badge(task.status)}</td>
      </tr>
      `;
});

export const annexRow = (task) => `<tr${data(task)}>
      <th class="cards__head" scope="row">${task.number}</th>
      <td class="cards__main">${taskLink(task)}</td>
      <td data-label="Kết quả, sản phẩm">${result(task)}</td>
      <td data-label="Thời hạn">${time(task)}</td>
      <td data-label="Chủ trì">${links(task.lead)}</td>
      <td data-label="Phối hợp">${links(task.support)}</td>
      <td class="cards__status" data-label="Tình trạng">${badge(task.status)}</td>
    </tr>
    `;

export const unitRow = (task, unit) => `<tr${data(task)} data-vai-tro="${task.lead.includes(unit) ? "chu-tri" : "phoi-hop"}">
        <th class="cards__head" scope="row">${task.code}</th>
        <td class="cards__main">${taskLink(task)}</td>
        <td data-label="Kế hoạch">${link(task.plan)}</td>
        <td data-label="Vai trò">${task.lead.includes(unit) ? "Chủ trì" : "Phối hợp"}</td>
        <td data-label="Thời hạn">${time(task)}</td>
        <td class="cards__status" data-label="Tình trạng">${badge(task.status)}</td>
      </tr>
      `;

export const targetRow = keep(function targetOf(task) {
  return `<tr data-dat="chua_co_so_lieu" data-co-quan="${task.agency.id}" data-nam="${task.plan.year}">
      <th class="cards__main" scope="row"><a class="task-link" href="${task.path}">${task.code}. ${title(task)}</a></th>
      <td data-label="Kế hoạch">${link(task.plan)}</td>
      <td data-label="Mức phải đạt">${result(task)}</td>
      <td data-label="Số liệu mới nhất"><span class="soft">Chưa có</span></td>
      <td data-label="Kết quả">${badge({ mark: "none", label: "Chưa có số liệu" })}</td>
    </tr>
    `;
});

const HEADS = ["Số", "Nhiệm vụ", "Cơ quan, kế hoạch", "Chủ trì", "Thời hạn", "Tình trạng"];
export const heads = (names) => `<thead>
      <tr>${each(names, (name) => `<th scope="col">${name}</th>`)}</tr>
    </thead>`;

/** Tasks under headings; groups: [[anchor, heading, tasks]…]. */
export const taskGroups = (groups, caption) => `<table class="table cards groups" id="bang-nhiem-vu">
    <caption class="unseen">${caption}</caption>
    ${heads(HEADS)}${each(groups, ([anchor, heading, tasks]) => `
    <tbody>
      <tr class="groups__head" data-heading><th id="${anchor}" colspan="6" scope="rowgroup">${heading} <span class="groups__count">${tasks.length} nhiệm vụ</span></th></tr>
      ${each(tasks, row)}</tbody>`)}
  </table>`;

export const byAgency = (tasks) => [...grouped(tasks, (task) => task.agency)].map(([agency, own]) => [`co-quan-${agency.id}`, link(agency), own]);

const field = (name, label, choices) => `
  <label class="tools__field"><span>${label}</span>
    <select name="${name}">
      <option value="">Tất cả</option>${each(choices, ([value, text, count]) => `
      <option value="${value}">${text} (${count})</option>`)}
    </select>
  </label>`;

/** The form that filters a table; by: which of "don-vi", "co-quan", "nam". */
export function tools(tasks, by) {
  const statuses = grouped(tasks, (task) => task.status);
  let html = field("tinh-trang", "Tình trạng", words.statuses.filter((one) => statuses.has(one)).map((one) => [one.code, one.label, statuses.get(one).length]));
  if (by.includes("don-vi")) {
    const units = tasks[0].agency.units.map((unit) => [unit.id, unit.name, tasks.filter((task) => task.lead.includes(unit) || task.support.includes(unit)).length]);
    html += field("don-vi", "Đơn vị", units.filter(([, , count]) => count));
  }
  if (by.includes("co-quan")) html += field("co-quan", "Cơ quan", [...grouped(tasks, (task) => task.agency)].map(([agency, own]) => [agency.id, agency.name, own.length]));
  if (by.includes("nam")) html += field("nam", "Năm", [...grouped(tasks, (task) => task.plan.year)].sort().map(([year, own]) => [year, year, own.length]));
  return `<form class="tools" data-table-tools="bang-nhiem-vu" aria-label="Lọc và xếp bảng">${html}
  <label class="tools__field"><span>Xếp theo</span>
    <select name="xep">
      <option value="">Thứ tự trong danh sách</option>
<option value="han">Thời hạn, sớm trước</option><option value="tinh-trang">Tình trạng, cần chú ý trước</option>    </select>
  </label>
  <button class="tools__reset" type="reset">Bỏ lọc</button>
  <p class="tools__count" role="status" data-count-words="Đang hiện % trên ${tasks.length} nhiệm vụ">Đang hiện ${tasks.length} trên ${tasks.length} nhiệm vụ</p>
</form>
`;
}

/** The counts of the official sum, in the order of the words. */
export function counts(tasks) {
  const found = new Map(words.buckets.map(({ code }) => [code, 0]));
  for (const task of tasks) found.set(task.status.bucket, found.get(task.status.bucket) + 1);
  return words.buckets.map((bucket) => ({ ...bucket, count: found.get(bucket.code) }));
}

export function bar(parts, total, kind = "bar") {
  let x = 0;
  return `<svg class="${kind}" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
  <rect class="bar__ground" width="1000" height="20"/>${each(parts.filter(({ count }) => count), ({ mark, count }) => {
    const start = x;
    x += Math.floor((1000 * count) / total);
    return `
  <rect class="bar__part bar__part--${mark}" x="${start}" width="${x - start}" height="20"/>`;
  })}
</svg>
`;
}

export const sentence = (parts, total) => `${number(total)} nhiệm vụ: ${parts.filter(({ count }) => count).map(({ label, count }) => `${label.toLowerCase()} ${count} (${percent(count, total)})`).join("; ")}.`;

/** The official sum: bar, table, rules, date. */
export function tally(tasks, caption) {
  const parts = counts(tasks);
  const statuses = grouped(tasks, (task) => task.status);
  const details = (part) => words.statuses.filter((one) => one.bucket === part.code && statuses.has(one));
  return `<div class="tally">
  ${bar(parts, tasks.length)}
  <table class="tally__table">
    <caption class="unseen">${caption}</caption>
    <thead>
      <tr><th scope="col">Tình trạng</th><th class="num" scope="col">Nhiệm vụ</th><th class="num" scope="col">Tỷ lệ</th></tr>
    </thead>
    <tbody>${each(parts, (part) => `
      <tr class="tally__part tally__part--${part.mark}">
        <th scope="row"><span class="tally__word">${icon(part.mark)} <span>${part.label}</span></span>${each(details(part), (one) => `
          <span class="tally__detail"><a href="/trang-thai/${one.slug}/">${one.label}</a>:&nbsp;${number(statuses.get(one).length)}</span>`)}
        </th>
        <td class="num">${number(part.count)}</td>
        <td class="num">${percent(part.count, tasks.length)}</td>
      </tr>`)}
    </tbody>
    <tfoot>
      <tr><th scope="row">Tổng số nhiệm vụ (mẫu số của tỷ lệ):</th><td class="num">${number(tasks.length)}</td><td class="num">100%</td></tr>
    </tfoot>
  </table>
  ${asOf()}
  <details class="rules">
    <summary>Cách tính</summary>
    <dl class="keys">${each(parts, (part) => `
      <dt>${part.label}</dt>${each(words.statuses.filter(({ bucket }) => bucket === part.code), (one) => `
      <dd>${one.label}: ${one.rule}</dd>`)}`)}
    </dl>
  </details>
</div>
`;
}

/** Sums of many rows side by side; rows: [[label, path, tasks]…]. */
export function sums(caption, subject, rows) {
  const cells = (tasks, head) => {
    const parts = counts(tasks);
    return `
    <tr>
      <th class="cards__main" scope="row">${head}${bar(parts, tasks.length, "bar bar--thin")}</th>
      <td class="num" data-label="Tổng số"><strong>${number(tasks.length)}</strong></td>${each(parts, ({ label, count }) => `
<td class="num${count ? "" : " soft"}" data-label="${label}"${count ? "" : " data-empty"}>${number(count)}</td>`)}
    </tr>`;
  };
  return `<table class="table cards sums">
  <caption>${caption}</caption>
  <thead>
    <tr><th class="sums__subject" scope="col">${subject}</th><th class="num" scope="col">Tổng số</th>${each(words.buckets, ({ label }) => `<th class="num sums__part" scope="col">${label}</th>`)}</tr>
  </thead>
  <tbody>${each(rows, ([label, path, tasks]) => cells(tasks, `<a href="${path}">${escape(label)}</a>`))}
  </tbody>
  <tfoot>${cells(rows.flatMap(([, , tasks]) => tasks), "Cộng")}
  </tfoot>
</table>
${asOf()}`;
}

export const countList = (items, things) => `<ul class="counts">${each(items, ([label, path, count]) => `
  <li class="counts__item"><a href="${path}">${label}</a> <span class="counts__number">${number(count)} ${things}</span></li>`)}
</ul>
`;

export const updates = (reports) => `<ol class="updates">${each(reports, ({ ngay, trang_thai, ghi_chu, task }) => `
  <li class="updates__item">
    <p class="updates__head"><time datetime="${ngay}">${day(ngay)}</time> ${link(task.agency)} báo cáo: ${DECLARED[trang_thai]}</p>
    <p class="updates__task"><a href="${task.path}">${title(task)}</a></p>
    ${ghi_chu ? `<div class="updates__note"><p>${inline(ghi_chu)}</p></div>` : ""}
  </li>`)}
</ol>
`;

export const pager = (label, before, after) => `<nav class="pager" aria-label="${label}">
${before ? `<a class="pager__link" rel="prev" href="${before[1]}"><span class="pager__way">← Trước</span> <span>${escape(before[0])}</span></a>` : ""}${after ? `<a class="pager__link pager__link--next" rel="next" href="${after[1]}"><span class="pager__way">Tiếp →</span> <span>${escape(after[0])}</span></a>` : ""}</nav>
`;

export const hero = (heading, more = "") => `<div class="hero">
  <h1>${escape(heading)}</h1>
${more}</div>
`;
export const section = (id, heading, body) => `<section class="block" aria-labelledby="${id}">
  <h2 id="${id}">${heading}</h2>
  ${body}
</section>
`;
