import type { BarsPage } from '@trading/bars-client';
import type { Trouble } from '../text/trouble';
import type { ZonedTime } from '../text/zoned-time';
import { byId } from './dom';

/** The line below the chart: if it is up to date, and until when bars are final. */
export class Status {
  private readonly live = byId('live', HTMLSpanElement);
  private readonly watermark = byId('watermark', HTMLSpanElement);

  public showLive(): void {
    this.show('live', 'Live');
  }

  public showPaused({ title, detail }: Trouble): void {
    this.show('paused', `Not up to date. ${title}: ${detail}`);
  }

  public showAnswer(answer: Pick<BarsPage, 'calendar' | 'watermark'> | undefined, zone: ZonedTime): void {
    const { calendar = '', watermark = null } = answer ?? {};
    const until =
      watermark === null ? '' : `Bars are final until ${zone.minute(Date.parse(watermark))} (${zone.timeZone})`;
    this.watermark.textContent = [until, calendar && `Calendar: ${calendar}`].filter(Boolean).join(' · ');
  }

  private show(state: 'live' | 'paused', text: string): void {
    this.live.dataset['state'] = state;
    if (this.live.textContent !== text) this.live.textContent = text;
  }
}
