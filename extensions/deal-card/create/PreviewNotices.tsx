import { Alert, List, Text } from '@hubspot/ui-extensions';
import type { Preview } from './creation-stage.ts';

/** What must be read before another click: that the deal has changed, or why the last click did not arrive. */
export const PreviewNotices = ({ preview: { changes, problem } }: { preview: Preview }) => (
  <>
    {changes.length > 0 && (
      <Alert variant="warning" title="The deal has changed since you looked">
        <List>
          {changes.map((change) => (
            <Text key={change}>{change}</Text>
          ))}
        </List>
        <Text>Nothing has been created. Look at it again, then confirm.</Text>
      </Alert>
    )}
    {problem && (
      <Alert variant="danger" title={problem.message}>
        {problem.fix && <Text>{problem.fix}</Text>}
      </Alert>
    )}
  </>
);
