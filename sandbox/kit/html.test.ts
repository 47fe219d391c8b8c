import { html } from './html.ts';

test('what is put into a template is text, never markup', () => {
  const name = `<script>alert("a'b")</script> & Co`;
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;script&gt;alert(&quot;a&#39;b&quot;)&lt;/script&gt; &amp; Co">' +
      '&lt;script&gt;alert(&quot;a&#39;b&quot;)&lt;/script&gt; &amp; Co</p>',
  );
});

test('templates nest, lists are joined, undefined is nothing', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`);
  const { markup } = html`<ul>
    ${items}${undefined}${3}
  </ul>`;
  expect(markup.replace(/\s+/g, '')).toBe('<ul><li>a</li><li>&lt;</li>3</ul>');
});
