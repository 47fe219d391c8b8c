import { Button, Panel, PanelBody, PanelSection, Tab, Tabs } from '@hubspot/ui-extensions';
import type { History } from '../../../src/contract/record-card.ts';
import { HistoryView } from './HistoryView.tsx';

/** The button that opens what was invoiced and paid over the years; currencies each in a tab of their own (C46, C119). */
export const HistoryButton = ({ history }: { history: readonly History[] }) => {
  const [only] = history;
  if (!only) return null;
  return (
    <Button
      size="sm"
      overlay={
        <Panel id="history" title="Invoiced and paid" width="lg" variant="modal">
          <PanelBody>
            <PanelSection flush>
              {history.length === 1 ? (
                <HistoryView history={only} />
              ) : (
                <Tabs>
                  {history.map((one) => (
                    <Tab key={one.currency} tabId={one.currency} title={one.currency}>
                      <HistoryView history={one} />
                    </Tab>
                  ))}
                </Tabs>
              )}
            </PanelSection>
          </PanelBody>
        </Panel>
      }
    >
      History
    </Button>
  );
};
