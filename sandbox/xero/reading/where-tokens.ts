import { QueryError } from './query-error.ts';

export interface Token {
  kind: 'word' | 'text' | 'number' | 'sign';
  /** A text without its quotes. */
  text: string;
}

const TOKEN =
  /\s*(?:(?<word>[A-Za-z_][\w.]*)|"(?<text>(?:[^"\\]|\\.)*)"|(?<number>-?\d+(?:\.\d+)?)|(?<sign>==|!=|>=|<=|&&|\|\||[=><(),]))/y;

/** Cuts a `where` expression into tokens. Inside a text, a backslash keeps the sign after it. */
export const tokenize = (expression: string): Token[] => {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const end = expression.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const found = pattern.exec(expression)?.groups as Partial<Record<Token['kind'], string>> | undefined;
    if (found === undefined) throw new QueryError(`Syntax error at '${expression.slice(from).trim()}'`);
    const kind = (['word', 'text', 'number', 'sign'] as const).find((name) => found[name] !== undefined) ?? 'sign';
    const text = found[kind] ?? '';
    tokens.push({ kind, text: kind === 'text' ? text.replaceAll(/\\(.)/g, '$1') : text });
  }
  return tokens;
};
