/** The colours of the chart, which is drawn on a canvas and cannot use CSS. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly grid: string;
  readonly border: string;
  readonly crosshair: string;
  readonly crosshairLabel: string;
  readonly rising: string;
  readonly falling: string;
  readonly risingVolume: string;
  readonly fallingVolume: string;
  readonly unknown: string;
  readonly unknownFill: string;
  readonly empty: string;
  readonly revision: string;
  readonly conflict: string;
}

const VARIABLES: Readonly<Record<keyof Palette, string>> = {
  background: '--surface',
  text: '--text-muted',
  grid: '--grid',
  border: '--border',
  crosshair: '--crosshair',
  crosshairLabel: '--crosshair-label',
  rising: '--rising',
  falling: '--falling',
  risingVolume: '--rising-volume',
  fallingVolume: '--falling-volume',
  unknown: '--unknown',
  unknownFill: '--unknown-fill',
  empty: '--empty',
  revision: '--revision',
  conflict: '--conflict',
};

/** Reads the colours of the current theme from the style sheet. */
export function readPalette(parent: Element): Palette {
  // A custom property has the text `light-dark(…)`; only a colour that is used is resolved.
  const probe = parent.appendChild(document.createElement('span'));
  const colours = Object.entries(VARIABLES).map(([name, variable]) => {
    probe.style.color = `var(${variable})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colours) as Palette;
}
