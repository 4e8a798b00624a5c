// A note that saves itself: half a second after the last key, and when the field is left.

const PAUSE_MS = 500;
const fields = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const area = parentElement.querySelector("textarea");
  let field = fields.get(area);
  if (!field) {
    field = { sent: data.text, timer: null };
    fields.set(area, field);
    area.value = data.text;
    area.addEventListener("input", () => {
      window.dispatchEvent(new CustomEvent("ipt-typing"));
      clearTimeout(field.timer);
      field.timer = setTimeout(field.send, PAUSE_MS);
    });
    area.addEventListener("blur", () => field.send());
  }
  field.send = () => {
    clearTimeout(field.timer);
    field.timer = null;
    if (area.value === field.sent) return;
    field.sent = area.value;
    setStateValue("text", area.value);
  };
  area.maxLength = data.longest;
  area.placeholder = data.hint;
  parentElement.querySelector(".name").textContent = data.label;
  // What is stored is written in only where nobody is writing: caret and unsent words stay.
  const busy = field.timer !== null || area.matches(":focus");
  if (!busy && area.value !== data.text) area.value = field.sent = data.text;
  return () => field.send();
}
