/** Looks at the page again every few seconds while something on it is still under way. Without a script there is a link. */
const waiting = document.querySelector<HTMLElement>('[data-look-again]');
if (waiting !== null) {
  const seconds = Number(waiting.dataset['lookAgain']) || 2;
  window.setTimeout(() => window.location.reload(), seconds * 1000);
}
