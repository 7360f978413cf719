import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

export interface Level3Input {
  /** Of rot.oas_state; null = unknown, as an option-adjusted spread older than twice its limit is. */
  readonly oasVerdict: Verdict | null
  /** null = not fresh. */
  readonly oasFresh: Flag
  /** Of rot.credit_proxy. */
  readonly proxyVerdict: Verdict | null
  readonly proxyFresh: Flag
}

/**
 * rot.level3(oasVerdict, oasFresh, proxyVerdict, proxyFresh): does credit agree.
 * The spread decides; the fund proxy can only take away. pass: the spread passes and the proxy does not fail, both fresh.
 * A spread that failed stays failed when it goes stale. Without a spread the proxy can fail the level, never pass it. Source: house.
 */
export function level3({ oasVerdict, oasFresh, proxyVerdict, proxyFresh }: Level3Input): Result<Verdict> {
  const refused = firstRefusal(
    refuseOptionalWord(oasVerdict, VERDICTS),
    refuseOptionalWord(proxyVerdict, VERDICTS),
    refuseFlag(oasFresh),
    refuseFlag(proxyFresh),
  )
  if (refused !== undefined) return refused
  const oas = oasVerdict ?? 'unknown'
  const proxy = proxyFresh === true ? (proxyVerdict ?? 'unknown') : 'unknown'
  if (oas === 'fail') return known('fail')
  if (oas !== 'unknown' && oasFresh === true) return known(oas === 'pass' && doesNotFail(proxy) ? 'pass' : 'neutral')
  if (proxy === 'fail') return known('fail')
  return known(oas !== 'unknown' && proxy !== 'unknown' ? 'neutral' : 'unknown')
}

const doesNotFail = (proxy: Verdict): boolean => proxy === 'pass' || proxy === 'neutral'
