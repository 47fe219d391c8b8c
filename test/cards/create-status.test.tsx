import type { InvoiceDraft } from '../../src/contract/invoicing.ts';
import { done, draft } from './support/invoicing-sample.ts';
import type { OpenCard } from './support/open-card.tsx';
import { answer, buttonOf, click, doors, fieldOf, openDeal, type } from './support/open-deal.tsx';
import { ok } from './support/service.ts';

type May = InvoiceDraft['may'];

const sent = (state = done()) => ok({ outcome: 'intent', intent: state });

/** Opens the draft of the deal in its panel. */
async function draftOpened(reply: (path: string) => unknown): Promise<OpenCard> {
  const opening = await openDeal();
  opening.service.on(doors.draft, reply);
  await click(opening, 'Create invoice');
  return opening;
}

/** The draft as the service makes it for a person who may go so far, in the status that is chosen. */
const draftFor =
  (may: May, change: Partial<InvoiceDraft> = {}) =>
  (path = '') => {
    const chosen = (['SUBMITTED', 'AUTHORISED'] as const).find((status) => path.includes(`status=${status}`));
    return ok(draft({ may, status: chosen ?? 'DRAFT', ...change }));
  };

test.each<{ may: May; chosen: string; status: string; label: string; more: object }>([
  { may: 'submit', chosen: 'submit', status: 'SUBMITTED', label: 'Create and submit', more: {} },
  { may: 'approve', chosen: 'approve', status: 'AUTHORISED', label: 'Create and approve', more: {} },
  {
    may: 'approve_and_send',
    chosen: 'approve_and_send',
    status: 'AUTHORISED',
    label: 'Create, approve and send',
    more: { send: true },
  },
])('who may $may says so, and the button with it', async ({ may, chosen, status, label, more }) => {
  const opening = await draftOpened(draftFor(may));
  opening.service.on(doors.create, () => sent(done()));
  await answer(opening, 'status', chosen);
  expect(fieldOf(opening, 'status')?.props.value).toBe(chosen);
  await click(opening, label);
  expect(opening.service.bodies[0]).toEqual({
    ...{ requestId: expect.any(String) as string, hash: 'hash-1', status },
    ...more,
  });
});

test('nobody is offered to go further than they may', async () => {
  const opening = await draftOpened(draftFor('submit'));
  expect(fieldOf(opening, 'status')?.props.options.map(({ value }) => value)).toEqual(['draft', 'submit']);
});

test('a note goes with what is submitted, and with nothing else', async () => {
  const opening = await draftOpened(draftFor('approve'));
  opening.service.on(doors.create, () => 'no answer of ours');
  await answer(opening, 'status', 'submit');
  type(opening, 'note', ' Mind the discount. ');
  await click(opening, 'Create and submit');
  await answer(opening, 'status', 'approve');
  await click(opening, 'Create and approve');
  expect(opening.service.bodies.map(({ note }) => note)).toEqual(['Mind the discount.', undefined]);
});

test('other words are another request', async () => {
  const opening = await draftOpened(draftFor('submit'));
  opening.service.on(doors.create, () => 'no answer of ours');
  await answer(opening, 'status', 'submit');
  await click(opening, 'Create and submit');
  type(opening, 'note', 'Mind the discount.');
  await click(opening, 'Create and submit');
  await click(opening, 'Create and submit');
  const [plain, noted, again] = opening.service.bodies.map(({ requestId }) => requestId);
  expect(noted).not.toBe(plain);
  expect(again).toBe(noted);
});

test('before it is sent at once, the recipients are named; with none it cannot be', async () => {
  const opening = await draftOpened(draftFor('approve_and_send'));
  await answer(opening, 'status', 'approve_and_send');
  expect(opening.words()).toContain('Xero emails it to books@acme.test');
  opening.service.on(doors.draft, draftFor('approve_and_send', { recipients: [] }));
  await answer(opening, 'reference', 'PO 77');
  expect(opening.words()).toContain('The customer has no email address, so that Xero would send nothing');
  expect(buttonOf(opening, 'Create, approve and send').props.disabled).toBe(true);
});

test('who may only make drafts is not asked, and reads who approves', async () => {
  const opening = await draftOpened(draftFor('draft'));
  expect(fieldOf(opening, 'status')).toBeNull();
  expect(opening.words()).toContain('whoever has the right “approve” looks at it and approves it.');
});

test('what was said of one invoice is not said of the next', async () => {
  const opening = await draftOpened(draftFor('approve_and_send'));
  opening.service.on(doors.create, () => sent(done()));
  await answer(opening, 'status', 'submit');
  type(opening, 'note', 'Mind the discount.');
  await answer(opening, 'status', 'approve_and_send');
  await click(opening, 'Create, approve and send');
  await click(opening, 'Create invoice');
  await answer(opening, 'status', 'submit');
  expect(fieldOf(opening, 'note')?.props.value).toBe('');
  opening.service.on(doors.draft, draftFor('approve_and_send', { status: 'AUTHORISED' }));
  await click(opening, 'Create invoice');
  expect(fieldOf(opening, 'status')?.props.value).toBe('approve');
});
