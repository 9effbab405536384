// The frame around every page: head, menu, breadcrumbs, footer.
import { words } from "./library.js";
import { each, escape } from "./text.js";

let site = "";
export const setSite = (name) => { site = escape(name); };
export const siteName = () => site;

const foot = () => `<footer class="foot">
  <div class="foot__inner">
    <div>
      <p class="foot__name">${site}</p>
    </div>
    <nav aria-label="Cuối trang">
      <ul class="foot__links">${each(words.menu, ({ path, label }) => `
        <li><a href="${path}">${label}</a></li>`)}
        <li><a href="/tim-kiem/">Tìm kiếm</a></li>
      </ul>
    </nav>
  </div>
</footer>
</body>
</html>
`;

const current = (path, item) => (item === path ? ' aria-current="page"' : item !== "/" && path.startsWith(item) ? ' aria-current="true"' : "");

export function frame({ path, title, description, trail }, main) {
  const name = escape(title);
  const about = escape(description ?? title);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} – ${site}</title>
<meta name="description" content="${about}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/tai-nguyen/site.css">
<script type="module" src="/tai-nguyen/js/main.js"></script>
<link rel="icon" href="/tai-nguyen/img/bieu-tuong.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/anh/bieu-tuong-180.png">
<link rel="manifest" href="/manifest.webmanifest">
<meta property="og:type" content="website">
<meta property="og:locale" content="vi_VN">
<meta property="og:site_name" content="${site}">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${about}">
</head>
<body>
<a class="skip" href="#noi-dung">Đến phần nội dung</a>
<header class="head">
  <div class="head__inner">
    <a class="head__name" href="/">${site}</a>
<form class="search" role="search" action="/tim-kiem/" method="get" data-search-box>
  <label class="unseen" for="tim-dau-trang">Tìm nhiệm vụ, kế hoạch</label>
  <span class="search__row">
    <input class="search__input" id="tim-dau-trang" name="q" type="search" autocomplete="off" placeholder="Tìm nhiệm vụ, kế hoạch">
    <button class="search__button" type="submit">Tìm</button>
  </span>
</form>
  </div>
  <nav class="menu" aria-label="Mục chính" data-menu>
    <button class="menu__button" type="button" aria-expanded="false" aria-controls="muc-chinh">Mục chính</button>
    <ul class="menu__list" id="muc-chinh">${each(words.menu, (item) => `
      <li><a class="menu__link" href="${item.path}"${current(path, item.path)}>${item.label}</a></li>`)}
    </ul>
  </nav>
</header>
${trail ? `<nav class="trail" aria-label="Đường dẫn">
  <ol class="trail__list">
    <li class="trail__step"><a href="/">Trang chủ</a></li>${each(trail, ([label, target]) => `
    <li class="trail__step"><a href="${target}">${escape(label)}</a></li>`)}
  </ol>
</nav>
` : ""}<main class="main" id="noi-dung" tabindex="-1">
${main}
</main>
${foot()}`;
}
