import type { TrackingCategory, TrackingOption } from '../../../seed/tracking-category.ts';
import type { Organisation } from '../../facts.ts';
import type { LineInput, TrackingInput } from './input.ts';

const MOST = 2;

interface Found {
  category: TrackingCategory | undefined;
  option: TrackingOption | undefined;
}

const active = <T extends { status: string }>(rows: T[]): T[] => rows.filter(({ status }) => status === 'ACTIVE');

/** What an input names: by the option's id, else by the category's id or name and the option's name. */
const find = ({ trackingCategories }: Organisation, input: TrackingInput): Found => {
  const { TrackingOptionID, TrackingCategoryID, Name, Option } = input;
  const known = active(trackingCategories);
  if (TrackingOptionID !== undefined) {
    const ofId = ({ trackingOptionId }: TrackingOption): boolean => trackingOptionId === TrackingOptionID;
    const category = known.find(({ options }) => active(options).some(ofId));
    return { category, option: category?.options.find(ofId) };
  }
  const category = known.find(({ trackingCategoryId, name }) =>
    TrackingCategoryID === undefined ? name === Name : trackingCategoryId === TrackingCategoryID,
  );
  return { category, option: active(category?.options ?? []).find(({ name }) => name === Option) };
};

/** The ids of the options that an input names; undefined when it says nothing of them. */
export const optionIdsOf = ({ Tracking }: LineInput, organisation: Organisation): string[] | undefined =>
  Tracking?.flatMap((input) => find(organisation, input).option?.trackingOptionId ?? []);

const faultOf = (input: TrackingInput, { category, option }: Found, byIdOnly: boolean): string[] => {
  const { TrackingOptionID, TrackingCategoryID = '', Name = TrackingCategoryID, Option = '' } = input;
  if (byIdOnly && TrackingOptionID === undefined) return ['TrackingOptionID must be specified'];
  if (TrackingOptionID !== undefined)
    return option === undefined ? [`There is no ACTIVE tracking option with the id '${TrackingOptionID}'`] : [];
  if (category === undefined) return [`There is no ACTIVE tracking category with the name '${Name}'`];
  return option === undefined ? [`There is no ACTIVE tracking option with the name '${Option}'`] : [];
};

/** What is wrong with the tracking of lines as they are sent. `byIdOnly`: names are not taken, as on quotes. */
export const trackingFaults = (
  inputs: readonly LineInput[] | undefined,
  organisation: Organisation,
  byIdOnly = false,
): string[] =>
  (inputs ?? []).flatMap(({ Tracking = [] }) => {
    if (Tracking.length > MOST) return [`A line item can have at most ${MOST} tracking categories`];
    const found = Tracking.map((input) => find(organisation, input));
    const isTwice = found.length === MOST && found[0]?.category === found[1]?.category;
    const faults = Tracking.flatMap((input, index) =>
      faultOf(input, found[index] ?? { category: undefined, option: undefined }, byIdOnly),
    );
    return faults.length === 0 && isTwice ? ['A tracking category can be used only once on a line item'] : faults;
  });
