import { sql, type RawBuilder } from 'kysely';

/** What the person of a row of crm_contacts or crm_owners is called: by name, else by e-mail address; null: by neither. */
export function personName(alias: string): RawBuilder<string | null> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`coalesce(nullif(trim(concat_ws(' ', ${column('first_name')}, ${column('last_name')})), ''), ${column('email')})`;
}
