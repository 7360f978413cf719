import type { ReadDb, WriteDb } from './handles.ts'

export interface StoredPrint {
  readonly print: string
  readonly number: number
  readonly plan: string
  readonly planVersion: number
  readonly symbol: string
  readonly decision: 'GO' | 'REVIEW' | 'NO-GO'
  /** 16 hex digits without separators. */
  readonly code: string
  readonly sha256: string
  readonly previousSha256: string | null
  /** Canonical JSON, exactly the bytes that were hashed. */
  readonly claims: string
  readonly envelope: string
  readonly page: string
  readonly generation: number
  readonly printedAtMs: number
  readonly isOnPaper: boolean
  readonly pdfPath: string | null
}

interface PrintRow {
  id: string
  number: number
  plan_id: string
  plan_version: number
  symbol: string
  decision: 'GO' | 'REVIEW' | 'NO-GO'
  code: string
  sha256: string
  previous_sha256: string | null
  claims: Buffer
  envelope: Buffer
  page: Buffer
  generation: number
  printed_at_ms: number
  is_on_paper: number
  pdf_path: string | null
}

const COLUMNS =
  'id, number, plan_id, plan_version, symbol, decision, code, sha256, previous_sha256, claims, envelope, page, generation, printed_at_ms, is_on_paper, pdf_path'

export function readPrint(db: ReadDb, print: string): StoredPrint | undefined {
  const row = db.prepare<[string], PrintRow>(`SELECT ${COLUMNS} FROM prints WHERE id = ?`).get(print)
  return row === undefined ? undefined : fromRow(row)
}

/** Newest first. */
export function listPrints(db: ReadDb): StoredPrint[] {
  return db.prepare<[], PrintRow>(`SELECT ${COLUMNS} FROM prints ORDER BY number DESC`).all().map(fromRow)
}

/** The print before the next one: its number and hash go into the next envelope. */
export function lastPrint(db: ReadDb): { readonly number: number; readonly sha256: string } | undefined {
  return db.prepare<[], { number: number; sha256: string }>('SELECT number, sha256 FROM prints ORDER BY number DESC LIMIT 1').get()
}

export function insertPrint(db: WriteDb, print: Omit<StoredPrint, 'isOnPaper' | 'pdfPath'>, batches: readonly number[]): void {
  db.prepare(
    `INSERT INTO prints (id, number, plan_id, plan_version, symbol, decision, code, sha256, previous_sha256, claims, envelope, page, generation, printed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    print.print,
    print.number,
    print.plan,
    print.planVersion,
    print.symbol,
    print.decision,
    print.code,
    print.sha256,
    print.previousSha256,
    Buffer.from(print.claims),
    Buffer.from(print.envelope),
    Buffer.from(print.page),
    print.generation,
    print.printedAtMs,
  )
  const link = db.prepare('INSERT OR IGNORE INTO print_batches (print_id, batch_id) SELECT ?, id FROM batches WHERE id = ?')
  for (const batch of batches) link.run(print.print, batch)
}

export function markOnPaper(db: WriteDb, print: string, pdfPath: string | null): boolean {
  return db.prepare('UPDATE prints SET is_on_paper = ?, pdf_path = ? WHERE id = ?').run(pdfPath === null ? 0 : 1, pdfPath, print).changes === 1
}

function fromRow(row: PrintRow): StoredPrint {
  return {
    print: row.id,
    number: row.number,
    plan: row.plan_id,
    planVersion: row.plan_version,
    symbol: row.symbol,
    decision: row.decision,
    code: row.code,
    sha256: row.sha256,
    previousSha256: row.previous_sha256,
    claims: row.claims.toString('utf8'),
    envelope: row.envelope.toString('utf8'),
    page: row.page.toString('utf8'),
    generation: row.generation,
    printedAtMs: row.printed_at_ms,
    isOnPaper: row.is_on_paper === 1,
    pdfPath: row.pdf_path,
  }
}
