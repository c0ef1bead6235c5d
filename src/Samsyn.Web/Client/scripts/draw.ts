// Corners of a place clicked out in a map beside the box where they are typed. The box is what is sent: the map only reads and writes it.
import { Marker, type GeoJSONSource, type LngLat, type Map as LiveMap } from "maplibre-gl";
import { boundsOf, colour, drawGround, openMap, shapesFrom, type Shapes } from "./ground";
import { fromDegrees, toDegrees, type Parameters, type Position } from "./projection";

type Word = "corner" | "added" | "removed" | "undone" | "unreadable" | "outside" | "none" | "nothingToUndo";

const mostSteps = 200;
const arrows: Record<string, readonly [number, number] | undefined> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A number as the server reads it; null when it is none. */
function numberIn(text: string): number | null {
  const bare = text.replace(/,+$/, "").replaceAll(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) && Number.isFinite(Number(bare)) ? Number(bare) : null;
}

/** Corners of the lines of a text, or the number of the first line that is none. */
function cornersIn(text: string): Position[] | number {
  const found: Position[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    const bare = line.trim();
    if (bare.length === 0) continue;
    let parts = bare.split(/[ \t;]+/).filter((part) => part.length > 0);
    if (parts.length === 1) parts = bare.split(",").map((part) => part.trim());
    const [x, y] = [numberIn(parts[0] ?? ""), numberIn(parts[1] ?? "")];
    if (parts.length !== 2 || x === null || y === null) return at + 1;
    found.push({ x, y });
  }
  return found;
}

class Drawing {
  readonly map: LiveMap;
  readonly text = document.querySelector<HTMLTextAreaElement>("textarea[name=outline]")!;
  readonly system = document.querySelector<HTMLSelectElement>("select[name=system]")!;
  readonly said: HTMLElement;
  readonly words: Record<Word, string>;
  readonly systems: Record<string, Parameters>;
  corners: Position[] = [];
  /** The corner that keys move and after which the next one comes; -1 when there is none. */
  at = -1;
  /** Why the map cannot follow the box just now. */
  lost: string | null = null;
  marks: { marker: Marker; button: HTMLButtonElement }[] = [];
  past: { text: string; at: number }[] = [];
  isTyping = false;

  constructor(readonly root: HTMLElement, readonly shapes: Shapes) {
    this.said = root.querySelector<HTMLElement>("[data-words]")!;
    this.words = JSON.parse(root.dataset.said!) as Record<Word, string>;
    this.systems = JSON.parse(root.dataset.systems!) as Record<string, Parameters>;
    this.map = openMap(root, shapes, { hash: false, maxZoom: 20 });
    this.map.on("load", () => this.begin());
  }

  begin(): void {
    drawGround(this.map, this.root, this.shapes, ["match", ["get", "class"], "map-own", colour("map-own"), "map-part", colour("map-1"), colour("map-ground")]);
    this.map.addSource("own", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    this.map.addLayer({ id: "own-fill", type: "fill", source: "own", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("map-own"), "fill-opacity": 0.45 } });
    this.map.addLayer({ id: "own-line", type: "line", source: "own", layout: { "line-join": "round" }, paint: { "line-color": colour("accent-strong"), "line-width": 3 } });
    this.follow();
    this.at = this.corners.length - 1;
    this.show();
    if (this.corners.length > 0) this.frame();
    // Two corners near each other are no wish to zoom.
    this.map.doubleClickZoom.disable();
    this.map.on("click", (event) => {
      // A click on a corner chooses it, and adds none.
      if (event.originalEvent.target === this.map.getCanvas()) this.add(event.lngLat);
    });
    this.map.getCanvasContainer().addEventListener("keydown", (event) => this.onKey(event), { capture: true });
    this.text.addEventListener("input", () => this.onTyped());
    this.text.addEventListener("blur", () => (this.isTyping = false));
    this.system.addEventListener("change", () => this.onTyped());
    this.act("add", () => this.add(this.map.getCenter()));
    this.act("remove", () => this.remove());
    this.act("undo", () => this.undo());
    this.act("frame", () => this.frame());
    this.root.dataset.ready = "ja";
  }

