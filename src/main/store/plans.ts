import type { ReadDb, WriteDb } from './handles.ts'
import { symbolAt } from './symbol-at.ts'

/** One version of a plan as stored. Numbers are decisions (prices, fractions); the adopted quantity is a canonical decimal. */
export interface PlanVersion {
  readonly plan: string
  readonly version: number
  readonly status: 'draft' | 'saved'
  /** Under which the name is kept now. */
  readonly symbol: string
  /** As it was when the plan was made: what evidence and prints say. */
  readonly writtenSymbol: string
  readonly side: 'long' | 'short'
  readonly account: string
  readonly asOf: string | null
  readonly isReplay: boolean
  readonly nowAtMs: number
  readonly validFor: string | null
  readonly entry: number | null
  readonly entrySource: string
  readonly stop: number | null
  readonly riskFraction: number
  readonly slippageBps: number | null
  readonly isAdopted: boolean
  readonly adoptedPosition: string | null
  readonly adoptedQuantity: string | null
  readonly generation: number
  readonly createdAtMs: number
}

interface PlanVersionRow {
  plan_id: string
  version: number
  status: 'draft' | 'saved'
  symbol: string
  written_symbol: string
  side: 'long' | 'short'
  account_id: string
  as_of: string | null
  is_replay: number
  now_at_ms: number
  valid_for: string | null
  entry: number | null
  entry_source: string
  stop: number | null
  risk_fraction: number
  slippage_bps: number | null
  is_adopted: number
  adopted_position: string | null
  adopted_quantity: string | null
  generation: number
  created_at_ms: number
}

const COLUMNS =
  `v.plan_id, v.version, v.status, ${symbolAt('v.symbol', "coalesce(v.as_of, '')")} AS symbol, v.symbol AS written_symbol, ` +
  'v.side, v.account_id, v.as_of, v.is_replay, v.now_at_ms, v.valid_for, v.entry, v.entry_source, v.stop, ' +
  'v.risk_fraction, v.slippage_bps, v.is_adopted, v.adopted_position, v.adopted_quantity, v.generation, v.created_at_ms'
const CURRENT = `SELECT ${COLUMNS} FROM plans p JOIN plan_versions v ON v.plan_id = p.id AND v.version = p.current_version`

/** The plan as it stands, or undefined. */
export function readPlan(db: ReadDb, plan: string): PlanVersion | undefined {
  const row = db.prepare<[string], PlanVersionRow>(`${CURRENT} WHERE p.id = ?`).get(plan)
  return row === undefined ? undefined : fromRow(row)
}

/** Every plan as it stands, newest change first. */
export function listPlans(db: ReadDb): PlanVersion[] {
  return db.prepare<[], PlanVersionRow>(`${CURRENT} ORDER BY p.updated_at_ms DESC, p.number DESC`).all().map(fromRow)
}

/** Every version that was once saved and was not undone, oldest first: what a position's stops follow. */
export function savedVersions(db: ReadDb): PlanVersion[] {
  return db
    .prepare<[], PlanVersionRow>(
      `SELECT ${COLUMNS} FROM plan_versions v WHERE v.status = 'saved' AND v.is_undone = 0 ORDER BY v.created_at_ms, v.plan_id, v.version`,
    )
    .all()
    .map(fromRow)
}

export type NewPlanVersion = Omit<PlanVersion, 'plan' | 'version'> & { readonly plan: string | null }

/** Appends a version (of a new plan when `plan` is null) and makes it the current one. Returns undefined for a plan that does not exist. */
export function appendPlanVersion(db: WriteDb, fields: NewPlanVersion, copiedFrom: number | null = null): { plan: string; version: number } | undefined {
  const plan = fields.plan ?? createPlan(db, fields)
  const last = db.prepare<[string], { last: number | null }>('SELECT max(version) AS last FROM plan_versions WHERE plan_id = ?').get(plan)?.last ?? null
  if (fields.plan !== null && last === null) return undefined
  const version = (last ?? 0) + 1
  db.prepare(
    `INSERT INTO plan_versions (plan_id, version, status, symbol, side, account_id, as_of, is_replay, now_at_ms, valid_for, entry, entry_source, stop,
       risk_fraction, slippage_bps, is_adopted, adopted_position, adopted_quantity, copied_from, generation, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    plan,
    version,
    fields.status,
    fields.writtenSymbol,
    fields.side,
    fields.account,
    fields.asOf,
    fields.isReplay ? 1 : 0,
    fields.nowAtMs,
    fields.validFor,
    fields.entry,
    fields.entrySource,
    fields.stop,
    fields.riskFraction,
    fields.slippageBps,
    fields.isAdopted ? 1 : 0,
    fields.adoptedPosition,
    fields.adoptedQuantity,
    copiedFrom,
    fields.generation,
    fields.createdAtMs,
  )
  db.prepare('UPDATE plans SET current_version = ?, status = ?, updated_at_ms = ? WHERE id = ?').run(version, fields.status, fields.createdAtMs, plan)
  return { plan, version }
}

/** The newest version before `version` that was not undone. */
export function versionBefore(db: ReadDb, plan: string, version: number): PlanVersion | undefined {
  const row = db
    .prepare<[string, number], PlanVersionRow>(
      `SELECT ${COLUMNS} FROM plan_versions v WHERE v.plan_id = ? AND v.version < ? AND v.is_undone = 0 ORDER BY v.version DESC LIMIT 1`,
    )
    .get(plan, version)
  return row === undefined ? undefined : fromRow(row)
}

export function markVersionUndone(db: WriteDb, plan: string, version: number): void {
  db.prepare('UPDATE plan_versions SET is_undone = 1 WHERE plan_id = ? AND version = ?').run(plan, version)
}

function createPlan(db: WriteDb, fields: NewPlanVersion): string {
  const number = (db.prepare<[], { last: number | null }>('SELECT max(number) AS last FROM plans').get()?.last ?? 0) + 1
  const plan = `P${String(number).padStart(4, '0')}`
  db.prepare('INSERT INTO plans (id, number, status, current_version, created_at_ms, updated_at_ms) VALUES (?, ?, ?, 1, ?, ?)').run(
    plan,
    number,
    fields.status,
    fields.createdAtMs,
    fields.createdAtMs,
  )
  return plan
}

function fromRow(row: PlanVersionRow): PlanVersion {
  return {
    plan: row.plan_id,
    version: row.version,
    status: row.status,
    symbol: row.symbol,
    writtenSymbol: row.written_symbol,
    side: row.side,
    account: row.account_id,
    asOf: row.as_of,
    isReplay: row.is_replay === 1,
    nowAtMs: row.now_at_ms,
    validFor: row.valid_for,
    entry: row.entry,
    entrySource: row.entry_source,
    stop: row.stop,
    riskFraction: row.risk_fraction,
    slippageBps: row.slippage_bps,
    isAdopted: row.is_adopted === 1,
    adoptedPosition: row.adopted_position,
    adoptedQuantity: row.adopted_quantity,
    generation: row.generation,
    createdAtMs: row.created_at_ms,
  }
}
