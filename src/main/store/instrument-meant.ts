import { defaultKind } from './default-kind.ts'
import type { ReadDb } from './handles.ts'
import { type InstrumentRow, readInstrument, SOURCE_RANK, type Trait } from './instruments.ts'
import { hasNameEnds, isPlain, type NamePiece, piecesOf } from './name-pieces.ts'
import { prepared } from './prepared.ts'

interface Statement extends Pick<Trait, 'trait' | 'value' | 'asOf'> {
  readonly rank: number
  readonly file: number
}

/**
 * What is kept under a symbol: of a ticker that never ended its own row; of a name that bore several, or whose ticker was another's too, what was
 * said of each ticker while it was its own. A statement without a day is of the first who bore the ticker.
 * @returns undefined where nothing is kept under any of its tickers
 */
export function instrumentMeant(db: ReadDb, symbol: string): InstrumentRow | undefined {
  const pieces = hasNameEnds(db) ? piecesOf(db, symbol) : []
  if (pieces.length === 0 || isPlain(pieces)) return readInstrument(db, symbol)
  const rows = pieces.flatMap((piece) => {
    const row = readInstrument(db, piece.ticker)
    return row === undefined ? [] : [{ row, statements: statementsIn(db, row.id, piece) }]
  })
  const [newest] = rows
  if (newest === undefined) return undefined
  const said = rows.flatMap(({ statements }) => statements).sort((a, b) => a.rank - b.rank || compare(b.asOf, a.asOf) || b.file - a.file)
  const standing = (trait: Trait['trait']): string | null => said.find((one) => one.trait === trait)?.value ?? null
  const kind = standing('kind') ?? defaultKind(newest.row.symbol, null)
  return { id: newest.row.id, symbol, name: standing('name'), kind: kind as InstrumentRow['kind'], sector: standing('sector') }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const statementsIn = (db: ReadDb, instrumentId: number, { from, until }: NamePiece): readonly Statement[] =>
  prepared<[number, string, string], Statement>(
    db,
    `SELECT trait, value, as_of AS asOf, ${SOURCE_RANK} AS rank, ifnull(batch_file_id, 0) AS file FROM instrument_traits
     WHERE instrument_id = ? AND as_of >= ? AND as_of < ?`,
  ).all(instrumentId, from, until)
