import { useState } from 'react';
import {
  Button,
  Checkbox,
  CurrencyInput,
  DateInput,
  Form,
  Input,
  MultiSelect,
  NumberInput,
  RadioButton,
  SearchInput,
  Select,
  Text,
  TextArea,
  Toggle,
  ToggleGroup,
} from '@hubspot/ui-extensions';

const statuses = [
  { label: 'Draft', value: 'DRAFT' },
  { label: 'Awaiting payment', value: 'AUTHORISED' },
];

type Tell = (name: string) => (value: unknown) => void;

/** One of each control. What a control reports last stands below them. */
export const GalleryForm = () => {
  const [last, setLast] = useState('nothing');
  const tell: Tell = (name) => (value) => setLast(`${name}: ${JSON.stringify(value)}`);
  return (
    <Form onSubmit={({ targetValue }) => setLast(JSON.stringify(targetValue))}>
      <Fields tell={tell} />
      <Choices tell={tell} />
      <Text testId="last">{last}</Text>
      <Button type="submit" variant="primary">
        Submit
      </Button>
    </Form>
  );
};

const Fields = ({ tell }: { tell: Tell }) => (
  <>
    <Input
      label="Reference"
      name="reference"
      required
      description="Shown on the invoice"
      onChange={tell('reference')}
    />
    <Input label="Code" name="code" error validationMessage="No such code" value="X" />
    <TextArea label="Note" name="note" rows={2} onInput={tell('note')} />
    <SearchInput label="Search" name="search" onInput={tell('search')} />
    <NumberInput label="Quantity" name="quantity" min={0} value={3} onChange={tell('quantity')} />
    <CurrencyInput label="Price" name="price" currency="GBP" precision={2} onChange={tell('price')} />
    <DateInput label="Due" name="due" value={{ year: 2026, month: 0, date: 31 }} onChange={tell('due')} />
  </>
);

const Choices = ({ tell }: { tell: Tell }) => (
  <>
    <Select label="Status" name="status" options={statuses} onChange={tell('status')} />
    <MultiSelect label="Statuses" name="statuses" options={statuses} value={['DRAFT']} onChange={tell('statuses')} />
    <Checkbox name="agree" value="yes" onChange={(checked, value) => tell('agree')([checked, value])}>
      Agreed
    </Checkbox>
    <RadioButton name="only" value="one" onChange={tell('only')}>
      Only this
    </RadioButton>
    <Toggle label="Live" name="live" onChange={tell('live')} />
    <ToggleGroup
      toggleType="radioButtonList"
      label="Send"
      name="send"
      options={[
        { label: 'Now', value: 'now', initialIsChecked: true },
        { label: 'Later', value: 'later' },
      ]}
      onChange={tell('send')}
    />
    <ToggleGroup toggleType="checkboxList" label="Copies" name="copies" options={statuses} onChange={tell('copies')} />
  </>
);
