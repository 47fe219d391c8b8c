import {
  Flex,
  Heading,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { BillingTryAnswer } from '../../../../src/contract/billing-settings.ts';
import { ChangeProblem } from '../../service/ChangeProblem.tsx';
import { useChange } from '../../service/use-change.ts';
import type { BillingTopic } from '../documents.ts';
import { same } from './same.ts';

interface WhatHappensProps {
  topic: BillingTopic;
  tenantId: string;
  /** As the form stands. */
  document: object;
  /** What cannot be saved cannot be tried. */
  mayAsk: boolean;
}

/** Shows on the deal that was won last what its invoice would be with the form as it stands, before anything is saved. */
export const WhatHappens = ({ topic, tenantId, document, mayAsk }: WhatHappensProps) => {
  const { state, run } = useChange<BillingTryAnswer>('/settings/billing/try');
  const [tried, setTried] = useState<{ of: object; answer: BillingTryAnswer } | null>(null);
  const ask = async (): Promise<void> => {
    const answer = await run({ tenantId, topic, document });
    setTried(answer && { of: { tenantId, document }, answer });
  };
  return (
    <>
      <Flex>
        <LoadingButton size="sm" loading={state.at === 'running'} disabled={!mayAsk} onClick={() => void ask()}>
          Show what will happen
        </LoadingButton>
      </Flex>
      <ChangeProblem {...{ state }} />
      {tried && same(tried.of, { tenantId, document }) && <Tried answer={tried.answer} />}
    </>
  );
};

const Tried = ({ answer: { deal, lines } }: { answer: BillingTryAnswer }) => {
  if (!deal) return <Text>No deal was won yet, so that there is none to show it on.</Text>;
  const changed = lines.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return <Text>{`Nothing would change on “${deal.name}”, the deal that was won last.`}</Text>;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{`What will happen on “${deal.name}”`}</Heading>
      <Table density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader>What</TableHeader>
            <TableHeader>Now</TableHeader>
            <TableHeader>Then</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {changed.map(({ what, before, after }) => (
            <TableRow key={what}>
              <TableCell>
                <Text>{what}</Text>
              </TableCell>
              <TableCell>
                <Text>{before ?? 'none'}</Text>
              </TableCell>
              <TableCell>
                <Text format={{ fontWeight: 'demibold' }}>{after ?? 'none'}</Text>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Text variant="microcopy">It is the deal that was won last. Everything else of its invoice stays as it is.</Text>
    </Flex>
  );
};
