import { dateIn, dateWords, isZone } from '../../src/lib/calendar.ts';
import type { RecordCard } from '../../src/contract/record-card.ts';
import type { Books } from '../../src/receivables/facts.ts';
import type { EndedHow } from '../../src/tenancy/facts.ts';

/** How a connection ended, as far as it is known. */
export interface Ending {
  organisation: string;
  how: EndedHow;
  at: Date;
  /** The person's name; null: nobody that we know. */
  by: string | null;
  /** IANA name of the portal's zone. */
  timeZone: string;
}

const BY_HOW: Record<EndedHow, (ending: Ending) => string> = {
  here: ({ organisation, by }) => `${organisation} was disconnected${by === null ? '' : ` by ${by}`}`,
  in_xero: ({ organisation }) => `${organisation} was disconnected in Xero`,
  uninstalled: ({ organisation, by }) =>
    `${organisation} was disconnected when the app was uninstalled${by === null ? '' : ` by ${by}`}`,
};

/** Who disconnected an organisation, and when, in words. */
export const endedWords = (ending: Ending): string => `${BY_HOW[ending.how](ending)} on ${dayWords(ending)}.`;

/** What a card says of an organisation that is disconnected; null: it is not. */
export function presentEnded(books: Books, canManage: boolean): RecordCard['connection']['ended'] {
  const { organisation, state, ended, anotherConnected, portalZone: timeZone } = books;
  if (state !== 'disconnected') return null;
  const message = ended ? endedWords({ organisation, ...ended, timeZone }) : `${organisation} is disconnected.`;
  const choice = anotherConnected ? ', or make the other organisation the main one,' : '';
  return {
    message,
    fix: canManage
      ? `Connect it again${choice} in the settings of Tieout, under Connected apps.`
      : `Ask an admin of Tieout to connect it again${choice} in the settings.`,
  };
}

const dayWords = ({ at, timeZone }: Ending): string => dateWords(dateIn(isZone(timeZone) ? timeZone : 'UTC', at));
