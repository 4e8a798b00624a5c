// Brings a new part of an attempt to the reader's eye, and the focus to its beginning: what was
// pressed to come here is gone. What was there before is left alone.

const SETTLE_MS = 200;
const seen = new Map();

export default function (component) {
  const { data, parentElement } = component;
  const here = parentElement.querySelector(".here");
  here.textContent = data.part;
  const before = seen.get(data.attempt);
  seen.set(data.attempt, data.part);
  if (before === undefined || before === data.part) return;
  // The rest of the page is still being drawn; its height is known a moment later.
  setTimeout(() => {
    const { top } = here.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight * 0.6) here.scrollIntoView({ block: "start" });
    here.focus({ preventScroll: true });
  }, SETTLE_MS);
}
