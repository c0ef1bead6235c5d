// The secretary's page. Everything works without this file: it saves while one writes, lets one key mark a person, and tells who is here.
// What is written is never kept in the browser, only sent to where it belongs.
import { Kept } from "./kept";

const room = document.querySelector<HTMLElement>("[data-room]");

const begin = (room: HTMLElement) => {
  const words = room.dataset;
  let sending = 0;
  const busy = (step: number) => (sending += step);
  let attendance = Number(words.attendance);
  const meeting = Number(words.meeting);

  const items = new Map<string, Kept>();
  for (const box of room.querySelectorAll<HTMLElement>("[data-item]")) {
    const form = box.closest("form")!;
    const version = form.querySelector<HTMLInputElement>("input[name=version]")!;
    items.set(box.dataset.item!, new Kept(form, words, (answer) => {
      if (answer.version) version.value = String(answer.version);
      for (const [place, id] of Object.entries(answer.decisions ?? {})) {
        const field = form.querySelector<HTMLInputElement>(`input[name=d${place}-id]`);
        if (field) field.value = id ?? "";
        const strike = form.querySelector<HTMLInputElement>(`input[name=d${place}-strike]`);
        // Struck and saved: what is left in the fields must not be taken for a new decision.
        if (id === null && strike?.checked) {
          strike.checked = false;
          form.querySelector<HTMLTextAreaElement>(`textarea[name=d${place}-text]`)!.value = "";
        }
      }
    }, busy));
  }

  const people = room.querySelector<HTMLElement>("[data-attendance-form]");
  const marks = people ? new Kept(people.closest("form")!, words, (answer) => (attendance = answer.attendance ?? attendance), busy) : null;
  const all = () => [...items.values(), ...(marks ? [marks] : [])];

  // Who is here, told as it is marked.
  const parties = room.querySelector<HTMLElement>("[data-parties]");
  const tell = () => {
    if (!people || !parties) return;
    const here = new Set([...people.querySelectorAll<HTMLElement>("[data-side]")].filter((person) => person.querySelector<HTMLInputElement>("input:checked")?.value === "Present").map((person) => person.dataset.side!));
    const [yes, no] = [parties.querySelector<HTMLElement>("[data-parties-yes]")!, parties.querySelector<HTMLElement>("[data-parties-no]")!];
    const both = here.has("Police") && here.has("City");
    [yes.hidden, no.hidden] = [!both, both];
    no.lastElementChild!.textContent = here.size === 0 ? parties.dataset.none! : here.has("City") ? parties.dataset.police! : parties.dataset.city!;
  };
  people?.addEventListener("change", tell);
  people?.addEventListener("keydown", (event) => {
    const mark = event.target;
    if (!(mark instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const value = key === people.dataset.presentKey ? "Present" : key === people.dataset.absentKey ? "Absent" : null;
    const person = mark.closest(".room-person");
    if (!value || !person) return;
    event.preventDefault();
    const chosen = person.querySelector<HTMLInputElement>(`input[value=${value}]`)!;
    chosen.checked = true;
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
    const next = person.nextElementSibling;
    (next?.querySelector<HTMLInputElement>("input:checked") ?? next?.querySelector<HTMLInputElement>("input") ?? chosen).focus();
  });

  room.addEventListener("keydown", (event) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>(".room-item");
    if (event.ctrlKey && event.key === "Enter" && item) {
      event.preventDefault();
      item.querySelector<HTMLButtonElement>("form button[type=submit]")?.click();
    } else if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) {
      event.preventDefault();
      const every = [...room.querySelectorAll<HTMLElement>(".room-item")];
      const at = item ? every.indexOf(item) : event.key === "PageDown" ? -1 : every.length;
      every[at + (event.key === "PageDown" ? 1 : -1)]?.querySelector<HTMLTextAreaElement>("textarea")?.focus();
    }
  });

  // Another form is sent, or one leaves: what is written under the items goes first.
  room.addEventListener("submit", (event) => {
    const others = all().filter((kept) => kept.dirty && !kept.stale && kept.form !== event.target);
    if (event.defaultPrevented || others.length === 0) return;
    event.preventDefault();
    const [form, button] = [event.target as HTMLFormElement, (event as SubmitEvent).submitter];
    void Promise.all(others.map((kept) => kept.save())).then(() => form.requestSubmit(button instanceof HTMLElement ? button : undefined));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") for (const kept of all()) void kept.save();
  });
  addEventListener("beforeunload", (event) => {
    if (all().some((kept) => kept.dirty)) event.preventDefault();
  });

  // Something changed: only what we did not save ourselves is told of, and at its place.
  let asking = false;
  document.querySelector("[data-live]")?.addEventListener("samsyn:changed", (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    const ask = async () => {
      while (sending > 0) await new Promise((done) => setTimeout(done, 100));
      asking = false;
      const reply = await fetch(words.versions!, { headers: { Accept: "application/json" } });
      if (!reply.ok) return;
      const now = (await reply.json()) as { meeting: number; attendance: number; items: Record<string, number> };
      if (sending > 0) return void ask();
      let others = now.meeting !== meeting || now.attendance !== attendance || Object.keys(now.items).some((id) => !items.has(id) && !document.getElementById(`punkt-${id}`));
      for (const [id, kept] of items) {
        const mine = kept.form.querySelector<HTMLInputElement>("input[name=version]")!;
        if (now.items[id] === Number(mine.value)) continue;
        others = true;
        const state = kept.form.querySelector<HTMLElement>("[data-state]");
        if (state) {
          state.textContent = words.changed!;
          state.classList.add("is-stale");
        }
      }
      if (others) document.querySelector<HTMLElement>("[data-live-changed]")!.hidden = false;
    };
    void ask().catch(() => (asking = false));
  });
};

if (room) begin(room);

export {};
