import { expect, test } from 'vitest';
import { changedTexts, type ActionTexts } from './rules.ts';

const texts: ActionTexts = {
  ...{ areaId: null, criterion: 'A1', objective: 'Readers catch up', coreChange: 'Reading aloud', ownerId: 'mina' },
  ...{ partnershipId: null, targetGroups: ['send'], pupils: 'Year 7', pupilIds: ['p1', 'p2'], resources: '' },
  ...{ costPence: 100, premiumPence: 0, beginsOn: null, dueOn: '2027-01-29', staysFixed: '', mayAdapt: '' },
  ...{ deliveredBy: '', staffNeed: '', doneAsMeant: '' },
};

test('one pupil in the place of another is a change of the plan, their order is none', () => {
  expect(changedTexts(texts, { ...texts, pupilIds: ['p1', 'p3'] })).toEqual(['pupilIds']);
  expect(changedTexts(texts, { ...texts, pupilIds: ['p2', 'p1'] })).toEqual([]);
});

test('a text from before something was asked says the same as one that leaves it empty', () => {
  const { staysFixed: _fixed, targetGroups: _groups, pupilIds: _pupils, beginsOn: _begins, ...older } = texts;
  expect(changedTexts(older, { ...texts, targetGroups: [], pupilIds: [] })).toEqual([]);
  expect(changedTexts(older, texts)).toEqual(['targetGroups', 'pupilIds']);
});

test('each text that differs is named', () =>
  expect(changedTexts(texts, { ...texts, dueOn: '2027-02-01', mayAdapt: 'Which books' })).toEqual([
    'dueOn',
    'mayAdapt',
  ]));
