import type * as z from 'zod';
import type { Problem } from '../../src/contract/envelope.ts';

type Issue = z.core.$ZodIssue;

/** So many faults are told at once. */
const MOST = 3;

/** What a person is told of input that cannot be taken: what is wrong with each field, and the first of the fields. */
export function invalidInput(issues: readonly Issue[]): Problem {
  const [first] = issues;
  return {
    code: 'invalid_input',
    message: issues.slice(0, MOST).map(faultOf).join(' '),
    fix: 'Correct it, then try again.',
    ...(first && first.path.length > 0 && { field: first.path.map(String).join('.') }),
  };
}

/** `Currency rate is not a number, such as 1.25.` */
function faultOf(issue: Issue): string {
  const name = [...issue.path].reverse().find((part) => typeof part === 'string') ?? 'it';
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${wordsOf(issue)}.`;
}

/** The schema's own words; zod's are for programmers and told otherwise. */
function wordsOf(issue: Issue): string {
  if (issue.message.startsWith('is ') || issue.message.startsWith('says ') || issue.message.startsWith('changes '))
    return issue.message;
  if (issue.code === 'too_big' && issue.origin === 'string') return `has more than ${issue.maximum} characters`;
  if (issue.code === 'too_small' && issue.origin === 'string')
    return issue.minimum === 1 ? 'is empty' : `has fewer than ${issue.minimum} characters`;
  return issue.message.endsWith('received undefined') ? 'is missing' : 'cannot be read';
}
