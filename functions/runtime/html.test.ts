import { html } from './html.ts';

test('what people wrote is text, whatever it looks like', () => {
  const name = `<script>alert("x")</script> & 'Sons'`;
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;">' +
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;</p>',
  );
});

test('markup goes in as it is, lists are joined, null is nothing', () => {
  const items = ['a', '<'].map((text) => html`<i>${text}</i>`);
  expect(html`<b>${items}${null}</b>`.markup.replace(/\s+/g, '')).toBe('<b><i>a</i><i>&lt;</i></b>');
});

test('an entity that was written is shown as it was written', () => {
  expect(html`${'&lt;'}`.markup).toBe('&amp;lt;');
});
