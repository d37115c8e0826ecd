/** The account panel closes with Escape and with a press elsewhere. */
export const keepAccountTidy = (page: Document): void => {
  const menu = page.querySelector<HTMLDetailsElement>('.wm-who__menu');
  if (menu === null) return;
  page.addEventListener('click', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
};
