import type { Rule } from './behaviour.ts';

const LONGEST = 90;

/** The first words of a claim, as one item of a list. */
export function short(claim: string): string {
  const words = claim.replaceAll('`', '').replace(/^… /, '');
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, words.lastIndexOf(' ', LONGEST)).replace(/[,;:]$/, '')} …`;
}

/** The guesses of README.md: how many, and each in a few words, under the vendor and the section where it stands. */
export function guessList(rules: readonly Rule[]): string {
  const guesses = rules.filter(({ isGuess }) => isGuess);
  const sections = [...new Set(guesses.map(({ vendor, section }) => `${vendor}: ${section}`))];
  const items = sections.map((name) => {
    const own = guesses.filter(({ vendor, section }) => `${vendor}: ${section}` === name);
    return `- ${name} (${own.length}): ${own.map(({ claim }) => short(claim)).join(' · ')}`;
  });
  const count = `${guesses.length} of the ${rules.length} rules of the stand-ins are guesses, in part or as a whole`;
  const summary = `<details><summary>${count}</summary>`;
  return [summary, '', ...items, '', '</details>'].join('\n');
}
