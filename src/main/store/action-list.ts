import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { symbolAt, TRANSACTION_SYMBOL } from './symbol-at.ts'

/** One statement of a corporate action, whoever made it. */
export interface ListedAction {
  /** Names the statement: "file:12", "other:3:44:7", "user:5:2024-01-03", "broker:90". */
  readonly id: string
  readonly origin: 'file' | 'other' | 'user' | 'broker'
  readonly instrumentId: number | null
  readonly symbol: string
  /** ISO day. */
  readonly session: string
  readonly kind: 'split' | 'dividend' | 'corp'
  /** New shares per old share, or dollars per share. */
  readonly value: number | null
  readonly account: string | null
  readonly shares: string | null
  readonly amount: string | null
  readonly files: number
  readonly batchId: number | null
  readonly file: string | null
  readonly line: number | null
}

export interface ActionPlace {
  readonly session: string
  readonly symbol: string
  readonly id: string
}

export interface ActionQuery {
  readonly symbol?: string | undefined
  readonly kind?: string | undefined
  /** ISO days, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: ActionPlace | undefined
  readonly limit: number
}

/** The splits and dividends of price files, those another file states otherwise, the user's splits, and the splits and other actions of brokers: newest first, then by symbol. */
export function listActions(db: ReadDb, { symbol, kind, from, to, after, limit }: ActionQuery): readonly ListedAction[] {
  return prepared<[Record<string, string | number | null>], ListedAction>(
    db,
    `SELECT l.*, f.batch_id AS batchId, f.name AS file FROM (
       SELECT 'file:' || a.id AS id, 'file' AS origin, a.instrument_id AS instrumentId, ${symbolAt('i.symbol', 'a.session')} AS symbol, a.session, a.kind, a.value,
         NULL AS account, NULL AS shares, NULL AS amount,
         (SELECT count(DISTINCT batch_file_id) FROM corporate_action_sources WHERE corporate_action_id = a.id) AS files,
         s.batch_file_id AS fileId, s.line
       FROM corporate_actions a JOIN instruments i ON i.id = a.instrument_id
       LEFT JOIN corporate_action_sources s ON (s.corporate_action_id, s.batch_file_id, s.line) = (SELECT corporate_action_id, batch_file_id, line
         FROM corporate_action_sources WHERE corporate_action_id = a.id ORDER BY batch_file_id, line LIMIT 1)
       UNION ALL
       SELECT 'other:' || c.instrument_id || ':' || c.batch_file_id || ':' || c.line || ':' || c.kind, 'other', c.instrument_id, ${symbolAt('i.symbol', 'c.session')}, c.session, c.kind,
         c.value, NULL, NULL, NULL, 1, c.batch_file_id, c.line
       FROM contested_actions c JOIN instruments i ON i.id = c.instrument_id
       UNION ALL
       SELECT 'user:' || d.instrument_id || ':' || d.session, 'user', d.instrument_id, ${symbolAt('i.symbol', 'd.session')}, d.session, 'split', d.factor, NULL, NULL, NULL, 0, NULL, NULL
       FROM split_decisions d JOIN instruments i ON i.id = d.instrument_id
       UNION ALL
       SELECT 'broker:' || t.id, 'broker', t.instrument_id, coalesce(${TRANSACTION_SYMBOL}, ''), t.session, t.kind, NULL, t.account_id, t.quantity, t.amount,
         (SELECT count(DISTINCT batch_file_id) FROM transaction_sources WHERE transaction_id = t.id),
         s.batch_file_id, s.line
       FROM transactions t
       LEFT JOIN transaction_sources s ON (s.transaction_id, s.batch_file_id, s.line) = (SELECT transaction_id, batch_file_id, line
         FROM transaction_sources WHERE transaction_id = t.id ORDER BY batch_file_id, line LIMIT 1)
       WHERE t.kind IN ('split', 'corp')
     ) l LEFT JOIN batch_files f ON f.id = l.fileId
     WHERE ($symbol IS NULL OR l.symbol = $symbol) AND ($kind IS NULL OR l.kind = $kind) AND l.session >= $from AND l.session <= $to
       AND (l.session < $afterSession OR (l.session = $afterSession AND (l.symbol, l.id) > ($afterSymbol, $afterId)))
     ORDER BY l.session DESC, l.symbol, l.id LIMIT $limit`,
  ).all({
    symbol: symbol ?? null,
    kind: kind ?? null,
    from: from ?? '',
    to: to ?? '9999-12-31',
    afterSession: after?.session ?? '9999-12-32',
    afterSymbol: after?.symbol ?? '',
    afterId: after?.id ?? '',
    limit,
  })
}

/** What any file states of one instrument, session and kind: the value that stands first. */
export function statementsOfAction(
  db: ReadDb,
  instrumentId: number,
  session: string,
  kind: string,
): readonly { readonly value: number; readonly file: string | null; readonly line: number | null }[] {
  return prepared<[Record<string, string | number>], { value: number; file: string | null; line: number | null }>(
    db,
    `SELECT l.value, f.name AS file, l.line FROM (
       SELECT 0 AS rank, a.value, s.batch_file_id, s.line FROM corporate_actions a
       LEFT JOIN corporate_action_sources s ON (s.corporate_action_id, s.batch_file_id, s.line) = (SELECT corporate_action_id, batch_file_id, line
         FROM corporate_action_sources WHERE corporate_action_id = a.id ORDER BY batch_file_id, line LIMIT 1)
       WHERE a.instrument_id = $instrument AND a.session = $session AND a.kind = $kind
       UNION ALL
       SELECT 1, c.value, c.batch_file_id, c.line FROM contested_actions c
       WHERE c.instrument_id = $instrument AND c.session = $session AND c.kind = $kind) l
     LEFT JOIN batch_files f ON f.id = l.batch_file_id ORDER BY l.rank, l.batch_file_id, l.line`,
  ).all({ instrument: instrumentId, session, kind })
}
