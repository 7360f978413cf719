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

const SELECTION = `($symbol IS NULL OR symbol = $symbol) AND ($kind IS NULL OR kind = $kind) AND session >= $from AND session <= $to
  AND (session < $afterSession OR (session = $afterSession AND (symbol, id) > ($afterSymbol, $afterId)))`

/** Every statement without the place it stands on: that is looked up for the page alone. */
const STATEMENTS = `
  SELECT 'file:' || a.id AS id, 'file' AS origin, a.id AS key, a.instrument_id AS instrumentId,
    ${symbolAt('i.symbol', 'a.session')} AS symbol, a.session, a.kind, a.value,
    NULL AS account, NULL AS shares, NULL AS amount, NULL AS fileId, NULL AS line
  FROM corporate_actions a JOIN instruments i ON i.id = a.instrument_id
  UNION ALL
  SELECT 'other:' || c.instrument_id || ':' || c.batch_file_id || ':' || c.line || ':' || c.kind, 'other', NULL, c.instrument_id,
    ${symbolAt('i.symbol', 'c.session')}, c.session,
    c.kind, c.value, NULL, NULL, NULL, c.batch_file_id, c.line
  FROM contested_actions c JOIN instruments i ON i.id = c.instrument_id
  UNION ALL
  SELECT 'user:' || d.instrument_id || ':' || d.session, 'user', NULL, d.instrument_id, ${symbolAt('i.symbol', 'd.session')}, d.session, 'split', d.factor, NULL, NULL, NULL, NULL, NULL
  FROM split_decisions d JOIN instruments i ON i.id = d.instrument_id
  UNION ALL
  SELECT 'broker:' || t.id, 'broker', t.id, t.instrument_id, coalesce(${TRANSACTION_SYMBOL}, ''), t.session, t.kind, NULL, t.account_id, t.quantity, t.amount,
    NULL, NULL
  FROM transactions t WHERE t.kind IN ('split', 'corp')`

const FIRST_OF_ACTION = `(SELECT corporate_action_id, batch_file_id, line FROM corporate_action_sources
  WHERE corporate_action_id = l.key ORDER BY batch_file_id, line LIMIT 1)`
const FIRST_OF_TRANSACTION = `(SELECT transaction_id, batch_file_id, line FROM transaction_sources WHERE transaction_id = l.key ORDER BY batch_file_id, line LIMIT 1)`

/** The splits and dividends of price files, those another file states otherwise, the user's splits, and the splits and other actions of brokers: newest first, then by symbol. */
export function listActions(db: ReadDb, { symbol, kind, from, to, after, limit }: ActionQuery): readonly ListedAction[] {
  return prepared<[Record<string, string | number | null>], ListedAction>(
    db,
    `SELECT l.id, l.origin, l.instrumentId, l.symbol, l.session, l.kind, l.value, l.account, l.shares, l.amount,
       CASE l.origin WHEN 'file' THEN (SELECT count(DISTINCT batch_file_id) FROM corporate_action_sources WHERE corporate_action_id = l.key)
         WHEN 'broker' THEN (SELECT count(DISTINCT batch_file_id) FROM transaction_sources WHERE transaction_id = l.key)
         WHEN 'other' THEN 1 ELSE 0 END AS files,
       f.batch_id AS batchId, f.name AS file, coalesce(a.line, t.line, l.line) AS line
     FROM (SELECT * FROM (${STATEMENTS}) WHERE ${SELECTION} ORDER BY session DESC, symbol, id LIMIT $limit) l
     LEFT JOIN corporate_action_sources a ON l.origin = 'file' AND (a.corporate_action_id, a.batch_file_id, a.line) = ${FIRST_OF_ACTION}
     LEFT JOIN transaction_sources t ON l.origin = 'broker' AND (t.transaction_id, t.batch_file_id, t.line) = ${FIRST_OF_TRANSACTION}
     LEFT JOIN batch_files f ON f.id = coalesce(a.batch_file_id, t.batch_file_id, l.fileId)
     ORDER BY l.session DESC, l.symbol, l.id`,
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
