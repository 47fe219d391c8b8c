import type { PersonRights, Rights, Said } from '../../../src/contract/rights.ts';

export type Right = Rights['own'];
export type Scope = keyof Said;

/** What each right is called; each includes those before it. */
export const rightNames: Record<Right, string> = {
  none: 'Nothing',
  status: 'Standing without amounts',
  amounts: 'Amounts',
  invoice: 'Amounts and invoices',
  approve: 'Amounts, invoices and approving',
  admin: 'Everything',
};

/** What each lets a person do. */
export const rightMeanings: Record<Right, string> = {
  none: 'The cards show nothing of the customer.',
  status: 'Whether the customer pays, and how late. No amounts, no documents.',
  amounts: 'What is owed, overdue and paid, and every document. Nothing can be made or changed. The right “amounts”.',
  invoice:
    'Amounts and documents; making invoices and quotes, as far as the approval rules allow. The right “invoice”.',
  approve:
    'All of that; approving, sending, voiding and crediting invoices. On all records also the billing rules and every issue. The right “approve”.',
  admin: 'All of that, and the settings. Admins are named one by one.',
};

/** Rights that can be said of somebody, least first. */
export const sayable = ['none', 'status', 'amounts', 'invoice', 'approve'] as const;

/** Whose records, as the columns and fields are called. */
export const scopeNames: Record<Scope, string> = {
  own: 'Own records',
  team: 'Their team’s records',
  all: 'All other records',
};

export const scopes: readonly Scope[] = ['own', 'team', 'all'];

/** Of what people may do in effect, the kind of record that a scope stands for. */
export const kindOf = { own: 'own', team: 'team', all: 'others' } as const;

/** What made a right what it is. */
export function reasonWords({ because, team }: PersonRights['may']['own']): string {
  if (because === 'install') return 'Installed Tieout';
  if (because === 'user') return 'Set for them';
  return because === 'team' ? teamWords(team ?? '') : 'The default';
}

/** A team that HubSpot gives no name is called by its number, `Team 9`. */
const teamWords = (name: string): string => (name.startsWith('Team ') ? name : `Team ${name}`);

interface Saying {
  said: Said;
  /** What holds without any word. */
  otherwise: Rights;
  kind: 'user' | 'team';
}

/** What counts where nothing is said at a scope: a wider word of the same, else what holds without any word. */
export function unsaid(scope: Scope, { said, otherwise, kind }: Saying): { right: Right; words: string } {
  if (scope === 'own' && said.team !== null) return inWords(said.team, 'As on their team’s records');
  if (scope !== 'all' && said.all !== null) return inWords(said.all, 'As on all other records');
  return inWords(otherwise[kindOf[scope]], kind === 'user' ? 'As by default or their team' : 'As by default');
}

const inWords = (right: Right, as: string) => ({ right, words: `${as}: ${rightNames[right]}` });

export const people = (number: number): string => (number === 1 ? '1 person' : `${number} people`);

/** What is said of one user or team, e.g. `Own records: Amounts`; where nothing is, nothing. */
export const saidWords = (said: Said): string[] =>
  scopes.flatMap((scope) => {
    const right = said[scope];
    return right === null ? [] : [`${scopeNames[scope]}: ${rightNames[right]}`];
  });
