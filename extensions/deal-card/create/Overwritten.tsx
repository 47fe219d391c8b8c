import { Alert, Checkbox, List, Text } from '@hubspot/ui-extensions';
import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import type { Creation } from './use-creation.ts';

interface OverwrittenProps {
  draft: InvoiceDraft;
  creation: Pick<Creation, 'saying' | 'say'>;
}

/** What somebody edited in Xero and the draft would overwrite: it is agreed to before the click. */
export const Overwritten = ({ draft: { updates }, creation: { saying, say } }: OverwrittenProps) => {
  if (!updates || updates.edits.length === 0) return null;
  return (
    <Alert variant="warning" title={`${updates.number || 'The invoice'} was edited in Xero by hand`}>
      <List>
        {updates.edits.map((edit) => (
          <Text key={edit}>{edit}</Text>
        ))}
      </List>
      <Checkbox name="overwrites" checked={saying.overwrites} onChange={(overwrites) => say({ overwrites })}>
        Overwrite that with what the deal says
      </Checkbox>
    </Alert>
  );
};
