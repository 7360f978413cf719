import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Output } from '#contract/channels.ts'
import { plural } from '../../format/plural.ts'
import { writeWeekday } from '../../format/session.ts'
import { weeksOf } from './calendar-month.ts'

export type CalendarDay = Output<'calendar.list'>['days'][number]

interface MonthGridProps {
  readonly days: readonly CalendarDay[]
  readonly today: string
  readonly chosen: string
  readonly differing: ReadonlySet<string>
  readonly onChoose: (day: string) => void
  /** A step beyond the month: the next or the one before. */
  readonly onMonth: (by: number) => void
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A month of the exchange as a picture: what each day is, when it closes early, how much is announced for it. Arrows walk the days. */
export function MonthGrid({ days, today, chosen, differing, onChoose, onMonth }: MonthGridProps) {
  const grid = useRef<HTMLTableElement>(null)
  const isWalking = useRef(false)
  useEffect(() => {
    if (isWalking.current) grid.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus()
    isWalking.current = false
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const at = days.findIndex(({ day }) => day === chosen)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? days.length - 1 : at + (STEPS[event.key] ?? 0)
    if (to === at) return
    event.preventDefault()
    isWalking.current = true
    const next = days[to]
    if (next === undefined) onMonth(to < 0 ? -1 : 1)
    else onChoose(next.day)
  }
  return (
    <table ref={grid} className="month" role="grid" aria-label="Month" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day !== null)?.day}>
            {week.map((day, index) =>
              day === null ? (
                <td key={WEEKDAYS[index]} />
              ) : (
                <td key={day.day} role="gridcell" aria-selected={day.day === chosen} data-kind={day.kind} data-today={day.day === today}>
                  <button type="button" data-day={day.day} tabIndex={day.day === chosen ? 0 : -1} aria-label={dayWords(day)} onClick={() => onChoose(day.day)}>
                    <span className="month-day figures">{Number(day.day.slice(8))}</span>
                    <span className="month-note">{day.name ?? ''}</span>
                    <span className="month-foot figures">
                      {day.kind === 'early-close' && <span>closes {day.closes}</span>}
                      {day.isBankHoliday && <span>no settlement</span>}
                      {differing.has(day.day) && <span className="month-differs">differs</span>}
                      {day.events > 0 && <span>{plural(day.events, 'event')}</span>}
                    </span>
                  </button>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const KIND_WORDS: Readonly<Record<CalendarDay['kind'], string>> = {
  session: 'session',
  'early-close': 'session with an early close',
  holiday: 'no session',
  weekend: 'weekend',
  uncovered: 'outside the table, taken for a session',
}

/** A day in words: "Fri 27 Nov 2026, session with an early close, Day after Thanksgiving, closes 13:00, settles Mon 30 Nov 2026". */
export function dayWords({ day, kind, name, closes, isBankHoliday, settles, events }: CalendarDay): string {
  return [
    writeWeekday(day),
    KIND_WORDS[kind],
    ...(name === null ? [] : [name]),
    ...(closes === null ? [] : [`closes ${closes}`]),
    ...(isBankHoliday ? ['nothing settles'] : []),
    ...(settles === null ? [] : [`a trade settles ${writeWeekday(settles)}`]),
    ...(events === 0 ? [] : [plural(events, 'event')]),
  ].join(', ')
}
