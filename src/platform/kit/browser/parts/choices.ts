/**
 * What belongs to a choice is shown while it is chosen. GOV.UK's own script also writes `aria-expanded` on radios, which
 * assistive technologies do not take there; the label says what opens, and what opens comes next in the page.
 */
export const revealChosen = (page: Document): void => {
  const inputs = [...page.querySelectorAll<HTMLInputElement>('input[data-aria-controls]')];
  const sync = (): void => {
    for (const input of inputs) {
      const shown = page.getElementById(input.dataset['ariaControls'] ?? '');
      shown?.classList.toggle('govuk-radios__conditional--hidden', input.type === 'radio' && !input.checked);
      shown?.classList.toggle('govuk-checkboxes__conditional--hidden', input.type === 'checkbox' && !input.checked);
    }
  };
  const clearOthers = (chosen: HTMLInputElement): void => {
    const isExclusive = chosen.dataset['behaviour'] === 'exclusive';
    for (const other of page.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
      if (other === chosen || other.form !== chosen.form || other.name !== chosen.name) continue;
      if (isExclusive || other.dataset['behaviour'] === 'exclusive') other.checked = false;
    }
  };
  page.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === 'checkbox' && target.checked) clearOthers(target);
    sync();
  });
  // Going back in history brings the choices back without a change.
  page.defaultView?.addEventListener('pageshow', sync);
  sync();
};
