import { useRef, useState } from 'react'
import { z } from 'zod'
import type { Output } from '#contract/channels.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { ImportButton } from '../../app/import-button.tsx'
import { BarTable } from '../../chart/bar-table.tsx'
import { PriceChart } from '../../chart/price-chart.tsx'
import { STUDY_IDS, type StudyId } from '../../chart/studies.ts'
import { RANGES, type RangeId, type VisibleRange } from '../../chart/visible-range.ts'
import { useRememberedView } from '../../bridge/settings-context.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { StudyMenu } from './study-menu.tsx'
import { useChartData } from './use-chart-data.ts'

const ChartView = z.object({ named: z.enum(['1m', '3m', '1y', 'all']), scale: z.enum(['linear', 'log']), isTable: z.boolean() })
const FIRST_VIEW: z.infer<typeof ChartView> = { named: '1y', scale: 'linear', isTable: false }
const Studies = z.array(z.enum(STUDY_IDS)).readonly()
const FIRST_STUDIES: readonly StudyId[] = ['sma50', 'sma200']

/** The chart of a name and its table twin, with the choice of range, scale, studies and bars. What was chosen is kept from name to name. */
export function PricePanel({ symbol, name }: { symbol: string; name: Output<'name.get'> | null }) {
  const asOf = useAsOfInput()
  const [view, setView] = useRememberedView('name.chart', ChartView, FIRST_VIEW)
  const [studies, setStudies] = useRememberedView('name.studies', Studies, FIRST_STUDIES)
  const [isMinutes, setIsMinutes] = useState(false)
  // The user's own zoom lives as long as the name is looked at; a named range outlives it.
  const [named, setNamed] = useState<RangeId | null>(view.named)
  const range = useRef<VisibleRange | null>(null)
  const [own, setOwn] = useState<VisibleRange | null>(null)
  const { reading, frame, fills, stop, asOfMark, hasMinutes } = useChartData(symbol, name, asOf.asOf ?? null, isMinutes, studies)

  const chooseMinutes = (next: boolean): void => {
    setIsMinutes(next)
    setNamed(next ? 'all' : view.named)
    range.current = null
    setOwn(null)
  }
  const chooseRange = (id: RangeId): void => {
    setNamed(id)
    if (!isMinutes) setView({ ...view, named: id })
  }
  const isLog = view.scale === 'log' && frame?.canBeLog !== false
  const noLog = frame?.canBeLog === false ? 'a price at or below zero has no logarithm' : undefined
  const noMinutes = hasMinutes ? undefined : 'no minutes are imported'
  const toggleLog = (): void => setView({ ...view, scale: view.scale === 'log' ? 'linear' : 'log' })
  const toggleTable = (): void => {
    setOwn(range.current)
    setView({ ...view, isTable: !view.isTable })
  }
  const ranges = RANGES.filter(({ id }) => !isMinutes || id === 'all')
  useActions([
    ...ranges.map(({ id, words, key }) => ({
      id: `name.range.${id}`,
      label: `Show ${words.toLowerCase()}`,
      key,
      group: 'screen' as const,
      run: () => chooseRange(id),
    })),
    { id: 'name.log', label: isLog ? 'Even price scale' : 'Logarithmic price scale', key: 'l', group: 'screen', run: toggleLog, isOff: noLog },
    { id: 'name.table', label: view.isTable ? 'Show the chart' : 'Show the bars as a table', key: 't', group: 'screen', run: toggleTable },
    {
      id: 'name.minutes',
      label: isMinutes ? 'Show days' : 'Show the minutes of the last session',
      key: 'm',
      group: 'screen',
      run: () => chooseMinutes(!isMinutes),
      isOff: noMinutes,
    },
  ])

  const tools = (
    <div className="chart-tools" role="toolbar" aria-label="Chart">
      {ranges.map(({ id, label, words, key }) => (
        <Button key={id} rank="quiet" keys={key} aria-pressed={named === id} aria-label={words} onClick={() => chooseRange(id)}>
          {label}
        </Button>
      ))}
      <span className="chart-tools-end">
        <StudyMenu chosen={studies} onChosen={setStudies} isOff={isMinutes ? 'studies count sessions, these are minutes' : undefined} />
        {hasMinutes && (
          <Button rank="quiet" keys="m" aria-pressed={isMinutes} onClick={() => chooseMinutes(!isMinutes)}>
            Minutes
          </Button>
        )}
        <Button rank="quiet" keys="l" aria-pressed={isLog} disabled={noLog !== undefined} title={noLog} onClick={toggleLog}>
          Log
        </Button>
        <Button rank="quiet" keys="t" aria-pressed={view.isTable} onClick={toggleTable}>
          Table
        </Button>
      </span>
    </div>
  )
  const hasNoBars = reading.state === 'error' && reading.error.kind === 'not-found'
  const label = `${symbol}, ${isMinutes ? 'minutes of the last session' : 'daily bars'}`
  return (
    <section className="name-price" aria-label="Price" aria-busy={frame === null && reading.state === 'loading'}>
      {reading.state === 'error' && !hasNoBars && <ErrorNote error={reading.error} onRetry={reading.askAgain} />}
      {!hasNoBars && tools}
      {hasNoBars ? (
        <EmptyState says={`No price file of ${symbol} is imported.`} wants="A file of its daily bars fills this." action={<ImportButton what="daily bars" />} />
      ) : frame === null ? (
        <div className="chart-waiting" />
      ) : frame.bars.sessions.length === 0 ? (
        <EmptyState
          says={`No bar of ${symbol} is known at this date.`}
          wants="A file of its daily bars fills this."
          action={<ImportButton what="daily bars" />}
        />
      ) : view.isTable ? (
        <BarTable
          label={label}
          viewKey={isMinutes ? 'name.minutes' : 'name.bars'}
          frame={frame}
          range={tableRange(named, own, frame.timeline.seconds.length)}
        />
      ) : (
        <PriceChart
          label={label}
          frame={frame}
          fills={fills}
          stop={stop}
          asOf={asOfMark}
          scale={isLog ? 'log' : 'linear'}
          named={named}
          range={own}
          onRange={(next, itsName) => {
            range.current = next
            setNamed(itsName)
          }}
        />
      )}
    </section>
  )
}

/** What the chart would show: the named range, else where the user left it. */
function tableRange(named: RangeId | null, own: VisibleRange | null, count: number): VisibleRange | null {
  if (named === null) return own
  const places = RANGES.find(({ id }) => id === named)?.places ?? count
  return { from: count - places, to: count - 1 }
}
