// Runs inside a page: what is wrong with its links, its width, and the text in its pictures.

export function inPage() {
  const links = [];
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) links.push(`twice: ${id}`);
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!document.getElementById(id)) links.push(`nowhere: ${id}`);
  }
  const text = [];
  const drawings = document.documentElement.tagName === "svg" ? [document.documentElement] : [...document.querySelectorAll("svg")];
  for (const drawing of drawings) {
    const whole = drawing.getBoundingClientRect();
    const boxes = [...drawing.querySelectorAll("text")]
      .filter((one) => one.textContent.trim() && !one.closest("defs"))
      .map((one) => ({ said: one.textContent.trim(), box: one.getBoundingClientRect() }));
    for (const [at, { said, box }] of boxes.entries()) {
      if (box.left < whole.left - 0.5 || box.right > whole.right + 0.5 || box.top < whole.top - 0.5 || box.bottom > whole.bottom + 0.5) text.push(`outside: ${said}`);
      for (const other of boxes.slice(at + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Boxes are as high as a line: a quarter of it holds no ink.
        if (across > 1 && down > 0.3 * Math.min(box.height, other.box.height)) text.push(`over each other: ${said} / ${other.said}`);
      }
    }
  }
  const sideways = document.documentElement.tagName === "svg" ? 0 : document.scrollingElement.scrollWidth - window.innerWidth;
  return { links, text, sideways };
}
