// Reading in and the review. Everything works without this file.

// While a document is sent: say so, once; and stop a file that would be refused anyway.
document.querySelectorAll<HTMLElement>("[data-progress]").forEach((progress) => {
  const form = progress.closest("form");
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  if (!form || !input) return;
  const largest = Number(progress.dataset.largest) * 1024 * 1024;
  input.addEventListener("change", () => {
    const tooLarge = [...(input.files ?? [])].some((file) => file.size > largest);
    input.setCustomValidity(tooLarge ? (progress.dataset.tooLarge ?? "") : "");
    if (tooLarge) input.reportValidity();
  });
  form.addEventListener("submit", (event) => {
    if (!input.checkValidity()) {
      event.preventDefault();
      input.reportValidity();
      return;
    }
    progress.hidden = false;
    // After the form has been read, so that the button's own value would still be sent.
    setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true)));
  });
});
window.addEventListener("pageshow", () =>
  document.querySelectorAll<HTMLElement>("[data-progress]").forEach((progress) => {
    progress.hidden = true;
    progress.closest("form")?.querySelectorAll("button").forEach((button) => (button.disabled = false));
  }),
);

// Beside each other, the text moves to the line and the facts stay where they are.
const besides = window.matchMedia("(min-width: 64rem)");
let stay: number | null = null;
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest?.('.review-facts a[href^="#rad-"]');
  stay = link && besides.matches ? window.scrollY : null;
});
window.addEventListener("hashchange", () => {
  const line = document.getElementById(location.hash.slice(1));
  const source = line?.closest<HTMLElement>(".source");
  if (stay === null || !line || !source) return;
  const y = stay;
  stay = null;
  window.scrollTo({ top: y, behavior: "instant" });
  source.scrollTop += line.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight * 0.3;
});

// A link to something inside a folded card opens the card.
const unfold = () => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  if (target.closest("details")) target.scrollIntoView();
};
window.addEventListener("hashchange", unfold);
window.addEventListener("load", unfold);

export {};
