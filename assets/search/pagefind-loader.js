// Starts Pagefind for an index.

const WORKER_ABOVE = 5000; // records; a smaller index is searched in milliseconds, and a worker takes longer to start

// Fetch ahead what Pagefind will ask for, while its program is still loading: on a slow line each request takes long.
function preload(address) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: address });
  document.head.append(link);
}

let previous = Promise.resolve(); // instances start one after the other, as each would load the same program

// A promise of Pagefind, ready to search the index in the folder `base`; `part`: its entry in the list of parts.
export function startPagefind(program, base, part) {
  const noWorker = part.so <= WORKER_ABOVE;
  const tag = Date.now(); // pagefind-entry.json is the one file that changes under its name, so no cache may answer for it
  if (noWorker) {
    for (const name of [`pagefind-entry.json?ts=${tag}`, part.goi, "wasm.unknown.pagefind"]) preload(base + name);
  }
  const code = import(program);
  const ready = previous.then(async () => {
    const instance = (await code).createInstance({ basePath: base, metaCacheTag: tag, noWorker });
    await instance.filters(); // resolves when Pagefind has loaded all that it needs
    return instance;
  });
  previous = ready.catch(() => {});
  return ready;
}
