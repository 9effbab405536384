/**
 * Filters and sorts a table by the form before it. Rows have an attribute data-<name of a control> with their values,
 * separated by blanks. The state is kept in the address, so that a link and a reload show the same.
 */
export function start(form) {
  const table = document.getElementById(form.dataset.tableTools);
  const bodies = [...table.tBodies];
  const rows = [...table.querySelectorAll("tbody > tr:not([data-heading])")];
  const originalBody = new Map(rows.map((row) => [row, row.parentNode]));
  const sorted = document.createElement("tbody");
  const count = form.querySelector("[data-count-words]");
  const controls = [...form.querySelectorAll("select")];
  const filters = controls.filter((control) => control.name !== "xep");

  const passes = (row) =>
    filters.every(({ name, value }) => !value || row.getAttribute(`data-${name}`).split(" ").includes(value));

  /** The sort key of a row: a status by its number among the choices, else the value; rows without one come last. */
  function sortKey(row, by) {
    const value = row.getAttribute(`data-${by}`);
    const choices = filters.find((control) => control.name === by);
    return choices ? [...choices.options].findIndex((option) => option.value === value) : value || "~";
  }

  function sortRows(by) {
    if (!by) {
      rows.forEach((row) => originalBody.get(row).append(row));
      sorted.remove();
      return;
    }
    const list = rows.map((row, at) => [sortKey(row, by), at, row]);
    list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
    sorted.append(...list.map((item) => item[2]));
    table.append(sorted);
  }

  function apply() {
    rows.forEach((row) => (row.hidden = !passes(row)));
    const by = controls.find((control) => control.name === "xep").value;
    sortRows(by);
    const narrowed = filters.some((control) => control.value);
    bodies.forEach((body) => {
      const own = [...body.rows].filter((row) => !("heading" in row.dataset));
      body.hidden = Boolean(by) || (narrowed && own.every((row) => row.hidden));
    });
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = count.dataset.countWords.replace("%", shown);
  }

  function updateAddress() {
    const address = new URL(location.href);
    controls.forEach(({ name, value }) =>
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name),
    );
    history.replaceState(null, "", address);
  }

  const asked = new URLSearchParams(location.search);
  controls.forEach((control) => {
    const value = asked.get(control.name);
    if ([...control.options].some((option) => option.value === value)) control.value = value;
  });
  form.addEventListener("change", () => (apply(), updateAddress()));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => (apply(), updateAddress())));
  if (controls.some((control) => control.value)) apply();
}
