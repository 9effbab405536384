// The messages of the search page.

import { element } from "./hit.js";
import { SOME_WORDS } from "./ranking.js";

const quotedList = (words) => words.map((word) => `“${word}”`).join(", ");

// "năm 2024", "các năm 2024, 2023"
const inYears = (years) => (years.length > 1 ? `các năm ${years.join(", ")}` : `năm ${years[0]}`);

function tips() {
  return element(
    "ul",
    "",
    element("li", "", "Xem lại chính tả; có thể gõ có dấu hoặc không dấu."),
    element("li", "", "Dùng ít từ hơn, hoặc từ khác cùng nghĩa."),
    element("li", "", "Bỏ bớt điều kiện lọc."),
    element("li", "", "Hoặc đi từ các danh sách ở cuối trang: cơ quan, tiêu chí, thời hạn, tình trạng."),
  );
}

export const messages = {
  broken: "Chưa mở được chỉ mục tìm kiếm. Xin thử lại, hoặc dùng các danh sách dưới đây.",
  near: "Gần đúng",
  part: (name) => `Năm ${name}`,
  nextPart: (name) => `Tìm tiếp trong năm ${name}`,
  years: (years) => `Kết quả và số đếm chỉ tính ${inYears(years)}.`,
  everyYear: "Kết quả và số đếm tính trên mọi năm.",
  instead: (year) => `Năm ${year} không có kết quả đúng.`,
  noYear: "Các năm khác cũng không có kết quả đúng.",
  earlier: "Đang xem các năm trước…",
  allYears: "Tìm trong mọi năm",
  more: (left) => `Xem thêm (còn ${left} kết quả)`,

  count(total, answers, { text }) {
    if (!text) return total ? `${total} nhiệm vụ` : "Không có nhiệm vụ nào hợp các điều kiện lọc";
    if (!total) return `Không có kết quả cho “${text}”`;
    return answers.some((answer) => answer.shown.length && answer.exact)
      ? `${total} kết quả cho “${text}”`
      : `Không có kết quả đúng cho “${text}”, gần đúng: ${total}`;
  },

  notes(total, answers, { chosen }) {
    const notes = [];
    const unknown = answers[0].unknown.filter((word) => answers.every((answer) => answer.unknown.includes(word)));
    const [read] = answers.map((answer) => answer.read).filter(Boolean);
    if (total && read) notes.push(element("p", "", `Đã tìm theo “${read}”.`));
    if (total && unknown.length) notes.push(element("p", "", `Không trang nào có ${quotedList(unknown)}.`));
    if (total && answers.every(({ shown }) => shown.every((hit) => hit.tier === SOME_WORDS))) {
      notes.push(element("p", "", "Các trang dưới đây chỉ có một số từ, hoặc có từ gần giống."));
    }
    const filtered = answers.some((answer) => answer.hits.length);
    if (!total && chosen.size && filtered) {
      notes.push(element("p", "", "Có kết quả, nhưng không kết quả nào hợp các điều kiện lọc đang chọn."));
    }
    if (!total) notes.push(element("p", "", "Xin thử:"), tips());
    return notes;
  },
};
