import { SHARE_SLACK, type SessionDate } from '#domain/units.ts'
import { exitFractionOf, type StopRule } from './precedence.ts'

/** A fired exit that sells have not answered yet. */
export interface ExitDue {
  readonly rule: StopRule
  /** Session in which it fired. */
  readonly session: SessionDate
  readonly fraction: number
  /** Shares to sell for it, whole shares of what was held when it fired. */
  readonly shares: number
  /** Sold since. */
  readonly sold: number
  /** Whether the session in which a stop order would have filled has passed. */
  readonly hasModelledFill: boolean
}

/** The exit a rule asks for, in whole shares of what is held: all of them, or the fraction rounded down. */
export function fireExit(rule: StopRule, session: SessionDate, held: number): ExitDue {
  const fraction = exitFractionOf(rule)
  const shares = fraction === 1 ? held : Math.floor(held * fraction + SHARE_SLACK)
  return { rule, session, fraction, shares, sold: 0, hasModelledFill: false }
}

/** What the exit still asks for. */
export const sharesWanted = ({ shares, sold }: ExitDue): number => Math.max(0, shares - sold)

/** The exit after so many more shares were sold; null once they cover it. */
export function answerExit(due: ExitDue, soldShares: number): ExitDue | null {
  return soldShares >= sharesWanted(due) - SHARE_SLACK ? null : { ...due, sold: due.sold + soldShares }
}
