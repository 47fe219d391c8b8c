import { labelOf, type DocumentOf, type Options } from '../documents.ts';
import { conditionsInWords } from '../rules/condition-words.ts';
import type { Said } from '../topic/changes.ts';

/** What the settings of texts say. */
export function sayTexts(
  { description, brandingThemeId, brandingThemes }: DocumentOf<'texts'>,
  options: Options,
): Said[] {
  const themeOf = (id: string): string => labelOf(options.brandingThemes, id);
  return [
    { key: 'description', label: 'Description', words: `“${description.replaceAll('\n', ' / ')}”` },
    {
      key: 'theme',
      label: 'Branding theme',
      words: brandingThemeId === null ? 'Xero’s own' : themeOf(brandingThemeId),
    },
    ...brandingThemes.map((rule, index) => ({
      ...{ key: `theme ${index}`, label: `Theme rule ${index + 1}` },
      words: `where ${conditionsInWords(rule.when, options)}: ${themeOf(rule.brandingThemeId)}`,
    })),
  ];
}
