// Pagefind's program, started once for all indexes of the site.

const WORKER_ABOVE = 5000; // records; below, a search takes some milliseconds and a worker costs more than it saves

// What Pagefind will ask for next comes while it is still being read itself: on a slow line each wait counts.
function preload(address) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: address });
  document.head.append(link);
}

let before = Promise.resolve(); // two instances that start at once would each load the same program

// A promise of Pagefind over the index in the folder `base`, ready to search; `part` as in the list of indexes.
export function startPagefind(program, base, part) {
  const noWorker = part.so <= WORKER_ABOVE;
  const tag = Date.now(); // the one file whose content changes under its name is never taken from a cache
  if (noWorker) {
    for (const name of [`pagefind-entry.json?ts=${tag}`, part.goi, "wasm.unknown.pagefind"]) preload(base + name);
  }
  const code = import(program);
  const ready = before.then(async () => {
    const instance = (await code).createInstance({ basePath: base, metaCacheTag: tag, noWorker });
    await instance.filters(); // answers when all that it needs has come
    return instance;
  });
  before = ready.catch(() => {});
  return ready;
}
