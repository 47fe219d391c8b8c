import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { DealInvoices } from '../../../src/contract/invoicing.ts';
import { SettingsLink } from '../../shared/states/SettingsLink.tsx';
import type { InvoiceActions } from '../after/use-invoice-actions.ts';
import type { May } from '../create/may.ts';
import type { Creation } from '../create/use-creation.ts';
import { FateNotice } from '../links/FateNotice.tsx';
import { LinkInvoice } from '../links/LinkInvoice.tsx';
import { EditSchedule } from './editor/EditSchedule.tsx';
import { NextAction } from './NextAction.tsx';

interface BillingHeadProps {
  deal: DealInvoices;
  creation: Creation;
  actions: InvoiceActions;
  may: May;
  /** Looks at the deal's invoices again. */
  look: () => void;
}

/** What the surface is about, what can be done next, and what keeps this person from it. */
export const BillingHead = (props: BillingHeadProps) => {
  const { deal, may, look } = props;
  const { billing, whyNot, live } = deal;
  return (
    <>
      <Flex justify="between" align="center" gap="sm" wrap="wrap">
        <Heading>Billing of this deal</Heading>
        <Flex gap="sm" align="center">
          {deal.mayLink && !may.nameNew && <LinkInvoice look={look} />}
          {billing?.mayEdit && <EditSchedule {...{ billing, look }} />}
          <NextAction {...props} />
        </Flex>
      </Flex>
      <FateNotice fate={deal.fate} />
      {whyNot && <Text variant="microcopy">{whyNot}</Text>}
      {whyNot && !live && may.manage && <SettingsLink />}
      {billing?.whyNotEdit && billing.whyNotEdit !== whyNot && <Text variant="microcopy">{billing.whyNotEdit}</Text>}
    </>
  );
};
