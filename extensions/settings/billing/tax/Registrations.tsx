import { Button, Flex, Input, Text } from '@hubspot/ui-extensions';
import { CodeSelect } from '../../defaults/CodeSelect.tsx';
import type { DocumentOf, Option } from '../documents.ts';
import { replaced, without } from '../rules/list.ts';
import type { FaultAt } from '../topic/faults.ts';
import { registrationAt } from './tax-faults.ts';

type Registration = DocumentOf<'tax'>['registrations'][number];

interface RegistrationsProps {
  registrations: Registration[];
  taxRates: Option[];
  faultAt: FaultAt;
  onChange: (registrations: Registration[]) => void;
}

/** Where else the organisation is registered, and the rate for sales there. */
export const Registrations = ({ registrations, taxRates, faultAt, onChange }: RegistrationsProps) => (
  <Flex direction="column" gap="md">
    {registrations.length === 0 && <Text>None: only your own country’s tax is charged.</Text>}
    {registrations.map((registration, index) => (
      <Flex key={index} direction="column" gap="xs">
        <PlaceInput
          name={`registration-${index + 1}-place`}
          place={registration.place}
          fault={faultAt(registrationAt(index))}
          onChange={(place) => onChange(replaced(registrations, index, { ...registration, place }))}
        />
        <CodeSelect
          label="Rate there"
          name={`registration-${index + 1}-rate`}
          options={taxRates}
          value={registration.taxType}
          fault={faultAt(`${registrationAt(index)} rate`) ?? faultAt(`Registration in ${registration.place}`)}
          onChoose={(taxType) => onChange(replaced(registrations, index, { ...registration, taxType: taxType ?? '' }))}
        />
        <Flex>
          <Button size="xs" onClick={() => onChange(without(registrations, index))}>
            Remove this registration
          </Button>
        </Flex>
      </Flex>
    ))}
    <Flex>
      <Button size="sm" onClick={() => onChange([...registrations, { place: '', taxType: '' }])}>
        Add a registration
      </Button>
    </Flex>
  </Flex>
);

interface PlaceInputProps {
  name: string;
  place: string;
  fault: string | null;
  onChange: (place: string) => void;
}

/** What is typed in small letters is meant in capitals. */
const PlaceInput = ({ name, place, fault, onChange }: PlaceInputProps) => {
  const take = (typed: string): void => onChange(typed.trim().toUpperCase());
  return (
    <Input
      label="Place"
      name={name}
      description="The country’s two letters, and the state where it has one: DE, US-CA."
      value={place}
      {...(fault !== null && { error: true, validationMessage: fault })}
      onInput={take}
      onChange={take}
    />
  );
};
