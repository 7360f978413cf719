import { writeSession } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { type MarkState, StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { type Coverage, coverageCell, type CoverageKind, type CoverageRow } from './coverage-cell.ts'
import { volumeWords } from './volume-words.ts'
import { writeYears, type YearAxis } from './year-path.ts'
import { YearStrip } from './year-strip.tsx'

/** What a desk looks at first; every other kind is one press away in the choice of columns. */
const SHOWN_AT_FIRST: ReadonlySet<string> = new Set(['intraday', 'actions', 'holdings', 'universe', 'estimates', 'fundamentals', 'headlines', 'positions'])
/** A name has bars, a macro series values: never both, so they share a column. */
const BARS: CoverageKind = { kind: 'daily_bars', label: 'Daily bars', of: 'name' }
const VALUES: CoverageKind = { kind: 'values', label: 'Values', of: 'series' }
const VOLUME_MARKS: Readonly<Record<string, MarkState>> = { whole: 'pass', gaps: 'fail', partial: 'fail', none: 'unknown' }

const SYMBOL: Column<CoverageRow> = {
  id: 'symbol',
  title: 'Symbol',
  widthChars: 16,
  finds: (row) => row.name ?? '',
  value: (row) => row.symbol,
  cell: (row) => writeSymbol(row.symbol),
}
const NAME: Column<CoverageRow> = { id: 'name', title: 'Name', widthChars: 14, grows: true, value: (row) => row.name ?? '' }
const DAYS = dayColumn({ id: 'days', title: 'Daily', fullTitle: 'Daily bars, or the values of a macro series' }, ({ group }) =>
  group === 'series' ? VALUES : BARS,
)
const VOLUME: Column<CoverageRow> = {
  id: 'volume',
  title: 'Volume',
  fullTitle: 'Is the volume of the daily bars whole',
  widthChars: 13,
  value: (row) => (row.group === 'series' ? '' : row.volume === null ? null : volumeWords(row.volume)),
  cell: (row) => {
    if (row.group === 'series') return ''
    if (row.volume === null) return <StateMark state="unknown" as="lamp" word="nothing" />
    return (
      <span className="coverage-cell">
        <StateMark state={VOLUME_MARKS[row.volume.state] ?? 'unknown'} as="lamp" />
        {volumeWords(row.volume)}
      </span>
    )
  },
}

/** The columns of the matrix: who, which years, and one for each kind there can be. */
export function coverageColumns(kinds: Coverage['kinds'], axis: Coverage['years']): readonly Column<CoverageRow>[] {
  const others = kinds.filter(({ kind }) => kind !== BARS.kind && kind !== VALUES.kind)
  return [SYMBOL, ...(axis === null ? [] : [yearsColumn(axis)]), DAYS, VOLUME, ...others.map(kindColumn), NAME]
}

function yearsColumn(axis: YearAxis): Column<CoverageRow> {
  return {
    id: 'years',
    title: `${axis.from} to ${axis.to}`,
    fullTitle: 'Years with daily bars or values',
    widthChars: 18,
    value: (row) => (row.firstYear === null ? null : writeYears(row)),
    cell: (row) => <YearStrip years={row} axis={axis} />,
  }
}

function kindColumn(kind: CoverageKind): Column<CoverageRow> {
  return { ...dayColumn({ id: kind.kind, title: kind.label }, () => kind), isHiddenAtFirst: !SHOWN_AT_FIRST.has(kind.kind) }
}

function dayColumn(head: Pick<Column<CoverageRow>, 'id' | 'title' | 'fullTitle'>, kindOf: (row: CoverageRow) => CoverageKind): Column<CoverageRow> {
  return {
    ...head,
    widthChars: 14,
    value: (row) => {
      const cell = coverageCell(row, kindOf(row))
      return cell === null ? '' : cell.last
    },
    finds: (row) => coverageCell(row, kindOf(row))?.word ?? '',
    cell: (row) => {
      const cell = coverageCell(row, kindOf(row))
      if (cell === null) return ''
      return (
        <span className="coverage-cell">
          <StateMark state={cell.state} as="lamp" word={cell.word} />
          {cell.last !== null && <span className="figures">{writeSession(cell.last)}</span>}
        </span>
      )
    },
  }
}
