import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { FIRST_WORD_OF_STATED, FIRST_WORD_OF_TRANSACTION, STATED_SYMBOL, TRANSACTION_SYMBOL } from './symbol-at.ts'

/** A text of transactions or statements that no instrument is known for, in the files of one broker. */
export interface UnknownName {
  readonly text: string
  /** The first word of the profiles that write it; null = typed. */
  readonly broker: string | null
  readonly accounts: readonly string[]
  readonly rows: number
  readonly from: string
  readonly to: string
}

/**
 * Every text of shares in transactions and statements that means neither an instrument the store keeps something else of nor another name of one:
 * the most often used first. Money, options and currencies are no names.
 */
export function unknownNames(db: ReadDb): readonly UnknownName[] {
  return prepared<[], Omit<UnknownName, 'accounts'> & { readonly accounts: string }>(
    db,
    `SELECT text, broker, json_group_array(DISTINCT account) AS accounts, count(*) AS rows, min(day) AS "from", max(day) AS "to" FROM (
       SELECT t.symbol_text AS text, ${FIRST_WORD_OF_TRANSACTION} AS broker, t.account_id AS account, t.session AS day, ${TRANSACTION_SYMBOL} AS symbol
         FROM transactions t WHERE t.symbol_text IS NOT NULL AND t.kind NOT IN ('option', 'fx') AND ${isUnknown('t')}
       UNION ALL
       SELECT p.symbol_text, ${FIRST_WORD_OF_STATED}, p.account_id, p.as_of, ${STATED_SYMBOL}
         FROM stated_positions p WHERE p.symbol_text IS NOT NULL AND p.kind = 'share' AND ${isUnknown('p')})
     WHERE symbol = text GROUP BY text, broker ORDER BY count(*) DESC, text, broker`,
  )
    .all()
    .map((row) => ({ ...row, accounts: (JSON.parse(row.accounts) as string[]).sort() }))
}

/** Nothing else is kept under the text, and no act named it. */
function isUnknown(row: 't' | 'p'): string {
  return `NOT EXISTS (SELECT 1 FROM instruments i WHERE i.symbol = ${row}.symbol_text)
    AND NOT EXISTS (SELECT 1 FROM name_ends e WHERE e.ticker = ${row}.symbol_text OR e.new_ticker = ${row}.symbol_text)`
}
