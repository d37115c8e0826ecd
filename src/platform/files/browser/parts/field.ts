import { addItem } from './item.ts';
import { sendingOf, type Sending } from './sending.ts';
import { turnsOf, type Turn, type Turns } from './turns.ts';
import { waitingOf, type Waiting } from './waiting.ts';
import { arrived, howFar, leftOut, lost, paused, sizeOf } from './words.ts';

/** Files that are sent at the same time; the others wait their turn. */
const atOnce = 2;

/** The parts of a file field on the page, and where its files are sent. */
type Field = Readonly<{
  input: HTMLInputElement;
  list: HTMLElement;
  news: HTMLElement;
  uploads: string;
  token: string;
  name: string;
}>;

/** Makes of a file field one that sends each chosen file at once, and of its form one that waits for them. */
export const enhance = (element: HTMLElement): void => {
  const field = fieldOf(element);
  if (field === null) return;
  const { input, list } = field;
  const turns: Turns = turnsOf(atOnce, () => waiting.look());
  const waiting = waitingOf(input.form, turns.pending);
  input.addEventListener('change', () => {
    // A field for one file holds one: another choice takes the place of the first.
    if (!input.multiple) {
      for (const leaveOut of list.querySelectorAll<HTMLButtonElement>('button:last-of-type')) leaveOut.click();
      list.replaceChildren();
    }
    for (const file of input.files ?? []) take(field, file, turns, waiting);
    // The form no longer brings them itself.
    input.value = '';
  });
};

const fieldOf = (element: HTMLElement): Field | null => {
  const input = element.querySelector<HTMLInputElement>('input[type="file"]');
  const list = element.querySelector<HTMLElement>('.wm-uploads__list');
  const { uploads, token, field: name } = element.dataset;
  if (input === null || list === null || uploads === undefined || token === undefined || name === undefined)
    return null;
  const news = document.createElement('p');
  news.className = 'govuk-visually-hidden';
  news.setAttribute('role', 'status');
  element.append(news);
  return { input, list, news, uploads, token, name };
};

/** Takes one chosen file: a line in the list, a turn, and what is sent of it. */
const take = ({ input, list, news, uploads, token, name }: Field, file: File, turns: Turns, waiting: Waiting): void => {
  let [sent, isPaused] = [0, false];
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
      news.textContent = leftOut(file.name);
      input.focus();
      turn.end();
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
      turn.end();
    },
    lost: () => item.say(lost, true),
    refused: (because, mayRetry) => {
      isPaused = true;
      item.wrong(true);
      item.offer(mayRetry ? 'Try again' : null);
      item.say(because, true);
      waiting.stop();
      turn.end();
    },
  });
  const start = () => {
    isPaused = false;
    turn.resume();
    item.wrong(false);
    item.offer('Pause');
    item.say(howFar(sent, file.size), true);
    sending.start();
  };
  const turn: Turn = turns.add(start);
  item.say(`${sizeOf(file.size)}, waits for its turn.`);
};
