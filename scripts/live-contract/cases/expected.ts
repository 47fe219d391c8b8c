/** What a call is to be answered. */
export interface Expected {
  status: number;
  /** Each is a part of some text of the answer. */
  says: string[];
}

/** What a call was answered: its status, and every text in it. */
export interface Answer {
  status: number;
  texts: string[];
}

/** Every text in a body. */
export function textsIn(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(textsIn) : [];
}

/** Says what differs, or nothing. */
export function difference({ status, texts }: Answer, expected: Expected): string | null {
  const missing = expected.says.filter((part) => !texts.some((text) => text.includes(part)));
  if (status === expected.status && missing.length === 0) return null;
  const said = texts.filter((text) => text !== '').join(' · ');
  const wanted = [String(expected.status), ...expected.says.map((part) => `“${part}”`)].join(' ');
  return `${status} ${said.slice(0, 400)}, and not ${wanted}`;
}
