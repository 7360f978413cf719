import { KEY_VERSION } from './identity.ts'
import { KnownOrders } from './known-orders.ts'
import type { RemovedKey, StoredKey } from '../../store/transactions.ts'

/** What the store (and the files staged before this one) hold under one key of an account. */
export interface KnownKey {
  readonly occurrences: ReadonlySet<number>
  readonly removed: ReadonlySet<number>
  /** Figures of rows with a broker's id; null when the user edited them or there is no such id. */
  readonly figures: string | null
}

interface GrowingKey {
  readonly occurrences: Set<number>
  readonly removed: Set<number>
  figures: string | null
}

/** The keys of one account as far as a file can meet them, with how many imported rows each session holds per key. */
export class KnownKeys {
  /** Orders that rows of the file may be a later state of. */
  orders = new KnownOrders()
  readonly #keys = new Map<string, GrowingKey>()
  readonly #sessions = new Map<string, Map<string, number>>()
  readonly #numbered = new Set<string>()

  addStored(key: StoredKey | RemovedKey): void {
    if (key.keyVersion !== KEY_VERSION) throw new Error(`KnownKeys: got a key of version ${key.keyVersion}, wanted ${KEY_VERSION}: the store was not migrated`)
    const known = this.#grow(key.baseKey)
    if (!('session' in key)) {
      known.removed.add(key.occurrence)
      return
    }
    known.occurrences.add(key.occurrence)
    if (key.figures !== '' && !key.isEdited) this.#setFigures(known, key.baseKey, key.figures)
    if (!key.isTyped) this.#count(key.session, key.baseKey)
  }

  /** A row of an earlier file of the same call, which will be stored before this one. */
  add(baseKey: string, occurrence: number, session: string, figures: string | null): void {
    const known = this.#grow(baseKey)
    known.occurrences.add(occurrence)
    if (figures !== null) this.#setFigures(known, baseKey, figures)
    this.#count(session, baseKey)
  }

  find(baseKey: string): KnownKey | undefined {
    return this.#keys.get(baseKey)
  }

  /** Whether a row with a broker's id has this kind and these figures. */
  hasNumbered(kind: string, figures: string): boolean {
    return this.#numbered.has(`${kind}|${figures}`)
  }

  /** Imported rows of a session by key. */
  rowsOf(session: string): ReadonlyMap<string, number> {
    return this.#sessions.get(session) ?? NO_ROWS
  }

  #grow(baseKey: string): GrowingKey {
    const known = this.#keys.get(baseKey)
    if (known !== undefined) return known
    const grown: GrowingKey = { occurrences: new Set(), removed: new Set(), figures: null }
    this.#keys.set(baseKey, grown)
    return grown
  }

  #setFigures(known: GrowingKey, baseKey: string, figures: string): void {
    known.figures = figures
    this.#numbered.add(`${baseKey.slice(baseKey.lastIndexOf(':') + 1)}|${figures}`)
  }

  #count(session: string, baseKey: string): void {
    const rows = this.#sessions.get(session) ?? new Map<string, number>()
    rows.set(baseKey, (rows.get(baseKey) ?? 0) + 1)
    this.#sessions.set(session, rows)
  }
}

const NO_ROWS: ReadonlyMap<string, number> = new Map()
