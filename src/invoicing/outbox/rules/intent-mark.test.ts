import { intentOf } from './intent-mark.ts';

const id = '0d4c7f0e-5d0a-4b8e-9c61-1f2a3b4c5d6e';
const deal = 'https://app-eu1.hubspot.com/contacts/62515/record/0-3/77';

test('the intent stands in the address of the deal', () => {
  expect(intentOf(`${deal}?tieout=${id}`)).toBe(id);
  expect(intentOf(`${deal}?interaction=note&tieout=${id}#top`)).toBe(id);
});

test.each([null, '', 'tieout', deal, `${deal}?tieout=`, `${deal}?tieout=77`, `${deal}?tieout=${id}x`, `?tieout=${id}`])(
  '%j names none',
  (url) => expect(intentOf(url)).toBeNull(),
);
