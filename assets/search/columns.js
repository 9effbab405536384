// The table of an index (congkhai/search/record_table.py): compressed by us, as few servers compress; plain for old browsers.

export function answer(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

async function unpacked(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return JSON.parse(new TextDecoder().decode(bytes)); // the server unpacked it
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

// The table in the folder `base` under the name `name`; its content never changes under that name.
export async function readTable(base, name) {
  const plain = () => fetch(`${base}${name}.json`).then(answer);
  if (typeof DecompressionStream === "undefined") return plain();
  // a server that knows no such ending may refuse it
  return fetch(`${base}${name}.pf_bang`).then(unpacked).catch(plain);
}
