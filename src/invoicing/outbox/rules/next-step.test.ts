import fc from 'fast-check';
import type { Intent, IntentStatus } from '../../facts.ts';
import { newIntent } from '../new-intent.ts';
import { fitsInto, leaseFrom, nextStep } from './next-step.ts';

const T0 = new Date('2026-11-20T12:00:00Z');
const at = (seconds: number): Date => new Date(T0.getTime() + seconds * 1000);

const intent = (changes: Partial<Intent> = {}): Intent =>
  newIntent({
    ...{ intentId: 'i', portalId: '1', tenantId: 't', kind: 'create_invoice', subject: 'deal:5:whole', request: '{}' },
    ...{ createdBy: '7', createdAt: T0 },
    ...changes,
  });
const sent = (changes: Partial<Intent> = {}): Intent => intent({ state: 'unclear', firstSentAt: T0, ...changes });
const stepAt = (seconds: number, of: Intent, live = true): string => {
  const step = nextStep(of, { now: at(seconds), live });
  return step.do === 'wait' ? `wait ${(step.until.getTime() - T0.getTime()) / 1000}` : step.do;
};

test.each<[string, Intent, number, string]>([
  ['new', intent(), 0, 'send'],
  ['new, not due yet', intent({ dueAt: at(40) }), 39, 'wait 40'],
  ['new, due', intent({ dueAt: at(40) }), 40, 'send'],
  ['waiting for its customer', intent({ waitsFor: 'c' }), 1000, 'nothing'],
  ['with a sender', sent({ state: 'sending', leaseUntil: at(45) }), 44, 'wait 45'],
  ['left by its sender', sent({ state: 'sending', leaseUntil: at(45) }), 45, 'send'],
  ['unclear, not due yet', sent({ dueAt: at(5) }), 4, 'wait 5'],
  ['unclear, the same key still kept', sent(), 239, 'send'],
  ['unclear, the key may be forgotten before it leaves', sent(), 240, 'wait 420'],
  ['a remembered fault', sent({ faultRemembered: true }), 10, 'wait 420'],
  ['old enough to be in the lists', sent(), 420, 'look'],
  ['being looked for', sent({ leaseUntil: at(465) }), 421, 'wait 465'],
  ['looked for once', sent({ looks: 1, lookedAt: at(420) }), 479, 'wait 480'],
  ['looked for once, a minute ago', sent({ looks: 1, lookedAt: at(420) }), 480, 'look'],
  ['looked for twice in vain', sent({ looks: 2, lookedAt: at(480) }), 480, 'send_anew'],
  ['looking was put off by Xero', sent({ dueAt: at(900) }), 430, 'wait 900'],
  ['a mail, the same key still kept', sent({ kind: 'email_invoice' }), 239, 'send'],
  ['a mail, the key may be forgotten', sent({ kind: 'email_invoice' }), 240, 'give_up'],
  ['a mail, a remembered fault', sent({ kind: 'email_invoice', faultRemembered: true }), 1, 'give_up'],
  [
    'an approval, looked for twice in vain',
    sent({ kind: 'approve_invoice', looks: 2, lookedAt: T0 }),
    900,
    'send_anew',
  ],
  ['the fourth attempt, looked for twice in vain', sent({ attempt: 4, looks: 2, lookedAt: T0 }), 900, 'send_anew'],
  ['the fifth attempt, not looked for yet', sent({ attempt: 5 }), 420, 'look'],
  ['the fifth attempt, looked for twice in vain', sent({ attempt: 5, looks: 2, lookedAt: T0 }), 900, 'stop'],
])('%s', (...[, of, seconds, step]) => {
  expect(stepAt(seconds, of)).toBe(step);
});

test.each<[string, Intent, number, string]>([
  ['never sent: given back', intent(), 0, 'refuse'],
  ['sent: not again, but looked for', sent(), 10, 'wait 420'],
  ['sent and not found: given back', sent({ looks: 2, lookedAt: at(480) }), 500, 'refuse'],
])('while nothing may be written, %s', (...[, of, seconds, step]) => {
  expect(stepAt(seconds, of, false)).toBe(step);
});

const moment = fc.integer({ min: 0, max: 2000 }).map(at);
const some = fc.option(moment, { nil: null });
const anyIntent = fc
  .record({
    state: fc.constantFrom<IntentStatus>('pending', 'sending', 'unclear', 'done', 'rejected', 'released'),
    ...{ firstSentAt: some, lookedAt: some, leaseUntil: some, dueAt: moment },
    ...{ faultRemembered: fc.boolean(), looks: fc.nat(3), attempt: fc.integer({ min: 1, max: 6 }) },
  })
  .map(intent);

test('whatever its state: what is settled is left alone, a wait ends later, and a key is never used when it may be forgotten', () => {
  fc.assert(
    fc.property(anyIntent, moment, fc.boolean(), (of, now, live) => {
      const step = nextStep(of, { now, live });
      if (['done', 'rejected', 'released'].includes(of.state)) expect(step.do).toBe('nothing');
      if (step.do === 'wait') expect(step.until.getTime()).toBeGreaterThan(now.getTime());
      if (step.do === 'send' && of.firstSentAt) {
        // Whoever sends it has come to an end by the end of the lease, a minute and more before Xero forgets.
        expect(leaseFrom(now).getTime() - of.firstSentAt.getTime()).toBeLessThan(300_000);
        expect(of.faultRemembered).toBe(false);
      }
      if (step.do === 'send_anew' || step.do === 'stop') expect(of.looks).toBeGreaterThanOrEqual(2);
      if (step.do === 'send_anew') expect(of.attempt).toBeLessThan(5);
      if (step.do === 'send' || step.do === 'send_anew') expect(live).toBe(true);
    }),
  );
});

test('a sender that was held up does not send', () => {
  const leaseUntil = leaseFrom(T0);
  expect(fitsInto(leaseUntil, at(15))).toBe(true);
  expect(fitsInto(leaseUntil, at(15.001))).toBe(false);
});
