// Between degrees and the metres of a plane system: Gauss conformal projection of GRS 80 by Krüger's series, as Lantmäteriet publishes it and as the server has it.
export interface Position { x: number; y: number }

/** Central meridian in degrees, scale, false northing and easting in metres; null is degrees as they are. */
export type Parameters = readonly [number, number, number, number] | null;

const flattening = 1 / 298.257222101;
const e2 = flattening * (2 - flattening);
const n = flattening / (2 - flattening);
const rectifying = (6_378_137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const beta = [n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180, (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440, (61 * n ** 3) / 240 - (103 * n ** 4) / 140, (49561 * n ** 4) / 161280];
const delta = [n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360, n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440, (17 * n ** 3) / 480 - (37 * n ** 4) / 840, (4397 * n ** 4) / 161280];
const toConformal = [e2, (5 * e2 ** 2 - e2 ** 3) / 6, (104 * e2 ** 3 - 45 * e2 ** 4) / 120, (1237 * e2 ** 4) / 1260];
const toGeodetic = [e2 + e2 ** 2 + e2 ** 3 + e2 ** 4, -(7 * e2 ** 2 + 17 * e2 ** 3 + 30 * e2 ** 4) / 6, (224 * e2 ** 3 + 889 * e2 ** 4) / 120, (-4279 * e2 ** 4) / 1260];
const degree = Math.PI / 180;

/** A polynomial in the square of the sine. */
const inSquares = (terms: readonly number[], square: number): number => terms.reduceRight((sum, term) => term + square * sum, 0);

export function fromDegrees(system: Parameters, at: Position): Position {
  if (!system) return at;
  const [meridian, scale, falseNorthing, falseEasting] = system;
  const [latitude, away] = [at.y * degree, (at.x - meridian) * degree];
  const sine = Math.sin(latitude);
  const conformal = latitude - sine * Math.cos(latitude) * inSquares(toConformal, sine * sine);
  const xi = Math.atan2(Math.sin(conformal), Math.cos(conformal) * Math.cos(away));
  const eta = Math.atanh(Math.cos(conformal) * Math.sin(away));
  let [north, east] = [xi, eta];
  for (const [order, term] of beta.entries()) {
    const multiple = 2 * (order + 1);
    north += term * Math.sin(multiple * xi) * Math.cosh(multiple * eta);
    east += term * Math.cos(multiple * xi) * Math.sinh(multiple * eta);
  }
  return { x: scale * rectifying * east + falseEasting, y: scale * rectifying * north + falseNorthing };
}

export function toDegrees(system: Parameters, at: Position): Position {
  if (!system) return at;
  const [meridian, scale, falseNorthing, falseEasting] = system;
  const [xi, eta] = [(at.y - falseNorthing) / (scale * rectifying), (at.x - falseEasting) / (scale * rectifying)];
  let [north, east] = [xi, eta];
  for (const [order, term] of delta.entries()) {
    const multiple = 2 * (order + 1);
    north -= term * Math.sin(multiple * xi) * Math.cosh(multiple * eta);
    east -= term * Math.cos(multiple * xi) * Math.sinh(multiple * eta);
  }
  const conformal = Math.asin(Math.sin(north) / Math.cosh(east));
  const sine = Math.sin(conformal);
  return { x: meridian + Math.atan2(Math.sinh(east), Math.cos(north)) / degree, y: (conformal + sine * Math.cos(conformal) * inSquares(toGeodetic, sine * sine)) / degree };
}
