/**
 * Keeps what is written as the writer's draft by itself, a moment after they stop; the button does the same without this file.
 * Says in words what is kept where, above all when the server cannot be reached.
 */
type Kept = Readonly<{ kind: 'kept'; told: string; sitting: string; draft: number }>;
type Refused = Readonly<{ kind: 'problem'; message: string }>;

const pause = 1_500;
const retry = 15_000;

const value = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);

const fieldsOf = (form: HTMLFormElement): URLSearchParams => {
  const fields = new URLSearchParams();
  // A judgement's form has no file: every value is a text.
  for (const [name, text] of new FormData(form)) fields.append(name, String(text));
  fields.append('by', 'script');
  return fields;
};

/** Sends the form once; null when nobody answered, or somebody who is not the draft's own address. */
const send = async (address: string, fields: URLSearchParams): Promise<Kept | Refused | 'signed-out' | null> => {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
      redirect: 'manual',
    });
    if (!(answer.headers.get('content-type') ?? '').startsWith('application/json')) return 'signed-out';
    // Our own route's answer.
    return (await answer.json()) as Kept | Refused;
  } catch {
    return null;
  }
};

const keep = (form: HTMLFormElement, line: HTMLElement): void => {
  const address = line.dataset['draft'] ?? '';
  let sent = fieldsOf(form).toString();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  let isLeaving = false;

  const later = (wait: number): void => {
    clearTimeout(timer);
    if (!isLeaving) timer = setTimeout(() => void now(), wait);
  };

  const now = async (): Promise<void> => {
    const fields = fieldsOf(form);
    if (isSending || isLeaving || fields.toString() === sent) return;
    isSending = true;
    const answer = await send(address, fields);
    isSending = false;
    if (answer === null) {
      line.textContent =
        'The network is gone. What you typed is kept in this browser only, and is sent again when the network is back.';
      later(retry);
    } else if (answer === 'signed-out') {
      line.textContent =
        'You are signed out. What you typed is kept in this browser only: sign in again in another tab, then come back here.';
      later(retry);
    } else if (answer.kind === 'problem') {
      line.textContent = `Not kept on the server: ${answer.message}.`;
    } else {
      const [sitting, draft] = [value(form, 'sitting'), value(form, 'draft')];
      if (sitting !== null) sitting.value = answer.sitting;
      if (draft !== null) draft.value = String(answer.draft);
      const after = fieldsOf(form);
      for (const [name, text] of fields)
        if (name !== 'sitting' && name !== 'draft' && after.get(name) !== text) return later(pause);
      sent = after.toString();
      line.textContent = answer.told;
    }
  };

  form.addEventListener('input', () => later(pause));
  form.addEventListener('change', () => later(pause));
  form.addEventListener('submit', () => {
    isLeaving = true;
    clearTimeout(timer);
  });
  window.addEventListener('online', () => void now());
  // Somebody who turns to another tab or locks the phone may not come back to this page.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void now();
  });
  // The page that "back" brings is the one that was left: it goes on.
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
};

for (const line of document.querySelectorAll<HTMLElement>('[data-draft]')) {
  const form = line.closest('form');
  if (form !== null) keep(form, line);
}
