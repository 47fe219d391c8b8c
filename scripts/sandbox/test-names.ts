import ts from 'typescript';

const RUNNERS = new Set(['test', 'it', 'describe']);

/** `test`, `test.each(table)` and the like: the name that it all starts with. */
function runnerOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return runnerOf(node.expression);
  if (ts.isCallExpression(node)) return runnerOf(node.expression);
  return ts.isTaggedTemplateExpression(node) ? runnerOf(node.tag) : '';
}

const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : undefined;
};

/** The names of tests and describes in a test file, and the texts in the tables that names are filled from. */
export function testNames(source: string): string[] {
  const file = ts.createSourceFile('a.test.ts', source, ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const collect = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined) names.push(text);
    ts.forEachChild(node, collect);
  };
  /** A table that stands elsewhere in the file, under a name. */
  const declared =
    (table: string) =>
    (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node) && node.name.getText() === table && node.initializer)
        collect(node.initializer);
      ts.forEachChild(node, declared(table));
    };
  const collectTable = (table: ts.Expression): void =>
    ts.isIdentifier(table) ? declared(table.text)(file) : collect(table);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && RUNNERS.has(runnerOf(node.expression))) {
      const [first, ...rest] = node.arguments;
      const isTable = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'each';
      if (isTable) node.arguments.forEach(collectTable);
      else if (first) names.push(textOf(first) ?? '');
      [node.expression, ...(isTable ? [] : rest)].forEach(visit);
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return names.filter((name) => name !== '');
}
