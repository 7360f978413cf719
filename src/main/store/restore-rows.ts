import type { WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { shapeOf, type TableShape } from './table-shape.ts'
import { isReplaced } from './transaction-history.ts'
import type { RowImage, RowValue } from './undo-journal.ts'

export interface RestoredRows {
  /** Rows that came back, by table. */
  readonly restored: ReadonlyMap<string, number>
  /** In words: rows that somebody changed since, over which the redo goes. */
  readonly conflicts: readonly string[]
  /** Instruments that came back or that a row which came back speaks of: what they are must be settled again. */
  readonly instruments: ReadonlySet<number>
  /** Rows ("table id") that stand under another number now: what was kept of them must stay for other undos, whose rows name the old one. */
  readonly moved: readonly string[]
}

interface KeptRow {
  readonly id: number
  readonly table: string
  readonly act: 'removed' | 'changed' | 'added'
  readonly before: RowImage | null
  readonly after: RowImage | null
}

/** Rows read at a time: nothing else may run on a connection while rows are walked one by one. */
const PAGE_ROWS = 500
/** What an instrument is follows from its traits (instruments.ts), so its row is settled, not put back. */
const SETTLED: ReadonlySet<string> = new Set(['instruments'])

/**
 * Walks what an undo did backwards: what it removed is there again under its own id, what it changed says again what it said, what it
 * added goes. A row that came back by another way in the meantime is taken for the same row. Inside the caller's transaction.
 */
export function restoreRows(db: WriteDb, undoId: number, checkCancelled: () => void): RestoredRows {
  const restorer = new RowRestorer(db, undoId)
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    checkCancelled()
    const page = keptRows(db, undoId, before)
    for (const row of page) restorer.takeBack(row)
    const last = page.at(-1)
    if (last === undefined) return restorer
    before = last.id
  }
}

const toKeptRow = (row: { id: number; table: string; act: KeptRow['act']; before: string | null; after: string | null }): KeptRow => ({
  ...row,
  before: row.before === null ? null : (JSON.parse(row.before) as RowImage),
  after: row.after === null ? null : (JSON.parse(row.after) as RowImage),
})

const COLUMNS = 'id, table_name AS "table", act, row_before AS before, row_after AS after'

