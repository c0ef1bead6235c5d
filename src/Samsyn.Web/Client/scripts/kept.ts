// What is written is sent while one writes, and never kept in the browser. The same form and its button do it without this file.
export type Answer = { version?: number; attendance?: number; decisions?: Record<string, string | null>; at?: string; errors?: string[] };

const pause = 1_500;

/** A form that is sent as it stands, one at a time, and again when something was written meanwhile. */
export class Kept {
  dirty = false;
  stale = false;
  private timer = 0;
  private wait = 2_000;
  private running: Promise<void> | null = null;

  constructor(readonly form: HTMLFormElement, private readonly words: DOMStringMap, private readonly take: (answer: Answer) => void, private readonly busy: (step: number) => void = () => {}) {
    form.addEventListener("input", () => this.touch());
    form.addEventListener("change", () => this.touch());
    // The button sends the form itself; what is on its way is waited for, or the server would see its own earlier save as somebody else's.
    form.addEventListener("submit", (event) => {
      clearTimeout(this.timer);
      if (!this.running) {
        this.dirty = false;
        return;
      }
      event.preventDefault();
      const button = (event as SubmitEvent).submitter;
      void this.running.then(() => form.requestSubmit(button instanceof HTMLElement ? button : undefined));
    });
  }

  private say(text: string, bad = false) {
    const state = this.form.querySelector<HTMLElement>("[data-state]");
    if (!state) return;
    state.textContent = text;
    state.classList.toggle("is-stale", bad);
  }

  touch() {
    this.dirty = true;
    if (this.stale) return;
    this.say(this.words.unsaved!);
    this.later(pause);
  }

  private later(after: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), after);
  }

  /** At once, when there is something to save. */
  save(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) return this.running.then(() => this.save());
    if (!this.dirty || this.stale) return Promise.resolve();
    this.running = this.send().finally(() => (this.running = null));
    return this.running;
  }

  private async send() {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string" && name !== "form-key") fields.append(name, value);
    this.dirty = false;
    this.say(this.words.saving!);
    this.busy(1);
    try {
      const reply = await fetch(this.form.action, { method: "POST", body: fields, headers: { Accept: "application/json" }, redirect: "error" });
      const answer = (await reply.json()) as Answer;
      this.wait = 2_000;
      if (reply.status === 409) {
        this.stale = true;
        this.say(this.words.stale!, true);
      } else {
        this.take(answer);
        if (!reply.ok) this.say((answer.errors ?? [this.words.failed!]).join(" "), true);
        else if (!this.dirty) this.say(answer.at ?? "");
      }
    } catch {
      // The line is gone or we are signed out: what is written stands in the field, and is tried again.
      this.dirty = true;
      this.say(this.words.failed!, true);
      this.wait = Math.min(this.wait * 2, 30_000);
    } finally {
      this.busy(-1);
    }
    if (this.dirty && !this.stale) this.later(Math.max(pause, this.wait));
  }
}
