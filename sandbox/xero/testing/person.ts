/** What a person does on the consent page that an address opens: reads it, and presses a button. */
export const decide = async (
  address: string,
  answer: 'allow' | 'cancel',
  chosen: Record<string, string> = {},
): Promise<{ status: number; location: string; page: string }> => {
  const { origin, pathname, search } = new URL(address);
  const page = await (await fetch(address)).text();
  const [, organisation = ''] = /<select id="organisation"[^>]*>\s*<option value="([^"]*)"/.exec(page) ?? [];
  const fields = { ...Object.fromEntries(new URLSearchParams(search)), organisation, ...chosen, answer };
  const decided = await fetch(origin + pathname, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: decided.status, location: decided.headers.get('location') ?? '', page: await decided.text() };
};
