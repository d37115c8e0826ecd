import QRCode from 'qrcode';
import type { JSX } from 'preact';

/**
 * A square code as one SVG path, drawn on the server: no picture service, no script, no style attribute.
 * The four blank modules around it are part of the standard. It stays dark on light in the dark theme too.
 */
export function SquareCode({ holds, label }: { holds: string; label: string }): JSX.Element {
  const { modules } = QRCode.create(holds, { errorCorrectionLevel: 'M' });
  const edge = modules.size + 8;
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  }
  return (
    <svg
      class="wm-square-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${edge} ${edge}`}
      width="240"
      height="240"
      shape-rendering="crispEdges"
    >
      <rect width={edge} height={edge} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
