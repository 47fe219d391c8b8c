import type { SmallHubSpot } from './start-small.ts';

const JOURNAL = '/webhooks-journal/journal/2026-03';
const SUBSCRIPTIONS = '/webhooks-journal/subscriptions/2026-03';
export const UNINSTALLED = '4-1916193';
export const INSTALLED = '4-1909196';

/** Short ways to the journal, with a token of the app itself. */
export interface JournalReader {
  subscribe: (eventTypeId: string) => Promise<{ status: number; body: Record<string, unknown> }>;
  /** With a body it is posted. */
  read: (path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>;
  /** What stands at the address that an answer of `read` names. */
  fetchEntry: (answer: { body: Record<string, unknown> }) => Promise<{ status: number; text: string }>;
}

export const readJournal = async (hubspot: SmallHubSpot): Promise<JournalReader> => {
  const scopes = ['read', 'subscriptions.read', 'subscriptions.write'];
  const scope = scopes.map((right) => `developer.webhooks_journal.${right}`).join(' ');
  const { body } = await hubspot.form('/oauth/2026-09/token', { grant_type: 'client_credentials', scope });
  const token = String(body['access_token']);
  return {
    subscribe: (eventTypeId) =>
      hubspot.api(token, SUBSCRIPTIONS, { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId, properties: [] }),
    read: (path, body) => hubspot.api(token, JOURNAL + path, body),
    async fetchEntry(answer) {
      const response = await fetch(String(answer.body['url']));
      return { status: response.status, text: await response.text() };
    },
  };
};
