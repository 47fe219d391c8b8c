import { Button, Flex, Text } from '@hubspot/ui-extensions';
import { useState, type ReactNode } from 'react';
import type { FaultAt } from '../topic/faults.ts';
import { moved, replaced, without } from './list.ts';
import { RuleTile } from './RuleTile.tsx';

interface RulesProps<R> {
  rules: readonly R[];
  /** What one of them is called; its number follows. */
  label: string;
  /** What holds while there are none. */
  none: string;
  /** What a new one begins as. */
  fresh: () => R;
  summaryOf: (rule: R) => string;
  faultAt: FaultAt;
  onChange: (rules: R[]) => void;
  /** The fields of one; `name` is what the names of its fields begin with. */
  fieldsOf: (rule: R, field: { name: string; change: (next: R) => void }) => ReactNode;
}

/** An ordered list of rules: the first that fits decides. One at a time is edited. */
export const Rules = <R,>({ rules, label, none, fresh, summaryOf, faultAt, onChange, fieldsOf }: RulesProps<R>) => {
  const [open, setOpen] = useState<number | null>(null);
  const set = (next: R[], opened: number | null): void => {
    setOpen(opened);
    onChange(next);
  };
  const prefix = label.toLowerCase().replaceAll(' ', '-');
  return (
    <Flex direction="column" gap="sm">
      {rules.length === 0 && <Text>{none}</Text>}
      {rules.map((rule, index) => (
        <RuleTile
          key={index}
          label={`${label} ${index + 1}`}
          summary={summaryOf(rule)}
          fault={faultAt(`${label} ${index + 1}`)}
          isOpen={open === index}
          isFirst={index === 0}
          isLast={index === rules.length - 1}
          onToggle={() => setOpen(open === index ? null : index)}
          onMove={(by) => set(moved(rules, index, by), open === index ? index + by : null)}
          onRemove={() => set(without(rules, index), null)}
        >
          {fieldsOf(rule, {
            name: `${prefix}-${index + 1}`,
            change: (next) => onChange(replaced(rules, index, next)),
          })}
        </RuleTile>
      ))}
      <Flex>
        <Button size="sm" onClick={() => set([...rules, fresh()], rules.length)}>
          {`Add a ${label.toLowerCase()}`}
        </Button>
      </Flex>
    </Flex>
  );
};
