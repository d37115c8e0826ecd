/**
 * Dates as iCalendar (RFC 5545): what a calendar program reads from an address of ours, and what an invitation by mail carries
 * (RFC 6047). Times go out as moments in UTC, days without a time as days. Knows nothing about schools.
 */
export { calendarText, type CalendarEvent, type CalendarPerson } from './write.ts';
