import type { ReadDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

/** A former bearer of a ticker, as calls and typed rows spell it: "ABC@2024-03-05". */
const SPELLED = `'?*@[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`

/**
 * SQL that says under which symbol a text of a day is kept now: every statement that reads rows by name goes through it.
 * A text without a span means itself, and one spelled "ABC@2024-03-05" whoever bore ABC on that day.
 *
 * @param text SQL of the text, null for none
 * @param day SQL of the ISO day the row speaks of
 * @param of what may widen or narrow it: `broker`, SQL of the first word of the row's profile; `isBooking`, SQL that is true of rows which a
 *   broker books late when a name has ended
 */
export function symbolAt(text: string, day: string, of: { readonly broker?: string; readonly isBooking?: string } = {}): string {
  const isSpelled = `${text} GLOB ${SPELLED}`
  const plain = `CASE WHEN ${isSpelled} THEN substr(${text}, 1, length(${text}) - 11) ELSE ${text} END`
  const on = `CASE WHEN ${isSpelled} THEN substr(${text}, -10) ELSE ${day} END`
  const until = of.isBooking === undefined ? 'n.until_session' : `CASE WHEN ${of.isBooking} THEN n.booked_until ELSE n.until_session END`
  const inFile = of.broker === undefined ? `n.broker = ''` : `n.broker IN ('', ${of.broker})`
  return `coalesce((SELECT n.symbol FROM name_spans n WHERE n.text = ${plain} AND n.from_session <= ${on} AND ${on} < ${until} AND ${inFile}
    ORDER BY n.broker DESC, n.from_session DESC LIMIT 1), ${plain})`
}

/** SQL that is true of a text which may mean another name than itself on some day. */
export const HAS_A_SPAN = (text: string): string => `(${text} IN (SELECT n.text FROM name_spans n) OR ${text} GLOB ${SPELLED})`

/** SQL of the first word of the profile a transaction `t` came by, or a line `p` of a statement; null where it was typed. */
export const FIRST_WORD_OF_TRANSACTION = firstWordOfProfile('SELECT s.batch_file_id FROM transaction_sources s WHERE s.transaction_id = t.id')
export const FIRST_WORD_OF_STATED = firstWordOfProfile('SELECT s.batch_file_id FROM stated_position_sources s WHERE s.stated_position_id = p.id')

/** The same for transactions `t`. */
export const TRANSACTION_SYMBOL = symbolAt('t.symbol_text', 't.session', {
  broker: FIRST_WORD_OF_TRANSACTION,
  isBooking: `t.kind IN ('corp', 'sec-transfer')`,
})

/** The same for lines `p` of a broker's statement. */
export const STATED_SYMBOL = symbolAt('p.symbol_text', 'p.as_of', { broker: FIRST_WORD_OF_STATED })

/** The same for lots `l` as a broker reckons them: closed ones of their closing, open ones of their opening. */
export const REALISED_SYMBOL = symbolAt('l.symbol_text', "coalesce(l.closed, l.opened, '')", {
  broker: firstWordOfProfile('SELECT s.batch_file_id FROM realised_lot_sources s WHERE s.realised_lot_id = l.id'),
})

function firstWordOfProfile(files: string): string {
  return `(SELECT substr(f.profile_id, 1, instr(f.profile_id || '-', '-') - 1) FROM batch_files f WHERE f.id IN (${files}) ORDER BY f.id LIMIT 1)`
}

/** Under which symbol a text of a day is kept now. */
export function symbolOn(db: ReadDb, text: string, day: string): string {
  const symbol = preparedValue<[{ text: string; day: string }], string>(db, `SELECT ${symbolAt('$text', '$day')}`).get({ text, day })
  return symbol ?? text
}

/**
 * Whom a symbol in a call means: the present bearer of the ticker, where the store knows one, else the last former one; another name the
 * instrument it stands for; "ABC@2024-03-05" whoever bore ABC on that day.
 */
export function symbolMeant(db: ReadDb, symbol: string): string {
  const [, ticker, day] = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(symbol) ?? []
  if (ticker !== undefined && day !== undefined) return symbolOn(db, ticker, day)
  const last = prepared<[string], { symbol: string; until: string }>(
    db,
    `SELECT symbol, until_session AS until FROM name_spans WHERE text = ? AND broker = '' ORDER BY from_session DESC LIMIT 1`,
  ).get(symbol)
  return last === undefined || isBorneFrom(db, symbol, last.until) ? symbol : last.symbol
}

/** Whether anything stored under a ticker speaks of a day from `day` on, and so of a bearer after its last end. */
export function isBorneFrom(db: ReadDb, ticker: string, day: string): boolean {
  return (
    preparedValue<[{ ticker: string; day: string }], number>(
      db,
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM instruments i JOIN series s ON s.instrument_id = i.id JOIN coverage c ON c.series_id = s.id
           WHERE i.symbol = $ticker AND c.last_session >= $day)
         OR EXISTS (SELECT 1 FROM dated_records r WHERE r.symbol = $ticker AND r.day >= $day)
         OR EXISTS (SELECT 1 FROM instruments i JOIN holdings h ON h.instrument_id = i.id WHERE i.symbol = $ticker AND h.as_of >= $day)
         OR EXISTS (SELECT 1 FROM transactions t WHERE t.session >= $day AND t.symbol_text = $ticker AND ${TRANSACTION_SYMBOL} = $ticker)
         OR EXISTS (SELECT 1 FROM stated_positions p WHERE p.as_of >= $day AND p.symbol_text = $ticker AND ${STATED_SYMBOL} = $ticker)`,
    ).get({ ticker, day }) === 1
  )
}
