/**
 * Text that was typed and not yet sent outlives a closed session, a lost connection and a mistaken "back". Only forms
 * that ask for it (`<Form keep="…">`) are kept, never forms about pupils; only in this tab; signing out wipes it.
 */
type Kept = Readonly<{ values: Readonly<Record<string, string>>; at: number; sent: boolean }>;

const prefix = 'waymark.kept.';
const longest = 12 * 60 * 60 * 1000;

const read = (store: Storage, key: string): Kept | null => {
  try {
    // What we wrote ourselves; anything else fails below and is dropped.
    const kept = JSON.parse(store.getItem(key) ?? 'null') as Kept | null;
    return kept !== null && typeof kept.at === 'number' && typeof kept.values === 'object' ? kept : null;
  } catch {
    store.removeItem(key);
    return null;
  }
};

type Field = HTMLTextAreaElement | HTMLInputElement;

const fieldsOf = (form: HTMLFormElement): Field[] => [
  ...form.querySelectorAll<Field>('textarea[name], input[type="text"][name], input[type="search"][name]'),
];

const typed = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(form)
      .filter((field) => field.value !== field.defaultValue)
      .map((field) => [field.name, field.value]),
  );

const tell = (form: HTMLFormElement, forget: () => void): void => {
  const note = form.ownerDocument.createElement('div');
  note.className = 'wm-alert wm-alert--info wm-kept';
  note.setAttribute('role', 'status');
  const words = form.ownerDocument.createElement('p');
  words.className = 'wm-alert__words';
  words.append('What you typed here before is back. It has not been sent yet. ');
  const button = form.ownerDocument.createElement('button');
  button.type = 'button';
  button.className = 'wm-link-button';
  button.textContent = 'Use what was saved instead';
  button.addEventListener('click', () => {
    forget();
    for (const field of fieldsOf(form)) field.value = field.defaultValue;
    note.remove();
  });
  words.append(button);
  note.append(words);
  form.prepend(note);
};

const bringBack = (form: HTMLFormElement, kept: Kept): boolean => {
  let changed = false;
  for (const field of fieldsOf(form)) {
    const value = kept.values[field.name];
    if (value === undefined || value === field.value) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    changed = true;
  }
  return changed;
};

/** Forgets what was sent and arrived, and what is older than a working day. */
const tidy = (store: Storage, arrived: boolean, now: number): void => {
  for (const key of Object.keys(store).filter((name) => name.startsWith(prefix))) {
    const kept = read(store, key);
    if (kept === null || now - kept.at > longest || (kept.sent && arrived)) store.removeItem(key);
  }
};

export const keepTexts = (page: Document, store: Storage, now: number): void => {
  tidy(store, page.querySelector('.wm-told') !== null, now);
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
    const key = `${prefix}${form.dataset['keep']}.${form.getAttribute('action') ?? ''}`;
    const save = (sent: boolean): void => {
      const values = typed(form);
      if (Object.keys(values).length === 0) store.removeItem(key);
      else store.setItem(key, JSON.stringify({ values, at: Date.now(), sent } satisfies Kept));
    };
    const kept = read(store, key);
    if (kept !== null && bringBack(form, kept)) tell(form, () => store.removeItem(key));
    form.addEventListener('input', () => save(false));
    form.addEventListener('submit', () => save(true));
  }
};
