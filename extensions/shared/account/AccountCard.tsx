import { Flex } from '@hubspot/ui-extensions';
import type { ReactElement, ReactNode } from 'react';
import type { RecordCard } from '../../../src/contract/record-card.ts';
import { useAnswer } from '../service/use-answer.ts';
import { useRefresh } from '../service/use-refresh.ts';
import { useService } from '../service/use-service.ts';
import { Failed } from '../states/Failed.tsx';
import { FirstReading } from '../states/FirstReading.tsx';
import { Loading } from '../states/Loading.tsx';
import { NoPermission } from '../states/NoPermission.tsx';
import { NotConnected } from '../states/NotConnected.tsx';
import { NotMatched } from '../states/NotMatched.tsx';
import { Account } from './Account.tsx';
import { Footer } from './Footer.tsx';
import { Notices } from './Notices.tsx';
import { StandingHeader } from './StandingHeader.tsx';

/** What a card adds to the account, between the customer's standing and the figures. */
export type Section = (card: RecordCard, onMoved: () => void) => ReactElement;

interface AccountCardProps {
  /** Shown when the record leads to no customer, as a deal may. */
  withoutCustomer?: ReactElement;
  /** Only for those who may see amounts. `onMoved` is to be called when figures have changed by what was done there. */
  section?: Section;
}

/** The account of the customer behind a record. One call answers the whole card, from our own mirror. */
export const AccountCard = ({ withoutCustomer, section }: AccountCardProps) => {
  const path = useService().pathOf('/cards/record');
  const { state, reload, look, show } = useAnswer<RecordCard>(path);
  if (state.status === 'loading') return <Loading label="Opening the account" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const card = state.value;
  if (card.state === 'no_permission') return <NoPermission />;
  if (card.state === 'not_connected') return <NotConnected canManage={card.connection.canManage} />;
  const isRead = card.freshness.asOf !== null;
  return (
    <Opened path={path} card={card} onShow={show}>
      {isRead ? headOf(card, withoutCustomer) : <FirstReading onLook={reload} />}
      {isRead && section && card.right !== 'status' && section(card, () => void look())}
      {isRead && card.state !== 'not_matched' && <Account card={card} />}
    </Opened>
  );
};

function headOf(card: RecordCard, withoutCustomer: ReactElement | undefined): ReactElement {
  if (!card.customer && withoutCustomer) return withoutCustomer;
  const { state, customer, record } = card;
  if (state === 'not_matched')
    return <NotMatched name={(customer ?? record).name || 'this record'} billsHere={record.objectTypeId === '0-3'} />;
  return <StandingHeader card={card} />;
}

interface OpenedProps {
  path: string;
  card: RecordCard;
  onShow: (card: RecordCard) => void;
  children: ReactNode;
}

/** A card of a connected portal, between what must be known first and how old it is. */
const Opened = ({ path, card, onShow, children }: OpenedProps) => {
  const { state, refresh } = useRefresh({ path, asOf: card.freshness.asOf, show: onShow });
  return (
    <Flex direction="column" gap="md">
      <Notices card={card} />
      {children}
      <Footer card={card} refreshing={state} onRefresh={refresh} />
    </Flex>
  );
};
