// Brings a new part of an attempt to the reader's eye; what was there before is left alone.

const SETTLE_MS = 200;
const seen = new Map();

export default function (component) {
  const { data, parentElement } = component;
  const before = seen.get(data.attempt);
  seen.set(data.attempt, data.part);
  if (before === undefined || before === data.part) return;
  const root = parentElement.getRootNode();
  const place = root.host || parentElement;
  // The rest of the page is still being drawn; its height is known a moment later.
  setTimeout(() => {
    const { top } = place.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight * 0.6) place.scrollIntoView({ block: "start" });
  }, SETTLE_MS);
}
