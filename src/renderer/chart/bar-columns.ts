import { writeClock } from '../format/moment.ts'
import { writeWeekday } from '../format/session.ts'
import type { Column } from '../ui/table/column.ts'
import { barFigures } from './bar-figures.ts'
import type { BarReading } from './bar-reading.ts'
import type { ChartFrame } from './chart-frame.ts'

/** When a bar was: its session, or the minute on the exchange's clock. */
export const writeBarTime = ({ session, atMs }: Pick<BarReading, 'session' | 'atMs'>): string =>
  atMs === null ? writeWeekday(session) : `${writeWeekday(session)} ${writeClock(new Date(atMs).toISOString())}`

/** Names a bar for as long as the frame stands. */
export const barId = ({ session, atMs }: BarReading): string => (atMs === null ? session : String(atMs))

/** The columns of the table that says what the chart shows. */
export function barColumns(frame: ChartFrame): readonly Column<BarReading>[] {
  return [
    {
      id: 'session',
      title: frame.bars.times === undefined ? 'Session' : 'Minute',
      widthChars: frame.bars.times === undefined ? 17 : 23,
      value: barId,
      finds: writeBarTime,
      cell: writeBarTime,
    },
    ...barFigures(frame).map(
      ({ id, title, measure, isSigned, widthChars, value }): Column<BarReading> => ({ id, title, widthChars, measure, isSigned, value, sortsDownFirst: true }),
    ),
  ]
}
