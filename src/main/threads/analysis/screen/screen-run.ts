import { fail, succeed } from '#contract/errors.ts'
import type { FactorId, ScreenRow } from '#contract/schemas/screen.ts'
import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_LIMITS } from '#domain/checklist/freshness.ts'
import { rowOf } from '#domain/screening/screen-name.ts'
import { rankNames, screenNames } from '#domain/screening/screen-names.ts'
import { type ScreenColumns, screenColumnsFor } from '#domain/sweep/screen-columns.ts'
import type { z } from 'zod'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob, ComputeContext } from '../job.ts'
import { type JudgingClock, judgingClock, oldestFreshSession } from '../judging-clock.ts'
import { heldState, holdState, studiedRow } from './held-factors.ts'
import { DEFAULT_SCREEN, type Rule, SCREENS } from './screens.ts'
import { universeOf } from './universe.ts'

type Row = z.infer<typeof ScreenRow>
/** Every factor of a name by id; a factor that is missing here does not compile. */
type Values = Readonly<Record<FactorId, number | null>>

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

/** `screen.run`: every name of the universe with its factors, the composite of their ranks among the fresh names, which rules it fails and why. Order: passing first, then by symbol. */
export const screenRun: AnalysisJob<AnalysisJobs['screen.run'], Gathered> = {
  gather(input, context) {
    const settings = readSettings(context.db)
    const clock = judgingClock(context, input.asOf, settings.smallCapProxy)
    const universe = universeOf(context, settings, clock.asOf)
    return {
      clock,
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
    const { rules, clock, benchmark, names } = gathered
    if (rules === undefined)
      return fail({ kind: 'refused', field: 'screen', reason: `there is no screen of this name; there are ${Object.keys(SCREENS).join(', ')}.` })
    const startedAtMs = performance.now()
    const session = clock.asOf === null ? Number.NEGATIVE_INFINITY : dayNumber(clock.asOf)
    const columns = await sweepUniverse(gathered, session, context)
    const lastSessions = names.map(({ bars }) => lastSessionOf(bars, session))
    const freshFrom = oldestFreshSession(clock, FRESHNESS_LIMITS.daily_bars)
    const isFresh = (last: string | null): boolean => last !== null && freshFrom !== null && last >= freshFrom
    const composites = compositesOf(columns, (place) => isFresh(lastSessions[place] ?? null))
    const benchmarkIndex = benchmark === undefined ? -1 : indexAtOrBefore(benchmark.sessions, session)
    const rows: Row[] = []
    for (const [place, { symbol, bars }] of names.entries()) {
      const lastSession = lastSessions[place] ?? null
      const judged = { bars, index: indexAtOrBefore(bars.sessions, session), benchmark, benchmarkIndex }
      const values = lastSession === null ? null : { ...rowOf(columns, place), ...studiedRow(judged), rankComposite: composites[place] ?? null }
      rows.push(judge(symbol, lastSession, isFresh(lastSession), values, rules))
      if (rows.length % 16 === 0) {
        context.progress({ phase: 'Screening', done: rows.length, total: names.length, file: null, files: null })
        await context.breathe()
      }
    }
    rows.sort((a, b) => Number(b.pass) - Number(a.pass) || (a.symbol < b.symbol ? -1 : 1))
    const from = gathered.cursor === undefined ? 0 : Number.parseInt(gathered.cursor, 10) || 0
    const page = rows.slice(from, from + gathered.limit)
    return succeed({
      asOf: clock.asOf,
      generation: gathered.generation,
      universe: names.length,
      membership: gathered.membership,
      durationMs: performance.now() - startedAtMs,
      rows: page,
      next: from + page.length < rows.length ? String(from + page.length) : null,
    })
  },
}

/** Names of one slice: a millisecond where all of them are worked out from their first bar. */
const SWEPT_AT_ONCE = 64

/** The twelve factors of all names, each carried on from where the screen before left it; places as in `names`. */
async function sweepUniverse({ names, benchmark }: Gathered, session: number, { breathe }: Pick<ComputeContext, 'breathe'>): Promise<ScreenColumns> {
  const columns = screenColumnsFor(names.length)
  const sweep = { names: names.map(({ bars }) => bars), session, benchmark, states: names.map(({ bars }) => heldState(bars)), columns }
  for (let from = 0; from < names.length; from += SWEPT_AT_ONCE) {
    const to = Math.min(from + SWEPT_AT_ONCE, names.length)
    screenNames(sweep, from, to)
    for (const state of sweep.states.slice(from, to)) if (state !== undefined) holdState(state)
    await breathe()
  }
  return columns
}

/** The composite of every name by place, ranked among those that count; null for the others and where it is not known. */
function compositesOf(columns: ScreenColumns, isRanked: (place: number) => boolean): readonly (number | null)[] {
  const composites = Array.from(columns.price, (): number | null => null)
  const places = [...composites.keys()].filter(isRanked)
  for (const [i, composite] of rankNames(columns, places).entries()) composites[places[i]!] = Number.isNaN(composite) ? null : composite
  return composites
}

function lastSessionOf({ sessions }: Bars, session: number): string | null {
  const index = indexAtOrBefore(sessions, session)
  return index < 0 ? null : isoDay(sessions[index]!)
}

/** Whether a name passes, and else why not. Stale and unknown never pass. */
function judge(symbol: string, lastSession: string | null, isFresh: boolean, values: Values | null, rules: readonly Rule[]): Row {
  if (values === null || lastSession === null)
    return { symbol, pass: false, state: 'unknown', reasons: ['UNKNOWN: no bar at this date'], values: {}, lastSession: null }
  if (!isFresh) return { symbol, pass: false, state: 'stale', reasons: [`STALE: last bar ${lastSession}`], values, lastSession }
  const unknowns: string[] = []
  const failures: string[] = []
  for (const rule of rules) {
    const value = values[rule.factor]
    if (value === null) unknowns.push(`UNKNOWN: ${rule.factor}`)
    else if (!holds(value, rule)) failures.push(`${rule.factor} ${rule.op} ${rule.value}`)
  }
  const state = failures.length > 0 ? 'fail' : unknowns.length > 0 ? 'unknown' : 'pass'
  return { symbol, pass: state === 'pass', state, reasons: [...failures, ...unknowns], values, lastSession }
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
