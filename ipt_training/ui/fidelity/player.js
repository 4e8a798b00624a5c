// The recording's player. Clock, running line and keys live here; Python hears only of marks,
// scores and "next", because everything sent there redraws the desk.

const FRESH_MS = 4000; // An event is sent again with the next one for this long; Python drops repeats.
const desks = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".player");
  let desk = desks.get(root);
  if (!desk) {
    desk = open(root, data);
    desks.set(root, desk);
  }
  desk.data = data;
  desk.trigger = setTriggerValue;
  if (desk.path !== data.path) load(desk);
  outline(desk);
  root.querySelector(".marks").hidden = !data.rates;
  root.querySelectorAll("tr.rate").forEach((row) => { row.hidden = !data.rates; });
  follow(desk);
  draw(desk);
  return () => close(desk);
}

function open(root, data) {
  const desk = {
    root, data, path: null, sound: null, trigger: () => {}, sent: [], last: 0,
    outlined: null, cues: [], peaks: [], unconfirmed: 0, mended: false,
    // A command that was there before the player was is an old one: it must not move the playhead.
    obeyed: data.seek ? data.seek[0] : null, lines: [], lit: null, loop: {},
    typing: () => desk.sound && desk.sound.pause(),
    keys: (event) => pressed(desk, event),
  };
  desk.watch = new ResizeObserver(() => draw(desk));
  desk.watch.observe(root.querySelector(".wave"));
  window.addEventListener("ipt-typing", desk.typing);
  document.addEventListener("keydown", desk.keys, true);
  wire(desk);
  root.querySelector("details").open = !window.matchMedia("(max-width: 640px)").matches;
  return desk;
}

function close(desk) {
  desk.watch.disconnect();
  window.removeEventListener("ipt-typing", desk.typing);
  document.removeEventListener("keydown", desk.keys, true);
  if (desk.sound) desk.sound.pause();
  desks.delete(desk.root);
}

function wire(desk) {
  const { root } = desk;
  const acts = {
    play: () => toggle(desk),
    back: () => step(desk, -5),
    ahead: () => step(desk, 5),
    loop: () => turnLoop(desk),
    keys: () => root.querySelector("dialog").showModal(),
    close: () => root.querySelector("dialog").close(),
  };
  for (const [name, act] of Object.entries(acts)) {
    root.querySelector(`button[data-do=${name}]`).onclick = act;
  }
  root.querySelectorAll("[data-mark]").forEach((button) => {
    button.onclick = () => mark(desk, button.dataset.mark);
  });
  root.querySelector("select").onchange = (event) => {
    desk.sound.playbackRate = Number(event.target.value);
  };
  root.querySelector(".scrub input").oninput = (event) => seek(desk, Number(event.target.value));
  root.querySelector(".find input").oninput = () => search(desk);
  root.querySelector(".wave").onclick = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    seek(desk, ((event.clientX - box.left) / box.width) * desk.data.duration);
  };
  root.querySelector(".cues").onkeydown = (event) => walkLines(desk, event);
}

// Custom routes stand beside Streamlit's own files, wherever a proxy has put those.
function address(path) {
  const bundle = document.querySelector('script[src*="/static/js/"]');
  return new URL(`../../${path}`, bundle ? bundle.src : document.baseURI).href;
}

function load(desk) {
  const { data, root } = desk;
  desk.path = data.path;
  const sound = document.createElement(data.kind === "video" ? "video" : "audio");
  // The audit trail says who heard a recording: nothing is fetched before somebody plays it.
  sound.preload = "none";
  sound.src = address(data.path);
  sound.addEventListener("timeupdate", () => tick(desk));
  sound.addEventListener("seeked", () => tick(desk));
  for (const name of ["play", "pause"]) {
    sound.addEventListener(name, () => {
      root.querySelector("[data-do=play]").textContent = sound.paused ? "Play" : "Pause";
      remember(desk);
    });
  }
  sound.addEventListener("error", () => trouble(desk));
  root.querySelector(".trouble").hidden = true;
  root.querySelector(".scrub input").max = data.duration;
  root.querySelector(".slot").replaceChildren(sound);
  desk.sound = sound;
  const place = remembered(desk);
  if (place < data.duration - 1) sound.currentTime = place;
  tick(desk);
}

