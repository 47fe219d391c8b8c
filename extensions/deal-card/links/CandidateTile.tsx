import { Button, Flex, Link, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LinkCandidate } from '../../../src/contract/links.ts';
import { DocumentState } from '../../shared/documents/DocumentState.tsx';
import { useFormat } from '../../shared/format/use-format.ts';
import type { Linking } from './use-linking.ts';

interface CandidateTileProps {
  candidate: LinkCandidate;
  linking: Linking;
  /** Null: the first step that nothing bills. */
  stepId: string | null;
  mayLink: boolean;
}

/** An invoice of the customer: what it comes to, what it bills already, and whether it can bill this deal. */
export const CandidateTile = ({ candidate, linking, stepId, mayLink }: CandidateTileProps) => {
  const { money, date } = useFormat();
  const { number, reference, state, isSameAmount, currency, total, subTotal, xeroUrl, bills, whyNot } = candidate;
  const net = total === subTotal ? '' : `, ${money(subTotal, currency)} without tax`;
  return (
    <Tile compact>
      <Flex direction="column" gap="xs">
        <Flex align="center" gap="sm" wrap="wrap">
          <Text format={{ fontWeight: 'demibold' }}>{number || 'Invoice without number'}</Text>
          <DocumentState state={state} />
          {isSameAmount && <StatusTag variant="success">Same amount</StatusTag>}
          {xeroUrl && <Link href={{ url: xeroUrl, external: true }}>Open in Xero</Link>}
        </Flex>
        <Text>{`${money(total, currency)}${net}, of ${date(candidate.date)}${reference ? `, ${reference}` : ''}`}</Text>
        {bills && !whyNot && <Text variant="microcopy">{`It bills ${dealIn(candidate)} now.`}</Text>}
        {whyNot && <Text variant="microcopy">{whyNot}</Text>}
        {!whyNot && mayLink && <LinkButton {...{ candidate, linking, stepId }} />}
      </Flex>
    </Tile>
  );
};

const dealIn = ({ bills }: LinkCandidate): string => (bills?.name ? `the deal “${bills.name}”` : 'another deal');

/** One click links; what bills another deal is moved by two. */
const LinkButton = ({ candidate, linking, stepId }: Omit<CandidateTileProps, 'mayLink'>) => {
  const [isAsked, ask] = useState(false);
  const { invoiceId, moveFrom } = candidate;
  const disabled = linking.stage.at === 'working';
  const link = (): void => linking.link({ invoiceId, stepId, ...(moveFrom !== null && { moveFrom }) });
  if (moveFrom === null)
    return (
      <Flex>
        <Button size="xs" disabled={disabled} onClick={link}>
          Link
        </Button>
      </Flex>
    );
  return (
    <Flex gap="sm" align="center" wrap="wrap">
      {isAsked && <Text>{`From then on it bills this deal, and ${dealIn(candidate)} no more.`}</Text>}
      <Button size="xs" disabled={disabled} onClick={isAsked ? link : () => ask(true)}>
        {isAsked ? 'Move it' : 'Move here'}
      </Button>
      {isAsked && (
        <Button size="xs" onClick={() => ask(false)}>
          Leave it there
        </Button>
      )}
    </Flex>
  );
};
