import { AccountCard } from '../shared/account/AccountCard.tsx';
import { DealWithoutCustomer } from './DealWithoutCustomer.tsx';

/** The card on a deal: what its customer, the company or else the contact, owes and pays before more is sold (C19). */
export const DealCard = () => <AccountCard withoutCustomer={<DealWithoutCustomer />} />;
