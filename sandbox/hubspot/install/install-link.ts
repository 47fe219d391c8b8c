import type { Portal } from '../api.ts';
import { secretWord } from '../oauth/tokens.ts';
import type { App } from '../options.ts';
import type { HubSpotState } from '../state.ts';

const CODE_SECONDS = 300;

/** What an install link asks a person for. */
export interface InstallLink {
  redirectUri: string;
  /** As `scope` of the link. */
  scopes: readonly string[];
  /** As `optional_scope` of the link. */
  optionalScopes: readonly string[];
}

/** Why HubSpot would let nobody install the app by this link; undefined when it would. */
export const linkFault = (app: App, link: InstallLink): string | undefined => {
  if (!app.redirectUris.includes(link.redirectUri)) return `${link.redirectUri} is none of the app's redirect URLs`;
  const missing = app.requiredScopes.filter((scope) => !link.scopes.includes(scope));
  if (missing.length > 0) return `The app requires scopes that the link does not ask for: ${missing.join(', ')}`;
  const undeclared = [
    ...link.scopes.filter((scope) => !app.requiredScopes.includes(scope)),
    ...link.optionalScopes.filter((scope) => !app.optionalScopes.includes(scope)),
  ];
  return undeclared.length === 0 ? undefined : `The app does not declare these scopes: ${undeclared.join(', ')}`;
};

/** Why this person may not install any app; undefined when they may. */
export const personFault = ({ users }: HubSpotState, userId: number): string | undefined => {
  const user = users.find((one) => one.userId === userId);
  if (user === undefined) return `There is no user ${userId} in this portal`;
  return user.managesIntegrations ? undefined : `${user.firstName} may not install apps`;
};

/** The code that goes back to the app when a person agrees: good once, for five minutes of the stand-in's clock. */
export const issueCode = ({ state, clock }: Portal, userId: number, link: InstallLink): string => {
  const code = secretWord('code', 24);
  state.codes[code] = {
    userId,
    scopes: [...new Set([...link.scopes, ...link.optionalScopes])],
    redirectUri: link.redirectUri,
    expiresAt: new Date(clock.now().getTime() + CODE_SECONDS * 1000).toISOString(),
  };
  return code;
};
