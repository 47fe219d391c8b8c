import { NotInstalled } from '../apps/NotInstalled.tsx';
import { CardTabs } from '../card/CardTabs.tsx';
import { ApiError, readRecord, type Setting } from '../data.ts';
import { Message, NotFound } from '../Message.tsx';
import type { ObjectType } from '../object-types.ts';
import { PageLink } from '../router.tsx';
import { useLoaded } from '../use-loaded.ts';
import { Associations } from './Associations.tsx';
import { Properties } from './Properties.tsx';

/** One record: its properties on the left, the cards in the middle, what it is associated with on the right. */
export const RecordPage = ({ setting, type, id }: { setting: Setting; type: ObjectType; id: string }) => {
  const [loaded, reload] = useLoaded(`${type.name}/${id}`, () => readRecord(type.name, id));
  if (loaded.state === 'loading') return <Message title={`Loading the ${type.singular.toLowerCase()}…`} />;
  if (loaded.state === 'failed') {
    if (loaded.error instanceof ApiError && loaded.error.status === 404) return <NotFound />;
    return <Message title="The record cannot be shown">{loaded.error.message}</Message>;
  }
  const record = loaded.value;
  const isInstalled = setting.portal.install !== null;
  const place = { type, record, onRefresh: reload };
  return (
    <main className="record-page">
      <section className="record-left" aria-label="About">
        <PageLink href={`/?type=${type.name}`}>‹ {type.plural}</PageLink>
        <h1>{type.title(record)}</h1>
        <p className="record-kind">
          {type.singular} · {record.id}
        </p>
        <Properties setting={setting} type={type} record={record} onSaved={reload} />
      </section>
      <section className="record-middle" aria-label="Cards">
        {isInstalled ? (
          <CardTabs setting={setting} place={{ ...place, location: 'crm.record.tab' }} />
        ) : (
          <NotInstalled setting={setting} />
        )}
      </section>
      <aside className="record-right" aria-label="Associations">
        <Associations portal={setting.portal} type={type} record={record} />
        {isInstalled && <CardTabs setting={setting} place={{ ...place, location: 'crm.record.sidebar' }} />}
      </aside>
    </main>
  );
};
