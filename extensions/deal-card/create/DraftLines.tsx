import { Button, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';
import { rateName } from './rate-name.ts';
import { useDraftMoney } from './use-draft-money.ts';

type Line = InvoiceDraft['lines'][number];

interface DraftLinesProps {
  draft: InvoiceDraft;
  /** The line that is being changed. */
  changing: string | null;
  onChange: (lineId: string) => void;
}

/** The lines that would stand in Xero: what each is booked under, and what decided that (C41, C48). */
export const DraftLines = ({ draft, changing, onChange }: DraftLinesProps) => (
  <Table density="condensed" flush>
    <TableHead>
      <TableRow>
        <TableHeader>Line</TableHeader>
        <TableHeader>Booked under</TableHeader>
        <TableHeader align="right" width="min">
          Price
        </TableHeader>
        <TableHeader align="right" width="min">
          Tax
        </TableHeader>
        <TableHeader align="right" width="min">
          Amount
        </TableHeader>
        <TableHeader width="min">To do</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {draft.lines.map((line) => (
        <Row
          key={line.lineId}
          {...{ line, draft }}
          isChanging={line.lineId === changing}
          onChange={() => onChange(line.lineId)}
        />
      ))}
    </TableBody>
  </Table>
);

interface RowProps {
  line: Line;
  draft: InvoiceDraft;
  isChanging: boolean;
  onChange: () => void;
}

const Row = ({ line, draft, isChanging, onChange }: RowProps) => {
  const { number } = useFormat();
  const money = useDraftMoney(draft);
  const { quantity, unitAmount, discount, taxAmount, lineAmount } = line;
  return (
    <TableRow>
      <TableCell>
        <Text>{line.description || 'No description'}</Text>
        {discount && <Text variant="microcopy">Discount {discount.endsWith('%') ? discount : money(discount)}</Text>}
      </TableCell>
      <TableCell>
        {bookedUnder(line, draft).map((words) => (
          <Text key={words} variant="microcopy">
            {words}
          </Text>
        ))}
      </TableCell>
      <TableCell align="right" width="min">
        {unitAmount && (quantity ? `${number(quantity)} × ${money(unitAmount)}` : money(unitAmount))}
      </TableCell>
      <TableCell align="right" width="min">
        {taxAmount && money(taxAmount)}
      </TableCell>
      <TableCell align="right" width="min">
        {lineAmount && money(lineAmount)}
      </TableCell>
      <TableCell align="right" width="min">
        <Button size="xs" onClick={onChange}>
          {isChanging ? 'Close' : 'Change'}
        </Button>
      </TableCell>
    </TableRow>
  );
};

/** Item, account, tax and tracking, each with what decided it. */
function bookedUnder(line: Line, draft: InvoiceDraft): string[] {
  const { itemCode, accountCode, accountWhy, taxWhy, tracking } = line;
  const because = (what: string, why: string | null): string => (why === null ? what : `${what}: ${why}`);
  const rate = rateName(line, draft);
  return [
    ...(itemCode ? [`Item ${itemCode}`] : []),
    accountCode ? because(`Account ${accountCode}`, accountWhy) : 'No account yet',
    rate ? because(rate, taxWhy) : 'No tax rate yet',
    ...tracking.map(({ label }) => label),
  ];
}
