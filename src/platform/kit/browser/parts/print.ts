/** Folded tables are open on paper, and folded again on the screen; the head of the paper says when it was printed. */
export const openForPrint = (view: Window): void => {
  let opened: HTMLDetailsElement[] = [];
  const date = view.document.createElement('span');
  view.document.querySelector('.wm-print-head')?.append(date);
  view.addEventListener('beforeprint', () => {
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
    date.textContent = `Printed ${today.format(new Date())}`;
    opened = [...view.document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const details of opened) details.open = true;
  });
  view.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
};
