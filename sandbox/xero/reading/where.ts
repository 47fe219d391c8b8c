import type { Wire } from '../wire/wire.ts';
import { compareValues, fieldNamed, valueOf, type Field, type FieldType, type Fields } from './fields.ts';
import { QueryError } from './query-error.ts';
import { tokenize, type Token } from './where-tokens.ts';

export type Condition = (row: Wire) => boolean;

interface Literal {
  /** `null` fits every type. */
  type: 'text' | 'guid' | 'number' | 'date' | 'flag' | 'null';
  value: string | number | boolean | null;
}

const OPERATORS: Record<string, (order: number) => boolean> = {
  '==': (order) => order === 0,
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
};

const ORDERED: readonly FieldType[] = ['number', 'date'];

/** Reads tokens one by one; a token that does not fit is named. */
const reader = (tokens: Token[]) => {
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const take = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new QueryError('Expression expected');
    at += 1;
    return token;
  };
  const skip = (text: string): boolean => {
    const fits = peek()?.kind === 'sign' && peek()?.text === text;
    if (fits) at += 1;
    return fits;
  };
  const expect = (text: string): void => {
    if (!skip(text)) throw new QueryError(`'${text}' expected, but found '${peek()?.text ?? 'the end'}'`);
  };
  return { peek, take, skip, expect };
};
type Reader = ReturnType<typeof reader>;

const takeArguments = (tokens: Reader): Token[] => {
  tokens.expect('(');
  const found: Token[] = [];
  do found.push(tokens.take());
  while (tokens.skip(','));
  tokens.expect(')');
  return found;
};

const dateTime = (tokens: Reader): Literal => {
  const parts = takeArguments(tokens).map(({ kind, text }) => (kind === 'number' ? Number(text) : NaN));
  const [year = NaN, month = NaN, day = NaN, hour = 0, minute = 0, second = 0] = parts;
  const value = Date.UTC(year, month - 1, day, hour, minute, second);
  const real = new Date(value).getUTCMonth() === month - 1 && new Date(value).getUTCDate() === day;
  if ((parts.length !== 3 && parts.length !== 6) || !real)
    throw new QueryError('DateTime takes a real year, month, day');
  return { type: 'date', value };
};

const guid = (tokens: Reader): Literal => {
  const [id, ...more] = takeArguments(tokens);
  if (id?.kind !== 'text' || more.length > 0 || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id.text))
    throw new QueryError('guid takes one id in quotes');
  return { type: 'guid', value: id.text.toLowerCase() };
};

const literal = (tokens: Reader): Literal => {
  const { kind, text } = tokens.take();
  if (kind === 'text') return { type: 'text', value: text };
  if (kind === 'number') return { type: 'number', value: Number(text) };
  if (kind === 'word') {
    const word = text.toLowerCase();
    if (word === 'true' || word === 'false') return { type: 'flag', value: word === 'true' };
    if (word === 'null') return { type: 'null', value: null };
    if (word === 'datetime') return dateTime(tokens);
    if (word === 'guid') return guid(tokens);
  }
  throw new QueryError(`A value was expected, but found '${text}'`);
};

const checkTypes = ({ path, type }: Field, operator: string, value: Literal): void => {
  const plain = type === 'folded' ? 'text' : type;
  if (value.type !== 'null' && value.type !== plain)
    throw new QueryError(
      `Operator '${operator}' incompatible with ${path} (${plain}) and a value of type ${value.type}`,
    );
  if (/[<>]/.test(operator) && (value.type === 'null' || !ORDERED.includes(type)))
    throw new QueryError(`Operator '${operator}' cannot be used with ${path}`);
};

const comparison = (tokens: Reader, fields: Fields): Condition => {
  if (tokens.skip('(')) {
    const inner = either(tokens, fields);
    tokens.expect(')');
    return inner;
  }
  const name = tokens.take();
  if (name.kind !== 'word') throw new QueryError(`A field was expected, but found '${name.text}'`);
  const field = fieldNamed(fields, name.text);
  const operator = tokens.take().text;
  const holds = OPERATORS[operator];
  if (holds === undefined) throw new QueryError(`An operator was expected, but found '${operator}'`);
  const value = literal(tokens);
  checkTypes(field, operator, value);
  return (row) => {
    const actual = valueOf(row, field);
    if (actual === null && /[<>]/.test(operator)) return false;
    return holds(compareValues(field.type, actual, value.value));
  };
};

const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token !== undefined && token.kind !== 'text' && words.includes(token.text.toUpperCase());

const both = (tokens: Reader, fields: Fields): Condition => {
  const parts = [comparison(tokens, fields)];
  while (isWord(tokens.peek(), 'AND', '&&')) {
    tokens.take();
    parts.push(comparison(tokens, fields));
  }
  return (row) => parts.every((part) => part(row));
};

const either = (tokens: Reader, fields: Fields): Condition => {
  const parts = [both(tokens, fields)];
  while (isWord(tokens.peek(), 'OR', '||')) {
    tokens.take();
    parts.push(both(tokens, fields));
  }
  return (row) => parts.some((part) => part(row));
};

/** Reads Xero's `where` expression; what it cannot read throws `QueryError`. AND binds tighter than OR. */
export const parseWhere = (expression: string, fields: Fields): Condition => {
  const tokens = reader(tokenize(expression));
  const condition = either(tokens, fields);
  const left = tokens.peek();
  if (left !== undefined) throw new QueryError(`Unexpected '${left.text}'`);
  return condition;
};
