// Writes every page of the list: HTML within the frame, data files as they are.
import { frame } from "./frame.js";

export const data = {
  pagination: { data: "pages", size: 1, alias: "item", addAllPagesToCollections: false },
  permalink: ({ item }) => (item.path.endsWith("/") ? item.path + "index.html" : item.path),
  eleventyExcludeFromCollections: true,
};

export function render({ item }) {
  return item.title === undefined ? item.make() : frame(item, item.make());
}
