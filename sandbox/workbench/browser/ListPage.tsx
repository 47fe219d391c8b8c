import { readList, type CrmRecord, type Portal, type Setting } from './data.ts';
import { display, objectTypes, recordPath, typeByName, type ObjectField, type ObjectType } from './object-types.ts';
import { navigate, PageLink } from './router.tsx';
import { useLoaded } from './use-loaded.ts';

const pageSize = 25;

const listAddress = (type: ObjectType, q: string, page = 1): string =>
  `/?${new URLSearchParams({ type: type.name, ...(q && { q }), ...(page > 1 && { page: String(page) }) }).toString()}`;

/** All records of one type, a page at a time. What is shown stands in the address. */
export const ListPage = ({ portal, query }: Setting & { query: URLSearchParams }) => {
  const type = typeByName(query.get('type') ?? 'companies') ?? objectTypes[0];
  if (!type) throw new Error('No object type');
  const q = query.get('q') ?? '';
  const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const [loaded] = useLoaded(listAddress(type, q, page), () =>
    readList(type.name, { limit: pageSize, offset: (page - 1) * pageSize, q }),
  );
  return (
    <main className="list-page">
      <h1>{type.plural}</h1>
      <nav className="type-tabs" aria-label="Object types">
        {objectTypes.map((one) => (
          <PageLink key={one.id} href={listAddress(one, '')} aria-current={one === type ? 'page' : undefined}>
            {one.plural}
          </PageLink>
        ))}
      </nav>
      <SearchBox key={`${type.id} ${q}`} type={type} q={q} />
      {loaded.state === 'loading' && <p role="status">Loading…</p>}
      {loaded.state === 'failed' && <p role="alert">{loaded.error.message}</p>}
      {loaded.state === 'ready' && (
        <>
          <RecordTable type={type} portal={portal} records={loaded.value.results} />
          <Pager type={type} q={q} page={page} total={loaded.value.total} />
        </>
      )}
    </main>
  );
};

const SearchBox = ({ type, q }: { type: ObjectType; q: string }) => (
  <form
    role="search"
    className="search-box"
    onSubmit={(event) => {
      event.preventDefault();
      const words = new FormData(event.currentTarget).get('q');
      navigate(listAddress(type, typeof words === 'string' ? words.trim() : ''));
    }}
  >
    <input
      className="control"
      type="search"
      name="q"
      defaultValue={q}
      aria-label={`Search ${type.plural.toLowerCase()}`}
      placeholder={`Search ${type.plural.toLowerCase()}`}
    />
    <button type="submit" className="button button-secondary button-md">
      Search
    </button>
  </form>
);

const RecordTable = ({ type, portal, records }: { type: ObjectType; portal: Portal; records: CrmRecord[] }) => {
  const columns = type.columns.flatMap((name): ObjectField[] => type.fields.filter((field) => field.name === name));
  const align = (field: ObjectField): string | undefined => (field.kind === 'number' ? 'text-right' : undefined);
  if (records.length === 0) return <p className="empty">No {type.plural.toLowerCase()} found.</p>;
  return (
    <div className="list-frame">
      <table className="table table-default">
        <thead>
          <tr>
            <th scope="col">Name</th>
            {columns.map((field) => (
              <th key={field.name} scope="col" className={align(field)}>
                {field.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <td className="list-name">
                <PageLink href={recordPath(portal, type, record.id)}>{type.title(record)}</PageLink>
              </td>
              {columns.map((field) => (
                <td key={field.name} className={align(field)}>
                  {display(field, record, portal) || '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Pager = ({ type, q, page, total }: { type: ObjectType; q: string; page: number; total: number }) => {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && <PageLink href={listAddress(type, q, page - 1)}>‹ Prev</PageLink>}
      <span>
        Page {page} of {pages} · {total} {total === 1 ? type.singular.toLowerCase() : type.plural.toLowerCase()}
      </span>
      {page < pages && <PageLink href={listAddress(type, q, page + 1)}>Next ›</PageLink>}
    </nav>
  );
};
