const named: Readonly<Record<string, string>> = {
  oauth: 'Know this account: its number, time zone and currencies',
};

/** What a scope lets an app do, in words: `crm.objects.line_items.read` is to see line items. */
export const scopeWords = (scope: string): string => {
  const [, records, right] = /^crm\.(?:objects|schemas)\.(\w+)\.(read|write)$/.exec(scope) ?? [];
  if (records === undefined) return named[scope] ?? scope;
  return `${right === 'read' ? 'See' : 'Change'} ${records.replaceAll('_', ' ')}`;
};
