// Open data: the tasks of a plan, or of all plans, as JSON and CSV.
const rowOf = (task) => ({
  co_quan: task.agency.id, ten_co_quan: task.agency.name, ke_hoach: task.plan.id, so_hieu: task.plan.record.so_hieu, nam: task.plan.year,
  ...task.record,
  url: task.path, han: task.due, tinh_trang: task.status.code, tinh_trang_ten: task.status.label, nhom_tinh_trang: task.status.bucket,
});
const COLUMNS = ["co_quan", "ten_co_quan", "ke_hoach", "so_hieu", "nam", "ma", "noi_dung", "ket_qua", "thoi_han", "chu_tri", "phoi_hop", "cap_nhat", "url", "han", "tinh_trang", "tinh_trang_ten", "nhom_tinh_trang"];

function cell(value) {
  if (value === undefined) return "";
  const text = Array.isArray(value) ? value.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("; ") : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const json = (tasks) => `[\n${tasks.map((task) => JSON.stringify(rowOf(task))).join(",\n")}\n]\n`;
export const csv = (tasks) => [COLUMNS.join(","), ...tasks.map((task) => { const row = rowOf(task); return COLUMNS.map((name) => cell(row[name])).join(","); })].join("\r\n") + "\r\n";
