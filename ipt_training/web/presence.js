// Whatever somebody does at a screen counts as use: the server hears of it at most once a minute.
// Shortly before a sign-in ends a line offers to stay. All windows of a browser share the time.

const AT = "/ipt/presence";
const SHARED = "ipt.signed.in.until";
const USES = ["pointerdown", "keydown", "input", "wheel", "touchstart"];
const WARN_MS = 120_000;
const LOOK_MS = 1_000;
const LISTEN_MS = 20_000;

const here = { every: 60_000, warn: WARN_MS, told: -Infinity, timer: null, extends: true };
let bar = null;

const until = () => Number(window.localStorage.getItem(SHARED)) || Infinity;

async function tell() {
  clearTimeout(here.timer);
  here.timer = null;
  here.told = performance.now();
  let answer;
  try {
    answer = await fetch(AT, { method: "POST", headers: { Accept: "application/json" } });
  } catch {
    return; // No connection now; the next use tells again.
  }
  if (!answer.ok) return;
  const { left, every, warn, extends: may } = await answer.json();
  Object.assign(here, { every: every * 1000, warn: warn * 1000, extends: may });
  window.localStorage.setItem(SHARED, String(Date.now() + left * 1000));
  look();
}

function used() {
  if (here.timer !== null) return;
  const wait = bar && here.extends ? 0 : here.told + here.every - performance.now();
  here.timer = setTimeout(tell, Math.max(0, wait));
}

function sounds(root) {
  return [...root.querySelectorAll("*")].some(
    (one) => (one.matches("audio, video") && !one.paused) || (one.shadowRoot && sounds(one.shadowRoot)),
  );
}

function look() {
  const left = until() - Date.now();
  if (left > here.warn) {
    bar?.remove();
    bar = null;
  } else if (left > 0) {
    bar ??= offer();
  }
}

function offer() {
  const made = document.createElement("section");
  made.id = "ipt-stay";
  made.setAttribute("aria-label", "Your sign-in");
  const app = getComputedStyle(document.querySelector("[data-testid=stApp]") || document.body);
  made.style.cssText =
    "position: fixed; inset: auto 0 0 0; z-index: 1000000; display: flex; flex-wrap: wrap;" +
    " gap: 0.6rem 1.2rem; align-items: center; justify-content: center; padding: 0.8rem 1rem;" +
    ` font: ${app.font}; color: ${app.color}; background: ${app.backgroundColor};` +
    " border-top: 3px solid #7a5200;";
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  const at = new Date(until()).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  words.textContent = here.extends
    ? `You are signed out at ${at}, because nothing was done here. What is saved is kept.`
    : `This sign-in has lasted as long as one may and ends at ${at}. What is saved is kept.`;
  const stay = document.createElement(here.extends ? "button" : "a");
  stay.textContent = here.extends ? "Stay signed in" : "Sign in again now";
  stay.style.cssText =
    "font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0.4rem 1.2rem; color: #fff;" +
    " background: #1f6f6b; border: 0; border-radius: 0.4rem; cursor: pointer; text-decoration: none;";
  if (here.extends) stay.addEventListener("click", tell);
  else stay.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  made.append(words, stay);
  document.body.append(made);
  return made;
}

for (const use of USES) window.addEventListener(use, used, { capture: true, passive: true });
setInterval(look, LOOK_MS);
setInterval(() => sounds(document) && used(), LISTEN_MS);
tell();
