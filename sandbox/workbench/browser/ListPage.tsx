import { readList, type Setting } from './data.ts';
import { objectTypes, typeByName, type ObjectType } from './object-types.ts';
import { Records } from './RecordTable.tsx';
import { navigate, PageLink } from './router.tsx';
import { useLoaded } from './use-loaded.ts';

const pageSize = 25;

const listAddress = (type: ObjectType, q: string, page = 1): string =>
  `/?${new URLSearchParams({ type: type.name, ...(q && { q }), ...(page > 1 && { page: String(page) }) }).toString()}`;

/** All records of one type, a page at a time. What is shown stands in the address. */
export const ListPage = (setting: Setting & { query: URLSearchParams }) => {
  const { query } = setting;
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
          <Records key={`${type.id} ${q} ${page}`} setting={setting} type={type} records={loaded.value.results} />
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
