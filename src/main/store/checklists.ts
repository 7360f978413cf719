import type { ReadDb, WriteDb } from './handles.ts'

/** An answer as given; the newest of an item holds, a withdrawn one has result null. */
export interface ChecklistAnswer {
  readonly plan: string
  readonly planVersion: number
  readonly item: string
  readonly scope: 'order' | 'session' | 'days'
  readonly session: string | null
  readonly result: 'pass' | 'fail' | null
  readonly signedBy: string
  /** The plan's clock: what validity is counted from. */
  readonly signedAtMs: number
  readonly wallAtMs: number
  readonly note: string | null
  readonly evidence: { readonly name: string; readonly sha256: string; readonly sizeBytes: number } | null
}

export interface ChecklistOverride {
  readonly plan: string
  readonly planVersion: number
  readonly item: string
  readonly reason: string
  readonly by: string
  readonly signedAtMs: number
  readonly wallAtMs: number
}

interface AnswerRow {
  plan_id: string
  plan_version: number
  item: string
  scope: 'order' | 'session' | 'days'
  session: string | null
  result: 'pass' | 'fail' | null
  signed_by: string
  signed_at_ms: number
  wall_at_ms: number
  note: string | null
  evidence_name: string | null
  evidence_sha256: string | null
  evidence_size_bytes: number | null
}

/**
 * What stands for each item of a plan, as signed by its clock. An answer about the desk (`deskItems`: the broker, its phone)
 * is not about one order: the newest of any plan counts.
 */
export function answersFor(db: ReadDb, plan: string, nowAtMs: number, deskItems: readonly string[]): Map<string, ChecklistAnswer> {
  const rows = db
    .prepare<[string, string, number], AnswerRow>(
      `SELECT plan_id, plan_version, item, scope, session, result, signed_by, signed_at_ms, wall_at_ms, note, evidence_name, evidence_sha256, evidence_size_bytes
       FROM checklist_answers WHERE (plan_id = ? OR item IN (SELECT value FROM json_each(?))) AND signed_at_ms <= ? ORDER BY seq`,
    )
    .all(plan, JSON.stringify(deskItems), nowAtMs)
  return new Map(rows.map((row) => [row.item, fromAnswerRow(row)]))
}

export function appendAnswer(db: WriteDb, answer: ChecklistAnswer): void {
  db.prepare(
    `INSERT INTO checklist_answers (plan_id, plan_version, item, scope, session, result, signed_by, signed_at_ms, wall_at_ms, note, evidence_name, evidence_sha256, evidence_size_bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    answer.plan,
    answer.planVersion,
    answer.item,
    answer.scope,
    answer.session,
    answer.result,
    answer.signedBy,
    answer.signedAtMs,
    answer.wallAtMs,
    answer.note,
    answer.evidence?.name ?? null,
    answer.evidence?.sha256 ?? null,
    answer.evidence?.sizeBytes ?? null,
  )
}

/** Overrides that hold for this version of the plan, the newest per item. */
export function overridesFor(db: ReadDb, plan: string, planVersion: number): Map<string, ChecklistOverride> {
  const rows = db
    .prepare<[string, number], { item: string; reason: string; overridden_by: string; signed_at_ms: number; wall_at_ms: number }>(
      'SELECT item, reason, overridden_by, signed_at_ms, wall_at_ms FROM checklist_overrides WHERE plan_id = ? AND plan_version = ? ORDER BY seq',
    )
    .all(plan, planVersion)
  return new Map(
    rows.map((row) => [
      row.item,
      { plan, planVersion, item: row.item, reason: row.reason, by: row.overridden_by, signedAtMs: row.signed_at_ms, wallAtMs: row.wall_at_ms },
    ]),
  )
}

export function appendOverride(db: WriteDb, override: ChecklistOverride): void {
  db.prepare('INSERT INTO checklist_overrides (plan_id, plan_version, item, reason, overridden_by, signed_at_ms, wall_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    override.plan,
    override.planVersion,
    override.item,
    override.reason,
    override.by,
    override.signedAtMs,
    override.wallAtMs,
  )
}

function fromAnswerRow(row: AnswerRow): ChecklistAnswer {
  return {
    plan: row.plan_id,
    planVersion: row.plan_version,
    item: row.item,
    scope: row.scope,
    session: row.session,
    result: row.result,
    signedBy: row.signed_by,
    signedAtMs: row.signed_at_ms,
    wallAtMs: row.wall_at_ms,
    note: row.note,
    evidence: row.evidence_name === null ? null : { name: row.evidence_name, sha256: row.evidence_sha256 ?? '', sizeBytes: row.evidence_size_bytes ?? 0 },
  }
}
