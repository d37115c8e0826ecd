/** What Waymark tells people about, and how: what each kind is called, and why a mail about it came. */
export const noticeKinds = {
  assigned: {
    title: 'Work that is given to you',
    because: 'you were given this work',
  },
  'handed-in': {
    title: 'Work that a colleague hands in to you',
    because: 'you look over what colleagues hand in',
  },
  'changes-asked': {
    title: 'Changes that somebody asks of you',
    because: 'somebody asked you for changes',
  },
  closed: {
    title: 'Your work, looked over and closed',
    because: 'your work was looked over',
  },
  reminder: {
    title: 'Dates that come near or have passed',
    because: 'you have work with a date',
  },
  'ratings-differ': {
    title: 'Two ratings that differ',
    because: 'you gave or asked for one of two ratings',
  },
  'area-discussed': {
    title: 'What colleagues say about strengths and areas',
    because: 'you are in the working party',
  },
  action: {
    title: 'Actions of the plan that you own',
    because: 'you own this action or work beside it',
  },
  'review-meeting': {
    title: 'Half-termly reviews',
    because: 'you are invited to the reviews',
  },
  evidence: {
    title: 'Evidence that you added',
    because: 'you added this evidence or look after it',
  },
  submission: {
    title: 'The check, the adviser’s review and the submission',
    because: 'you have a part in the submission',
  },
  'pupil-wish': {
    title: 'A pupil who wants to talk to you',
    because: 'you look after safeguarding',
  },
  keeping: {
    title: 'Pupils’ records that are due to go',
    because: 'you lead the school or its safeguarding',
  },
  exemption: {
    title: 'Exemptions',
    because: 'you argue or decide exemptions',
  },
} as const satisfies Record<string, Readonly<{ title: string; because: string }>>;

export type NoticeKind = keyof typeof noticeKinds;

// The keys are the ones written above; Object.keys only forgets it.
export const noticeNames = Object.keys(noticeKinds) as NoticeKind[];

export const isNoticeKind = (name: string): name is NoticeKind => Object.hasOwn(noticeKinds, name);

/** How somebody wants to be told of one kind of thing, in the order in which the page offers it. */
export const manners = ['usual', 'daily', 'here'] as const;
export type Manner = (typeof manners)[number];

export const mannerWords = {
  usual: 'At once if somebody waits for me, else daily',
  daily: 'Always in the daily mail',
  here: 'On my page only, no mail',
} as const satisfies Record<Manner, string>;

/** True when a notice goes by mail at once: it holds somebody up, and the person did not choose otherwise. */
export const goesAtOnce = (notice: Readonly<{ blocks: boolean }>, how: Manner): boolean =>
  notice.blocks && how === 'usual';

/** The daily mail goes from Monday to Friday: what is found at a week-end waits until Monday. */
export const hasDailyMail = (day: string): boolean => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** One notice as it waits for the daily mail. */
export type Waiting = Readonly<{
  id: string;
  about: NoticeKind;
  school: string | null;
  subject: string;
  text: string;
  href: string;
  blocks: boolean;
}>;

/** In one mail at most; the rest is counted, and stands on the page. */
const mostInOneMail = 20;

const whyOf = (kinds: readonly NoticeKind[], page: string): string => {
  const reasons = [...new Set(kinds.map((kind) => noticeKinds[kind].because))];
  return `You get this because ${reasons.slice(0, 3).join(', and because ')}. Choose what you are told, and how: ${page}`;
};

const entry = (notice: Waiting, origin: string): string =>
  [`${notice.subject}${notice.blocks ? ' (somebody waits for you)' : ''}`, notice.text, `${origin}${notice.href}`].join(
    '\n',
  );

/** The one mail of a day: what holds somebody up first, under each school's name where there are several. */
export const dailyMail = (
  notices: readonly Waiting[],
  { origin, page }: Readonly<{ origin: string; page: string }>,
): Readonly<{ subject: string; text: string; why: string }> => {
  const sorted = notices.toSorted((a, b) => Number(b.blocks) - Number(a.blocks));
  const shown = sorted.slice(0, mostInOneMail);
  const schools = [...new Set(shown.map(({ school }) => school))];
  const parts = schools.flatMap((school) => [
    ...(school !== null && schools.length > 1 ? [school.toUpperCase()] : []),
    ...shown.filter((notice) => notice.school === school).map((notice) => entry(notice, origin)),
  ]);
  const more = notices.length - shown.length;
  return {
    subject: notices.length === 1 ? (notices[0]?.subject ?? '') : `${notices.length} things in Waymark since yesterday`,
    text: [...parts, ...(more > 0 ? [`And ${more} more: ${page}`] : [])].join('\n\n'),
    why: whyOf(
      shown.map(({ about }) => about),
      page,
    ),
  };
};

/** The mail about one notice that holds somebody up. */
export const promptMail = (
  notice: Waiting,
  { origin, page }: Readonly<{ origin: string; page: string }>,
): Readonly<{ subject: string; text: string; why: string }> => ({
  subject: notice.subject,
  text: [notice.text, `${origin}${notice.href}`, 'It came at once because somebody waits for you.'].join('\n\n'),
  why: whyOf([notice.about], page),
});