  act(name: string, run: () => void): void {
    this.root.querySelector(`[data-act=${name}]`)!.addEventListener("click", run);
  }

  /** From the box to the map. */
  follow(): void {
    const read = cornersIn(this.text.value);
    this.lost = typeof read === "number" ? this.say("unreadable", read) : null;
    this.corners = typeof read === "number" ? [] : read;
    const outside = this.corners.findIndex((corner) => !this.isInSweden(corner));
    if (outside >= 0) {
      this.lost = this.say("outside", outside + 1);
      this.corners = [];
    }
    this.at = Math.min(this.at, this.corners.length - 1);
  }

  onTyped(): void {
    if (!this.isTyping) this.remember();
    this.isTyping = true;
    const before = this.corners.length;
    this.follow();
    if (this.corners.length > before) this.at = this.corners.length - 1;
    this.show();
    const bounds = this.map.getBounds();
    if (this.corners.length > 0 && !this.corners.some((corner) => bounds.contains(this.degrees(corner)))) this.frame();
    this.tell(this.lost ?? this.wordsOf(this.at));
  }

  /** From the map to the box. */
  write(words: Word | null = null): void {
    this.isTyping = false;
    this.text.value = this.corners.map((corner) => this.lineOf(corner)).join("\n");
    this.show();
    this.tell([words ? this.words[words] : "", this.wordsOf(this.at)].filter(Boolean).join(" "));
  }

  add(where: LngLat): void {
    if (this.isLost()) return;
    this.remember();
    this.corners.splice(++this.at, 0, this.cornerAt(where));
    this.write("added");
  }

  remove(): void {
    if (this.isLost() || this.at < 0) return;
    this.remember();
    const hadFocus = this.marks[this.at]?.button === document.activeElement;
    this.corners.splice(this.at, 1);
    this.at = this.corners.length === 0 ? -1 : Math.max(0, this.at - 1);
    this.write("removed");
    if (hadFocus) (this.marks[this.at]?.button ?? this.map.getCanvas()).focus();
  }

  move(to: LngLat): void {
    this.remember();
    this.corners[this.at] = this.cornerAt(to);
    this.write();
  }

  undo(): void {
    const before = this.past.pop();
    if (!before) {
      this.tell(this.words.nothingToUndo);
      return;
    }
    const hadFocus = this.marks.some((mark) => mark.button === document.activeElement);
    this.isTyping = false;
    this.text.value = before.text;
    this.follow();
    this.at = Math.min(before.at, this.corners.length - 1);
    this.show();
    this.tell(`${this.words.undone} ${this.lost ?? this.wordsOf(this.at)}`);
    if (hadFocus) (this.marks[this.at]?.button ?? this.map.getCanvas()).focus();
  }

  remember(): void {
    this.past.push({ text: this.text.value, at: this.at });
    if (this.past.length > mostSteps) this.past.shift();
  }

  /** While the box cannot be read, what is clicked would write over it. */
  isLost(): boolean {
    if (this.lost) this.tell(this.lost);
    return this.lost !== null;
  }

