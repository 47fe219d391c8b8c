import { againstDrift, allDrift, xeroTrialDrift } from './drift.ts';
import { xeroTrial } from './xero-trial.ts';
import { Judge } from './judge.ts';
import { againstRefusals, xeroRefusals } from './refusals.ts';
import { tryOperations } from './try-operations.ts';
import { withDocuments } from './with-documents.ts';

/*
 * Every operation that the Xero stand-in serves is tried, whatever was added to it: with each parameter and example of its document,
 * requests and answers held against it, and what is not meant to be refused must be done. Who adds an operation gives it a place in
 * test/support/operations where its path has one.
 */

/** Half a minute on an idle machine. */
const PATIENCE_MS = 400_000;

withDocuments('every operation of the Xero stand-in', () => {
  const drift = againstDrift(allDrift);
  const refusals = againstRefusals(xeroRefusals);

  test(
    'is tried, and what it is asked and answers is documented',
    async () => {
      const judge = new Judge('every operation', { drift, refusals });
      const untried = await tryOperations(xeroTrial, judge);
      expect([...untried, ...judge.violations]).toEqual([]);
    },
    PATIENCE_MS,
  );

  test('no entry of the lists of drift and refusals has become needless', () => {
    expect(drift.unused().filter((entry) => xeroTrialDrift.includes(entry))).toEqual([]);
    expect(refusals.unused()).toEqual([]);
  });
});
