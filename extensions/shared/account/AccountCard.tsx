import { Flex } from '@hubspot/ui-extensions';
import type { ReactElement } from 'react';
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

interface AccountCardProps {
  /** Shown when the record leads to no customer, as a deal may. */
  withoutCustomer?: ReactElement;
}

/** The account of the customer behind a record. One call answers the whole card, from our own mirror. */
export const AccountCard = ({ withoutCustomer }: AccountCardProps) => {
  const path = useService().pathOf('/cards/record');
  const { state, reload, show } = useAnswer<RecordCard>(path);
  if (state.status === 'loading') return <Loading label="Opening the account" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const card = state.value;
  if (card.state === 'no_permission') return <NoPermission />;
  if (card.state === 'not_connected') return <NotConnected canManage={card.connection.canManage} />;
  return (
    <Opened path={path} card={card} onShow={show}>
      {card.freshness.asOf === null ? <FirstReading onLook={reload} /> : bodyOf(card, withoutCustomer)}
    </Opened>
  );
};

function bodyOf(card: RecordCard, withoutCustomer: ReactElement | undefined): ReactElement {
  if (!card.customer && withoutCustomer) return withoutCustomer;
  if (card.state === 'not_matched') return <NotMatched name={(card.customer ?? card.record).name || 'this record'} />;
  return <Account card={card} />;
}

interface OpenedProps {
  path: string;
  card: RecordCard;
  onShow: (card: RecordCard) => void;
  children: ReactElement;
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
