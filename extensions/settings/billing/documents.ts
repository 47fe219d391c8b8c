import type { BillingSettingsAnswer } from '../../../src/contract/billing-settings.ts';

export type BillingTopic = keyof BillingSettingsAnswer['topics'];

/** What is set of a topic, and what is told of it. */
export type TopicState<T extends BillingTopic> = BillingSettingsAnswer['topics'][T];
export type DocumentOf<T extends BillingTopic> = TopicState<T>['document'];

/** What can be chosen. */
export type Options = BillingSettingsAnswer['options'];
export type Option = Options['accounts'][number];

export type LineRule = DocumentOf<'lines'>['rules'][number];
export type Condition = LineRule['when'][number];
export type TrackingChoice = DocumentOf<'lines'>['tracking'][number];
export type ThemeRule = DocumentOf<'texts'>['brandingThemes'][number];
export type ApprovalRule = DocumentOf<'approval'>['rules'][number];
export type ScheduleTemplate = DocumentOf<'schedules'>['templates'][number];
export type TemplateStep = ScheduleTemplate['steps'][number];
export type Mode = ApprovalRule['mode'];
export type TaxOutcome = keyof DocumentOf<'tax'>['rates'];

/** The words of a choice; of one that is gone, its code. */
export const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;
