import { lackSpecs } from '../support/specs.ts';

/** The name of the environment by which a run says that it knows that there are no documents: `1`. */
const KNOWN = 'WITHOUT_SPECS';

/**
 * Describes what is held against the vendors' documents. Where they are absent the one test left fails, unless the run says that it
 * knows so: then it is told, and nothing is judged.
 */
export function withDocuments(name: string, tests: () => void): void {
  describe(name, () => {
    if (!lackSpecs()) {
      tests();
      return;
    }
    test(`nothing is judged: the vendors' documents are not here (${KNOWN}=1 says that this is known)`, () => {
      expect(process.env[KNOWN]).toBe('1');
    });
  });
}
