// The live side of a preview page: reloads it when it changed, shows what is wrong, finds the server again.
// Served by `serve` alone; no built page carries it.

const RETRY = 500; // milliseconds between two attempts to find the server again
const DISMISSED = 'congkhai-canh-bao'; // the warnings that were put away, until they change
const { version } = document.currentScript.dataset;

const host = document.createElement('congkhai-xem-truoc');
const shadow = host.attachShadow({ mode: 'open' });
const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = new URL('overlay.css', document.currentScript.src).href;
shadow.append(style);
document.documentElement.append(host);

let leaving = false;
let folded = false; // the panel of errors, by the reader
addEventListener('pagehide', () => { leaving = true; });
addEventListener('pageshow', () => { leaving = false; });

/** An element with a class, and texts or elements in it. */
function part(name, kind, ...content) {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.append(...content);
  return element;
}

function button(label, act, more = {}) {
  const element = part('button', '', label);
  element.type = 'button';
  element.addEventListener('click', act);
  for (const [name, value] of Object.entries(more)) element.setAttribute(name, value);
  return element;
}

function problem({ place, number, message, hint, line }) {
  const item = part('li', 'problem', part('p', 'place', place), part('p', 'message', message));
  if (hint) item.append(part('p', 'hint', hint));
  if (line) {
    const code = part('code', '', part('span', 'number', `${number} `), line.before);
    code.append(part('mark', '', line.at || ' '), line.after);
    item.append(part('pre', '', code));
  }
  return item;
}

function list(problems, all) {
  const items = part('ol', 'list', ...problems.map(problem));
  if (all > problems.length) items.append(part('li', 'problem', `… và ${all - problems.length} chỗ khác`));
  return items;
}

/** Put a box in the place of the one of its name; null takes it away. */
function place(name, box) {
  shadow.getElementById(name)?.remove();
  if (!box) return;
  box.id = name;
  shadow.append(box);
}

function showErrors(errors, all) {
  if (!errors.length) { folded = false; place('loi', null); return; }
  const fold = () => { folded = !folded; showErrors(errors, all); shadow.querySelector('#loi button').focus(); };
  const head = part('div', 'head', part('strong', '', `${all} lỗi`),
    part('span', '', 'Trang bên dưới là bản tốt gần nhất; sửa xong thì bảng này tự mất.'),
    button(folded ? 'Mở ra' : 'Thu gọn', fold, { 'aria-expanded': String(!folded) }));
  const box = part('section', 'box errors', head);
  box.setAttribute('role', 'alert');
  if (!folded) box.append(list(errors, all));
  place('loi', box);
}

/** What was put away on this tab; a browser may refuse to remember. */
function dismissed(set) {
  try {
    if (set !== undefined) sessionStorage.setItem(DISMISSED, set);
    return sessionStorage.getItem(DISMISSED);
  } catch {
    return null;
  }
}

function showWarnings(warnings, all) {
  const key = JSON.stringify(warnings.map(({ message, hint }) => [message, hint]));
  if (!warnings.length || dismissed() === key) { place('canh-bao', null); return; }
  const details = part('details', '', part('summary', '', `${all} cảnh báo`), list(warnings, all));
  const away = button('Ẩn', () => { dismissed(key); place('canh-bao', null); });
  place('canh-bao', part('section', 'box warnings', details, away));
}

function showLost(lost) {
  const words = 'Mất liên lạc với chương trình xem trước; đang tìm lại…';
  if (Boolean(shadow.getElementById('mat')) === lost) return;
  place('mat', lost ? part('p', 'box lost', words) : null);
  shadow.getElementById('mat')?.setAttribute('role', 'status');
}

function connect() {
  const line = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/__congkhai/live`);
  line.addEventListener('open', () => {
    showLost(false);
    const protocols = ['http://livereload.com/protocols/official-7'];
    line.send(JSON.stringify({ command: 'hello', protocols }));
    line.send(JSON.stringify({ command: 'info', url: location.href, version }));
  });
  line.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message.command === 'reload') location.reload();
    if (message.command === 'problems') {
      showErrors(message.errors, message.counts[0]);
      showWarnings(message.warnings, message.counts[1]);
      host.dataset.state = 'ready';
    }
  });
  line.addEventListener('close', () => {
    if (leaving) return;
    showLost(true);
    setTimeout(connect, RETRY);
  });
}

connect();
