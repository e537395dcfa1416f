import { BarsClient } from '@trading/bars-client';
import { JwtSigner } from '@trading/bars-client/jwt';
import { App } from './app';
import { readPageConfig } from './config/page-config';
import { troubleOf } from './text/trouble';
import { byId } from './view/dom';
import { Notice } from './view/notice';

async function main(): Promise<void> {
  const baseUrl = window.location.origin;
  const { auth } = await readPageConfig();
  if (auth === null) {
    await new App(new BarsClient({ baseUrl })).start();
    return;
  }
  const { OidcSession } = await import('./sign-in/oidc-session');
  const session = new OidcSession(auth);
  const signIn = () => void session.redirect();
  try {
    if (!(await session.start())) return;
  } catch (error) {
    new Notice().showTrouble(troubleOf(error), { text: 'Sign in', run: signIn });
    return;
  }
  const signOut = byId('sign-out', HTMLButtonElement);
  signOut.hidden = false;
  signOut.addEventListener('click', () => void session.signOut());
  const signer = new JwtSigner({ getToken: () => session.accessToken() });
  await new App(new BarsClient({ baseUrl, signer }), signIn).start();
}

main().catch((error: unknown) =>
  new Notice().showTrouble(troubleOf(error), { text: 'Reload the page', run: () => window.location.reload() }),
);
