import { Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { DealInvoice, DealInvoices } from '../../../src/contract/invoicing.ts';
import type { DealBilling } from '../../../src/contract/schedule.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { Failed } from '../../shared/states/Failed.tsx';
import { Loading } from '../../shared/states/Loading.tsx';
import type { Action } from '../after/action-words.ts';
import { ActionButton } from '../after/ActionButton.tsx';
import type { InvoiceActions } from '../after/use-invoice-actions.ts';
import { CreateInvoice } from '../create/CreateInvoice.tsx';
import type { May } from '../create/may.ts';
import type { Creation } from '../create/use-creation.ts';
import { CreditButton } from '../credit/CreditInvoice.tsx';
import { askedNext, isOpen, whenInWords } from './billing-words.ts';
import { useRest, type Rest } from './use-rest.ts';

interface NextActionProps {
  deal: DealInvoices;
  creation: Creation;
  actions: InvoiceActions;
  may: May;
  /** Looks at the deal's invoices again. */
  look: () => void;
}

type Next = NonNullable<DealBilling['next']>;

/** The one step that takes the deal further, as the surface's one primary button. */
export const NextAction = (props: NextActionProps) => {
  const { billing } = props.deal;
  return (
    <>
      <Create {...props} />
      <Act {...props} />
      <Credit {...props} />
      {billing?.next?.do === 'wait' && <Wait billing={billing} label={billing.next.label} />}
    </>
  );
};

/** What is waited for: the step that comes next, with the date as the person writes it, or else what the service says. */
const Wait = ({ billing: { steps, next }, label }: { billing: DealBilling; label: string }) => {
  const format = useFormat();
  const step = steps.find((one) => one.stepId === next?.stepId && isOpen(one));
  const words = step ? `Next: ${step.role}, ${whenInWords(step.when, format)}` : label;
  return <Text variant="microcopy">{words}</Text>;
};

const creates = (next: Next | null): next is Next => next?.do === 'create' || next?.do === 'bill_rest';

/** Creates the invoice of the next step, or of what no step bills. It says what it was used for as long as its panel is open. */
const Create = ({ deal: { billing, mayCreate, invoices }, creation, may, look }: NextActionProps) => {
  const [used, setUsed] = useState<string | null>(null);
  const rest = useRest({ billing, creation, onSaved: look });
  const next = billing?.next ?? null;
  if (!creates(next) && used === null && invoices.length > 0) return null;
  const label = creates(next) ? next.label : (used ?? 'Create invoice');
  const open = (): void => {
    setUsed(label);
    if (next?.do === 'bill_rest') rest.bill();
    else creation.open(askedNext(billing));
  };
  return (
    <CreateInvoice
      {...{ creation, may, label }}
      {...insteadOf(rest)}
      mayCreate={mayCreate && creates(next)}
      onOpen={open}
      onClose={() => setUsed(null)}
    />
  );
};

function insteadOf({ state, bill }: Rest) {
  if (state === 'rest') return {};
  if (state === 'saving') return { instead: <Loading label="Adding a step for what is left" /> };
  return { instead: <Failed problem={state} onRetry={bill} /> };
}

const moves: Partial<Record<Next['do'], Action>> = { approve: 'approve', send: 'email' };

/** What is done with an invoice next, and with which; null: nothing, or not by this person. */
export function nextMoveOf({ billing, invoices }: DealInvoices) {
  const next = billing?.next;
  const action = next && moves[next.do];
  const invoice = action && invoices.find(({ id, actions }) => id === next.invoiceId && actions.includes(action));
  return invoice ? { action, invoice, label: next.label } : null;
}

const Act = ({ deal, actions: { acting, run, look } }: NextActionProps) => {
  const move = nextMoveOf(deal);
  if (!move) return null;
  const { action, invoice, label } = move;
  return (
    <ActionButton
      {...{ action, invoice }}
      primary={label}
      disabled={acting?.at === 'running'}
      onRun={(said) => run(invoice, action, said)}
      onFilled={look}
    />
  );
};

interface Crediting {
  invoice: DealInvoice;
  label: string;
  amount: string | undefined;
}

/** Takes off by a credit note what is billed beyond the deal. It stays until its panel is closed. */
const Credit = ({ deal, actions: { look } }: NextActionProps) => {
  const [taken, setTaken] = useState<Crediting | null>(null);
  const next = nextCreditOf(deal);
  const crediting = taken ?? next;
  if (!crediting) return null;
  const { invoice, label, amount } = crediting;
  return (
    <CreditButton
      key={`${invoice.id} ${amount ?? ''}`}
      {...{ invoice, amount }}
      id="credit-next"
      primary={label}
      isOffered={next !== null}
      onActed={look}
      onOpen={() => setTaken(crediting)}
      onClose={() => setTaken(null)}
    />
  );
};

function nextCreditOf({ billing, invoices }: DealInvoices): Crediting | null {
  const next = billing?.next?.do === 'credit' ? billing.next : null;
  const invoice = next && invoices.find(({ id, actions }) => id === next.invoiceId && actions.includes('credit'));
  return invoice ? { invoice, label: next.label, amount: next.amount } : null;
}
