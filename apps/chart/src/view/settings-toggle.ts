import { byId } from './dom';

/** Opens and closes the settings, which are hidden on phones at first. */
export function initialiseSettingsToggle(): void {
  const toggle = byId('settings-toggle', HTMLButtonElement);
  toggle.addEventListener('click', () => {
    const expanded = byId('settings', HTMLDivElement).classList.toggle('expanded');
    toggle.setAttribute('aria-expanded', String(expanded));
  });
}
