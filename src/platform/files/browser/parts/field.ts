import { addItem } from './item.ts';
import { sendingOf, type Sending } from './sending.ts';
import { arrived, howFar, lost, paused, sizeOf, waitingFor } from './words.ts';

/** Files that are sent at the same time; the others wait their turn. */
const atOnce = 2;

type Queued = Readonly<{ begin: () => void }>;

/** Makes of a file field one that sends each chosen file at once, and of its form one that waits for them. */
export const enhance = (field: HTMLElement): void => {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]');
  const list = field.querySelector<HTMLElement>('.wm-uploads__list');
  const { uploads, token, field: name } = field.dataset;
  if (input === null || list === null || uploads === undefined || token === undefined || name === undefined) return;
  const news = document.createElement('p');
  news.className = 'govuk-visually-hidden';
  news.setAttribute('role', 'status');
  field.append(news);

  const queue: Queued[] = [];
  const running = new Set<object>();
  const unfinished = new Set<object>();
  let submitter: HTMLElement | null = null;
  let isAsked = false;

  const next = () => {
    while (running.size < atOnce) {
      const first = queue.shift();
      if (first === undefined) break;
      first.begin();
    }
    if (unfinished.size > 0 || !isAsked) return;
    isAsked = false;
    input.form?.requestSubmit(submitter);
  };

  const take = (file: File) => {
    const key = {};
    let [sent, isPaused] = [0, false];
    unfinished.add(key);
    const settle = () => {
      running.delete(key);
      unfinished.delete(key);
      next();
    };
    const item = addItem(list, news, file, {
      press: () => {
        if (isPaused) return start();
        isPaused = true;
        sending.pause();
        item.say(paused(sent, file.size), true);
        item.offer('Go on');
      },
      leaveOut: () => {
        sending.end();
        item.remove();
        news.textContent = `${file.name} is left out.`;
        input.focus();
        settle();
      },
    });
    const sending: Sending = sendingOf(file, uploads, token, {
      progress: (now) => {
        sent = now;
        item.progress(now, file.size);
        if (!isPaused) item.say(howFar(now, file.size));
      },
      done: (id) => {
        item.arrived(name, id);
        item.offer(null);
        item.say(arrived(file.size), true);
        settle();
      },
      lost: () => item.say(lost, true),
      refused: (because, mayRetry) => {
        isPaused = true;
        // The form is not sent without it by itself: its person says what is to be done.
        isAsked = false;
        item.wrong(true);
        item.offer(mayRetry ? 'Try again' : null);
        item.say(because, true);
        running.delete(key);
        unfinished.delete(key);
        next();
      },
    });
    const start = () => {
      isPaused = false;
      running.add(key);
      unfinished.add(key);
      item.wrong(false);
      item.offer('Pause');
      item.say(howFar(sent, file.size), true);
      sending.start();
    };
    item.say(`${sizeOf(file.size)}, waits for its turn.`);
    queue.push({ begin: start });
  };

  input.addEventListener('change', () => {
    // A field for one file holds one: another choice takes the place of the first.
    if (!input.multiple) {
      for (const leaveOut of list.querySelectorAll<HTMLButtonElement>('button:last-of-type')) leaveOut.click();
      list.replaceChildren();
    }
    for (const file of input.files ?? []) take(file);
    // The form no longer brings them itself.
    input.value = '';
    next();
  });
  input.form?.addEventListener('submit', (event) => {
    if (unfinished.size === 0) return;
    event.preventDefault();
    isAsked = true;
    submitter = event.submitter;
    news.classList.remove('govuk-visually-hidden');
    news.textContent = waitingFor(unfinished.size);
  });
  addEventListener('beforeunload', (event) => {
    if (unfinished.size > 0) event.preventDefault();
  });
};
