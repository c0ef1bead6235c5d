// Everything works without this file. It only makes some things quicker.
import "./live";
import "./passkeys";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

// “/” goes to the search field, as the hint in the field says.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const search = document.querySelector<HTMLInputElement>("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

// An open menu closes with Escape (and gives the focus back) or when one clicks beside it.
const menus = () => document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target as Node)) menu.open = false;
});

// Filters act at once; without script there is a button.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field instanceof HTMLSelectElement && field.form?.hasAttribute("data-filters")) field.form.requestSubmit();
});

// The margin: words and the notes they cause light up together. The link itself works without script (:target).
const light = (element: Element, on: boolean) => {
  const ids = (element.getAttribute("data-with") ?? "").split(" ").filter(Boolean);
  for (const id of [...ids, element.id]) document.getElementById(id)?.classList.toggle("is-lit", on);
};
document.documentElement.classList.add("scripted");
let pointed: Element | null = null;
const followAddress = () => {
  if (pointed) light(pointed, false);
  pointed = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (pointed?.hasAttribute("data-with")) light(pointed, true);
  else pointed = null;
};
addEventListener("hashchange", followAddress);
followAddress();
for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]] as const) {
  document.addEventListener(enter, (event) => {
    const pair = (event.target as Element).closest?.("[data-with]");
    if (pair) light(pair, true);
  });
  document.addEventListener(leave, (event) => {
    const pair = (event.target as Element).closest?.("[data-with]");
    if (pair && pair !== pointed) light(pair, false);
    if (pointed) light(pointed, true);
  });
}

// A refused form starts at its summary.
document.querySelector<HTMLElement>("[data-error-summary]")?.focus();

document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));

export {};
