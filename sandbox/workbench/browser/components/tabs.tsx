import type { TabProps, TabsProps } from '@hubspot/ui-extensions';
import { createContext, useContext, useEffect, useId, useState, type KeyboardEvent } from 'react';
import { classes, settle } from './shared.ts';

type TabId = string | number;
type Entry = Required<Pick<TabProps, 'disabled' | 'title'>> & { tabId: TabId };

interface TabList {
  group: string;
  selected: TabId | undefined;
  add: (entry: Entry) => () => void;
}

const TabsContext = createContext<TabList | null>(null);

/** Arrow keys move between tabs, as in any list of tabs. */
export const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]:not(:disabled)')];
  const index = tabs.findIndex((tab) => tab === document.activeElement);
  tabs[(index + step + tabs.length) % tabs.length]?.focus();
};

export const Tabs = (props: TabsProps) => {
  const { children, onSelectedChange, defaultSelected, variant = 'default', fill, testId } = props;
  const group = useId();
  const [entries, setEntries] = useState<Entry[]>([]);
  const [chosen, setChosen] = useState<TabId | undefined>(defaultSelected);
  const [add] = useState(() => (entry: Entry) => {
    setEntries((known) => [...known.filter(({ tabId }) => tabId !== entry.tabId), entry]);
    return () => setEntries((known) => known.filter(({ tabId }) => tabId !== entry.tabId));
  });
  const selected = props.selected ?? chosen ?? entries[0]?.tabId;
  const select = (tabId: TabId): void => {
    setChosen(tabId);
    settle(() => (onSelectedChange as ((id: TabId) => void) | undefined)?.(tabId));
  };
  return (
    <TabsContext.Provider value={{ group, selected, add }}>
      <div data-test-id={testId}>
        <div role="tablist" className={classes('tabs', `tabs-${variant}`, fill && 'tabs-fill')} onKeyDown={moveFocus}>
          {entries.map(({ tabId, title, disabled }) => (
            <button
              key={tabId}
              type="button"
              role="tab"
              id={`${group}-tab-${tabId}`}
              aria-controls={tabId === selected ? `${group}-panel-${tabId}` : undefined}
              aria-selected={tabId === selected}
              tabIndex={tabId === selected ? 0 : -1}
              disabled={disabled}
              onClick={() => select(tabId)}
            >
              {title}
            </button>
          ))}
        </div>
        {children}
      </div>
    </TabsContext.Provider>
  );
};

export const Tab = ({ tabId: givenId, title = '', disabled = false, children, testId }: TabProps) => {
  const ownId = useId();
  const tabId = givenId ?? ownId;
  const list = useContext(TabsContext);
  const add = list?.add;
  useEffect(() => add?.({ tabId, title, disabled }), [add, tabId, title, disabled]);
  if (list?.selected !== tabId) return null;
  return (
    <div
      role="tabpanel"
      id={`${list.group}-panel-${tabId}`}
      aria-labelledby={`${list.group}-tab-${tabId}`}
      className="tab-panel"
      data-test-id={testId}
    >
      {children}
    </div>
  );
};
