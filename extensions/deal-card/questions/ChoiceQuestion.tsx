import { Select } from '@hubspot/ui-extensions';
import { saidOf, type Gap } from './question.ts';

interface ChoiceQuestionProps {
  label: string;
  name: string;
  options: { value: string; label: string }[];
  /** What is in force, chosen or by default. */
  value: string | null;
  gap: Gap | undefined;
  onChoose: (value: string) => void;
}

/** A question whose answers are known: one of a list. */
export const ChoiceQuestion = ({ label, name, options, value, gap, onChoose }: ChoiceQuestionProps) => (
  <Select
    {...{ label, name, options }}
    {...(value !== null && { value })}
    {...saidOf(gap)}
    onChange={(chosen) => onChoose(String(chosen))}
  />
);
