import type { Output } from '#contract/channels.ts'
import { type Outcome, succeed } from '#contract/errors.ts'
import { countWorkspace } from '../../store/counts.ts'
import { readFacts } from '../../store/facts.ts'
import { readGeneration } from '../../store/generation.ts'
import type { ReadDb } from '../../store/handles.ts'
import { lastStoredSession, newestSessionOf, newestSessionOfAny } from '../../store/newest-session.ts'
import { readSchemaVersion } from '../../store/schema-version.ts'
import { readSettings } from '../../store/settings.ts'
import { newYorkTime } from '../analysis/judging-clock.ts'

export interface WorkspacePlace {
  readonly workspaceDir: string
  readonly appVersion: string
  readonly clock: { readonly nowAtMs: number; readonly isFixed: boolean }
}

/**
 * What the workspace is and holds. `asOf` is the session every question without one is answered for: the last one up to now on which
 * the small-cap proxy has a bar, else any name.
 */
export function workspaceInfo(db: ReadDb, { workspaceDir, appVersion, clock }: WorkspacePlace): Outcome<Output<'workspace.info'>> {
  const facts = readFacts(db)
  const today = newYorkTime(clock.nowAtMs).day
  return succeed({
    path: workspaceDir,
    schemaVersion: readSchemaVersion(db),
    appVersion,
    generation: readGeneration(db),
    isSimulated: facts.isSimulated,
    now: new Date(clock.nowAtMs).toISOString(),
    isClockFixed: clock.isFixed,
    asOf: newestSessionOf(db, readSettings(db).smallCapProxy, today) ?? newestSessionOfAny(db, today),
    clockWarning: clock.isFixed ? null : clockWarning(clock.nowAtMs, today, lastStoredSession(db), facts.lastWriteAtMs),
    counts: countWorkspace(db),
  })
}

/** A wall clock that stands before something that has happened is wrong. Nothing is ordered by it, but ages and dates of new entries are. */
function clockWarning(nowAtMs: number, today: string, lastSession: string | null, lastWriteAtMs: number | null): string | null {
  if (lastSession !== null && today < lastSession) {
    return `The clock of this computer says ${today}, but the newest bar is of ${lastSession}. Set the clock right: ages of data are counted from it.`
  }
  if (lastWriteAtMs !== null && nowAtMs < lastWriteAtMs) {
    return `The clock of this computer stands before the last entry, of ${new Date(lastWriteAtMs).toISOString().slice(0, 10)}. Set the clock right: new entries are dated by it.`
  }
  return null
}
