import { describe, expect, it } from 'vitest'
import { channels } from '#contract/channels.ts'
import { calendarList } from '../../../../../src/main/threads/analysis/reads/calendar-list.ts'
import { fileOf, importFiles } from '../../../ingest/import-files.ts'
import { freshWorkspace, valueOf } from '../../../store/fresh-workspace.ts'
import { ask } from '../ask.ts'

const november = { from: '2026-11-01', to: '2026-11-30' }

describe('calendar.list', () => {
  it('says of each day what the exchange does, when it closes and when a trade settles', async () => {
    const { db } = freshWorkspace()
    const answer = valueOf(await ask(db, calendarList, november))
    expect(channels['calendar.list'].output.safeParse(answer).success).toBe(true)
    const on = (day: string) => answer.days.find((row) => row.day === day)
    expect(answer.days).toHaveLength(30)
    expect(on('2026-11-26')).toMatchObject({ kind: 'holiday', name: 'Thanksgiving Day', closes: null, settles: null })
    expect(on('2026-11-27')).toMatchObject({ kind: 'early-close', closes: '13:00', settles: '2026-11-30' })
    expect(on('2026-11-11')).toMatchObject({ kind: 'session', name: 'Veterans Day', isBankHoliday: true, closes: '16:00' })
    expect(on('2026-11-10')).toMatchObject({ kind: 'session', isBankHoliday: false, settles: '2026-11-12' })
    expect(on('2026-11-21')).toMatchObject({ kind: 'weekend', closes: null })
    expect([answer.completed, answer.today, answer.upcoming.map(({ session }) => session)]).toEqual([
      '2026-11-20',
      '2026-11-20',
      ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27', '2026-11-30'],
    ])
    expect(answer.exchange).toMatchObject({ from: '2000-01-01', to: '2028-12-31' })
  })

  it('answers the month of today without a span, and the month of its first day without an end', async () => {
    const { db } = freshWorkspace()
    const ends = async (input: { from?: string; asOf?: string }) => {
      const { days } = valueOf(await ask(db, calendarList, input))
      return [days[0]?.day, days.at(-1)?.day]
    }
    expect(await ends({})).toEqual(['2026-11-01', '2026-11-30'])
    expect(await ends({ asOf: '2024-02-10' })).toEqual(['2024-02-01', '2024-02-29'])
    expect(await ends({ from: '2025-12-15' })).toEqual(['2025-12-15', '2025-12-31'])
  })

  it('knows nothing of a weekday outside its table', async () => {
    const { db } = freshWorkspace()
    const { days } = valueOf(await ask(db, calendarList, { from: '2029-01-01', to: '2029-01-06' }))
    expect(days.map(({ kind }) => kind)).toEqual(['uncovered', 'uncovered', 'uncovered', 'uncovered', 'uncovered', 'weekend'])
    expect(days[0]).toMatchObject({ closes: null, settles: null })
  })

  it('refuses a span that is none, or too long for one answer', async () => {
    const { db } = freshWorkspace()
    for (const span of [
      { from: '2026-11-02', to: '2026-11-01' },
      { from: '2020-01-01', to: '2026-11-01' },
    ])
      expect(await ask(db, calendarList, span)).toMatchObject({ ok: false, error: { kind: 'refused', field: 'to' } })
  })

  it('puts imported events on their days, those alone that were known', async () => {
    const { db } = freshWorkspace()
    const header = 'date,kind,symbol,note,knownAt'
    await importFiles(db, [
      fileOf('events.csv', [header, '2026-11-24,earnings,ABCD,after the close,2026-11-02', '2026-11-24,fomc,,minutes,2026-11-19', ''].join('\n')),
    ])
    const answer = valueOf(await ask(db, calendarList, november))
    expect(answer.events.map(({ day, kind, symbol, source }) => [day, kind, symbol, source.line])).toEqual([
      ['2026-11-24', 'earnings', 'ABCD', 2],
      ['2026-11-24', 'fomc', null, 3],
    ])
    expect(answer.days.find(({ day }) => day === '2026-11-24')?.events).toBe(2)
    expect(valueOf(await ask(db, calendarList, { ...november, asOf: '2026-11-10' })).events.map(({ kind }) => kind)).toEqual(['earnings'])
  })

  it('shows what an imported file of sessions or holidays says otherwise', async () => {
    const { db } = freshWorkspace()
    const header = 'session_date,open_utc,close_utc,open_et,close_et,is_early_close,year,month,dow,calendar,timezone'
    const line = (day: string, early: boolean): string =>
      `${day},${day}T14:30:00Z,${day}T21:00:00Z,${day}T09:30:00-05:00,${day}T${early ? '13' : '16'}:00:00-05:00,${early},2024,11,1,XNYS,America/New_York`
    await importFiles(
      db,
      [
        fileOf('xnys.csv', [header, line('2024-11-25', false), line('2024-11-26', true), line('2024-11-28', false), line('2024-11-29', true), ''].join('\n')),
        fileOf('holidays.csv', 'Date,DayOfWeek,Holiday\n2024-11-27,Wednesday,Nobody knows\n2024-12-25,Wednesday,Christmas\n'),
      ],
      { asOf: '2024-12-26' },
    )
    const { differences, events } = valueOf(await ask(db, calendarList, { from: '2024-11-01', to: '2024-12-31' }))
    expect(differences.map(({ day, ours, theirs, source }) => [day, ours, theirs, source.file, source.line])).toEqual([
      ['2024-11-26', 'session', 'session with an early close', 'xnys.csv', 3],
      ['2024-11-27', 'session', 'holiday', 'holidays.csv', 2],
      ['2024-11-28', 'holiday', 'session', 'xnys.csv', 4],
      ['2024-11-28', 'holiday', 'no holiday', 'holidays.csv', null],
    ])
    expect(events.map(({ kind }) => kind)).toEqual(['holiday', 'holiday'])
  })
})
