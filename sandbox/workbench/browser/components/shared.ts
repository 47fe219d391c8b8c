import type { AllDistances, ExtensionEvent, FormSubmitExtensionEvent } from '@hubspot/ui-extensions';
import type { SyntheticEvent } from 'react';
import { report } from '../report.ts';

const shortSizes: Record<string, string> = {
  'extra-small': 'xs',
  small: 'sm',
  medium: 'md',
  large: 'lg',
  'extra-large': 'xl',
};

/** HubSpot takes long and short names of sizes; the style sheet knows the short ones. */
export const shortSize = (size: AllDistances): string => shortSizes[size] ?? size;

/** Class names, the empty ones left out. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** No class instance can travel to the card's worker, so it is told of events by plain objects. */
const plain = ({ type, bubbles, timeStamp, currentTarget }: SyntheticEvent): object => ({
  type,
  bubbles,
  timeStamp,
  id: currentTarget.id,
});

/** What a card is told of a click. */
export const plainEvent = (event: SyntheticEvent): ExtensionEvent => {
  const told: unknown = plain(event);
  return told as ExtensionEvent;
};

/** What a card is told when a form is submitted. */
export const submitEvent = <V>(event: SyntheticEvent, values: V): FormSubmitExtensionEvent<V> => {
  const told: unknown = { ...plain(event), targetValue: values };
  return told as FormSubmitExtensionEvent<V>;
};

/** Calls a card's handler, awaits what it returns over the wire, and reports its failure. */
export const settle = (handle: () => unknown): void => {
  Promise.resolve(handle()).catch(report);
};
