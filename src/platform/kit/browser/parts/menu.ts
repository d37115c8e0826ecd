/** The Menu link becomes a button that opens the links of the foot under the header. */
export const setUpMenu = (page: Document): void => {
  const link = page.querySelector<HTMLAnchorElement>('[data-menu]');
  const menu = page.querySelector<HTMLElement>('#site-menu');
  if (link === null || menu === null) return;
  const { body } = page;
  body.classList.add('has-menu');
  link.setAttribute('role', 'button');
  link.setAttribute('aria-controls', 'site-menu');
  const show = (isOpen: boolean): void => {
    body.classList.toggle('is-menu-open', isOpen);
    link.setAttribute('aria-expanded', String(isOpen));
  };
  show(false);
  const toggle = (event: Event): void => {
    event.preventDefault();
    const isOpen = !body.classList.contains('is-menu-open');
    show(isOpen);
    if (isOpen) menu.querySelector<HTMLElement>('a')?.focus();
  };
  link.addEventListener('click', toggle);
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') toggle(event);
  });
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !body.classList.contains('is-menu-open')) return;
    show(false);
    link.focus();
  });
};
