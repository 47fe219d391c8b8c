import { createController, type Controller } from '@remote-ui/react/host';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import * as buttons from '../components/buttons.tsx';
import * as charts from '../components/charts.tsx';
import * as choices from '../components/choices.tsx';
import * as data from '../components/data.tsx';
import * as feedback from '../components/feedback.tsx';
import { Form } from '../components/Form.tsx';
import * as inputs from '../components/inputs.tsx';
import * as layout from '../components/layout.tsx';
import { DialogBody, DialogFooter, Modal, Panel, PanelSection, Tooltip } from '../components/overlay.tsx';
import * as pages from '../components/pages.tsx';
import * as pictures from '../components/pictures.tsx';
import * as table from '../components/table.tsx';
import { Tab, Tabs } from '../components/tabs.tsx';
import * as text from '../components/text.tsx';
import { report } from '../report.ts';
import type { Place } from './place.ts';

const { Icon, Illustration, Image } = pictures;

/** Our implementation of each of HubSpot's components, by the name under which it crosses the wire. */
const components: Record<string, (props: never) => ReactNode> = {
  ...buttons,
  ...charts,
  ...choices,
  ...data,
  ...feedback,
  ...inputs,
  ...layout,
  ...pages,
  ...table,
  ...text,
  Form,
  Icon,
  Illustration,
  Image,
  Modal,
  ModalBody: DialogBody,
  ModalFooter: DialogFooter,
  Panel,
  PanelBody: DialogBody,
  PanelFooter: DialogFooter,
  PanelSection,
  Tab,
  Tabs,
  Tooltip,
};

/** Stands where a component should be that cannot be shown, so that nobody overlooks it. */
const createUnknown = (words: string) =>
  function Unknown() {
    useEffect(() => report(words), []);
    return (
      <div role="alert" className="card-fault">
        {words}
      </div>
    );
  };

const unknown = new Map<string, ComponentType>();

/** One component type for each words, so that it keeps its place between renders. */
const unknownSaying = (words: string): ComponentType => {
  const known = unknown.get(words);
  if (known) return known;
  const made = createUnknown(words);
  unknown.set(words, made);
  return made;
};

const base = createController({});

const WITHOUT_RECORD: ReadonlySet<Place['location']> = new Set(['settings', 'pages', 'crm.bulkActions']);

/** Finds the implementation of what an extension renders. The components of `crm/*` belong to records alone. */
export const controllerFor = (location: Place['location']): Controller => ({
  ...base,
  get: (type) => {
    const name = String(type);
    if (WITHOUT_RECORD.has(location) && name.startsWith('Crm'))
      return unknownSaying(`${name} may not be used in ${location}`);
    if (location !== 'pages' && name in pages) return unknownSaying(`${name} may be used in pages only`);
    const known = components[name] as ComponentType | undefined;
    return known ?? unknownSaying(`The workbench does not know the component ${name}`);
  },
});
