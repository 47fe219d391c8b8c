import { AccountCard } from '../shared/account/AccountCard.tsx';
import { DealInvoices } from './DealInvoices.tsx';
import { DealWithoutCustomer } from './DealWithoutCustomer.tsx';

/**
 * The card on a deal: what its customer, the company or else the contact, owes and pays before more is sold (C19), and the
 * deal's own invoices: made, followed and worked on (C4, C13).
 */
export const DealCard = () => (
  <AccountCard
    withoutCustomer={<DealWithoutCustomer />}
    section={(card, onMoved) => <DealInvoices card={card} onMoved={onMoved} />}
  />
);
