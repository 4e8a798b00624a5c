// Words that outlive a reload: kept by this tab at every key, sent half a second after the last.

const PAUSE_MS = 500;
const fields = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const area = parentElement.querySelector("textarea");
  let field = fields.get(area);
  if (!field) {
    field = { sent: "", timer: null };
    fields.set(area, field);
    area.addEventListener("input", () => {
      window.sessionStorage.setItem(field.slot, area.value);
      later();
    });
    area.addEventListener("blur", () => field.send());
  }
  const later = () => {
    clearTimeout(field.timer);
    field.timer = setTimeout(field.send, PAUSE_MS);
  };
  field.send = () => {
    clearTimeout(field.timer);
    if (area.value === field.sent) return;
    field.sent = area.value;
    setStateValue("text", area.value);
  };
  if (field.slot !== data.slot) {
    field.slot = data.slot;
    field.sent = "";
    area.value = window.sessionStorage.getItem(data.slot) || "";
    later();
  }
  area.maxLength = data.longest;
  parentElement.querySelector(".name").textContent = data.label;
  return () => clearTimeout(field.timer);
}
