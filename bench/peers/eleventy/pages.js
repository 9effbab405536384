// Every page and file of the site: { path, title, description, trail, make() }, files without a title.
import { DECLARED, annexRow, badgeLink, bar, countList, counts, crumb, heads, hero, link, links, pager, result, section, sentence, tally, targetRow, title, tools, unitRow, updates } from "./parts.js";
import { setSite, siteName } from "./frame.js";
import { csv, json } from "./files.js";
import { criterionPages, deadlinePages, statusPages, updatePages } from "./lists.js";
import { grouped, words } from "./library.js";
import { day, each, escape, explain, number, shorten } from "./text.js";

function taskPage(task) {
  const { record, plan, agency, status } = task;
  const name = `${task.code}. ${shorten(record.noi_dung, 80)}`;
  const description = shorten(`${agency.name}, ${plan.label}. ${record.noi_dung}`, 200);
  const anchor = `${plan.path}#muc-${task.section}`;
  const sectionName = `${task.section}. ${plan.record.muc[task.section].ten}`;
  const neighbour = (other) => other && [`${other.code}. ${shorten(other.record.noi_dung, 70)}`, other.path];
  const make = () => `<article>
<header class="hero">
  <p class="soft">Nhiệm vụ ${task.code} · ${link(agency)} · ${link(plan)}</p>
  <h1 class="task-title">${title(task)}</h1>
</header>

<div class="split split--task">
  <section class="panel" aria-labelledby="tom-tat">
    <h2 class="unseen" id="tom-tat">Tình trạng, thời hạn, người thực hiện</h2>
    <p>${badgeLink(status)}</p>
    <p class="small soft">${status.rule}</p>
    <dl>
      <dt>Thời hạn</dt>
      <dd><p>${escape(record.thoi_han)}</p>${task.due ? `
        <p class="inferred">Chương trình suy ra: đến ${day(task.due)}</p>` : ""}</dd>
      <dt>Chủ trì</dt><dd>${links(task.lead)}</dd>
      <dt>Phối hợp</dt><dd>${links(task.support)}</dd>
    </dl>
  </section>

  <div class="split__main">
    <section class="block" aria-labelledby="noi-dung-nhiem-vu">
      <h2 id="noi-dung-nhiem-vu">Nội dung như văn bản in</h2>
<dl class="keys">
<div class="keys__row"><dt>Kết quả, sản phẩm</dt><dd>${result(task)}</dd></div>
<div class="keys__row"><dt>Vị trí</dt><dd>Nhiệm vụ ${task.number} trong ${plan.tasks.length} của kế hoạch<br><a href="${anchor}">${sectionName}</a></dd></div>
${task.criterion ? `<div class="keys__row"><dt>Tiêu chí</dt><dd>${link(task.criterion)}</dd></div>` : ""}
</dl>
    </section>

    <section class="block" aria-labelledby="bao-cao">
      <h2 id="bao-cao">Báo cáo tiến độ</h2>
      ${task.reports.length ? `<ol class="history">${each(task.reports, (report) => `
        <li class="history__item">
          <p class="history__head"><time datetime="${report.ngay}">${day(report.ngay)}</time> ${DECLARED[report.trang_thai]}</p>
<p>${escape(report.ghi_chu ?? "")}</p>
<p class="small">Minh chứng: ${(report.minh_chung ?? []).map(({ ten }) => escape(ten)).join("; ")}</p>
        </li>`)}
      </ol>` : '<p class="empty">Chưa có báo cáo.</p>'}
    </section>

    <section class="block" aria-labelledby="trich-dan">
      <h2 id="trich-dan">Trích dẫn nhiệm vụ này</h2>
      <p class="copied" id="cau-trich-dan">${escape(`${agency.name}, ${plan.label}, nhiệm vụ ${task.code}: “${record.noi_dung}”. `)}${siteName()}.</p>
<p class="needs-script"><button type="button" data-copy="cau-trich-dan">Chép câu trích dẫn</button> <span role="status"></span></p>
    </section>
  </div>
</div>
</article>
${pager("Nhiệm vụ trước và sau", neighbour(plan.tasks[task.number - 2]), neighbour(plan.tasks[task.number]))}`;
  return { path: task.path, title: name, description, trail: [crumb(agency), crumb(plan), [sectionName, anchor]], make };
}

