/** One line made wrong on purpose, and the test that must turn red. */
export interface Fault {
  /** What is wrong, in a few words. */
  fault: string;
  file: string;
  /** Stands in the file exactly once. */
  right: string;
  wrong: string;
  /** Where the test that sees it stands: project of jest.config.ts and file. */
  seenBy: { project: 'unit' | 'cards' | 'contract' | 'integration'; file: string };
}
