import { createController, type Controller } from '@remote-ui/react/host';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import * as buttons from '../components/buttons.tsx';
import * as choices from '../components/choices.tsx';
import * as data from '../components/data.tsx';
import * as feedback from '../components/feedback.tsx';
import { Form } from '../components/Form.tsx';
import * as inputs from '../components/inputs.tsx';
import * as layout from '../components/layout.tsx';
import { DialogBody, DialogFooter, Modal, Panel, PanelSection, Tooltip } from '../components/overlay.tsx';
import * as pictures from '../components/pictures.tsx';
import * as table from '../components/table.tsx';
import { Tab, Tabs } from '../components/tabs.tsx';
import * as text from '../components/text.tsx';
import { report } from '../report.ts';

const { Icon, Illustration, Image } = pictures;

/** Our implementation of each of HubSpot's components, by the name under which it crosses the wire. */
const components: Record<string, (props: never) => ReactNode> = {
  ...buttons,
  ...choices,
  ...data,
  ...feedback,
  ...inputs,
  ...layout,
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

/** Stands where a component should be that the workbench does not have, so that nobody overlooks it. */
const createUnknown = (name: string) => {
  const words = `The workbench does not know the component ${name}`;
  return function Unknown() {
    useEffect(() => report(words), []);
    return (
      <div role="alert" className="card-fault">
        {words}
      </div>
    );
  };
};

const unknown = new Map<string, ComponentType>();

/** One component type per name, so that it keeps its place between renders. */
const unknownNamed = (name: string): ComponentType => {
  const known = unknown.get(name);
  if (known) return known;
  const made = createUnknown(name);
  unknown.set(name, made);
  return made;
};

const base = createController({});

/** Finds the implementation of what a card renders. */
export const cardController: Controller = {
  ...base,
  get: (type) => (components[String(type)] as ComponentType | undefined) ?? unknownNamed(String(type)),
};
