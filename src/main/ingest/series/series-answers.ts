import { AdjustmentKind } from '#contract/schemas/series.ts'
import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import type { z } from 'zod'
import type { StageContext, StagedFile } from '../importer.ts'
import { isKnownZone } from '../cells/zone-time.ts'

/** What the user said about a file of bars or values; undefined = not asked, the default holds. */
export interface SeriesAnswers {
  readonly symbol: string | undefined
  readonly adjustment: z.infer<typeof AdjustmentKind> | undefined
  /** '', '#2' or 'new'. */
  readonly variant: string | undefined
  readonly zone: string | undefined
  readonly takes: boolean
  readonly rebases: boolean
  /** How the file writes days and numbers where its cells do not tell. */
  readonly dateOrder: 'day-first' | 'month-first' | undefined
  readonly decimal: 'point' | 'comma' | undefined
}

const LONGEST_SYMBOL = 40
/** Also as the broker files are asked, and as one would write it. */
const DATE_ORDERS: ReadonlyMap<string, 'day-first' | 'month-first'> = new Map([
  ['day-first', 'day-first'],
  ['dmy', 'day-first'],
  ['month-first', 'month-first'],
  ['mdy', 'month-first'],
])
const DECIMALS: ReadonlyMap<string, 'point' | 'comma'> = new Map([
  ['point', 'point'],
  ['.', 'point'],
  ['comma', 'comma'],
  [',', 'comma'],
])

/** Reads the answers that concern a price or value file; one that cannot be meant is refused with what may stand there. */
export function readSeriesAnswers(answers: StageContext['answers'], profileId: string): Outcome<SeriesAnswers> {
  const symbol = textOf(answers.get('symbol'))?.toUpperCase()
  if (symbol !== undefined && (symbol === '' || symbol.length > LONGEST_SYMBOL)) return refuse('symbol', `want 1 to ${LONGEST_SYMBOL} characters.`)
  const adjustment = textOf(answers.get('adjustment'))
  const kind = AdjustmentKind.optional().safeParse(adjustment)
  if (!kind.success) return refuse('adjustment', `“${adjustment}” is none of ${AdjustmentKind.options.join(', ')}.`)
  const series = textOf(answers.get('series'))
  const variant = series === undefined ? undefined : series.startsWith(profileId) ? series.slice(profileId.length) : series
  if (variant !== undefined && variant !== 'new' && !/^(?:#[2-9]\d*)?$/.test(variant)) {
    return refuse('series', `“${series}” is no line of this layout: want ${profileId}, ${profileId}#2 or new.`)
  }
  const zone = textOf(answers.get('timezone'))
  if (zone !== undefined && !isKnownZone(zone)) return refuse('timezone', `“${zone}” is no zone such as America/New_York.`)
  const conflicts = textOf(answers.get('conflicts')) ?? 'keep'
  if (conflicts !== 'keep' && conflicts !== 'take') return refuse('conflicts', `“${conflicts}” is neither keep nor take.`)
  const rebase = answers.get('rebase') ?? false
  const rebases = rebase === true || rebase === 'yes'
  if (!rebases && rebase !== false && rebase !== 'no') return refuse('rebase', 'want yes or no.')
  const order = textOf(answers.get('dateOrder'))
  const dateOrder = order === undefined ? undefined : DATE_ORDERS.get(order)
  if (order !== undefined && dateOrder === undefined) return refuse('dateOrder', `“${order}” is neither day-first nor month-first.`)
  const mark = textOf(answers.get('decimal'))
  const decimal = mark === undefined ? undefined : DECIMALS.get(mark)
  if (mark !== undefined && decimal === undefined) return refuse('decimal', `“${mark}” is neither point nor comma.`)
  return succeed({ symbol, adjustment: kind.data, variant, zone, takes: conflicts === 'take', rebases, dateOrder, decimal })
}

/** The question `conflicts` of a file of bars or values. */
export const conflictsQuestion = ({ takes }: Pick<SeriesAnswers, 'takes'>): StagedFile['questions'][number] => ({
  id: 'conflicts',
  text: 'Where a stored row differs, which one stands?',
  choices: ['keep', 'take'],
  default: 'keep',
  ...(takes ? { answer: 'take' } : {}),
})

const textOf = (answer: string | number | boolean | undefined): string | undefined => (answer === undefined ? undefined : String(answer).trim())

const refuse = (field: string, reason: string): { readonly ok: false; readonly error: AppError } => fail({ kind: 'refused', field, reason })
