/**
 * Warns before the server closes a session that has been idle, and offers to stay. The times and the address stand on
 * the page (`data-idle-minutes`, `data-warn-minutes`, `data-extend`); typed text stays on the page whatever is chosen.
 */
const minute = 60_000;

const askServer = async (page: Document): Promise<number | null> => {
  const token = page.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '';
  const answer = await fetch(page.body.dataset['extend'] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf: token }).toString(),
    redirect: 'manual',
  }).catch(() => null);
  if (answer === null || !answer.ok) return null;
  // Our own route's answer: {secondsLeft}.
  const { secondsLeft } = (await answer.json()) as { secondsLeft: number };
  return secondsLeft;
};

const say = (page: Document, title: string, words: string, action: string, act: () => void): HTMLDialogElement => {
  const dialog = page.createElement('dialog');
  dialog.className = 'wm-dialog';
  dialog.setAttribute('aria-labelledby', 'idle-title');
  const heading = page.createElement('h2');
  heading.id = 'idle-title';
  heading.textContent = title;
  const text = page.createElement('p');
  text.textContent = words;
  const button = page.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button';
  button.textContent = action;
  button.addEventListener('click', act);
  dialog.append(heading, text, button);
  dialog.addEventListener('close', () => dialog.remove());
  page.querySelector('.wm-dialog')?.remove();
  page.body.append(dialog);
  dialog.showModal();
  return dialog;
};

export const watchIdle = (page: Document): void => {
  const { idleMinutes, warnMinutes } = page.body.dataset;
  if (idleMinutes === undefined || warnMinutes === undefined) return;
  let open: HTMLDialogElement | null = null;
  let ends = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = (): void => {
    const words = 'What you typed is still on this page. Sign in again in another tab, then come back and send it.';
    open = say(page, 'You have been signed out', words, 'Close this message', () => open?.close());
  };
  const start = (seconds: number): void => {
    clearTimeout(timer);
    ends = Date.now() + seconds * 1000;
    timer = setTimeout(warn, Math.max(0, seconds * 1000 - Number(warnMinutes) * minute));
  };
  const stay = async (): Promise<void> => {
    const seconds = await askServer(page);
    if (seconds === null) return ended();
    open?.close();
    start(seconds);
  };
  const warn = (): void => {
    const title = `You will be signed out in ${warnMinutes} minutes`;
    const words = 'Nothing has been asked of the server for a while. What you typed stays on this page.';
    open = say(page, title, words, 'Stay signed in', () => void stay());
    timer = setTimeout(ended, Math.max(0, ends - Date.now()));
  };
  start(Number(idleMinutes) * 60);
};
