import { nameFirst, nameOf, statusWords } from './name-of.ts';

test('an invoice is called by its number, a draft that has none by what it is', () => {
  expect([nameOf('INV-7'), nameOf(''), nameFirst('')]).toEqual(['INV-7', 'the draft', 'The draft']);
});

test('how it stands is told in words; a status that is new to us as Xero calls it', () => {
  expect(['SUBMITTED', 'AUTHORISED', 'ODD'].map(statusWords)).toEqual(['waiting for approval', 'approved', 'ODD']);
});
