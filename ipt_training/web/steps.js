// One thing done is one step back: a change of screen comes as several changes of the address, the
// first of them with the new screen's words on the old screen's address. Only the first since
// somebody did something is a step of its own; the others take its place.

let free = false;

for (const act of ["pointerdown", "keydown", "click"]) {
  window.addEventListener(act, () => { free = true; }, { capture: true, passive: true });
}
window.addEventListener("popstate", () => { free = false; }, { capture: true });

const push = window.history.pushState.bind(window.history);
const replace = window.history.replaceState.bind(window.history);

window.history.pushState = (...step) => {
  (free ? push : replace)(...step);
  free = false;
};
