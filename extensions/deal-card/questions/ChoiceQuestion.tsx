import { Select } from '@hubspot/ui-extensions';
import { wordsOf, type Said } from './question.ts';

interface ChoiceQuestionProps {
  label: string;
  name: string;
  options: { value: string; label: string }[];
  /** What is in force, chosen or by default. */
  value: string | null;
  said: Said | undefined;
  onChoose: (value: string) => void;
}

/** A question whose answers are known: one of a list. */
export const ChoiceQuestion = ({ label, name, options, value, said, onChoose }: ChoiceQuestionProps) => (
  <Select
    {...{ label, name, options }}
    {...(value !== null && { value })}
    {...wordsOf(said)}
    onChange={(chosen) => onChoose(String(chosen))}
  />
);
