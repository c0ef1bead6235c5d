// The live map: shapes and tiles of what the page already shows as drawing and table. Without it nothing is missing but zooming.
import { Map as LiveMap, NavigationControl, ScaleControl, AttributionControl, Marker, setWorkerUrl, type ExpressionSpecification, type LngLatBoundsLike, type MapGeoJSONFeature } from "maplibre-gl";

const root = document.querySelector<HTMLElement>("[data-map]");

/** A colour of the page as it is now, in the look that is chosen. */
function colour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

const classes = ["map-1", "map-2", "map-3", "map-4", "map-5", "map-none", "map-ground", "map-hot-persistent", "map-hot-emerging", "map-hot-new", "map-hot-sporadic", "map-hot-former"];

function fills(): ExpressionSpecification {
  return ["match", ["get", "class"], ...classes.flatMap((name) => [name, colour(name)]), colour("map-ground")] as unknown as ExpressionSpecification;
}

interface Shapes { bbox?: [number, number, number, number]; features: { properties: { class: string; title: string }; geometry: { type: string; coordinates: unknown } }[] }

class Live {
  readonly map: LiveMap;
  readonly data = root!.dataset;
  readonly words = root!.querySelector<HTMLElement>("[data-words]")!;
  readonly bounds: LngLatBoundsLike | undefined;

  constructor(readonly shapes: Shapes) {
    const canvas = root!.querySelector<HTMLElement>("[data-canvas]")!;
    setWorkerUrl(new URL(this.data.worker!, location.href).href);
    const box = shapes.bbox;
    this.bounds = box ? [[box[0], box[1]], [box[2], box[3]]] : [[10.9, 55.2], [24.2, 69.1]];
    this.map = new LiveMap({
      container: canvas, bounds: this.bounds, fitBoundsOptions: { padding: 24 }, attributionControl: false, maxZoom: 17, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0, maplibreLogo: false,
      // Where one has gone stands in the address, so that what is seen can be sent on.
      hash: "vy",
      locale: { "Map.Title": this.data.label!, "NavigationControl.ZoomIn": this.data.zoomIn!, "NavigationControl.ZoomOut": this.data.zoomOut! },
      style: { version: 8, sources: {}, layers: [{ id: "paper", type: "background", paint: { "background-color": colour("paper-sunk") } }] },
    });
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
    this.map.getCanvas().setAttribute("aria-label", this.data.label!);
    this.map.on("load", () => this.draw());
  }

  draw(): void {
    if (this.data.background) {
      // Somebody else's map lies under ours, and whoever drew it is named.
      this.map.addSource("background", { type: "raster", tiles: [this.data.background], tileSize: 256, attribution: this.data.attribution! });
      this.map.addLayer({ id: "background", type: "raster", source: "background", paint: { "raster-opacity": 0.85, "raster-saturation": -0.5 } });
      this.map.addControl(new AttributionControl({ compact: false }), "bottom-right");
    }
    const areas = { type: "FeatureCollection" as const, features: this.shapes.features.filter((one) => one.properties.class !== "label") };
    this.map.addSource("shapes", { type: "geojson", data: areas as never });
    this.map.addLayer({ id: "shapes", type: "fill", source: "shapes", paint: { "fill-color": fills(), "fill-opacity": this.data.background ? 0.55 : 0.9 } });
    this.map.addLayer({ id: "borders", type: "line", source: "shapes", filter: ["!", ["in", "hot", ["get", "class"]]], paint: { "line-color": colour("rule-strong"), "line-width": 1 } });
    for (const label of this.shapes.features.filter((one) => one.properties.class === "label")) {
      const name = document.createElement("span");
      name.className = "live-name";
      name.textContent = label.properties.title;
      name.ariaHidden = "true";
      new Marker({ element: name }).setLngLat(label.geometry.coordinates as [number, number]).addTo(this.map);
    }
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
  const answer = await fetch(root!.dataset.shapes!, { headers: { accept: "application/geo+json" } });
  if (!answer.ok) return;
  const shapes = (await answer.json()) as Shapes;
  root!.hidden = false;
  try {
    const live = new Live(shapes);
    // The drawing is still there, folded: for print and for whoever prefers it.
    document.querySelector<HTMLDetailsElement>("[data-drawn]")?.removeAttribute("open");
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
    live.map.on("error", (event) => console.warn(event.error?.message ?? "map"));
  } catch {
    root!.hidden = true;
  }
}

if (root) void begin();
