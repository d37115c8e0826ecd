/** The line of one file in the list: its name, how far it is, and what one can do about it. */
export type Item = Readonly<{
  /** Seen and, with `isNews`, read out. */
  say: (words: string, isNews?: boolean) => void;
  progress: (sent: number, size: number) => void;
  /** Shows a button with these words, or none. */
  offer: (words: string | null) => void;
  wrong: (isWrong: boolean) => void;
  arrived: (field: string, id: string) => void;
  remove: () => void;
}>;

type Acts = Readonly<{ press: () => void; leaveOut: () => void }>;

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ''): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
};

const button = (words: string, about: string, press: () => void): HTMLButtonElement => {
  const made = make('button', 'wm-link-button', words);
  made.type = 'button';
  made.append(make('span', 'govuk-visually-hidden', ` ${about}`));
  made.addEventListener('click', press);
  return made;
};

export const addItem = (list: HTMLElement, news: HTMLElement, file: File, acts: Acts): Item => {
  const line = make('li', 'wm-uploads__item');
  const words = make('span', 'wm-uploads__words');
  const bar = make('progress', '');
  bar.max = Math.max(1, file.size);
  bar.value = 0;
  bar.setAttribute('aria-label', `How much of ${file.name} is sent`);
  const buttons = make('span', 'wm-uploads__buttons');
  const leaveOut = button('Leave out', file.name, acts.leaveOut);
  buttons.append(leaveOut);
  line.append(make('span', 'wm-uploads__name', file.name), buttons, bar, words);
  list.append(line);
  let press: HTMLButtonElement | null = null;
  return {
    say: (text, isNews = false) => {
      if (words.textContent !== text) words.textContent = text;
      if (isNews) news.textContent = `${file.name}: ${text}`;
    },
    progress: (sent) => {
      bar.value = sent;
    },
    offer: (text) => {
      const hadFocus = document.activeElement === press;
      press?.remove();
      press = text === null ? null : button(text, file.name, acts.press);
      if (press !== null) buttons.prepend(press);
      if (hadFocus) (press ?? leaveOut).focus();
    },
    wrong: (isWrong) => {
      line.classList.toggle('is-wrong', isWrong);
      bar.hidden = isWrong;
    },
    arrived: (field, id) => {
      const hidden = document.createElement('input');
      hidden.type = 'hidden';
      hidden.name = field;
      hidden.value = id;
      line.append(hidden);
      bar.hidden = true;
    },
    remove: () => line.remove(),
  };
};
