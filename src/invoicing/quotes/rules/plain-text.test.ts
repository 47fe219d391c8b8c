import { plainText } from './plain-text.ts';

test.each([
  [null, ''],
  ['Half on order.', 'Half on order.'],
  ['<p>Half on order,</p><p>half   on delivery.</p>', 'Half on order,\nhalf on delivery.'],
  ['<ul><li>Terms &amp; more</li><li>5 &lt; 6 &#163;&nbsp;</li></ul>', 'Terms & more\n5 < 6 £'],
  ['One<br/>two<br>\n\n\n\nthree &unknown;', 'One\ntwo\n\nthree &unknown;'],
])('%j reads %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});
