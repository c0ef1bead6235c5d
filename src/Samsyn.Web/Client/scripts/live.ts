// A page that shows shared things hears when they change, and says so. It never reloads by itself.
const place = document.querySelector<HTMLElement>("[data-live]");

const listen = (place: HTMLElement) => {
  const about = place.dataset.live!;
  let heard = place.dataset.liveSince!;
  let again = 2_000;

  const show = (what: "changed" | "missed") => {
    if (what === "changed") place.querySelector<HTMLElement>("[data-live-missed]")!.hidden = true;
    else if (!place.querySelector<HTMLElement>("[data-live-changed]")!.hidden) return;
    place.querySelector<HTMLElement>(`[data-live-${what}]`)!.hidden = false;
  };

  let waiting = 0;
  let source: EventSource | null = null;

  const open = () => {
    // A tab that nobody looks at holds no connection: a browser has only a few to each server.
    if (source || document.visibilityState === "hidden") return;
    const stream = new EventSource(`/handelser?sedan=${encodeURIComponent(heard)}`);
    const keep = (event: MessageEvent) => {
      if (event.lastEventId) heard = event.lastEventId;
      again = 2_000;
    };
    source = stream;
    for (const name of ["borjan", "puls"]) stream.addEventListener(name, keep);
    stream.addEventListener("andrat", (event) => {
      keep(event);
      if (event.data === about || event.data.startsWith(`${about}:`)) show("changed");
    });
    stream.addEventListener("lucka", (event) => {
      keep(event);
      show("missed");
    });
    // Always with our own number: a stream that ended in good order and a node that went away are taken up the same way.
    stream.addEventListener("error", () => {
      close();
      waiting = setTimeout(open, again);
      again = Math.min(again * 2, 60_000);
    });
  };
  const close = () => {
    source?.close();
    source = null;
    clearTimeout(waiting);
  };
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
};

if (place) listen(place);

export {};
