import { useState } from 'react';
import { BulkActions } from './BulkActions.tsx';
import type { CrmRecord, Portal, Setting } from './data.ts';
import { display, recordPath, type ObjectField, type ObjectType } from './object-types.ts';
import { PageLink } from './router.tsx';

interface RecordsProps {
  setting: Setting;
  type: ObjectType;
  records: CrmRecord[];
}

/** The records of a page, of which some are chosen for a bulk action; what is chosen is forgotten with the page. */
export const Records = ({ setting, type, records }: RecordsProps) => {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (records.length === 0) return <p className="empty">No {type.plural.toLowerCase()} found.</p>;
  return (
    <>
      <BulkActions setting={setting} type={type} chosen={chosen} />
      <div className="list-frame">
        <table className="table table-default">
          <Head type={type} all={records.map(({ id }) => id)} chosen={chosen} choose={setChosen} />
          <tbody>
            {records.map((record) => (
              <Row key={record.id} {...{ record, type, chosen }} portal={setting.portal} choose={setChosen} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

interface Choosing {
  chosen: readonly string[];
  choose: (ids: readonly string[]) => void;
}

const columnsOf = (type: ObjectType): ObjectField[] =>
  type.columns.flatMap((name) => type.fields.filter((field) => field.name === name));

const align = (field: ObjectField): string | undefined => (field.kind === 'number' ? 'text-right' : undefined);

const Head = ({ type, all, chosen, choose }: Choosing & { type: ObjectType; all: string[] }) => (
  <thead>
    <tr>
      <th scope="col" className="list-choice">
        <input
          type="checkbox"
          aria-label={`Choose all ${type.plural.toLowerCase()} of this page`}
          checked={chosen.length === all.length}
          onChange={() => choose(chosen.length === all.length ? [] : all)}
        />
      </th>
      <th scope="col">Name</th>
      {columnsOf(type).map((field) => (
        <th key={field.name} scope="col" className={align(field)}>
          {field.label}
        </th>
      ))}
    </tr>
  </thead>
);

const Row = ({
  record,
  type,
  portal,
  chosen,
  choose,
}: Choosing & { record: CrmRecord; type: ObjectType; portal: Portal }) => (
  <tr>
    <td className="list-choice">
      <input
        type="checkbox"
        aria-label={`Choose ${type.title(record)}`}
        checked={chosen.includes(record.id)}
        onChange={() =>
          choose(chosen.includes(record.id) ? chosen.filter((id) => id !== record.id) : [...chosen, record.id])
        }
      />
    </td>
    <td className="list-name">
      <PageLink href={recordPath(portal, type, record.id)}>{type.title(record)}</PageLink>
    </td>
    {columnsOf(type).map((field) => (
      <td key={field.name} className={align(field)}>
        {display(field, record, portal) || '–'}
      </td>
    ))}
  </tr>
);
