/** Contour lines as on a walker's map: the quiet ground of an award's panel and of its certificate. */
export function contourPaths(width: number, height: number): readonly Readonly<{ d: string; isIndex: boolean }>[] {
  const summits = [
    { x: 0.72, y: 0.36, rings: 11, seed: 1.3 },
    { x: 0.12, y: 1.12, rings: 9, seed: 4.1 },
  ];
  return summits.flatMap((summit) =>
    Array.from({ length: summit.rings }, (_, ring) => ({
      d: ringPath(summit.x * width, summit.y * height, (ring + 0.55) * height * 0.155, ring, summit.seed),
      isIndex: ring % 4 === 3,
    })),
  );
}

/** The same as a picture of its own, in one colour. */
export function contourSvg(width: number, height: number, colour: string): string {
  const lines = contourPaths(width, height).map(
    ({ d, isIndex }) => `<path d="${d}" stroke-width="${isIndex ? 0.5 : 0.25}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><g fill="none" stroke="${colour}" stroke-opacity=".35">${lines.join('')}</g></svg>`;
}

const POINTS = 40;

/** One closed line, wider than high and uneven as hills are, drawn as a smooth curve through its points. */
function ringPath(x: number, y: number, radius: number, ring: number, seed: number): string {
  const points = Array.from({ length: POINTS }, (_, at) => {
    const turn = (at / POINTS) * 2 * Math.PI;
    const uneven =
      1 +
      0.16 * Math.sin(2 * turn + seed) +
      0.09 * Math.sin(3 * turn + seed * 2 + ring * 0.22) +
      0.04 * Math.sin(5 * turn + ring * 0.5);
    return [x + radius * 1.35 * uneven * Math.cos(turn), y + radius * uneven * Math.sin(turn)] as const;
  });
  const between = points.map(([px, py], at) => {
    const [nx, ny] = points[(at + 1) % POINTS] ?? [px, py];
    return [(px + nx) / 2, (py + ny) / 2] as const;
  });
  const [sx, sy] = between.at(-1) ?? [x, y];
  const curves = points.map(([px, py], at) => {
    const [mx, my] = between[at] ?? [px, py];
    return `Q${short(px)} ${short(py)} ${short(mx)} ${short(my)}`;
  });
  return `M${short(sx)} ${short(sy)}${curves.join('')}Z`;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);
