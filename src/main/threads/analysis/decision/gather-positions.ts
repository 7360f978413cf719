import type { GatherContext } from '../job.ts'
import type { HeldPosition } from './held-position.ts'

/** Every open position on a session, of every account. */
export function heldPositions(_context: Pick<GatherContext, 'db' | 'panel'>, _asOf: string | null): HeldPosition[] {
  return []
}
