import { readAssociated, type CrmRecord, type Portal } from '../data.ts';
import { objectTypes, recordPath, type ObjectType } from '../object-types.ts';
import { PageLink } from '../router.tsx';
import { useLoaded } from '../use-loaded.ts';

/** Links to the records of the other types that this one is associated with. */
export const Associations = (props: { portal: Portal; type: ObjectType; record: CrmRecord }) => (
  <>
    {objectTypes
      .filter((type) => type !== props.type)
      .map((type) => (
        <AssociatedRecords key={type.id} {...props} to={type} />
      ))}
  </>
);

interface AssociatedRecordsProps {
  portal: Portal;
  type: ObjectType;
  record: CrmRecord;
  to: ObjectType;
}

const AssociatedRecords = ({ portal, type, record: from, to }: AssociatedRecordsProps) => {
  const [loaded] = useLoaded(`${type.id}/${from.id}/${to.id}`, () =>
    readAssociated({ type: type.name, id: from.id }, to.name),
  );
  const associated = loaded.state === 'ready' ? loaded.value : [];
  return (
    <section className="associated" aria-label={to.plural}>
      <h2>
        {to.plural} ({associated.length})
      </h2>
      {loaded.state === 'failed' && <p role="alert">{loaded.error.message}</p>}
      {loaded.state === 'ready' && associated.length === 0 && <p className="empty">None</p>}
      <ul>
        {associated.map(({ record, associationTypes }) => (
          <li key={record.id}>
            <PageLink href={recordPath(portal, to, record.id)}>{to.title(record)}</PageLink>
            <span className="labels">{labelsOf(associationTypes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** `Primary` and the like; the plain association has no label. */
const labelsOf = (types: { label: string | null }[]): string => types.flatMap(({ label }) => label ?? []).join(', ');
