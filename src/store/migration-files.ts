import { readFileSync, readdirSync } from 'node:fs';

export interface Migration {
  number: number;
  name: string;
  sql: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);

/** The numbered SQL files that come with this version, in order. Throws when a number is missing or stands twice. */
export function migrationFiles(): Migration[] {
  const migrations = readdirSync(FOLDER).sort().map(readMigration);
  migrations.forEach(({ number, name }, index) => {
    if (number !== index + 1) throw new Error(`Migration ${name} should have the number ${index + 1}`);
  });
  return migrations;
}

function readMigration(file: string): Migration {
  const [, number, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
  if (!number || !name) throw new Error(`The migration file ${file} is not named like 0001_init.sql`);
  return { number: Number(number), name, sql: readFileSync(new URL(file, FOLDER), 'utf8') };
}
