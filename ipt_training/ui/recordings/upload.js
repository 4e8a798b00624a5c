// Sends one recording in pieces to the product's own route, goes on where it stopped, then sends
// the transcript. Nothing of a file passes through Python's widgets.
const PIECE = 4 * 1024 * 1024;
const HEADERS = { "X-IPT": "1" };
const mounts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".ipt-upload");
  const mount = mounts.get(root) ?? wire(root);
  mounts.set(root, mount);
  mount.data = data;
  mount.done = (what) => setTriggerValue("done", what);
  mount.choose = (what) => setTriggerValue("chosen", what);
  // The session was registered because a file had been chosen: now that file is sent.
  if (mount.waiting && data.recording) {
    mount.waiting = false;
    mount.start();
  }
}

function wire(root) {
  const mount = { busy: false, waiting: false };
  const sound = root.querySelector("#ipt-sound");
  const captions = root.querySelector("#ipt-captions");
  const send = root.querySelector(".send");
  mount.start = async () => {
    mount.busy = true;
    send.disabled = true;
    try {
      if (sound.files[0]) await sendSound(root, mount.data, sound.files[0]);
      if (captions.files[0]) await sendCaptions(root, mount.data, captions.files[0]);
      tell(root, "Uploaded.");
      sound.value = captions.value = "";
      root.querySelector("progress").hidden = true;
      mount.done({ recording: mount.data.recording, at: Date.now() });
    } catch (error) {
      tell(root, error.message);
    } finally {
      mount.busy = false;
      send.disabled = false;
    }
  };
  send.addEventListener("click", () => {
    if (mount.busy) return;
    if (mount.data.recording) {
      if (!sound.files[0] && !captions.files[0]) return tell(root, "Choose a file first.");
      mount.start();
      return;
    }
    if (!sound.files[0]) return tell(root, "Choose the audio or video of the session first.");
    tell(root, "");
    mount.waiting = true;
    mount.choose({ at: Date.now() });
  });
  return mount;
}

function address(path) {
  const script = document.querySelector('script[src*="/static/js/"]');
  return new URL("../../" + path, script ? script.src : document.baseURI);
}

async function sendSound(root, data, file) {
  const bar = root.querySelector("progress");
  bar.hidden = false;
  const at = address(`ipt/upload/${data.recording}`);
  let have = (await asked(await fetch(at, { headers: HEADERS }))).have;
  if (have > file.size) throw new Error("Another file was begun under this session. Choose that one to go on.");
  let failures = 0;
  while (have < file.size) {
    const url = new URL(at);
    url.searchParams.set("offset", have);
    try {
      const reply = await fetch(url, { method: "PUT", headers: HEADERS, body: file.slice(have, have + PIECE) });
      have = (reply.status === 409 ? await reply.json() : await asked(reply)).have;
      failures = 0;
    } catch (error) {
      if (error.final || ++failures > 5) throw error;
      tell(root, "The connection was lost; trying again …");
      await new Promise((again) => setTimeout(again, 1000 * failures));
      continue;
    }
    bar.value = have / file.size;
    tell(root, `${Math.round((100 * have) / file.size)} % uploaded`);
  }
  tell(root, "Checking the recording …");
  const finish = address(`ipt/upload/${data.recording}/finish`);
  finish.searchParams.set("name", file.name);
  const reply = await fetch(finish, { method: "POST", headers: HEADERS });
  const doubt = reply.status === 409 ? (await reply.clone().json()).doubt : null;
  if (!doubt) return asked(reply);
  if (!(await isKept(root, doubt))) {
    await asked(await fetch(at, { method: "DELETE", headers: HEADERS }));
    bar.hidden = true;
    throw new Error("Nothing was kept. Choose another file.");
  }
  finish.searchParams.set("accepted", "1");
  return asked(await fetch(finish, { method: "POST", headers: HEADERS }));
}

// What is not as one would expect is said before the recording counts.
function isKept(root, doubt) {
  const box = root.querySelector(".doubt");
  const keep = box.querySelector(".keep");
  tell(root, doubt);
  box.hidden = false;
  keep.focus();
  return new Promise((answer) => {
    const chosen = (kept) => { box.hidden = true; answer(kept); };
    keep.onclick = () => chosen(true);
    box.querySelector(".drop").onclick = () => chosen(false);
  });
}

async function sendCaptions(root, data, file) {
  tell(root, "Reading the transcript …");
  const url = address(`ipt/transcript/${data.recording}`);
  url.searchParams.set("name", file.name);
  const send = async () => asked(await fetch(url, { method: "POST", headers: HEADERS, body: file }));
  const reply = await send();
  if (!reply.confirm) return;
  url.searchParams.set("encoding", await confirmed(root, reply.confirm));
  tell(root, "Reading the transcript …");
  await send();
}

// The file does not say how its letters are stored: who sends it sees its lines read each way.
function confirmed(root, ways) {
  const box = root.querySelector(".confirm");
  box.querySelector(".ways").replaceChildren(...ways.map((way, at) => {
    const label = document.createElement("label");
    const choice = Object.assign(document.createElement("input"), { type: "radio", name: "way", value: way.encoding });
    choice.checked = at === 0;
    const name = Object.assign(document.createElement("b"), { textContent: way.name });
    const sample = Object.assign(document.createElement("span"), { className: "sample", textContent: way.sample, dir: "auto" });
    label.append(choice, name, sample);
    return label;
  }));
  box.hidden = false;
  tell(root, "Say which lines read right; then the transcript is kept.");
  return new Promise((keep) => {
    const right = box.querySelector(".right");
    right.focus();
    right.onclick = () => {
      box.hidden = true;
      keep(box.querySelector("input:checked").value);
    };
  });
}

async function asked(reply) {
  const type = reply.headers.get("content-type") || "";
  const body = type.includes("json") ? await reply.json() : {};
  if (reply.ok) return body;
  const error = new Error(body.message || "The upload was refused. Sign in again and go on.");
  error.final = true;
  throw error;
}

function tell(root, sentence) {
  root.querySelector("output").textContent = sentence;
}
