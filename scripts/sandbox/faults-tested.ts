import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { faultSchema } from '../../sandbox/kit/faults.ts';
import { testFiles } from './untested-rules.ts';

const kinds: ReadonlySet<string> = new Set(faultSchema.shape.kind.options);

/** Which kinds of faults strike which operation. */
export type FaultsTested = Map<string, Set<string>>;

interface Said {
  operations: string[];
  kinds: string[];
}

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);

/** The operations and kinds that stand as texts in a part of a file; what stands in a function inside it belongs to that. */
function saidIn(node: ts.Node, operations: ReadonlySet<string>): Said {
  const said: Said = { operations: [], kinds: [] };
  const visit = (part: ts.Node): void => {
    if (ts.isStringLiteralLike(part)) {
      if (operations.has(part.text)) said.operations.push(part.text);
      if (kinds.has(part.text)) said.kinds.push(part.text);
    }
    if (!isFunction(part)) ts.forEachChild(part, visit);
  };
  if (isFunction(node)) ts.forEachChild(node, visit);
  else visit(node);
  return said;
}

/** What each function of a file that has to do with faults says on its own. */
function helpersOf(file: ts.SourceFile, operations: ReadonlySet<string>): Map<string, Said> {
  const helpers = new Map<string, Said>();
  const visit = (node: ts.Node): void => {
    const named = ts.isVariableDeclaration(node) && node.initializer ? node.initializer : node;
    const name = (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name?.getText();
    if (name && isFunction(named) && /faults/.test(named.getText())) helpers.set(name, saidIn(named, operations));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return helpers;
}

/** The faults that a test file switches on: an operation and a kind named in one call, or half of it by the helper called. */
export function faultsIn(source: string, operations: ReadonlySet<string>): [operation: string, kind: string][] {
  const file = ts.createSourceFile('a.test.ts', source, ts.ScriptTarget.Latest, true);
  const helpers = helpersOf(file, operations);
  const found: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const helper = helpers.get(node.expression.getText());
      const parts = node.arguments.filter((one) => !isFunction(one)).map((one) => saidIn(one, operations));
      const all = helper ? [...parts, helper] : parts;
      for (const operation of all.flatMap((one) => one.operations))
        for (const kind of all.flatMap((one) => one.kinds)) found.push([operation, kind]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What all test files switch on, for these operations; a finer name such as `token.refresh_token` counts for its operation. */
export async function faultsTested(root: string, ids: readonly string[]): Promise<FaultsTested> {
  const details = new Map([...ids, 'token.refresh_token', 'token.authorization_code'].map((id) => [id, id]));
  for (const detail of ['token.refresh_token', 'token.authorization_code']) details.set(detail, 'token');
  const tested: FaultsTested = new Map();
  for (const path of await testFiles(root)) {
    const source = await readFile(join(root, path), 'utf8');
    if (!source.includes('fault')) continue;
    for (const [named, kind] of faultsIn(source, new Set(details.keys()))) {
      const id = details.get(named) ?? named;
      tested.set(id, (tested.get(id) ?? new Set()).add(kind));
    }
  }
  return tested;
}
