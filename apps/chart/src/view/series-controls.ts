import type { PageState } from '../state/page-state';
import {
  CALENDARS,
  INTERVALS,
  intervalName,
  SESSIONS,
  type Calendar,
  type Interval,
  type Session,
} from '../state/settings';
import { byId, create, setOptions } from './dom';

export type SeriesChoice = Pick<PageState, 'interval' | 'timeZone' | 'session' | 'calendar'>;

/** The time zones of the calendars, which are listed first. */
const EXCHANGE_ZONES = ['America/New_York', 'Europe/London', 'Asia/Tokyo'];

const OWN_CALENDAR = '';

/** The controls of interval, time zone, session and calendar. */
export class SeriesControls {
  private readonly intervals = byId('intervals', HTMLDivElement);
  private readonly timeZone = byId('time-zone', HTMLSelectElement);
  private readonly session = byId('session', HTMLSelectElement);
  private readonly calendar = byId('calendar', HTMLSelectElement);

  public constructor(onChange: (choice: SeriesChoice) => void) {
    this.intervals.replaceChildren(
      ...INTERVALS.map((interval) => {
        const input = create('input', { type: 'radio', name: 'interval', value: interval });
        input.setAttribute('aria-label', intervalName(interval));
        return create('label', { className: 'segment' }, [input, create('span', { textContent: interval })]);
      }),
    );
    setOptions(this.timeZone, timeZones().map(option), 'UTC');
    setOptions(
      this.session,
      Object.entries(SESSIONS).map(([value, text]) => ({ value, text })),
      'all',
    );
    setOptions(this.calendar, [{ value: OWN_CALENDAR, text: "Feed's own" }, ...CALENDARS.map(option)], OWN_CALENDAR);
    for (const control of [this.intervals, this.timeZone, this.session, this.calendar]) {
      control.addEventListener('change', () => onChange(this.choice()));
    }
  }

  public show({ interval, timeZone, session, calendar }: SeriesChoice): void {
    const radio = this.intervals.querySelector<HTMLInputElement>(`input[value="${interval}"]`);
    if (radio) radio.checked = true;
    this.timeZone.value = timeZone;
    if (this.timeZone.value !== timeZone) {
      this.timeZone.append(create('option', option(timeZone)));
      this.timeZone.value = timeZone;
    }
    this.session.value = session;
    this.calendar.value = calendar ?? OWN_CALENDAR;
  }

  private choice(): SeriesChoice {
    const checked = this.intervals.querySelector<HTMLInputElement>('input:checked');
    return {
      interval: checked?.value as Interval,
      timeZone: this.timeZone.value,
      session: this.session.value as Session,
      calendar: this.calendar.value === OWN_CALENDAR ? undefined : (this.calendar.value as Calendar),
    };
  }
}

function timeZones(): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set(['UTC', own, ...EXCHANGE_ZONES, ...Intl.supportedValuesOf('timeZone')])];
}

function option(value: string): { value: string; text: string } {
  return { value, text: value.replaceAll('_', ' ') };
}
