import type { Portal } from '../api.ts';
import { publishLifecycle } from '../journal/journal.ts';
import type { Grant, HubSpotState } from '../state.ts';

/**
 * The app is installed once the code of a consent has been exchanged. Who did so first stays the installer; a further consent
 * replaces the scopes: of the install, and of every refresh token that this person has given.
 */
export const recordInstall = (portal: Portal, grant: Grant): void => {
  const { state, clock } = portal;
  for (const held of Object.values(state.refreshTokens)) {
    if (held.userId === grant.userId) held.scopes = [...grant.scopes];
  }
  if (state.install !== null) {
    state.install.scopes = [...grant.scopes];
    return;
  }
  state.install = { userId: grant.userId, scopes: [...grant.scopes], installedAt: clock.now().toISOString() };
  publishLifecycle(portal, 'APP_INSTALL');
};

/** Removes the app: every token of this portal is worth nothing from now on, and the journal tells of it. */
export const uninstall = (portal: Portal): void => {
  const { state } = portal;
  if (state.install !== null) publishLifecycle(portal, 'APP_UNINSTALL');
  Object.assign(state, {
    install: null,
    codes: {},
    refreshTokens: {},
    accessTokens: {},
  } satisfies Partial<HubSpotState>);
};
