/** Arrow keys from cell to cell of the matrix, as in a spreadsheet. Tab and Enter go everywhere without this file. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const linkIn = (cell: Element | undefined): HTMLAnchorElement | null =>
  cell?.querySelector<HTMLAnchorElement>('.wm-matrix__title a, .wm-matrix__cell > a') ?? null;

for (const table of document.querySelectorAll<HTMLTableElement>('.wm-matrix')) {
  table.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const cell = (event.target as Element).closest('th, td');
    if (step === undefined || cell === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    let row = rows.findIndex((each) => each.contains(cell));
    let column = [...(rows[row]?.cells ?? [])].indexOf(cell as HTMLTableCellElement);
    // Over cells that lead nowhere, to the next that does; the edges hold.
    for (;;) {
      row += step[0];
      column += step[1];
      const next = rows[row]?.cells[column];
      if (next === undefined) return;
      const link = linkIn(next);
      // A folded row on a phone has cells that nobody sees.
      if (link === null || link.offsetParent === null) continue;
      event.preventDefault();
      link.focus();
      return;
    }
  });
}
