/** Accounts, sign-in, memberships and invitations. */
export const signIn = {
  page: '/sign-in',
  demonstration: '/sign-in/demonstration',
  secondStep: '/sign-in/second-step',
  recovery: '/sign-in/recovery-code',
  link: '/sign-in/link/:token',
} as const;

export const password = {
  forgotten: '/forgotten-password',
  reset: '/new-password/:token',
} as const;

export const session = { extend: '/session/extend' } as const;

export const account = {
  home: '/account',
  password: '/account/password',
  secondStep: '/account/second-step',
  recoveryCodes: '/account/recovery-codes',
  devices: '/account/devices',
  calendar: '/account/calendar',
  endCalendar: '/account/calendar/end',
} as const;

export const invitations = {
  accept: '/invitations/:token',
  again: '/people/invitations/:invitation/again',
  withdraw: '/people/invitations/:invitation/withdraw',
} as const;

export const people = {
  list: '/people',
  invite: '/people/invite',
  inviteList: '/people/invite-list',
  end: '/people/:membership/end',
  signOut: '/people/:membership/sign-out',
} as const;
