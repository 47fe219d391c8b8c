import { errorAnswer, type Answer } from './answer.ts';

/** Whether a token with `granted` may do what asks for any one of `needed`. */
export const covers = (granted: readonly string[], needed: readonly string[]): boolean =>
  needed.some((scope) => granted.includes(scope));

/** 403 as HubSpot words it, naming the scopes of which one would do. */
export const missingScopes = (needed: readonly string[]): Answer =>
  errorAnswer({
    status: 403,
    category: 'MISSING_SCOPES',
    message: "This app hasn't been granted all required scopes to make this call.",
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: [...needed] },
      },
    ],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
  });
