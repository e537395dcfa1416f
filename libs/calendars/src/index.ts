export { CALENDARS, knownRange, type CalendarName, type SessionKind } from './calendar';
export { SOURCE } from './data/sessions';
export { CalendarRangeError, CalendarsError, TimeZoneError } from './errors';
export type { Grid, GridInterval, TimeRange } from './grid';
export { sessionGrid } from './session-grid';
export type { SessionHours, SessionTable } from './session-table';
export { sessionsOf, type ExchangeSession } from './sessions-of';
export { TimeZone } from './time-zone';
export { zoneGrid } from './zone-grid';
