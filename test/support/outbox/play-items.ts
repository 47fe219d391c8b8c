import type { Written } from '../../../src/invoicing/ports.ts';
import type { WriteFailure } from '../../../src/lib/failure.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import type { ItemFact } from '../../../src/mirror/facts.ts';
import { plainItem } from '../blank-facts.ts';
import { refused } from './play-failures.ts';

interface ItemBody {
  Items: [{ Code: string; Name: string }];
}

/** The items of a Xero of play: no two codes differ by their letter case alone. */
export class PlayItems {
  readonly all: ItemFact[] = [];
  #newId: () => string;
  #now: () => Date;

  constructor(newId: () => string, now: () => Date) {
    this.#newId = newId;
    this.#now = now;
  }

  find(code: string): ItemFact | null {
    return this.all.find((item) => item.code.toLowerCase() === code.toLowerCase()) ?? null;
  }

  create(request: string): Result<Written, WriteFailure> {
    const [{ Code: code, Name: name }] = (JSON.parse(request) as ItemBody).Items;
    if (!this.find(code)) return ok({ kind: 'item', item: this.add(code, name) });
    return refused(`Price List Item with Code '${code}' already exists`);
  }

  /** Somebody makes an item that is sold. */
  add(code: string, name: string): ItemFact {
    const item: ItemFact = { ...plainItem, id: this.#newId(), code, name, updatedAt: this.#now() };
    this.all.push(item);
    return item;
  }
}
