import { notAllSent, waitingFor } from './words.ts';

export type Waiting = Readonly<{
  /** Sends the form if it was asked for and nothing is on its way any more. */
  look: () => void;
  /** A file could not be sent: the form is not sent without it by itself. */
  stop: () => void;
}>;

/** A form whose button was pressed while files are on their way waits for them, says so beside the button, and goes by itself. */
export const waitingOf = (form: HTMLFormElement | null, pending: () => number): Waiting => {
  let submitter: HTMLElement | null = null;
  let isAsked = false;
  const says = document.createElement('p');
  says.className = 'wm-uploads__wait';
  says.setAttribute('role', 'status');
  form?.addEventListener('submit', (event) => {
    if (pending() === 0) return;
    event.preventDefault();
    isAsked = true;
    submitter = event.submitter;
    if (!says.isConnected) (submitter ?? form).insertAdjacentElement('beforebegin', says);
    says.textContent = waitingFor(pending());
  });
  addEventListener('beforeunload', (event) => {
    if (pending() > 0) event.preventDefault();
  });
  return {
    look: () => {
      if (!isAsked) return;
      says.textContent = waitingFor(pending());
      if (pending() > 0) return;
      isAsked = false;
      form?.requestSubmit(submitter);
    },
    stop: () => {
      if (isAsked) says.textContent = notAllSent;
      isAsked = false;
    },
  };
};
