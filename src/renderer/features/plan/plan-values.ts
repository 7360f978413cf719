import type { Input, Output } from '#contract/channels.ts'
import { readTypedDecimal } from '../../format/typed-decimal.ts'

type Plan = Output<'plan.get'>

/** What stands in the fields of the form, as typed. */
export interface PlanValues {
  readonly symbol: string
  readonly side: 'long' | 'short'
  readonly account: string
  readonly isAdopted: boolean
  readonly entry: string
  readonly stop: string
  /** Percent of equity. */
  readonly riskPercent: string
  /** Basis points; empty = the model's own estimate. */
  readonly slippageBps: string
}

export const valuesOf = (plan: Plan | null, symbol: string, account: string, riskFraction: number): PlanValues =>
  plan === null
    ? { symbol, side: 'long', account, isAdopted: false, entry: '', stop: '', riskPercent: trim(riskFraction * 100), slippageBps: '' }
    : {
        symbol: plan.symbol,
        side: plan.side,
        account: plan.account,
        isAdopted: plan.isAdopted,
        entry: plan.isAdopted || plan.entrySource !== 'typed' || plan.entry === null ? '' : trim(plan.entry),
        stop: plan.stop === null ? '' : trim(plan.stop),
        riskPercent: trim(plan.riskFraction * 100),
        slippageBps: plan.slippageBps === null ? '' : trim(plan.slippageBps),
      }

/** Twelve digits undo what multiplying by a hundred left behind. */
const trim = (value: number): string => String(Number(value.toPrecision(12)))

export interface PlanFaults {
  readonly symbol?: string
  readonly account?: string
  readonly entry?: string
  readonly stop?: string
  readonly riskPercent?: string
  readonly slippageBps?: string
}

export type ReadPlan = { readonly input: Input<'plan.draft'>; readonly faults: null } | { readonly input: null; readonly faults: PlanFaults }

/** The draft that the fields say, or what is wrong with them. A replayed plan keeps the session it stands on. */
export function readPlanValues(values: PlanValues, plan: Plan | null, asOf: string | null): ReadPlan {
  const entry = positive(values.entry, 'A price above 0.')
  const stop = positive(values.stop, 'A price above 0.')
  const risk = positive(values.riskPercent, 'A share of equity above 0.')
  const slippage = values.slippageBps.trim() === '' ? { value: null } : readTyped(values.slippageBps)
  const riskFault =
    risk.fault ??
    (risk.value !== null && risk.value > 10 ? 'Not more than 10 % of equity.' : risk.value === null ? 'Say how much of the equity is risked.' : undefined)
  const faults: PlanFaults = {
    ...(values.symbol.trim() === '' ? { symbol: 'Which name?' } : {}),
    ...(values.account === '' ? { account: 'Which account?' } : {}),
    ...(entry.fault === undefined ? {} : { entry: entry.fault }),
    ...(stop.fault === undefined ? {} : { stop: stop.fault }),
    ...(riskFault === undefined ? {} : { riskPercent: riskFault }),
    ...(slippage.fault === undefined ? {} : { slippageBps: slippage.fault }),
  }
  if (Object.keys(faults).length > 0) return { input: null, faults }
  const session = plan?.isReplay === true ? plan.asOf : asOf
  return {
    faults: null,
    input: {
      ...(plan === null ? {} : { plan: plan.plan }),
      symbol: values.symbol.trim().toUpperCase(),
      side: values.side,
      account: values.account,
      ...(session === null ? {} : { asOf: session }),
      ...(values.isAdopted ? { adopt: true as const } : {}),
      ...(entry.value === null || values.isAdopted ? {} : { entry: entry.value }),
      ...(stop.value === null ? {} : { stop: stop.value }),
      ...(risk.value === null ? {} : { riskFraction: risk.value / 100 }),
      ...(slippage.value === null ? {} : { slippageBps: slippage.value }),
    },
  }
}

interface Typed {
  readonly value: number | null
  readonly fault?: string | undefined
}

function readTyped(text: string): Typed {
  const { value, fault } = readTypedDecimal(text)
  if (fault !== undefined) return { value: null, fault }
  const number = value === null ? null : Number(value)
  return number !== null && number < 0 ? { value: null, fault: 'Not below 0.' } : { value: number }
}

function positive(text: string, fault: string): Typed {
  const typed = readTyped(text)
  return typed.value === 0 ? { value: null, fault } : typed
}
