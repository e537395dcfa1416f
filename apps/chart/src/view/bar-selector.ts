import { byId } from './dom';

const PAGE = 10;

/**
 * Selects a bar by keyboard and for screen readers. It is a range input that lies over the chart without being visible, so
 * that assistive technology knows how to operate and read it.
 */
export class BarSelector {
  private readonly input = byId('bar-selector', HTMLInputElement);

  public constructor(onSelect: (index: number) => void) {
    this.input.addEventListener('input', () => onSelect(Number(this.input.value)));
    this.input.addEventListener('keydown', (event) => {
      const step = { PageUp: PAGE, PageDown: -PAGE }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      onSelect(Math.min(Number(this.input.max), Math.max(0, Number(this.input.value) + step)));
    });
  }

  public get focused(): boolean {
    return document.activeElement === this.input;
  }

  public focus(): void {
    this.input.focus({ preventScroll: true });
  }

  /** @param text the selected bar in words */
  public show(count: number, index: number, text: string): void {
    this.input.disabled = count === 0;
    this.input.max = String(Math.max(0, count - 1));
    this.input.value = String(index);
    this.input.setAttribute('aria-valuetext', text);
  }
}
