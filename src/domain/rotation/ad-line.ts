import { refuseShort } from '#domain/input/length.ts'
import { known, type Result } from '#domain/result.ts'
import { type AdvancesDeclines, netAdvances, refuseAdvancesDeclines } from './advances-declines.ts'

/**
 * rot.ad_line(adv, dec): advance-decline line, the running sum of advances minus declines; members, one value per session.
 * A session with a missing count repeats the line. Empty SHORT_HISTORY. Only its changes mean something. Source: textbook.
 */
export function adLine({ adv, dec }: AdvancesDeclines): Result<readonly number[]> {
  const refused = refuseAdvancesDeclines(adv, dec) ?? refuseShort(adv.length, 1)
  if (refused !== undefined) return refused
  let line = 0
  return known(
    adv.map((_, t) => {
      line += netAdvances({ adv, dec }, t) ?? 0
      return line
    }),
  )
}
