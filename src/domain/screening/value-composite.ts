import { groupBy } from '#domain/group-by.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseOptionalText, refuseText } from '#domain/input/text.ts'
import { badInput, known, type Result, valueOrNull } from '#domain/result.ts'
import { winsorZ } from '#domain/statistics/winsor-z.ts'

/** Yields of one name: book, earnings and free cash flow over price, EBITDA over enterprise value; null = missing (or EV at most 0). */
export interface ValueRow {
  readonly id: string
  readonly sector: string | null
  readonly bp?: number | null
  readonly ep?: number | null
  readonly ebitdaEv?: number | null
  readonly fcfp?: number | null
  readonly isFinancial?: boolean | null
}

export interface ValueCompositeInput {
  readonly rows: readonly ValueRow[]
  readonly minSector?: number
  readonly minMetrics?: number
  readonly lo?: number
  readonly hi?: number
}

export interface ValueScore {
  readonly id: string
  readonly score: number | null
  /** How many of the metrics that count for this name are known. */
  readonly metrics: number
  readonly rank: number | null
}

const METRICS = ['bp', 'ep', 'ebitdaEv', 'fcfp'] as const
/** Enterprise value and free cash flow say nothing about a bank. */
const FINANCIAL_METRICS = ['bp', 'ep'] as const
type Metric = (typeof METRICS)[number]

/**
 * `scr.value_composite`: how cheap each name is, the inverse forms of the usual multiples put on one scale.
 * @returns per row, in the order given, the mean of its z-scores (tails pulled in, inside the sector where it knows `minSector` values, else over the
 * universe), the number of metrics and the rank, 1 = cheapest, ties by id. Below `minMetrics` metrics: score and rank null. Financials use book and
 * earnings yield only, need both, are standardised among financials and ranked inside their sector. Two rows of one id: DUPLICATE_ID.
 * Source: Fama & French 1992; Asness, Porter & Stevens 2000.
 */
export function valueComposite({ rows, minSector = 5, minMetrics = 3, lo = 0.05, hi = 0.95 }: ValueCompositeInput): Result<readonly ValueScore[]> {
  const refused =
    firstRefusal(
      refuseRows(rows, refuseValueRow),
      refusePositiveInteger(minSector),
      refusePositiveInteger(minMetrics),
      refuseParameter(lo, isShare),
      refuseParameter(hi, isShare),
    ) ?? refuseTwins(rows)
  if (refused !== undefined) return refused
  if (lo >= hi) return badInput('BAD_PARAM')

  const financials = rows.filter(isFinancial)
  const companies = rows.filter((row) => !isFinancial(row))
  const standardise = (members: readonly ValueRow[], metric: Metric): ReadonlyMap<ValueRow, number> => {
    const z = valueOrNull(winsorZ({ x: members.map((row) => row[metric] ?? null), lo, hi, minN: Math.min(minSector, 5) })) ?? []
    return new Map(members.flatMap((row, i) => (typeof z[i] === 'number' ? [[row, z[i]] as const] : [])))
  }
  const byMetric = new Map(METRICS.map((metric) => [metric, zScores(companies, financials, metric, minSector, standardise)]))

  const scores = rows.map((row): Omit<ValueScore, 'rank'> => {
    const metrics: readonly Metric[] = isFinancial(row) ? FINANCIAL_METRICS : METRICS
    const needed = isFinancial(row) ? FINANCIAL_METRICS.length : minMetrics
    const z = metrics.map((metric) => byMetric.get(metric)?.get(row) ?? null).filter((one) => one !== null)
    const knownMetrics = metrics.filter((metric) => (row[metric] ?? null) !== null).length
    const isScored = knownMetrics >= needed && z.length >= needed
    return { id: row.id, score: isScored ? z.reduce((sum, one) => sum + one, 0) / z.length : null, metrics: knownMetrics }
  })
  const ranks = rankWithin(rows, scores)
  return known(scores.map((score) => ({ ...score, rank: ranks.get(score.id) ?? null })))
}

type Standardise = (members: readonly ValueRow[], metric: Metric) => ReadonlyMap<ValueRow, number>

/** z-scores of one metric: companies inside their sector where it is large enough, financials among themselves. */
function zScores(
  companies: readonly ValueRow[],
  financials: readonly ValueRow[],
  metric: Metric,
  minSector: number,
  standardise: Standardise,
): ReadonlyMap<ValueRow, number> {
  const knows = (row: ValueRow): boolean => (row[metric] ?? null) !== null
  const universe = standardise(companies, metric)
  const scores = new Map(standardise(financials, metric))
  for (const [sector, members] of groupBy(companies, (row) => row.sector ?? null)) {
    const isLarge = sector !== null && members.filter(knows).length >= minSector
    const inside = isLarge ? standardise(members, metric) : universe
    for (const row of members) {
      const z = inside.get(row)
      if (z !== undefined) scores.set(row, z)
    }
  }
  return scores
}

/** Rank by score inside each group: every financial sector for itself, all companies together. */
function rankWithin(rows: readonly ValueRow[], scores: readonly Omit<ValueScore, 'rank'>[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  const scored = scores
    .map((score, i) => ({ ...score, group: isFinancial(rows[i]!) ? `financial ${rows[i]!.sector}` : 'company' }))
    .filter(({ score }) => score !== null)
  for (const group of groupBy(scored, (one) => one.group).values()) {
    const cheapestFirst = group.toSorted((a, b) => b.score! - a.score! || (a.id < b.id ? -1 : 1))
    for (const [i, { id }] of cheapestFirst.entries()) ranks.set(id, i + 1)
  }
  return ranks
}

const isFinancial = (row: ValueRow): boolean => row.isFinancial === true

const refuseValueRow = (row: UntrustedRecord): Refusal | undefined =>
  firstRefusal(
    refuseText(row['id']),
    refuseOptionalText(row['sector']),
    refuseFlag(row['isFinancial']),
    ...METRICS.map((metric) => refuseOptionalNumber(row[metric])),
  )