// Transcript and waveform stay as they are for hours: they are fetched once, not with every change.
async function outline(desk) {
  const wanted = `${desk.data.outline} ${desk.data.transcript}`;
  if (desk.outlined === wanted) return;
  desk.outlined = wanted;
  try {
    const answer = await fetch(address(desk.data.outline));
    if (!answer.ok) throw new Error(String(answer.status));
    Object.assign(desk, await answer.json());
    writeTranscript(desk);
    light(desk, desk.sound.currentTime);
    draw(desk);
  } catch {
    say(desk, "The transcript and the waveform could not be loaded. Reload the page to try again.");
  }
}

// The element says only that it failed; the address says why.
async function trouble(desk) {
  let why = "The recording cannot be played. Reload the page to try again.";
  try {
    const answer = await fetch(address(desk.path), { headers: { Range: "bytes=0-0" } });
    if (!answer.ok) why = (await answer.json()).message || why;
  } catch { /* No answer at all: the first sentence stands. */ }
  say(desk, why);
}

function say(desk, words) {
  const line = desk.root.querySelector(".trouble");
  line.textContent = words;
  line.hidden = false;
}

function store(desk) { return `ipt.place.${desk.path}`; }

function remembered(desk) {
  try { return Number(sessionStorage.getItem(store(desk))) || 0; } catch { return 0; }
}

function remember(desk) {
  try { sessionStorage.setItem(store(desk), desk.sound.currentTime.toFixed(1)); } catch { /* private mode */ }
}

function tick(desk) {
  const { root, sound, data, loop } = desk;
  if (loop.b && sound.currentTime >= loop.b) sound.currentTime = loop.a;
  const now = sound.currentTime;
  root.querySelector(".clock").textContent = `${clock(now)} of ${clock(data.duration)}`;
  const range = root.querySelector(".scrub input");
  range.value = now;
  range.setAttribute("aria-valuetext", clock(now));
  light(desk, now);
  draw(desk);
  if (sound.readyState > 0 && Math.abs(now - remembered(desk)) > 2) remember(desk);
}

function light(desk, now) {
  const at = desk.cues.findLastIndex((cue) => cue.s <= now);
  const line = at >= 0 && now < desk.cues[at].e + 1 ? desk.lines[at] : null;
  if (line === desk.lit) return;
  if (desk.lit) desk.lit.removeAttribute("aria-current");
  desk.lit = line;
  if (!line) return;
  line.setAttribute("aria-current", "true");
  const list = desk.root.querySelector(".cues");
  if (!list.matches(":hover, :focus-within")) {
    list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 3;
  }
}

function writeTranscript(desk) {
  const { root, cues } = desk;
  desk.lit = null;
  desk.lines = cues.map((cue, index) => {
    const line = document.createElement("button");
    line.type = "button";
    line.className = "cue";
    line.tabIndex = index === 0 ? 0 : -1;
    // Hebrew and Arabic run their own way, whatever stands before them in the line.
    const said = Object.assign(span("said", cue.t), { dir: "auto" });
    line.append(span("when", clock(cue.s)), Object.assign(span("who", cue.w), { dir: "auto" }), said);
    line.onclick = () => seek(desk, cue.s);
    return line;
  });
  root.querySelector(".cues").replaceChildren(...desk.lines.map((line) => {
    const item = document.createElement("li");
    item.append(line);
    return item;
  }));
  root.querySelector(".cues").hidden = root.querySelector(".find").hidden = cues.length === 0;
  root.querySelector(".none").hidden = cues.length > 0;
  const unsure = root.querySelector(".unsure");
  const said = [];
  if (desk.unconfirmed) {
    const found = desk.unconfirmed === 1 ? "One speaker was" : `${desk.unconfirmed} speakers were`;
    said.push(`${found} found in the transcript. Confirm under Who speaks that they are right.`);
  }
  if (desk.mended) said.push("Something in the file was mended: Who speaks says what and where.");
  unsure.hidden = !desk.data.rates || !said.length;
  unsure.textContent = said.join(" ");
}