function planPage(plan) {
  const { record, agency, tasks } = plan;
  const sections = Object.entries(record.muc).map(([code, part]) => {
    const own = tasks.filter((task) => task.section === code);
    const criterion = own[0]?.criterion;
    return `
    <tr class="annex__section" data-heading><th id="muc-${code}" colspan="7" scope="rowgroup">${code}. ${escape(part.ten)}${criterion ? ` <span class="annex__criteria">Tiêu chí: ${link(criterion)}</span>` : ""}</th></tr>
    ${each(own, annexRow)}`;
  });
  const data = `/du-lieu/${agency.id}/${plan.id}`;
  const foot = () => `In từ trang ${siteName()}. Số liệu đến ngày ${day(words.as_of)}.`;
  const make = () => `<article>
<header class="document">
  <div class="document__letterhead">
    <p class="document__agency">${link(agency)}</p>
    <p class="document__state paper-only"><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong><br><strong>Độc lập - Tự do - Hạnh phúc</strong></p>
    <p class="document__number">Số: ${escape(record.so_hieu)}</p>
    <p class="document__date">${day(record.ngay_ban_hanh)}</p>
  </div>
  <h1 class="document__title"><span class="document__kind">Kế hoạch</span> ${escape(record.trich_yeu)}</h1>
</header>
<nav class="jump" aria-label="Trong kế hoạch này">
  <ul class="jump__list">
    <li><a href="#tinh-hinh">Tình hình thực hiện</a></li>
    <li><a href="#phu-luc">Phụ lục: ${tasks.length} nhiệm vụ</a></li>
    <li><a href="#du-lieu">Dữ liệu, bản in</a></li>
  </ul>
</nav>
${section("tinh-hinh", "Tình hình thực hiện", tally(tasks, "Nhiệm vụ của kế hoạch, theo tình trạng"))}
<section class="block annex-block" aria-labelledby="phu-luc">
  <h2 id="phu-luc">Phụ lục: ${tasks.length} nhiệm vụ</h2>
  ${tools(tasks, ["don-vi"])}
  <table class="table cards annex" id="bang-nhiem-vu">
  <caption>Các nhiệm vụ của kế hoạch</caption>
  ${heads(["Số", "Nội dung nhiệm vụ", "Kết quả, sản phẩm", "Thời hạn", "Chủ trì", "Phối hợp", "Tình trạng"])}
  <tbody>${sections.join("")}
  </tbody>
  <tfoot class="annex__foot"><tr><td colspan="7">${foot()}</td></tr></tfoot>
</table>
</section>
</article>
${section("du-lieu", "Dữ liệu, bản in", `<ul>
    <li>Tải các nhiệm vụ của kế hoạch: <a href="${data}.csv">CSV</a>, <a href="${data}.json">JSON</a></li>${each(agency.plans.filter((other) => other !== plan), (other) => `
    <li>Kế hoạch khác của cơ quan: ${link(other)}</li>`)}
  </ul>
  <p class="needs-script"><button type="button" data-print>In kế hoạch (phụ lục khổ A4 ngang)</button></p>`)}
<p class="paper-only small">${foot()}</p>`;
  return { path: plan.path, title: plan.label, description: shorten(`${plan.label}: ${record.trich_yeu}. ${tasks.length} nhiệm vụ.`, 200), trail: [crumb(agency)], make };
}

const unitTable = (agency) => `<table class="table">
        <caption class="unseen">Số nhiệm vụ mỗi đơn vị chủ trì, phối hợp</caption>
        <thead><tr><th scope="col">Đơn vị</th><th class="num" scope="col">Chủ trì</th><th class="num" scope="col">Phối hợp</th></tr></thead>
        <tbody>${each(agency.units, (unit) => `
          <tr><th scope="row">${link(unit)}</th><td class="num">${unit.lead.length}</td><td class="num">${unit.support.length}</td></tr>`)}
        </tbody>
      </table>`;

const planTable = (plans) => section(`nam-${plans[0].year}`, `Năm ${plans[0].year}`, `<table class="table cards even plan-list">
    <caption class="unseen">Kế hoạch năm ${plans[0].year}</caption>
    ${heads(["Số hiệu", "Trích yếu", "Cơ quan", "Ban hành", "Nhiệm vụ"])}
    <tbody>${each(plans, (plan) => `
      <tr>
        <th class="cards__head" scope="row">${escape(plan.record.so_hieu)}</th>
        <td class="cards__main"><a href="${plan.path}">${escape(plan.record.trich_yeu)}</a></td>
        <td data-label="Cơ quan">${link(plan.agency)}</td>
        <td data-label="Ban hành">${day(plan.record.ngay_ban_hanh)}</td>
        <td class="num" data-label="Nhiệm vụ">${plan.tasks.length}</td>
      </tr>`)}
    </tbody>
  </table>`);
