// A section of the situation picture: one's own text and the joint text are saved while one writes.
import { offerPictures } from "./charts";
import { Kept } from "./kept";

offerPictures();

const section = document.querySelector<HTMLElement>("[data-picture]");

if (section) {
  const kept = [...section.querySelectorAll<HTMLElement>("[data-keep]")].map((box) => {
    const form = box.closest("form")!;
    const room = form.closest<HTMLElement>("section")!;
    return new Kept(form, section.dataset, (answer) => {
      if (!answer.version) return;
      // Releasing and the acts on figures ask for the same version as the text.
      for (const version of room.querySelectorAll<HTMLInputElement>("form:not([action$='ta-over']) input[name=version]")) version.value = String(answer.version);
    });
  });
  // Another form is sent: what is being written goes first, or it would be released or overtaken half written.
  section.addEventListener("submit", (event) => {
    const others = kept.filter((one) => one.dirty && !one.stale && one.form !== event.target);
    if (event.defaultPrevented || others.length === 0) return;
    event.preventDefault();
    const [form, button] = [event.target as HTMLFormElement, (event as SubmitEvent).submitter];
    void Promise.all(others.map((one) => one.save())).then(() => form.requestSubmit(button instanceof HTMLElement ? button : undefined));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") for (const one of kept) void one.save();
  });
  addEventListener("beforeunload", (event) => {
    if (kept.some((one) => one.dirty)) event.preventDefault();
  });
}
