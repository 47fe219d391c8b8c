/** A secret that must stand in no output: a name to report it by, and where it stands in a text (-1: nowhere). */
export interface Secret {
  name: string;
  placeIn: (text: string) => number;
}

const exactly = (name: string, secret: string): Secret => ({ name, placeIn: (text) => text.indexOf(secret) });
const like = (name: string, pattern: RegExp): Secret => ({ name, placeIn: (text) => text.search(pattern) });

/** What the suite's own secrets are, and what the stand-ins' tokens look like. */
export function secretsOf(known: Record<string, string>): Secret[] {
  return [
    ...Object.entries(known).map(([name, secret]) => exactly(name, secret)),
    like('a signed access token', /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/),
    like('a bearer token', /Bearer [\w.~+/-]{16,}/),
    like('a token', /\b(access|refresh|code)-[\w-]{40,}/),
  ];
}

/** The names of the secrets that stand in the text, with the line each stands in first; never the secrets themselves. */
export function findSecrets(text: string, secrets: Secret[]): { name: string; line: number }[] {
  return secrets.flatMap(({ name, placeIn }) => {
    const at = placeIn(text);
    return at < 0 ? [] : [{ name, line: text.slice(0, at).split('\n').length }];
  });
}
