import { longDate, plural, WarningText, type Frame } from '#platform/kit';
import { paths } from '#paths';
import { yearsWords } from '../../rules.ts';
import { endOf } from './rules.ts';
import type { Offered } from './store.ts';
import { trap } from './forms.ts';

/** What pages for families share. They may be opened on a tablet of the school: no name, no menu, no way into an account. */
export const bare = (frame: Frame): Frame => ({
  ...frame,
  path: paths.provision.doors,
  person: null,
  nav: [],
  strip: null,
});

export const whenWords = (offer: Offered): string => `${longDate(offer.heldOn)}, ${offer.startsAt} to ${endOf(offer)}`;

type Fact = readonly [name: string, says: string];

const factsOf = (offer: Offered): readonly Fact[] => [
  ['When', whenWords(offer)],
  ['Where', offer.place === '' ? `${offer.school}: ask at the office for the room` : offer.place],
  ['For', `Parents and carers, ${yearsWords(offer.yearGroups).replace(/^(Year|All)/, (word) => word.toLowerCase())}`],
  [
    'Held by',
    [offer.runBy, offer.partnerName ?? '']
      .filter((name, at, all) => name !== '' && all.indexOf(name) === at)
      .join(', ') || offer.school,
  ],
];

/** What, when, where, for whom and by whom, as facts one under another. */
export const SessionFacts = ({ offer, places }: Readonly<{ offer: Offered; places?: string | undefined }>) => (
  <>
    {offer.about === '' ? null : <p>{offer.about}</p>}
    <dl class="wm-facts wm-facts--wide">
      {[...factsOf(offer), ...(places === undefined ? [] : [['Places', places] as const])].map(([name, says]) => (
        <div class="wm-facts__row">
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  </>
);

/** Wherever a family writes: first what to do when a child may not be safe. */
export const Worried = ({ offer }: Readonly<{ offer: Offered }>) => (
  <WarningText>
    {`If you are worried that a child is not safe, do not write it here. Tell ${offer.safeguardingLead ?? 'the head'} at ${offer.school}. If somebody is in danger now, call 999.`}
  </WarningText>
);

/** A field that nobody sees or reaches by keyboard, for programs that fill in everything. */
export const Trap = () => (
  <div class="wm-trap" aria-hidden="true">
    <label for={trap}>Leave this empty</label>
    <input id={trap} name={trap} type="text" tabIndex={-1} autocomplete="off" />
  </div>
);

export const placesLeftWords = (left: number, waiting: number): string => {
  if (left > 0) return `${plural(left, 'place')} left`;
  return waiting === 0 ? 'All taken: you can join the waiting list' : `All taken, ${waiting} waiting before you`;
};
