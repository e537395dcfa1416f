import { byId, setOptions } from './dom';

const THEMES = { system: 'System', light: 'Light', dark: 'Dark' } as const;

type Theme = keyof typeof THEMES;

const STORAGE_KEY = 'theme';

/** Applies the reader's choice of light or dark colours, and remembers it in this browser. */
export function initialiseTheme(onChange: () => void): void {
  const select = byId('theme', HTMLSelectElement);
  const options = Object.entries(THEMES).map(([value, text]) => ({ value, text }));
  setOptions(select, options, storedTheme());
  apply(select.value as Theme);
  select.addEventListener('change', () => {
    localStorage.setItem(STORAGE_KEY, select.value);
    apply(select.value as Theme);
    onChange();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange);
}

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

function storedTheme(): Theme {
  const stored = localStorage.getItem(STORAGE_KEY) ?? '';
  return stored in THEMES ? (stored as Theme) : 'system';
}
