import { money } from '#platform/kit';
import { linesOf } from './forms.ts';
import type { Offers } from './fields.tsx';

/** How each field of the form is called where its answer is shown. */
const fieldWords: Readonly<Record<string, string>> = {
  answers: 'Answers',
  objective: 'Is to achieve',
  coreChange: 'In the core offer',
  targetGroups: 'Target groups',
  pupils: 'Pupils',
  pupilIds: 'Target pupils by code',
  owner: 'Who answers for it',
  partnership: 'Partner',
  resources: 'Needs besides money',
  cost: 'Cost',
  premium: 'Of that Pupil Premium',
  beginsOn: 'Begins',
  dueOn: 'Due',
  staysFixed: 'The same everywhere',
  mayAdapt: 'May adapt',
  deliveredBy: 'Delivered by',
  staffNeed: 'Staff need',
  doneAsMeant: 'Done as meant',
};

export const wordOf = (field: string): string => fieldWords[field] ?? field;

const named = (id: string, all: readonly Readonly<{ id: string; name: string }>[]): string =>
  all.find((each) => each.id === id)?.name ?? '';

/** An amount as it is shown, whatever its signs; what is no amount stands as it was typed. */
const moneySaid = (text: string): string => {
  const bare = text.replaceAll(/[£,\s]/g, '');
  return /^\d+(\.\d{1,2})?$/.test(bare) ? money(Number(bare)) : text;
};

/** What somebody typed or chose in a field, in words: names for ids, a pound sign for money. */
export const saidOf = (field: string, text: string, offers: Offers): string => {
  if (text === '') return '';
  switch (field) {
    case 'answers': {
      const [kind, ...rest] = text.split(':');
      const what = rest.join(':');
      const area = offers.areas.find(({ id }) => id === what);
      const criterion = offers.criteria.find(({ code }) => code === what);
      if (kind === 'area') return area === undefined ? '' : area.text;
      return criterion === undefined ? '' : `${criterion.code}: ${criterion.text}`;
    }
    case 'owner':
      return named(text, offers.owners);
    case 'partnership':
      return named(text, offers.partnerships);
    case 'targetGroups':
      return linesOf(text)
        .map((code) => offers.groups.find((group) => group.code === code)?.name ?? code)
        .join(', ');
    case 'pupilIds':
      return linesOf(text)
        .map((id) => offers.targets.find((target) => target.id === id)?.code ?? '')
        .filter((code) => code !== '')
        .join(', ');
    case 'cost':
    case 'premium':
      return moneySaid(text);
    default:
      return text;
  }
};
