import { countBySession, readEditedKeysOutside, readExternalKeysOutside, readKeys, readRemovedKeys } from '../../store/transactions.ts'
import { readOrders, readRemovedOrders } from '../../store/orders.ts'
import type { StageContext } from '../importer.ts'
import { figuresOf } from './judge-rows.ts'
import { KnownKeys } from './known-keys.ts'
import { KnownOrders } from './known-orders.ts'
import { StagedBrokerFile } from './staged-broker-file.ts'
import type { StagedRow } from './staged-row.ts'

/** Stored keys read at one go; the next piece follows after a breath. */
const KEYS_PER_PIECE = 4_000
/** Orders looked up at one go. */
const ORDERS_PER_PIECE = 1_000

/**
 * Everything that rows of a file can meet in one account: the keys between their first and last session, edited and
 * externally numbered ones elsewhere, removed ones, and those of the files staged before. Read in pieces, so that no
 * statement runs long.
 */
export async function loadKnownKeys(account: string, rows: readonly StagedRow[], { db, earlier, breathe }: StageContext): Promise<KnownKeys> {
  const known = new KnownKeys()
  const { from, to, hasExternalIds } = rangeOf(rows)
  for (const key of readRemovedKeys(db, account)) known.addStored(key)
  for (const key of readEditedKeysOutside(db, account, from, to)) known.addStored(key)
  let first: string | null = null
  let waiting = 0
  for (const { session, count } of countBySession(db, account, from, to)) {
    first ??= session
    waiting += count
    if (waiting < KEYS_PER_PIECE) continue
    for (const key of readKeys(db, account, first, session)) known.addStored(key)
    first = null
    waiting = 0
    await breathe()
  }
  if (first !== null) for (const key of readKeys(db, account, first, to)) known.addStored(key)
  if (hasExternalIds) await addExternalKeys(known, account, from, to, { db, breathe })
  await loadOrders(known, account, rows, { db, breathe })
  for (const file of earlier) if (file instanceof StagedBrokerFile) addEarlier(known, file, account)
  return known
}

async function addExternalKeys(
  known: KnownKeys,
  account: string,
  from: string,
  to: string,
  { db, breathe }: Pick<StageContext, 'db' | 'breathe'>,
): Promise<void> {
  for (let after = 'ext:'; ; ) {
    const page = readExternalKeysOutside(db, account, from, to, after, KEYS_PER_PIECE)
    for (const key of page) known.addStored(key)
    const last = page.at(-1)
    if (last === undefined || page.length < KEYS_PER_PIECE) return
    after = last.baseKey
    await breathe()
  }
}

/** The stored orders that rows of the file name, and those of them that the user removed. */
async function loadOrders(known: KnownKeys, account: string, rows: readonly StagedRow[], { db, breathe }: Pick<StageContext, 'db' | 'breathe'>): Promise<void> {
  const orderKeys = [...new Set(rows.flatMap(({ record }) => record?.orderKey ?? []))]
  const removed = new Set<string>()
  const stored: ReturnType<typeof readOrders> = []
  for (let at = 0; at < orderKeys.length; at += ORDERS_PER_PIECE) {
    const piece = orderKeys.slice(at, at + ORDERS_PER_PIECE)
    for (const orderKey of readRemovedOrders(db, account, piece)) removed.add(orderKey)
    stored.push(...readOrders(db, account, piece))
    await breathe()
  }
  known.orders = new KnownOrders(removed)
  for (const { batchId, line, ...order } of stored)
    known.orders.add({ ...order, place: batchId === null ? 'a stored row' : `line ${line} of import ${batchId}` })
}

function addEarlier(known: KnownKeys, file: StagedBrokerFile, account: string): void {
  for (const row of file.records) {
    if (row.account !== account || row.status !== 'new') continue
    const { orderKey, quantity } = row.record
    if (orderKey !== null) {
      if (row.replaces !== null) known.orders.drop(orderKey, row.replaces)
      const { baseKey, occurrence } = row
      known.orders.add({ baseKey, occurrence, orderKey, quantity, isEdited: false, place: `line ${row.line} of an earlier file of this import` })
    }
    known.add(row.baseKey, row.occurrence, row.record.session, row.record.externalId === null ? null : figuresOf(row.record))
  }
}

function rangeOf(rows: readonly StagedRow[]): { readonly from: string; readonly to: string; readonly hasExternalIds: boolean } {
  let from = '9999-12-31'
  let to = '0000-01-01'
  let hasExternalIds = false
  for (const { record } of rows) {
    if (record === null) continue
    if (record.session < from) from = record.session
    if (record.session > to) to = record.session
    if (record.externalId !== null) hasExternalIds = true
  }
  return { from, to, hasExternalIds }
}