  onKey(event: KeyboardEvent): void {
    const onCorner = this.marks.some((mark) => mark.button === event.target);
    if (!onCorner && event.target !== this.map.getCanvas()) return;
    const arrow = onCorner ? arrows[event.key] : undefined;
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
    if (arrow && this.at >= 0) {
      const step = event.shiftKey ? 1 : 10;
      const place = this.map.project(this.degrees(this.corners[this.at]!));
      place.x += arrow[0] * step;
      place.y += arrow[1] * step;
      this.move(this.map.unproject(place));
      this.keepInSight();
    } else if (event.key === "Delete" || event.key === "Backspace") this.remove();
    else if (isUndo) this.undo();
    else if (event.key === "Enter" && !onCorner) this.add(this.map.getCenter());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(at: number): void {
    if (at === this.at) return;
    this.at = at;
    this.show();
    this.tell(this.wordsOf(at));
  }

  show(): void {
    const ring = this.corners.map((corner) => this.degrees(corner));
    const shape = ring.length > 2 ? { type: "Polygon" as const, coordinates: [[...ring, ring[0]!]] } : { type: "LineString" as const, coordinates: ring };
    this.map.getSource<GeoJSONSource>("own")!.setData({ type: "FeatureCollection", features: ring.length < 2 ? [] : [{ type: "Feature", properties: {}, geometry: shape }] });
    while (this.marks.length > ring.length) this.marks.pop()!.marker.remove();
    while (this.marks.length < ring.length) this.marks.push(this.mark(this.marks.length, ring[this.marks.length]!));
    for (const [at, mark] of this.marks.entries()) {
      mark.marker.setLngLat(ring[at]!);
      mark.button.setAttribute("aria-label", this.wordsOf(at));
      mark.button.setAttribute("aria-pressed", String(at === this.at));
      mark.button.textContent = String(at + 1);
    }
    this.root.querySelector("[data-act=remove]")!.setAttribute("aria-disabled", String(this.at < 0));
    this.root.querySelector("[data-act=undo]")!.setAttribute("aria-disabled", String(this.past.length === 0));
  }

  mark(at: number, where: [number, number]): { marker: Marker; button: HTMLButtonElement } {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "draw-corner";
    const marker = new Marker({ element: button, draggable: true }).setLngLat(where).addTo(this.map);
    button.addEventListener("focus", () => {
      this.choose(at);
      this.keepInSight();
    });
    button.addEventListener("click", () => this.choose(at));
    marker.on("dragstart", () => this.choose(at));
    marker.on("dragend", () => {
      if (!this.isLost()) this.move(marker.getLngLat());
    });
    return { marker, button };
  }

  keepInSight(): void {
    const corner = this.corners[this.at];
    if (corner && !this.map.getBounds().contains(this.degrees(corner))) this.map.jumpTo({ center: this.degrees(corner) });
  }

  frame(): void {
    if (this.corners.length === 0) {
      this.map.fitBounds(boundsOf(this.shapes), { padding: 24, duration: 0 });
      return;
    }
    const [east, north] = [this.corners.map((corner) => this.degrees(corner)[0]), this.corners.map((corner) => this.degrees(corner)[1])];
    this.map.fitBounds([[Math.min(...east), Math.min(...north)], [Math.max(...east), Math.max(...north)]], { padding: 56, maxZoom: 17, duration: 0 });
  }

  get plane(): Parameters {
    return this.systems[this.system.value] ?? null;
  }

  degrees(corner: Position): [number, number] {
    const at = toDegrees(this.plane, corner);
    return [at.x, at.y];
  }

  cornerAt(where: LngLat): Position {
    const at = fromDegrees(this.plane, { x: where.lng, y: where.lat });
    const round = (value: number): number => Number(value.toFixed(this.plane ? 1 : 6));
    return { x: round(at.x), y: round(at.y) };
  }

  /** About; what is at sea or across the border is told by the server. */
  isInSweden(corner: Position): boolean {
    if (this.plane && (Math.abs(corner.x) > 1e7 || corner.y < 0 || corner.y > 1e7)) return false;
    const [east, north] = this.degrees(corner);
    return east > 9 && east < 26 && north > 54 && north < 71;
  }

  lineOf(corner: Position): string {
    return `${corner.x} ${corner.y}`;
  }

  wordsOf(at: number): string {
    const corner = this.corners[at];
    return corner ? this.say("corner", at + 1, this.corners.length, this.lineOf(corner)) : this.words.none;
  }

  say(word: Word, ...values: (string | number)[]): string {
    return values.reduce<string>((text, value, at) => text.replace(`{${at}}`, String(value)), this.words[word]);
  }

  tell(words: string): void {
    this.said.textContent = words;
  }
}

export async function beginDrawing(): Promise<void> {
  const root = document.querySelector<HTMLElement>("[data-draw]");
  const shapes = root && (await shapesFrom(root.dataset.shapes!));
  if (!root || !shapes) return;
  root.hidden = false;
  try {
    new Drawing(root, shapes);
  } catch {
    root.hidden = true;
  }
}
