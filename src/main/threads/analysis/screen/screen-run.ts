import { fail, succeed } from '#contract/errors.ts'
import type { ScreenRow } from '#contract/schemas/screen.ts'
import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { sweepFactors } from '#domain/screening/factor-sweep.ts'
import type { z } from 'zod'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock, oldestFreshSession } from '../judging-clock.ts'
import { DEFAULT_SCREEN, type Rule, SCREENS } from './screens.ts'
import { universeOf } from './universe.ts'

type Row = z.infer<typeof ScreenRow>

interface Gathered {
  readonly clock: JudgingClock
  readonly generation: number
  readonly membership: string
  readonly names: readonly { readonly symbol: string; readonly bars: Bars }[]
  readonly benchmark: Bars | undefined
  readonly rules: readonly Rule[] | undefined
  readonly limit: number
  readonly cursor: string | undefined
}

/** `screen.run`: every name of the universe with its factors, which rules it fails and why. Order: passing first, then by symbol. */
export const screenRun: AnalysisJob<AnalysisJobs['screen.run'], Gathered> = {
  gather(input, context) {
    const settings = readSettings(context.db)
    const universe = universeOf(context.panel, settings)
    return {
      clock: judgingClock(context, input.asOf, settings.smallCapProxy),
      generation: context.generation,
      membership: universe.membership,
      names: universe.symbols.flatMap((symbol) => {
        const bars = context.panel.bars(symbol)
        return bars === undefined ? [] : [{ symbol, bars }]
      }),
      benchmark: context.panel.bars(settings.smallCapProxy),
      rules: input.rules ?? SCREENS[input.screen ?? DEFAULT_SCREEN],
      limit: input.limit,
      cursor: input.cursor,
    }
  },
  async compute(gathered, context) {
    if (gathered.rules === undefined)
      return fail({ kind: 'refused', field: 'screen', reason: `there is no screen of this name; there are ${Object.keys(SCREENS).join(', ')}.` })
    const startedAtMs = performance.now()
    const judge = createJudge(gathered.clock, gathered.benchmark, gathered.rules)
    const rows: Row[] = []
    for (const { symbol, bars } of gathered.names) {
      rows.push(judge(symbol, bars))
      if (rows.length % 16 === 0) {
        context.progress({ phase: 'Screening', done: rows.length, total: gathered.names.length, file: null, files: null })
        await context.breathe()
      }
    }
    rows.sort((a, b) => Number(b.pass) - Number(a.pass) || (a.symbol < b.symbol ? -1 : 1))
    const from = gathered.cursor === undefined ? 0 : Number.parseInt(gathered.cursor, 10) || 0
    const page = rows.slice(from, from + gathered.limit)
    return succeed({
      asOf: gathered.clock.asOf,
      generation: gathered.generation,
      universe: gathered.names.length,
      membership: gathered.membership,
      durationMs: performance.now() - startedAtMs,
      rows: page,
      next: from + page.length < rows.length ? String(from + page.length) : null,
    })
  },
}

/** Judges one name at a time against the same clock, benchmark and rules. */
export function createJudge(clock: JudgingClock, benchmark: Bars | undefined, rules: readonly Rule[]): (symbol: string, bars: Bars) => Row {
  const asOf = clock.asOf === null ? Number.NEGATIVE_INFINITY : dayNumber(clock.asOf)
  const benchmarkIndex = benchmark === undefined ? -1 : indexAtOrBefore(benchmark.sessions, asOf)
  const freshFrom = oldestFreshSession(clock, FRESHNESS_LIMITS.daily_bars)
  return (symbol, bars) => {
    const index = indexAtOrBefore(bars.sessions, asOf)
    if (index < 0) return { symbol, pass: false, state: 'unknown', reasons: ['UNKNOWN: no bar at this date'], values: {}, lastSession: null }
    const lastSession = isoDay(bars.sessions[index]!)
    const values = sweepFactors({ bars, index, benchmark, benchmarkIndex })
    if (freshFrom === null || lastSession < freshFrom)
      return { symbol, pass: false, state: 'stale', reasons: [`STALE: last bar ${lastSession}`], values, lastSession }
    const unknowns: string[] = []
    const failures: string[] = []
    for (const rule of rules) {
      const value = values[rule.factor] ?? null
      if (value === null) unknowns.push(`UNKNOWN: ${rule.factor}`)
      else if (!holds(value, rule)) failures.push(`${rule.factor} ${rule.op} ${rule.value}`)
    }
    const state = failures.length > 0 ? 'fail' : unknowns.length > 0 ? 'unknown' : 'pass'
    return { symbol, pass: state === 'pass', state, reasons: [...failures, ...unknowns], values, lastSession }
  }
}

function holds(value: number, rule: Rule): boolean {
  switch (rule.op) {
    case '>=':
      return value >= rule.value
    case '<=':
      return value <= rule.value
    case '>':
      return value > rule.value
    case '<':
      return value < rule.value
  }
}
