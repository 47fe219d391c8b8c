import { useExtensionContext } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { formatFor, localeOf, type Format } from './format.ts';

/** Amounts, dates and times as the person who looks writes them. */
export function useFormat(): Format {
  const { locale } = useExtensionContext().user;
  return useMemo(() => formatFor(localeOf(locale)), [locale]);
}
