import type { DocumentOf } from '../documents.ts';
import { isPropertyName } from '../rules/condition-faults.ts';
import type { Fault } from '../topic/faults.ts';

/** A country, and where it matters the part of it. */
const place = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/** What of the tax settings cannot be saved. */
export const taxFaults = ({ registrations, taxNumberProperty }: DocumentOf<'tax'>): Fault[] => [
  ...registrations.flatMap((registration, index) => {
    const at = registrationAt(index);
    if (!place.test(registration.place))
      return [{ at, message: 'Use two letters, and a state where it has one: DE, US-CA.' }];
    if (registration.taxType === '') return [{ at: `${at} rate`, message: 'Choose a rate.' }];
    const isTwice = registrations.slice(0, index).some((other) => other.place === registration.place);
    return isTwice ? [{ at, message: `${registration.place} is there already.` }] : [];
  }),
  ...(taxNumberProperty === null || isPropertyName(taxNumberProperty)
    ? []
    : [{ at: 'Tax number', message: 'Give the internal name, without blanks.' }]),
];

/** Where the fault of a registration stands. */
export const registrationAt = (index: number): string => `registration ${index + 1}`;