function span(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

function search(desk) {
  const sought = desk.root.querySelector(".find input").value.trim().toLowerCase();
  let found = 0;
  desk.cues.forEach((cue, index) => {
    const fits = !sought || `${cue.w} ${cue.t}`.toLowerCase().includes(sought);
    desk.lines[index].parentElement.hidden = !fits;
    found += fits ? 1 : 0;
  });
  desk.root.querySelector(".found").textContent = sought ? `${found} lines` : "";
  focusable(desk, desk.lines.find((line) => !line.parentElement.hidden));
}

function focusable(desk, line) {
  desk.lines.forEach((one) => { one.tabIndex = -1; });
  if (line) line.tabIndex = 0;
}

function walkLines(desk, event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const shown = desk.lines.filter((line) => !line.parentElement.hidden);
  const next = shown[shown.indexOf(event.target) + (steps[event.key] ?? 0)];
  if (!(event.key in steps) || !next) return;
  event.preventDefault();
  focusable(desk, next);
  next.focus();
}

function follow(desk) {
  const [id, place] = desk.data.seek ?? [desk.obeyed, 0];
  if (id === desk.obeyed) return;
  desk.obeyed = id;
  seek(desk, place);
  desk.sound.play().catch(() => {});
}

function toggle(desk) {
  if (desk.sound.paused) desk.sound.play().catch(() => trouble(desk));
  else desk.sound.pause();
}

function step(desk, seconds) { seek(desk, desk.sound.currentTime + seconds); }

function seek(desk, place) {
  desk.sound.currentTime = Math.min(Math.max(0, place), desk.data.duration);
  tick(desk);
}

function turnLoop(desk) {
  const now = desk.sound.currentTime;
  const { loop } = desk;
  if (loop.a === undefined) desk.loop = { a: now };
  else if (loop.b === undefined && now > loop.a + 0.5) desk.loop = { a: loop.a, b: now };
  else desk.loop = {};
  const { a, b } = desk.loop;
  desk.root.querySelector("[data-do=loop]").textContent =
    a === undefined ? "Loop from here" : b ? `End loop ${clock(a)} to ${clock(b)}` : `Loop from ${clock(a)} to here`;
  draw(desk);
}

function mark(desk, polarity) {
  const t = Number(desk.sound.currentTime.toFixed(1));
  tell(desk, { kind: "mark", polarity, t });
  desk.root.querySelector(".marks [role=status]").textContent = `Marked ${polarity} at ${clock(t)}`;
}

// The newest event travels with those of the last seconds, so that fast keys are never lost.
function tell(desk, event) {
  if (!desk.data.rates) return;
  const now = Date.now();
  desk.last = Math.max(now, desk.last + 1);
  desk.sent = [...desk.sent.filter((one) => now - one.n < FRESH_MS), { n: desk.last, ...event }];
  desk.trigger("events", desk.sent);
}

function pressed(desk, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key !== "?" && !desk.root.querySelector("dialog input").checked) return;
  const place = event.composedPath()[0];
  if (!(place instanceof Element) || writes(place)) return;
  if (document.querySelector('[role="dialog"]') || desk.root.querySelector("dialog").open) return;
  const press = {
    " ": () => toggle(desk), ArrowLeft: () => step(desk, -1), ArrowRight: () => step(desk, 1),
    Enter: () => tell(desk, { kind: "next" }),
  };
  const letter = {
    k: () => toggle(desk), j: () => step(desk, -5), l: () => step(desk, 5),
    m: () => mark(desk, "for"), n: () => mark(desk, "against"), b: () => mark(desk, "missed"),
    "?": () => desk.root.querySelector("dialog").showModal(),
  };
  let act = letter[event.key.toLowerCase()];
  if (/^[1-7]$/.test(event.key)) act = () => tell(desk, { kind: "score", value: Number(event.key) });
  if (event.key in press && !answersItself(place)) act = press[event.key];
  if (!act || event.repeat && !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function writes(place) {
  return place.isContentEditable || place.matches("textarea, select, input:not([type=range], [type=checkbox], [type=radio])");
}

// Space, Enter and the arrows belong to a control that somebody reached by keyboard.
function answersItself(place) {
  const control = place.closest(
    "button, a, input, summary, [role=button], [role=radio], [role=checkbox], [role=tab]," +
      " [role=option], [role=combobox], [role=slider], [role=menuitem]",
  );
  return Boolean(control && control.matches(":focus-visible"));
}

function draw(desk) {
  const canvas = desk.root.querySelector(".wave");
  const { width, height } = canvas.getBoundingClientRect();
  if (!width || !desk.sound) return;
  const scale = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  const style = getComputedStyle(desk.root);
  const colour = (name) => style.getPropertyValue(`--st-${name}-color`).trim() || style.color;
  const pen = canvas.getContext("2d");
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  const x = (seconds) => (seconds / desk.data.duration) * width;
  const floor = height - 16;
  drawLoop(desk, pen, x, floor, colour);
  if (desk.peaks.length) drawPeaks(desk, pen, width, floor, x, colour);
  else drawTalk(desk, pen, floor, x, colour);
  desk.data.marks.forEach((one) => drawMark(pen, one, x(one.t), floor, colour));
  pen.fillStyle = colour("text");
  pen.fillRect(x(desk.sound.currentTime) - 1, 0, 2, floor);
}

function drawLoop(desk, pen, x, floor, colour) {
  if (desk.loop.a === undefined) return;
  pen.fillStyle = colour("primary");
  pen.globalAlpha = 0.18;
  pen.fillRect(x(desk.loop.a), 0, Math.max(2, x(desk.loop.b ?? desk.loop.a) - x(desk.loop.a)), floor);
  pen.globalAlpha = 1;
}

function drawPeaks(desk, pen, width, floor, x, colour) {
  const bar = width / desk.peaks.length;
  const played = x(desk.sound.currentTime);
  desk.peaks.forEach((peak, index) => {
    const tall = Math.max(1, peak * floor * 0.92);
    pen.fillStyle = index * bar < played ? colour("primary") : colour("text");
    pen.globalAlpha = index * bar < played ? 1 : 0.45;
    pen.fillRect(index * bar, (floor - tall) / 2, Math.max(0.6, bar * 0.7), tall);
  });
  pen.globalAlpha = 1;
}

// Two lanes: whoever speaks first above, everybody else below.
function drawTalk(desk, pen, floor, x, colour) {
  const first = desk.cues.length ? desk.cues[0].w : "";
  pen.fillStyle = colour("border");
  pen.fillRect(0, floor / 2, x(desk.data.duration), 1);
  desk.cues.forEach((cue) => {
    const above = cue.w === first;
    pen.fillStyle = above ? colour("primary") : colour("text");
    pen.globalAlpha = above ? 1 : 0.55;
    pen.fillRect(x(cue.s), above ? 6 : floor / 2 + 4, Math.max(1, x(cue.e) - x(cue.s)), floor / 2 - 10);
  });
  pen.globalAlpha = 1;
}

// Shape and colour both tell: up for, down against, a hollow diamond for a missed moment.
function drawMark(pen, one, at, floor, colour) {
  const shapes = {
    for: [[0, 2], [6, 13], [-6, 13]],
    against: [[-6, 2], [6, 2], [0, 13]],
    missed: [[0, 1], [6, 7.5], [0, 14], [-6, 7.5]],
  };
  const colours = { for: "green", against: "red", missed: "violet" };
  pen.strokeStyle = pen.fillStyle = colour(colours[one.polarity]);
  pen.lineWidth = 2;
  pen.beginPath();
  shapes[one.polarity].forEach(([dx, dy]) => pen.lineTo(at + dx, floor + dy));
  pen.closePath();
  if (one.polarity === "missed") pen.stroke();
  else pen.fill();
  pen.fillRect(at - 0.75, 0, 1.5, floor);
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  const [hours, minutes, left] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (value) => String(value).padStart(2, "0");
  return hours ? `${hours}:${pad(minutes)}:${pad(left)}` : `${minutes}:${pad(left)}`;
}
