// The live map: shapes and tiles of what the page already shows as drawing and table. Without it nothing is missing but zooming.
import type { Map as LiveMap, ExpressionSpecification, MapGeoJSONFeature } from "maplibre-gl";
import { beginDrawing } from "./draw";
import { colour, drawGround, openMap, shapesFrom, type Shapes } from "./ground";

const root = document.querySelector<HTMLElement>("[data-map]");

const classes = ["map-1", "map-2", "map-3", "map-4", "map-5", "map-none", "map-ground", "map-hot-persistent", "map-hot-emerging", "map-hot-new", "map-hot-sporadic", "map-hot-former"];

function fills(): ExpressionSpecification {
  return ["match", ["get", "class"], ...classes.flatMap((name) => [name, colour(name)]), colour("map-ground")] as unknown as ExpressionSpecification;
}

class Live {
  readonly map: LiveMap;
  readonly data = root!.dataset;
  readonly words = root!.querySelector<HTMLElement>("[data-words]")!;

  constructor(readonly shapes: Shapes) {
    this.map = openMap(root!, shapes, { hash: "vy", maxZoom: 17 });
    this.map.on("load", () => this.draw());
  }

  draw(): void {
    drawGround(this.map, root!, this.shapes, fills());
    if (this.data.tiles) this.events(this.data.tiles);
    this.map.on("mousemove", (event) => this.tell(this.map.queryRenderedFeatures(event.point)));
    this.map.on("moveend", () => this.tellMiddle());
    this.map.getCanvas().addEventListener("focus", () => this.tellMiddle());
    root!.dataset.ready = "ja";
  }

  events(tiles: string): void {
    this.map.addSource("events", { type: "vector", tiles: [location.origin + tiles], maxzoom: 16 });
    const count: ExpressionSpecification = ["to-number", ["get", "count"]];
    const step = (...at: number[]): ExpressionSpecification => ["step", count, colour("map-1"), at[0], colour("map-2"), at[1], colour("map-3"), at[2], colour("map-4"), at[3], colour("map-5")] as ExpressionSpecification;
    this.map.addLayer({ id: "hexagons", type: "fill", source: "events", "source-layer": "hexagons", paint: { "fill-color": step(2, 5, 20, 100), "fill-opacity": 0.8, "fill-outline-color": colour("sheet") } });
    this.map.addLayer({ id: "squares", type: "fill", source: "events", "source-layer": "squares", paint: { "fill-color": step(10, 20, 50, 100), "fill-opacity": 0.8, "fill-outline-color": colour("sheet") } });
    this.map.addLayer({
      id: "points", type: "circle", source: "events", "source-layer": "points",
      paint: { "circle-color": colour("map-dot"), "circle-opacity": 0.8, "circle-stroke-color": colour("sheet"), "circle-stroke-width": 1, "circle-radius": ["interpolate", ["linear"], ["sqrt", count], 1, 5, 5, 10, 30, 18, 200, 26] },
    });
    this.months(tiles);
  }

  /** Month 0 is the whole period. Arrow keys move the slider; the address follows it, and the slider follows the address back. */
  months(tiles: string): void {
    const slider = root!.querySelector<HTMLInputElement>("[data-month]");
    const text = root!.querySelector<HTMLOutputElement>("[data-month-text]");
    if (!slider || !text) return;
    const [year, month] = this.data.first!.split("-").map(Number) as [number, number];
    const show = (): void => {
      const at = Number(slider.value);
      const address = new URL(location.origin + tiles);
      text.value = this.data.all!;
      if (at > 0) {
        const from = new Date(Date.UTC(year, month - 1 + at - 1, 1));
        const to = new Date(Date.UTC(year, month - 1 + at, 0));
        address.searchParams.set("fran", from.toISOString().slice(0, 10));
        address.searchParams.set("till", to.toISOString().slice(0, 10));
        text.value = from.toLocaleDateString(this.data.lang === "sv" ? "sv-SE" : "en-GB", { year: "numeric", month: "long", timeZone: "UTC" });
      }
      slider.setAttribute("aria-valuetext", text.value);
      const source = this.map.getSource("events") as { setTiles(tiles: string[]): void } | undefined;
      source?.setTiles([decodeURI(address.href)]);
    };
    const fromAddress = (): void => {
      const at = Number(new URLSearchParams(location.search).get("manad") ?? 0);
      slider.value = String(Number.isInteger(at) && at >= 0 && at <= Number(slider.max) ? at : 0);
      show();
    };
    slider.addEventListener("input", show);
    // A step in the history when the slider is let go, not for every month that it passed.
    slider.addEventListener("change", () => {
      const here = new URL(location.href);
      if (slider.value === "0") here.searchParams.delete("manad");
      else here.searchParams.set("manad", slider.value);
      if (here.href !== location.href) history.pushState(null, "", here);
    });
    window.addEventListener("popstate", fromAddress);
    if (new URLSearchParams(location.search).has("manad")) fromAddress();
  }

  tell(found: MapGeoJSONFeature[]): void {
    const event = found.find((one) => one.source === "events");
    const area = found.find((one) => one.source === "shapes");
    const parts: string[] = [];
    if (area) parts.push(String(area.properties.title));
    if (event) parts.push([`${event.properties.count} ${this.data.events}`, event.properties.type, event.properties.day].filter(Boolean).join(", "));
    this.words.textContent = parts.join(" – ");
  }

  tellMiddle(): void {
    if (document.activeElement !== this.map.getCanvas()) return;
    this.tell(this.map.queryRenderedFeatures(this.map.project(this.map.getCenter())));
  }
}

async function begin(): Promise<void> {
  const shapes = await shapesFrom(root!.dataset.shapes!);
  if (!shapes) return;
  root!.hidden = false;
  try {
    new Live(shapes);
    // The drawing is still there, folded: for print and for whoever prefers it.
    document.querySelector<HTMLDetailsElement>("[data-drawn]")?.removeAttribute("open");
  } catch {
    root!.hidden = true;
  }
}

if (root) void begin();
void beginDrawing();
