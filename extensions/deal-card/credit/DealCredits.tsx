import { Flex, Link, StatusTag, Text, Tile, type StatusTagProps } from '@hubspot/ui-extensions';
import type { DealCredit } from '../../../src/contract/credits.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { listed } from '../../shared/format/words.ts';

const looks: Record<DealCredit['state'], [string, NonNullable<StatusTagProps['variant']>]> = {
  draft: ['Draft', 'default'],
  open: ['Open credit', 'info'],
  used: ['Used', 'success'],
  voided: ['Voided', 'default'],
};

/** The credit notes of the deal's invoices, whoever made them; nothing where there are none. */
export const DealCredits = ({ credits }: { credits: DealCredit[] }) => {
  const { money, date } = useFormat();
  return (
    <>
      {credits.map((credit) => {
        const [label, variant] = looks[credit.state];
        const { total, remaining, currency } = credit;
        const open = remaining === total ? 'all' : money(remaining, currency);
        const left = credit.state === 'open' ? `, ${open} of it open` : '';
        return (
          <Tile key={credit.id} compact>
            <Flex direction="column" gap="xs">
              <Flex align="center" gap="sm">
                <Text format={{ fontWeight: 'demibold' }}>{`Credit note ${credit.number}`}</Text>
                <StatusTag variant={variant}>{label}</StatusTag>
                {credit.xeroUrl && <Link href={{ url: credit.xeroUrl, external: true }}>Open in Xero</Link>}
              </Flex>
              <Text>{`${money(total, currency)}${left}, ${date(credit.date)}, for ${listed(credit.invoiceNumbers)}`}</Text>
              {credit.reference && <Text variant="microcopy">{credit.reference}</Text>}
              {!credit.isOurs && <Text variant="microcopy">Made in Xero.</Text>}
            </Flex>
          </Tile>
        );
      })}
    </>
  );
};
