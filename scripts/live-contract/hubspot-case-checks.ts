import { randomUUID } from 'node:crypto';
import { Client } from '@hubspot/api-client';
import type { Check } from './check.ts';
import { difference } from './cases/expected.ts';
import { askHubSpot, hubspotRefusalCases, type HubSpotAccount, type HubSpotCase } from './cases/hubspot-refusals.ts';

type Open = Pick<HubSpotAccount, 'url' | 'token'>;

/** Every refusal that any account can be asked for, with a contact of its own, which is archived in the end. */
export function hubspotCaseChecks(open: Open): Check[] {
  const story = new Story(open);
  return [
    ['a contact is made for what is to be refused', () => story.begin()],
    ...hubspotRefusalCases.map((one): Check => [`refused: ${one.name}`, () => story.ask(one), one.rule]),
    ['what was made for it is archived', () => story.end()],
  ];
}

class Story {
  readonly #open: Open;
  readonly #made: string[] = [];
  #account: HubSpotAccount | null = null;

  constructor(open: Open) {
    this.#open = open;
  }

  async begin(): Promise<string | null> {
    const email = `contract-check-${randomUUID().slice(0, 8)}@example.com`;
    const pipelines = await this.#call('GET', '/crm/pipelines/2026-09/deals');
    const [pipeline] = pipelines['results'] as { stages: { id: string }[] }[];
    const contacts = '/crm/objects/2026-09/contacts';
    const { id } = await this.#call('POST', contacts, { properties: { email }, associations: [] });
    this.#made.push(`${contacts}/${String(id)}`);
    this.#account = { ...this.#open, email, stage: pipeline?.stages[0]?.id ?? '' };
    return null;
  }

  async ask(one: HubSpotCase): Promise<string | null> {
    if (!this.#account) return 'not asked: there is no contact for it';
    const asked = await askHubSpot(one, this.#account);
    if (asked.made !== null) this.#made.push(asked.made);
    return difference(asked, one.expected);
  }

  async end(): Promise<string | null> {
    for (const path of this.#made) await this.#call('DELETE', path);
    return null;
  }

  /** Throws what was refused. */
  async #call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Record<string, unknown>> {
    const client = new Client({ accessToken: this.#open.token, basePath: this.#open.url });
    const answer = await client.apiRequest({ method, path, ...(body && { body }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  }
}
