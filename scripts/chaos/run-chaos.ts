import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { largeWorld } from '../../sandbox/seed/large.ts';
import { randomFor, type Random } from '../../sandbox/seed/random.ts';
import type { World } from '../../sandbox/seed/world.ts';
import { STREAMS } from '../../src/mirror/streams.ts';
import { until } from '../start/until.ts';
import { editMeanwhile } from './live-edits.ts';
import { Mortal } from './mortal.ts';
import { provision } from './portal.ts';
import { proofOf } from './proof-of.ts';
import { isSettled, missHeartbeats, streamsRead } from './settled.ts';
import { startVendors, type ChaosVendors } from './vendors.ts';

export interface Chaos {
  /** A PostgreSQL on which databases may be made. */
  serverUrl: string;
  /** Kills in all. */
  times: number;
  seed: string;
  invoices: number;
  say: (line: string) => void;
}

/** Most kills in one first reading: then the mirror is let settle, is proved, and the next first reading begins. */
const KILLS_A_ROUND = 5;
const CUSTOMERS = 300;
/** Beyond the five minutes for which an event waits for Xero to show what it tells of. */
const SETTLED_SECONDS = 400;
const ALL = Object.keys(STREAMS).length;

interface Round {
  vendors: ChaosVendors;
  world: World;
  /** Who is killed when. */
  random: Random;
  /** What is edited: of its own, since how many edits are made depends on the machine. */
  edits: Random;
  /** The database, new. */
  url: string;
  kills: number;
  say: Chaos['say'];
}

/** Kills as often as asked, over as many first readings as that takes; ends at the first proof that finds a difference. */
export async function runChaos({
  serverUrl,
  times,
  seed,
  invoices,
  say,
}: Chaos): Promise<{ kills: number; proved: boolean }> {
  say(`seed ${seed}: ${times} kills, ${invoices} invoices`);
  const world = largeWorld(new Date().toISOString().slice(0, 10), { customers: CUSTOMERS, invoices, seed: 1 });
  const vendors = await startVendors(world);
  const [random, edits] = [randomFor(`chaos:${seed}`), randomFor(`edits:${seed}`)];
  let kills = 0;
  try {
    while (kills < times) {
      const round = { vendors, world, random, edits, say, kills: Math.min(KILLS_A_ROUND, times - kills) };
      const ended = await onNewDatabase(serverUrl, (url) => readAndKill({ ...round, url }));
      kills += ended.kills;
      say(`${kills} of ${times} kills; ${ended.proved ? 'proved' : `NOT proved: --seed ${seed} kills the same again`}`);
      if (!ended.proved) return { kills, proved: false };
    }
    return { kills, proved: true };
  } finally {
    await vendors.close();
  }
}

async function onNewDatabase<T>(serverUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `chaos_${process.pid}_${Date.now()}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  try {
    await server.query(`create database ${name}`);
    return await work(url.href);
  } finally {
    await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
  }
}

/** One first reading with its kills; `proved` when the mirror is what the vendors hold once all has settled. */
async function readAndKill(round: Round): Promise<{ kills: number; proved: boolean }> {
  const { vendors, url, say } = round;
  const environment = { ...vendors.environment, DATABASE_URL: url, LOG_LEVEL: 'info' };
  const portalId = await provision(environment, vendors.scopes);
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const processes = [new Mortal('web', environment), new Mortal('worker', environment)];
  vendors.slowDown();
  const edits = editMeanwhile({ ...round, random: round.edits, xeroUrl: vendors.xero.url });
  try {
    await Promise.all(processes.map((one) => one.start()));
    const kills = await killAtRandom(round, processes, database);
    say(`  ${await edits.stop()} edits in Xero meanwhile`);
    vendors.xero.faults.clear();
    await until('The mirror', SETTLED_SECONDS, () => isSettled(database, vendors.xero));
    const { proved, lines } = await proofOf(environment, portalId);
    for (const line of lines) say(`  ${line}`);
    return { kills, proved };
  } finally {
    await edits.stop();
    await Promise.all(processes.map((one) => one.kill()));
    await database.end();
  }
}

/** Kills one or the other whenever the reading has come on since the last time, until it ends; answers how often. */
async function killAtRandom({ random, kills, say }: Round, processes: Mortal[], database: pg.Client): Promise<number> {
  for (let kill = 0, last = -1; kill < kills; kill += 1) {
    await until('The next stream', 120, async () => (await streamsRead(database)) > last);
    await sleep(random.between(100, 800));
    last = await streamsRead(database);
    if (last === ALL && kill > 0) return kill;
    const victim = random.pick(processes);
    await victim.kill();
    if (victim.entry === 'worker') await missHeartbeats(database);
    say(`  killed ${victim.entry} when ${last} of ${ALL} streams had been read`);
    await victim.start();
  }
  return kills;
}
