import {
  Button,
  Checkbox,
  Form,
  LoadingButton,
  MultiSelect,
  NumberInput,
  SearchInput,
  Select,
  Tab,
  TextArea,
  Toggle,
  ToggleGroup,
  Input,
  type SelectProps,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { jest } from '@jest/globals';
import { SettingsPage } from '../../../extensions/settings/SettingsPage.tsx';
import type { AdminSettings, SettingsOverview } from '../../../src/contract/settings.ts';
import { frozen, now, settle, wordsIn } from './open-card.tsx';
import { fakeService, ok } from './service.ts';
import { settings } from './settings-sample.ts';

/** The doors of the settings. */
export const doors = {
  overview: 'GET /settings/overview',
  calls: 'GET /settings/calls',
  connect: 'POST /settings/xero/connect',
  disconnect: 'POST /settings/xero/disconnect',
  main: 'POST /settings/main',
  live: 'POST /settings/live',
  reading: 'POST /settings/reading',
  defaults: 'POST /settings/defaults',
  admins: 'POST /settings/admins',
  export: 'POST /settings/export',
  writeBack: 'POST /settings/write-back',
  uninstall: 'POST /settings/uninstall',
};

/** Opens the page as user 5 over a service that answers it, without waiting. */
export function openPage(answer: () => unknown) {
  jest.useFakeTimers({ now, doNotFake: [...frozen.doNotFake] });
  const service = fakeService();
  service.on(doors.overview, answer);
  const renderer = createRenderer('settings');
  Object.assign(renderer.mocks.context, { variables: { appOrigin: 'https://app.tieout.test' } });
  Object.assign(renderer.mocks.context.user, { id: 5, locale: 'en-gb' });
  renderer.render(<SettingsPage />);
  return { renderer, service, words: () => wordsIn(renderer.getRootNode()) };
}

export type OpenPage = ReturnType<typeof openPage>;

/** Opens the page with what the service says at that moment, and waits for it. `say` changes what it says from then on. */
export async function openSettings(first: SettingsOverview = settings()) {
  let said = first;
  const page = openPage(() => ok(said));
  await settle();
  return { ...page, say: (next: AdminSettings) => void (said = next) };
}

/** How often a door was called. */
export const callsOf = ({ service }: OpenPage, door: string): number =>
  service.calls.filter((call) => call === door).length;

const named =
  (words: string) =>
  ({ text }: { text: string | null }): boolean =>
    text === words;

/** All buttons with those words, within modals too. */
export function buttonsOf({ renderer }: OpenPage, words: string) {
  const root = renderer.getRootNode();
  return [...root.findAll(Button, named(words)), ...root.findAll(LoadingButton, named(words))];
}

export function buttonOf(page: OpenPage, words: string) {
  const found = buttonsOf(page, words).at(-1);
  if (!found) throw new Error(`No button says “${words}”`);
  return found;
}

/** Clicks and waits for what follows. */
export async function click(page: OpenPage, words: string): Promise<void> {
  buttonOf(page, words).trigger('onClick');
  await settle();
}

const fields = [Select, MultiSelect, ToggleGroup, Input, SearchInput, TextArea, NumberInput, Toggle, Checkbox];

/** The field of that name; null: it is not there. */
function fieldOf({ renderer }: OpenPage, name: string) {
  const found = fields.map((field) => renderer.maybeFind<SelectProps>(field as typeof Select, { name }));
  return found.find((field) => field !== null) ?? null;
}

/** Gives the field of that name a value, and waits for what follows. */
export async function fill(page: OpenPage, name: string, value: unknown): Promise<void> {
  const field = fieldOf(page, name);
  if (!field) throw new Error(`There is no field ${name}`);
  // The argument of an event handler; the types of the testing library ask for the handler itself.
  field.trigger('onChange', value as never);
  await settle();
}

/** Sends the form in which a button with those words stands. */
export async function submit({ renderer }: OpenPage, words: string): Promise<void> {
  const form = renderer.findAll(Form).find((one) => one.maybeFind(LoadingButton, named(words)) !== null);
  if (!form) throw new Error(`No form is sent by “${words}”`);
  form.trigger('onSubmit', {} as never);
  await settle();
}

/** The words of the tab with that title. */
export const tabOf = ({ renderer }: OpenPage, title: string) => renderer.find(Tab, { title });
