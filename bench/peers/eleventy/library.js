// Reads the site folder and links what is in it; a deadline is read by three simple patterns only.
import fs from "node:fs";
import path from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";

const read = (file) => load(fs.readFileSync(file, "utf8"), { schema: CORE_SCHEMA });
export const words = read(new URL("../words.yaml", import.meta.url)).params;
const STATUSES = new Map(words.statuses.map((status) => [status.code, status]));
const QUARTER_ENDS = { I: "03-31", II: "06-30", III: "09-30", IV: "12-31" };

/** The last day of a printed deadline ("2026-09-30"), or "". */
function dueDay(text) {
  let found = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  if (found) return `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}`;
  found = /^Quý (IV|I{1,3})\/(\d{4})/.exec(text);
  if (found) return `${found[2]}-${QUARTER_ENDS[found[1]]}`;
  found = /(?:năm |\/)(\d{4})/.exec(text);
  return found ? `${found[1]}-12-31` : "";
}

function standing(task, last) {
  const { due } = task;
  if (!last) return due && due < words.as_of ? "het_han_chua_co_bao_cao" : "chua_co_bao_cao";
  if (last.trang_thai === "hoan_thanh") {
    if (!due) return "hoan_thanh";
    return last.ngay < due ? "hoan_thanh_som_han" : last.ngay > due ? "hoan_thanh_tre_han" : "hoan_thanh_dung_han";
  }
  if (due) return due < words.as_of ? "qua_han" : due < words.soon ? "sap_den_han" : "trong_han";
  const since = words.quarter < `${task.plan.year}-10-01` ? words.quarter : `${task.plan.year}-10-01`;
  return last.ngay >= since ? "da_cap_nhat_ky_nay" : "chua_cap_nhat_ky_nay";
}

function readTask(record, number, plan, criteria) {
  const { agency } = plan;
  const unit = (name) => agency.units.find((one) => one.name === name);
  const section = record.ma.slice(0, record.ma.lastIndexOf("."));
  const reports = (record.cap_nhat ?? []).filter((report) => report.ngay <= words.as_of);
  reports.sort((a, b) => (a.ngay < b.ngay ? 1 : -1));
  const task = {
    record, plan, agency, number, section, reports,
    code: record.ma,
    path: `${plan.path}${record.ma}/`,
    lead: [record.chu_tri].flat().map(unit),
    support: [record.phoi_hop ?? []].flat().map(unit),
    due: dueDay(record.thoi_han),
    criterion: criteria.get(plan.record.muc[section].tieu_chi),
  };
  task.status = STATUSES.get(standing(task, reports[0]));
  for (const one of new Set(task.lead)) one.lead.push(task);
  for (const one of new Set(task.support)) if (!task.lead.includes(one)) one.support.push(task);
  return task;
}

function readAgency(folder, id, criteria) {
  const record = read(path.join(folder, "co-quan.yaml"));
  const agency = { id, name: record.ten, kind: record.loai, path: `/co-quan/${id}/`, plans: [], tasks: [] };
  agency.units = record.don_vi.map(({ ma, ten }) => ({
    id: ma, name: ten, agency, path: `${agency.path}don-vi/${ma}/`, lead: [], support: [],
  }));
  const files = fs.readdirSync(folder).filter((file) => file.endsWith(".yaml") && file !== "co-quan.yaml");
  for (const file of files.sort().reverse()) {
    const name = file.slice(0, -5);
    const plan = { id: name, agency, record: read(path.join(folder, file)), path: `/ke-hoach/${id}/${name}/` };
    plan.year = plan.record.nam;
    plan.label = `Kế hoạch ${plan.record.so_hieu} năm ${plan.year}`;
    plan.tasks = plan.record.nhiem_vu.map((task, n) => readTask(task, n + 1, plan, criteria));
    agency.plans.push(plan);
    agency.tasks.push(...plan.tasks);
  }
  return agency;
}

/** Everything of a site folder, linked. */
export function readLibrary(site) {
  const config = read(path.join(site, "config.yaml"));
  const criteria = new Map();
  const sets = Object.entries(config.bo_tieu_chi).map(([id, { ten, tieu_chi }]) => {
    const set = { id, name: ten, path: `/tieu-chi/${id}/`, criteria: [] };
    for (const [code, name] of Object.entries(tieu_chi)) {
      const criterion = { name, set, path: `${set.path}${code}/`, tasks: [] };
      set.criteria.push(criterion);
      criteria.set(`${id}/${code}`, criterion);
    }
    return set;
  });
  const root = path.join(site, "plans");
  const agencies = fs.readdirSync(root).sort().map((id) => readAgency(path.join(root, id), id, criteria));
  const plans = agencies.flatMap((agency) => agency.plans);
  const tasks = agencies.flatMap((agency) => agency.tasks);
  for (const task of tasks) task.criterion?.tasks.push(task);
  const reports = tasks.flatMap((task) => task.reports.map((report) => ({ ...report, task })));
  reports.sort((a, b) => (a.ngay < b.ngay ? 1 : a.ngay > b.ngay ? -1 : 0));
  return { config, sets, agencies, plans, tasks, reports };
}

/** The items under their keys, in order of appearance. */
export function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (groups.has(name)) groups.get(name).push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
