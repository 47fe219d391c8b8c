/** The scopes of which any one lets read these: `accounting.<name>.read` or `accounting.<name>`. */
export const read = (...names: string[]): string[] =>
  names.flatMap((name) => [`accounting.${name}.read`, `accounting.${name}`]);