function keptRows(db: WriteDb, undoId: number, before: number): readonly KeptRow[] {
  return prepared<[number, number, number], Parameters<typeof toKeptRow>[0]>(
    db,
    `SELECT ${COLUMNS} FROM undone_rows WHERE undo_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  )
    .all(undoId, before, PAGE_ROWS)
    .map(toKeptRow)
}

class RowRestorer implements RestoredRows {
  readonly restored = new Map<string, number>()
  readonly conflicts: string[] = []
  readonly instruments = new Set<number>()
  readonly #db: WriteDb
  /** Where a row came back under another number: "table id" -> the number it has now. */
  readonly #movedTo = new Map<string, RowValue>()

  constructor(db: WriteDb, undoId: number) {
    this.#db = db
    this.#findMoved(undoId)
  }

  get moved(): readonly string[] {
    return [...this.#movedTo.keys()]
  }

  takeBack({ table, act, before, after }: KeptRow): void {
    const shape = shapeOf(this.#db, table)
    if (act === 'removed' && before !== null) this.#putBack(shape, before)
    else if (act === 'changed' && before !== null && after !== null) this.#changeBack(shape, before, after)
    else if (act === 'added' && after !== null) this.#takeAway(shape, after)
  }

  /** Rows that are there again under another number, because their file, or another that has them, was imported since. */
  #findMoved(undoId: number): void {
    const tables = preparedValue<[number], string>(
      this.#db,
      "SELECT DISTINCT table_name FROM undone_rows WHERE undo_id = ? AND act = 'removed' AND row_id IS NOT NULL",
    ).all(undoId)
    // Parents first: the key of a row may hold the number of another.
    const shapes = tables.map((table) => shapeOf(this.#db, table)).filter(({ hasOwnId }) => hasOwnId)
    for (const shape of shapes.toSorted((a, b) => depthOf(this.#db, a) - depthOf(this.#db, b))) {
      const images = preparedValue<[number, string], string>(
        this.#db,
        "SELECT row_before FROM undone_rows WHERE undo_id = ? AND table_name = ? AND act = 'removed'",
      ).all(undoId, shape.name)
      for (const text of images) {
        const image = JSON.parse(text) as RowImage
        const standing = this.#standing(shape, this.#mapped(shape, image))
        if (standing !== undefined && standing['id'] !== image['id']) this.#movedTo.set(`${shape.name} ${wordOf(image['id'])}`, standing['id'] ?? null)
      }
    }
  }

  /** @returns the row as it stands now, or undefined when it must stay away */
  #putBack(shape: TableShape, image: RowImage): RowImage | undefined {
    const mapped = this.#mapped(shape, image)
    const standing = this.#standing(shape, mapped)
    if (standing !== undefined) return this.#overStanding(shape, standing, mapped)
    const row = isBarred(this.#db, shape, mapped) ? undefined : this.#withParents(shape, mapped)
    if (row === undefined) return undefined
    if (insert(this.#db, shape, row).changes > 0) this.restored.set(shape.name, (this.restored.get(shape.name) ?? 0) + 1)
    this.#noteInstrument(shape, row)
    return row
  }

  /** The row was stored again since. What the user had written into it comes back over it. */
  #overStanding(shape: TableShape, standing: RowImage, row: RowImage): RowImage {
    const isEdited = (row['edited_at_ms'] ?? null) !== null
    if (!isEdited || isSame({ ...standing, id: null }, { ...row, id: null })) return standing
    this.conflicts.push(changedSince(shape, standing))
    overwrite(this.#db, shape, standing, { ...row, id: standing['id'] ?? null })
    return row
  }

  #changeBack(shape: TableShape, before: RowImage, after: RowImage): void {
    const was = this.#mapped(shape, before)
    this.#noteInstrument(shape, was)
    if (SETTLED.has(shape.name)) return
    const standing = this.#standing(shape, this.#mapped(shape, after))
    if (standing === undefined) {
      this.#putBack(shape, before)
      return
    }
    if (!isSame(standing, this.#mapped(shape, after)) && !isSame(standing, was)) this.conflicts.push(changedSince(shape, standing))
    overwrite(this.#db, shape, standing, { ...was, ...(shape.hasOwnId ? { id: standing['id'] ?? null } : {}) })
    this.restored.set(shape.name, (this.restored.get(shape.name) ?? 0) + 1)
  }

  #takeAway(shape: TableShape, image: RowImage): void {
    const row = this.#mapped(shape, image)
    const standing = this.#standing(shape, row)
    if (standing === undefined) return
    if (!isSame({ ...standing, id: null }, { ...row, id: null })) this.conflicts.push(changedSince(shape, standing))
    remove(this.#db, shape, standing)
    this.#noteInstrument(shape, row)
  }

  #standing(shape: TableShape, row: RowImage): RowImage | undefined {
    return find(this.#db, shape, shape.key, row)
  }

  /** The row with the numbers that its parents, and itself, have now. */
  #mapped(shape: TableShape, image: RowImage): RowImage {
    const row: Record<string, RowValue> = Object.fromEntries(shape.columns.map((column) => [column, image[column] ?? null]))
    if (shape.hasOwnId) row['id'] = this.#movedTo.get(`${shape.name} ${wordOf(image['id'])}`) ?? row['id'] ?? null
    for (const { table, from, to } of shape.parents) {
      const [column] = from
      if (column === undefined || to[0] !== 'id') continue
      row[column] = this.#movedTo.get(`${table} ${wordOf(row[column])}`) ?? row[column] ?? null
    }
    return row
  }

  /** The row with everything it refers to in place; what another undo took with it is fetched from there. Undefined when something is gone for good. */
  #withParents(shape: TableShape, row: RowImage): RowImage | undefined {
    const placed = { ...row }
    for (const { table, from, to } of shape.parents) {
      const wanted = Object.fromEntries(from.map((column, i) => [to[i]!, row[column] ?? null]))
      const parent = shapeOf(this.#db, table)
      if (Object.values(wanted).includes(null) || find(this.#db, parent, to, wanted) !== undefined) continue
      const fetched = this.#fetchParent(parent, wanted)
      if (fetched === undefined) return undefined
      for (const [i, column] of from.entries()) placed[column] = fetched[to[i]!] ?? null
      if (parent.hasOwnId && fetched['id'] !== wanted['id']) this.#movedTo.set(`${table} ${wordOf(wanted['id'])}`, fetched['id'] ?? null)
    }
    return placed
  }

  #fetchParent(parent: TableShape, wanted: RowImage): RowImage | undefined {
    const id = wanted['id']
    if (id === undefined || id === null || typeof id === 'object') return undefined
    const image = preparedValue<[string, string | number], string>(
      this.#db,
      "SELECT row_before FROM undone_rows WHERE table_name = ? AND row_id = ? AND act = 'removed' ORDER BY id DESC LIMIT 1",
    ).get(parent.name, id)
    return image === undefined ? undefined : this.#putBack(parent, JSON.parse(image) as RowImage)
  }

  #noteInstrument(shape: TableShape, row: RowImage): void {
    for (const column of shape.name === 'instruments' ? ['id'] : ['instrument_id', 'fund_instrument_id']) {
      const id = row[column]
      if (typeof id === 'number') this.instruments.add(id)
    }
  }
}

/** A row the user removed by hand stays removed, and an order of which a later state stands stays replaced. */
function isBarred(db: WriteDb, { name }: TableShape, row: RowImage): boolean {
  if (name !== 'transactions') return false
  if (find(db, shapeOf(db, 'tombstones'), ['account_id', 'base_key', 'occurrence'], row) !== undefined) return true
  return isReplaced(db, { account: wordOf(row['account_id']), baseKey: wordOf(row['base_key']), occurrence: Number(wordOf(row['occurrence'])) })
}

function depthOf(db: WriteDb, { name, parents }: TableShape): number {
  const others = parents.filter(({ table }) => table !== name)
  return others.length === 0 ? 0 : 1 + Math.max(...others.map(({ table }) => depthOf(db, shapeOf(db, table))))
}

type Bound = string | number | null | Buffer
const bound = (value: RowValue | undefined): Bound =>
  value === undefined || value === null ? null : typeof value === 'object' ? Buffer.from(value.hex, 'hex') : value

const where = (columns: readonly string[]): string => columns.map((column) => `"${column}" IS ?`).join(' AND ')
const valuesOf = (columns: readonly string[], row: RowImage): Bound[] => columns.map((column) => bound(row[column]))

function find(db: WriteDb, { name }: TableShape, key: readonly string[], row: RowImage): RowImage | undefined {
  const found = prepared<Bound[], Record<string, string | number | null | Buffer>>(db, `SELECT * FROM ${name} WHERE ${where(key)} LIMIT 1`).get(
    ...valuesOf(key, row),
  )
  if (found === undefined) return undefined
  return Object.fromEntries(Object.entries(found).map(([column, value]) => [column, Buffer.isBuffer(value) ? { hex: value.toString('hex') } : value]))
}

function insert(db: WriteDb, { name, columns }: TableShape, row: RowImage): { readonly changes: number } {
  const names = columns.map((column) => `"${column}"`).join(', ')
  const sql = `INSERT INTO ${name} (${names}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`
  return prepared<Bound[]>(db, sql).run(...valuesOf(columns, row))
}

function overwrite(db: WriteDb, { name, columns, key }: TableShape, standing: RowImage, row: RowImage): void {
  const sets = columns.map((column) => `"${column}" = ?`).join(', ')
  prepared<Bound[]>(db, `UPDATE ${name} SET ${sets} WHERE ${where(key)}`).run(...valuesOf(columns, row), ...valuesOf(key, standing))
}

function remove(db: WriteDb, { name, key }: TableShape, standing: RowImage): void {
  prepared<Bound[]>(db, `DELETE FROM ${name} WHERE ${where(key)}`).run(...valuesOf(key, standing))
}

const isSame = (one: RowImage, other: RowImage): boolean => {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...columns].every((column) => bound(one[column])?.toString() === bound(other[column])?.toString())
}

/** A value as it stands in a sentence, or in a name made of values. */
const wordOf = (value: RowValue | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

function changedSince({ name }: TableShape, row: RowImage): string {
  if (name === 'transactions') {
    const symbol = wordOf(row['symbol_text'])
    return `the ${wordOf(row['kind'])}${symbol === '' ? '' : ` of ${symbol}`} of ${wordOf(row['session'])} in ${wordOf(row['account_id'])} was changed since`
  }
  return `a row of ${name.replaceAll('_', ' ')} was changed since`
}
