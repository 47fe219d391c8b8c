import { createRenderer, type RenderedChildNode, type RenderedParentNode } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import type { ReactElement } from 'react';
import { RecordCard } from '../../../extensions/record-card/RecordCard.tsx';
import type { RecordCard as Card } from '../../../src/contract/record-card.ts';
import { fakeService, ok } from './service.ts';

export const now = new Date('2026-11-22T10:42:00Z');

/** The card's clock stands still until a test moves it; React's own scheduling goes on. */
export const frozen = {
  doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask', 'performance'] as const,
};

/** Opens a card on a record of the portal, company 501 unless told, over a service that answers it. */
export function openCard(
  element: ReactElement = <RecordCard />,
  answer?: Card | (() => unknown),
  crm: { objectId: number; objectTypeId: string } = { objectId: 501, objectTypeId: '0-2' },
) {
  jest.useFakeTimers({ now, doNotFake: [...frozen.doNotFake] });
  const service = fakeService();
  if (answer) service.on('GET /cards/record', typeof answer === 'function' ? answer : () => ok(answer));
  const renderer = createRenderer('crm.record.tab');
  Object.assign(renderer.mocks.context, {
    crm,
    variables: { appOrigin: 'https://app.tieout.test' },
  });
  Object.assign(renderer.mocks.context.user, { locale: 'en-gb' });
  renderer.render(element);
  return { renderer, service, words: () => wordsIn(renderer.getRootNode()) };
}

export type OpenCard = ReturnType<typeof openCard>;

/** Opens the record card and waits until it shows something else than its spinner. */
export async function opened(answer: Card | (() => unknown), element?: ReactElement): Promise<OpenCard> {
  const card = openCard(element, answer);
  await settle();
  return card;
}

/** Lets everything that is under way come to rest: answers, effects, drawing. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Moves the card's clock, and lets what follows come to rest. */
export async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
  await settle();
}

const spoken = ['title', 'label', 'number'];

/** Everything that a person could read, panels too: texts, and the props that components show as text. */
export function wordsIn(parent: Pick<RenderedParentNode, 'childNodes'>): string {
  return parent.childNodes.map(wordsOf).join(' ').replaceAll('\u00a0', ' ');
}

function wordsOf(node: RenderedChildNode): string {
  if (!('props' in node)) return node.text;
  const props = node.props as Record<string, unknown>;
  const shown = spoken.map((name) => props[name]).filter((value) => typeof value === 'string');
  const overlay = props['overlay'] as RenderedParentNode | undefined;
  return [...shown, wordsIn(node), overlay ? wordsIn(overlay) : ''].filter(Boolean).join(' ');
}
