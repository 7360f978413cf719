import { createHash } from 'node:crypto'
import { canonicalJson, roundForEvidence } from '#domain/evidence/canonical-json.ts'
import type { Json } from '#domain/formula.ts'
import type { StopSession } from '#domain/stops/stop-session.ts'
import type { StopEvent } from '../../../store/stop-events.ts'
import type { JudgingClock } from '../judging-clock.ts'
import type { PositionFold, WatchedPosition } from './watched-position.ts'

/** Raised when a stop rule changes what it says for the same inputs. */
export const STOP_RULE_VERSION = '1'

/** Every session in which a rule fired, as events to keep: one per rule, the digest over all the session's inputs rounded as evidence is. */
export function stopEvents(watched: WatchedPosition, fold: PositionFold, clock: JudgingClock): StopEvent[] {
  if (fold.status !== 'watched' && fold.status !== 'closed') return []
  return fold.sessions.flatMap((session) => {
    const plan = watched.plans.filter((version) => version.asOf !== null && version.asOf <= session.session).at(-1)
    const inputDigest = createHash('sha256')
      .update(canonicalJson(rounded(session)))
      .digest('hex')
    return session.fired.map((rule) => ({
      position: watched.held.position,
      account: watched.held.account,
      symbol: watched.held.symbol,
      plan: plan?.plan ?? null,
      planVersion: plan?.version ?? null,
      session: session.session,
      rule,
      ruleVersion: STOP_RULE_VERSION,
      inputDigest,
      stopPrice: session.prior?.price ?? session.level.price,
      exitFraction: rule === session.winner ? session.exitFraction : 0,
      isWinner: rule === session.winner,
      reason: `${rule} fired on ${session.session}: open ${session.open ?? 'unknown'}, high ${session.high}, low ${session.low}, close ${session.close}, level in force ${session.prior?.price ?? 'none'}.`,
      isReplay: clock.isReplay,
      asOf: clock.asOf ?? session.session,
    }))
  })
}

function rounded(session: StopSession): Json {
  return JSON.parse(JSON.stringify(session), (_, value: unknown) => (typeof value === 'number' ? roundForEvidence(value) : value)) as Json
}
