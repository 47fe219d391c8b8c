/** Says a fault of a card in the browser's console, where its developer looks; the page shows it as well. */
export const report = (...words: unknown[]): void => {
  // eslint-disable-next-line no-console -- this is the one door to the console
  console.error('[card]', ...words);
};
