import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { openPlace } from '../../app/place.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeFilePlace } from '../../format/file-place.ts'
import { plural } from '../../format/plural.ts'
import { writeSession, writeWeekday } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Facts } from '../../ui/facts.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { moveMonth, writeMonth } from './calendar-month.ts'
import { EVENT_COLUMNS, type CalendarEvent } from './event-columns.tsx'
import { dayWords, MonthGrid } from './month-grid.tsx'
import { SourceImport } from './source-import.tsx'
import './calendar.css'

type Answer = Output<'calendar.list'>

/** The exchange calendar the desk works by, month by month, with what imported files announce for its days. */
export function CalendarPanel({ onImport }: { onImport: () => void }) {
  const asOf = useAsOfInput()
  const [month, setMonth] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const [opened, setOpened] = useState<CalendarEvent | null>(null)
  const calendar = useCall('calendar.list', { ...asOf, ...(month === null ? {} : { from: `${month}-01` }) })
  const answer = calendar.value
  const shown = answer?.days[0]?.day.slice(0, 7) ?? month
  // A day of another month, or none yet: today where the month has it, else its first day.
  const chosen =
    answer === null ? null : (answer.days.find((row) => row.day === day) ?? answer.days.find((row) => row.day === answer.today) ?? answer.days[0] ?? null)
  const move = (by: number): void => {
    if (shown !== null) setMonth(moveMonth(shown, by))
  }
  useActions([
    { id: 'data.calendar.before', label: 'The month before', key: '[', group: 'screen', run: () => move(-1) },
    { id: 'data.calendar.after', label: 'The next month', key: ']', group: 'screen', run: () => move(1) },
    { id: 'data.calendar.today', label: 'The month of today', key: '.', group: 'screen', run: () => setMonth(null) },
  ])
  if (calendar.state === 'error') return <ErrorNote error={calendar.error} />
  if (answer === null || chosen === null || shown === null) return <div className="month-wait" aria-busy="true" />
  return (
    <div className="calendar">
      <div className="calendar-head">
        <Button keys="[" onClick={() => move(-1)}>
          Before
        </Button>
        <h2 aria-live="polite">{writeMonth(shown)}</h2>
        <Button keys="]" onClick={() => move(1)}>
          Next
        </Button>
        <Button keys="." onClick={() => setMonth(null)}>
          Today
        </Button>
      </div>
      <div className="calendar-body">
        <div className="calendar-month">
          <MonthGrid
            days={answer.days}
            today={answer.today}
            chosen={chosen.day}
            differing={new Set(answer.differences.map((row) => row.day))}
            onChoose={setDay}
            onMonth={(by) => move(by)}
          />
          <p className="calendar-day" aria-live="polite">
            {dayWords(chosen)}
          </p>
        </div>
        <Beside answer={answer} />
      </div>
      <DataTable
        label="Events"
        viewKey="data.calendar.events"
        columns={EVENT_COLUMNS}
        rows={answer.events}
        rowId={(row) => row.id}
        rowsShown={7}
        openLabel="Open its import"
        onOpen={setOpened}
        onStand={(row) => row !== null && setDay(row.day)}
        actions={[{ id: 'name', label: 'Open the name', key: 'v', run: ([row]) => row?.symbol != null && openPlace('name', row.symbol) }]}
        isDim={(row) => chosen.events > 0 && row.day !== chosen.day}
        bar={<h2>Events of {writeMonth(shown)}</h2>}
        fills
        empty={
          <EmptyState
            says={`Nothing is announced for ${writeMonth(shown)}.`}
            wants="A file of earnings dates, central bank meetings or reconstitutions fills this: date, kind, symbol, note, knownAt."
            action={<Button onClick={onImport}>Import calendar events</Button>}
          />
        }
      />
      {answer.hasMoreEvents && <p className="health-next">More is announced than is listed here. Choose Records for all of it.</p>}
      {opened !== null && <SourceImport source={opened.source} onClose={() => setOpened(null)} />}
    </div>
  )
}

/** Beside the month: the next sessions, how far the tables reach, and what an imported file of sessions says otherwise. */
function Beside({ answer }: { answer: Answer }) {
  const { upcoming, exchange, settlement, differences } = answer
  return (
    <div className="calendar-beside">
      <h3>Next sessions</h3>
      <Facts
        facts={upcoming.map(({ session, closes, settles }) => ({
          label: writeWeekday(session),
          value: `closes ${closes}${settles === null ? '' : `, settles ${writeWeekday(settles)}`}`,
        }))}
      />
      <h3>The tables</h3>
      <p className="calendar-source">
        Sessions are known from {writeSession(exchange.from)} to {writeSession(exchange.to)}; outside, every weekday is taken for a session. Checked on{' '}
        {writeSession(exchange.verifiedOn)}: {exchange.source}.
      </p>
      <p className="calendar-source">
        Settlement from {writeSession(settlement.from)} to {writeSession(settlement.to)}: {settlement.source}.
      </p>
      {differences.length > 0 && (
        <>
          <h3>{plural(differences.length, 'day')} an imported file says otherwise</h3>
          <ul className="calendar-differences">
            {differences.map(({ day, ours, theirs, source }) => (
              <li key={`${day} ${theirs} ${source.line}`}>
                {writeWeekday(day)}: {theirs} in {writeFilePlace(source)}, {ours} in ours. Ours stands.
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