const byYear = (plans) => [...grouped(plans, (plan) => plan.year)].sort().reverse();

function* agencyPages(agency, reports) {
  const { name, path, tasks } = agency;
  yield {
    path, title: name, description: `${name}: ${agency.plans.length} kế hoạch, ${tasks.length} nhiệm vụ.`, trail: [["Các cơ quan", "/co-quan/"]],
    make: () => `${hero(name)}<div class="split">
  <div>
${section("tinh-hinh", "Tình hình thực hiện", tally(tasks, "Nhiệm vụ của mọi kế hoạch, theo tình trạng"))}
${section("ke-hoach", "Kế hoạch", each(byYear(agency.plans), ([year, plans]) => `<h3 id="nam-${year}">Năm ${year}</h3>
      <ul class="plans">${each(plans, (plan) => `
        <li class="plans__item">
          <p><a href="${plan.path}">${escape(plan.record.trich_yeu)}</a></p>
          <p class="small soft">${plan.label} · ${day(plan.record.ngay_ban_hanh)}</p>
          ${bar(counts(plan.tasks), plan.tasks.length)}
          <p class="small">${sentence(counts(plan.tasks), plan.tasks.length)}</p>
        </li>`)}
      </ul>`))}
${section("moi-nhat", "Báo cáo mới nhất", updates(reports.slice(0, 5)))}
  </div>
  <div class="aside">
${section("don-vi", "Phòng, đơn vị", unitTable(agency))}
  </div>
</div>`,
  };
  yield { path: `/ke-hoach/${agency.id}/`, title: `Kế hoạch của ${name}`, trail: [["Các kế hoạch", "/ke-hoach/"]], make: () => hero(`Kế hoạch của ${name}`) + each(byYear(agency.plans), ([, plans]) => planTable(plans)) };
  yield { path: `${path}don-vi/`, title: `Phòng, đơn vị của ${name}`, trail: [crumb(agency)], make: () => hero(`Phòng, đơn vị của ${name}`) + unitTable(agency) };
  for (const unit of agency.units) {
    const own = [...unit.lead, ...unit.support];
    yield {
      path: unit.path, title: `${unit.name}, ${name}`, trail: [crumb(agency)], description: `${unit.name}, ${name}: chủ trì ${unit.lead.length} nhiệm vụ, phối hợp ${unit.support.length}.`,
      make: () => `${hero(`${unit.name}, ${name}`, `  <p class="lead">Chủ trì ${unit.lead.length} nhiệm vụ, phối hợp ${unit.support.length}.</p>\n`)}
${section("tinh-hinh", "Tình hình các nhiệm vụ đơn vị chủ trì", tally(unit.lead, "Nhiệm vụ đơn vị chủ trì, theo tình trạng"))}
${section("nhiem-vu", "Nhiệm vụ có đơn vị tham gia", `${tools(own, ["nam"])}
  <table class="table cards" id="bang-nhiem-vu">
    <caption class="unseen">Nhiệm vụ có đơn vị tham gia</caption>
    ${heads(["Số", "Nhiệm vụ", "Kế hoạch", "Vai trò", "Thời hạn", "Tình trạng"])}
    <tbody>
      ${each(own, (task) => unitRow(task, unit))}</tbody>
  </table>`)}`,
    };
  }
  const targets = tasks.filter((task) => task.record.ket_qua.includes("%"));
  yield {
    path: `/chi-tieu/${agency.id}/`, title: `Chỉ tiêu và mục tiêu của ${name}`, trail: [["Chỉ tiêu", "/chi-tieu/"]],
    make: () => hero(`Chỉ tiêu và mục tiêu của ${name}`) + section("nhiem-vu", "Mục tiêu bằng số của từng nhiệm vụ", `${tools(targets, ["nam"])}<table class="table cards targets" id="bang-nhiem-vu">
  <caption class="unseen">Mục tiêu bằng số của từng nhiệm vụ</caption>
  ${heads(["Nhiệm vụ", "Kế hoạch", "Mức phải đạt, như văn bản in", "Số liệu mới nhất", "Kết quả"])}
  <tbody>
    ${each(targets, targetRow)}</tbody>
</table>`),
  };
}

