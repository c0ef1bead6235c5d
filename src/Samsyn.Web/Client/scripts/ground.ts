// What every live map has: the map itself, somebody else's map under it when one is set, areas, borders and names.
import { Map as LiveMap, NavigationControl, ScaleControl, AttributionControl, Marker, setWorkerUrl, type DataDrivenPropertyValueSpecification, type LngLatBoundsLike } from "maplibre-gl";

export interface Shapes { bbox?: [number, number, number, number]; features: { properties: { class: string; title: string }; geometry: { type: string; coordinates: unknown } }[] }

const sweden: LngLatBoundsLike = [[10.9, 55.2], [24.2, 69.1]];

/** A colour of the page as it is now, in the look that is chosen. */
export function colour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

export const boundsOf = (shapes: Shapes): LngLatBoundsLike => (shapes.bbox ? [[shapes.bbox[0], shapes.bbox[1]], [shapes.bbox[2], shapes.bbox[3]]] : sweden);

export async function shapesFrom(address: string): Promise<Shapes | null> {
  const answer = await fetch(address, { headers: { accept: "application/geo+json" } });
  return answer.ok ? ((await answer.json()) as Shapes) : null;
}

/** With <paramref name="hash"/>, where one has gone stands in the address, so that what is seen can be sent on. */
export function openMap(root: HTMLElement, shapes: Shapes, options: { hash: string | false; maxZoom: number }): LiveMap {
  const said = root.dataset;
  setWorkerUrl(new URL(said.worker!, location.href).href);
  const map = new LiveMap({
    container: root.querySelector<HTMLElement>("[data-canvas]")!, bounds: boundsOf(shapes), fitBoundsOptions: { padding: 24 }, attributionControl: false, maxZoom: options.maxZoom, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0, maplibreLogo: false,
    hash: options.hash,
    locale: { "Map.Title": said.label!, "NavigationControl.ZoomIn": said.zoomIn!, "NavigationControl.ZoomOut": said.zoomOut! },
    style: { version: 8, sources: {}, layers: [{ id: "paper", type: "background", paint: { "background-color": colour("paper-sunk") } }] },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  map.getCanvas().setAttribute("aria-label", said.label!);
  map.on("error", (event) => console.warn(event.error?.message ?? "map"));
  // Colours are read once, from the look that the page has now.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
  return map;
}

export function drawGround(map: LiveMap, root: HTMLElement, shapes: Shapes, fill: DataDrivenPropertyValueSpecification<string>): void {
  const background = root.dataset.background;
  if (background) {
    // Somebody else's map lies under ours, and whoever drew it is named.
    map.addSource("background", { type: "raster", tiles: [background], tileSize: 256, attribution: root.dataset.attribution! });
    map.addLayer({ id: "background", type: "raster", source: "background", paint: { "raster-opacity": 0.85, "raster-saturation": -0.5 } });
    map.addControl(new AttributionControl({ compact: false }), "bottom-right");
  }
  const areas = { type: "FeatureCollection" as const, features: shapes.features.filter((one) => one.properties.class !== "label") };
  map.addSource("shapes", { type: "geojson", data: areas as never });
  map.addLayer({ id: "shapes", type: "fill", source: "shapes", paint: { "fill-color": fill, "fill-opacity": background ? 0.55 : 0.9 } });
  map.addLayer({ id: "borders", type: "line", source: "shapes", filter: ["!", ["in", "hot", ["get", "class"]]], paint: { "line-color": colour("rule-strong"), "line-width": 1 } });
  for (const label of shapes.features.filter((one) => one.properties.class === "label")) {
    const name = document.createElement("span");
    name.className = "live-name";
    name.textContent = label.properties.title;
    name.ariaHidden = "true";
    new Marker({ element: name }).setLngLat(label.geometry.coordinates as [number, number]).addTo(map);
  }
}
