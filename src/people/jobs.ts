import type { Task } from '#platform/jobs';
import { forgottenJob, sendNewPasswordLink } from './password/actions.ts';

/** "I have forgotten my password", answered aside from the page, so that the page says nothing about who has an account. */
const forgotten: Task = {
  name: forgottenJob,
  run: async (payload, { database, now, place }) => {
    const key = typeof payload === 'object' && payload !== null && 'key' in payload ? String(payload.key) : '';
    if (key !== '') await sendNewPasswordLink(database, key, place.origin, now());
  },
};

export const tasks: readonly Task[] = [forgotten];