function* wholePages({ config, agencies, plans, tasks, reports }) {
  yield { path: "/", title: config.ten, make: () => home({ agencies, tasks, reports }) };
  yield { path: "/co-quan/", title: "Các cơ quan", trail: [], make: () => hero("Các cơ quan") + countList(agencies.map((one) => [one.name, one.path, one.tasks.length]), "nhiệm vụ") };
  yield { path: "/ke-hoach/", title: "Các kế hoạch", trail: [], make: () => hero("Các kế hoạch") + each(byYear(plans), ([, own]) => planTable(own)) };
  yield { path: "/chi-tieu/", title: "Chỉ tiêu", trail: [], make: () => hero("Chỉ tiêu") + countList(agencies.map((one) => [one.name, `/chi-tieu/${one.id}/`, one.tasks.length]), "nhiệm vụ") };
  const file = (path, text) => `<a href="/du-lieu/${path}.csv" download>CSV<span class="unseen"> ${text}</span></a>, <a href="/du-lieu/${path}.json" download>JSON<span class="unseen"> ${text}</span></a>`;
  yield {
    path: "/du-lieu/", title: "Dữ liệu mở", trail: [],
    make: () => hero("Dữ liệu mở", `<p class="lead">${number(tasks.length)} nhiệm vụ của ${number(plans.length)} kế hoạch, để tải về và dùng lại. ${file("nhiem-vu", "tất cả các nhiệm vụ")}</p>`) + `<table class="table cards">${heads(["Kế hoạch", "Cơ quan", "Nhiệm vụ", "Tải về"])}
    <tbody>${each(plans, (plan) => `
      <tr>
        <th class="cards__main" scope="row">${link(plan)}</th>
        <td data-label="Cơ quan">${link(plan.agency)}</td>
        <td class="num" data-label="Nhiệm vụ">${plan.tasks.length}</td>
        <td data-label="Tải về">${file(`${plan.agency.id}/${plan.id}`, `${plan.agency.name}, ${plan.label}`)}</td>
      </tr>`)}
    </tbody>
  </table>`,
  };
  for (const plan of plans) {
    yield { path: `/du-lieu/${plan.agency.id}/${plan.id}.json`, make: () => json(plan.tasks) };
    yield { path: `/du-lieu/${plan.agency.id}/${plan.id}.csv`, make: () => csv(plan.tasks) };
  }
  yield { path: "/du-lieu/nhiem-vu.json", make: () => json(tasks) };
  yield { path: "/du-lieu/nhiem-vu.csv", make: () => csv(tasks) };
}

const home = ({ agencies, tasks, reports }) => `${hero(siteName())}
${section("toan-canh", "Đã giao gì, làm đến đâu", tally(tasks, "Nhiệm vụ của tất cả các kế hoạch, theo tình trạng"))}
${section("co-quan", "Các cơ quan và kế hoạch", `<table class="table cards agencies">
    ${heads(["Cơ quan", "Kế hoạch", "Nhiệm vụ", "Hoàn thành", "Quá hạn", "Chưa có báo cáo"])}
    <tbody>${each(agencies, (agency) => {
      const parts = counts(agency.tasks);
      return `
      <tr>
        <th class="cards__main" scope="row">${link(agency)}${bar(parts, agency.tasks.length)}</th>
        <td data-label="Kế hoạch">${agency.plans.map(link).join("<br>")}</td>
        <td class="num" data-label="Nhiệm vụ">${agency.tasks.length}</td>
        <td class="num" data-label="Hoàn thành">${parts[0].count + parts[1].count}</td>
        <td class="num agencies__late" data-label="Quá hạn">${parts[3].count}</td>
        <td class="num" data-label="Chưa có báo cáo">${parts[4].count}</td>
      </tr>`;
    })}
    </tbody>
  </table>`)}
${section("moi-nhat", "Báo cáo mới nhất", updates(reports.slice(0, 5)))}`;

/** All pages and files of the library. */
export function* allPages(library) {
  setSite(library.config.ten);
  explain(library.config.viet_tat);
  const newest = grouped(library.reports, (report) => report.task.agency);
  const pages = [...wholePages(library), ...criterionPages(library), ...statusPages(library), ...deadlinePages(library), ...updatePages(library)];
  for (const agency of library.agencies) pages.push(...agencyPages(agency, newest.get(agency) ?? []));
  pages.push(...library.plans.map(planPage), ...library.tasks.map(taskPage));
  yield* pages;
  const sitemap = () => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${each(pages.filter((page) => page.title), ({ path }) => `<url><loc>${path}</loc></url>\n`)}</urlset>
`;
  yield { path: "/sitemap.xml", make: sitemap };
}
