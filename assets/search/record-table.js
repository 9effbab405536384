// Reads the table of an index (congkhai/search/record_table.py). It is compressed already, as few servers compress; old
// browsers read the plain one.

// The JSON of a response. Throws for a status that is no success.
export function readJson(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

async function unpackJson(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return JSON.parse(new TextDecoder().decode(bytes)); // not gzip: the server has unpacked it
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

// A promise of the table `name` in the folder `base`. Its name holds a digest of its content.
export async function readTable(base, name) {
  const plain = () => fetch(`${base}${name}.json`).then(readJson);
  if (typeof DecompressionStream === "undefined") return plain();
  // some servers refuse files of an unknown type
  return fetch(`${base}${name}.pf_bang`).then(unpackJson).catch(plain);
}
