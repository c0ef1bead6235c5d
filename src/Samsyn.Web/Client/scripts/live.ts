// A page that shows shared things hears when they change, and says so. It never reloads by itself.
const place = document.querySelector<HTMLElement>("[data-live]");

type Notice = "changed" | "missed" | "ended";

const listen = (place: HTMLElement) => {
  const about = place.dataset.live!;
  let heard = place.dataset.liveSince!;
  let again = 2_000;
  let waiting = 0;
  let ended = false;
  let source: EventSource | null = null;

  const part = (what: Notice) => place.querySelector<HTMLElement>(`[data-live-${what}]`)!;
  // One at a time: what is known for certain stands, what may be does not come beside it.
  const show = (what: Notice) => {
    if (what === "missed" && !part("changed").hidden) return;
    for (const one of ["changed", "missed", "ended"] as const) part(one).hidden = one !== what;
  };

  const open = () => {
    // A tab that nobody looks at holds no connection: a browser has only a few to each server.
    if (source || ended || document.visibilityState === "hidden") return;
    clearTimeout(waiting);
    const stream = new EventSource(`/handelser?sedan=${encodeURIComponent(heard)}`);
    const keep = (event: MessageEvent) => {
      if (event.lastEventId) heard = event.lastEventId;
      again = 2_000;
    };
    source = stream;
    for (const name of ["borjan", "puls"]) stream.addEventListener(name, keep);
    stream.addEventListener("andrat", (event) => {
      keep(event);
      if (event.data !== about && !event.data.startsWith(`${about}:`)) return;
      // A page that saves by itself knows better whether it was somebody else.
      if (place.dispatchEvent(new CustomEvent("samsyn:changed", { cancelable: true }))) show("changed");
    });
    stream.addEventListener("lucka", (event) => {
      keep(event);
      show("missed");
    });
    stream.addEventListener("slut", () => {
      ended = true;
      close();
      show("ended");
    });
    // Always with our own number: a stream that ended in good order and a node that went away are taken up the same way. Not all pages at once.
    stream.addEventListener("error", () => {
      close();
      waiting = setTimeout(open, again * (0.5 + Math.random() / 2));
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
