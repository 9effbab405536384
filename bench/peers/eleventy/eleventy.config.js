// One template, one list of pages made from the site folder that the variable SITE names.
import { readLibrary } from "./library.js";
import { allPages } from "./pages.js";

export default function (config) {
  config.addGlobalData("pages", () => [...allPages(readLibrary(process.env.SITE))]);
  return { htmlTemplateEngine: false, markdownTemplateEngine: false, templateFormats: ["11ty.js"] };
}
