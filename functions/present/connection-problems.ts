import type { ConnectionSettings } from '../../src/contract/settings.ts';
import type { TiedOrganisation } from '../../src/tenancy/settings/ports.ts';
import { endedWords } from './ended-words.ts';

type Problem = ConnectionSettings['problem'];

/** What decides whether a connection has a problem, beside the connection itself. */
interface Around {
  /** Name of the person who ended it. */
  endedBy: string | null;
  /** Permissions that are missing, in words. */
  missing: string[];
  /** What defaults may name now. */
  accountCodes: string[];
  taxTypes: string[];
  /** Whether another organisation is connected. */
  anotherWorks: boolean;
  timeZone: string;
}

/** What keeps an organisation from being read, by the code of the failure. */
const UNREAD: Record<string, string> = {
  vendor_unavailable: 'Xero could not be reached when it was last tried; it is tried again by itself.',
  vendor_throttled: 'Xero is busy and has asked us to wait; it goes on by itself.',
  vendor_rejected: 'Xero refuses to be read in part; the reason is among the issues.',
};

/** The first thing that is wrong with a connection, the gravest first, and who must do what; null: nothing. */
export function problemOfConnection(organisation: TiedOrganisation, around: Around): Problem {
  return (
    endedProblem(organisation, around) ??
    reconnectProblem(organisation) ??
    scopesProblem(organisation, around) ??
    defaultsProblem(organisation, around) ??
    readingProblem(organisation)
  );
}

function endedProblem({ name, state, ended, isMain }: TiedOrganisation, around: Around): Problem {
  if (state !== 'disconnected') return null;
  const { endedBy: by, timeZone, anotherWorks } = around;
  const message = ended ? endedWords({ organisation: name, ...ended, by, timeZone }) : `${name} is disconnected.`;
  const again = `Connect ${name} again`;
  const fix =
    isMain && anotherWorks
      ? `${again}, or make another organisation the main one: until then the cards show ${name} as it was, and nothing can be invoiced.`
      : `${again} to go on. Nothing that is stored was lost.`;
  return { message, fix };
}

const reconnectProblem = ({ name, state }: TiedOrganisation): Problem =>
  state === 'reconnect_needed'
    ? {
        message: `Xero no longer lets Tieout into ${name}.`,
        fix: `Reconnect ${name}. Nothing that is stored was lost.`,
      }
    : null;

const scopesProblem = ({ name }: TiedOrganisation, { missing }: Around): Problem =>
  missing.length === 0
    ? null
    : { message: `${name} was connected without: ${missing.join('; ')}.`, fix: `Reconnect ${name} to allow it.` };

function defaultsProblem({ lastSync, kept: { defaults } }: TiedOrganisation, around: Around): Problem {
  // Before the books were read once, nothing is known to be gone.
  if (lastSync === null) return null;
  const { accountCode, taxType } = defaults;
  if (accountCode !== null && !around.accountCodes.includes(accountCode))
    return {
      message: `Account ${accountCode}, the default for drafts, is no longer an active sales account in Xero.`,
      fix: 'Choose another one under the defaults. Until then each draft asks.',
    };
  if (taxType !== null && !around.taxTypes.includes(taxType))
    return {
      message: `Tax rate ${taxType}, the default for drafts, can no longer be used for sales in Xero.`,
      fix: 'Choose another one under the defaults. Until then each draft asks.',
    };
  return null;
}

function readingProblem({ failures }: TiedOrganisation): Problem {
  const messages = failures.flatMap((code) => UNREAD[code] ?? []);
  return messages.length === 0 ? null : { message: messages.join(' '), fix: 'Nothing needs to be done at once.' };
}
