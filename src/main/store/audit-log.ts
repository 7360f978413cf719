import { createHash } from 'node:crypto'
import { canonicalJson } from '#domain/evidence/canonical-json.ts'
import type { ReadDb, WriteDb } from './handles.ts'

export interface AuditEntry {
  readonly atMs: number
  readonly user: string
  /** What was decided on: a plan, a print, a setting. */
  readonly subject: string
  readonly item: string
  readonly from: string | null
  readonly to: string | null
  readonly reason: string | null
  readonly evidenceSha256: string | null
}

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 over the canonical entry and the hash before it: an edited or missing entry breaks every later one. */
export function auditHash(entry: AuditEntry, seq: number, previousHash: string): string {
  return createHash('sha256')
    .update(canonicalJson({ ...entry, seq, previousHash }))
    .digest('hex')
}

/** Appends one decision to the chain and returns its hash. */
export function appendAudit(db: WriteDb, entry: AuditEntry): string {
  const last = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1').get()
  const seq = (last?.seq ?? 0) + 1
  const previousHash = last?.hash ?? GENESIS
  const hash = auditHash(entry, seq, previousHash)
  db.prepare(
    `INSERT INTO audit_log (seq, at_ms, user, subject, item, from_value, to_value, reason, evidence_sha256, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(seq, entry.atMs, entry.user, entry.subject, entry.item, entry.from, entry.to, entry.reason, entry.evidenceSha256, previousHash, hash)
  return hash
}

/** The hash of the newest entry, or the genesis hash. */
export function auditHead(db: ReadDb): string {
  return db.prepare<[], { hash: string }>('SELECT hash FROM audit_log ORDER BY seq DESC LIMIT 1').get()?.hash ?? GENESIS
}
