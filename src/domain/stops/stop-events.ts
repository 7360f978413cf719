import type { StopSession } from './stop-session.ts'

/** The sessions to be logged: an exit fired, or a tighten came into force (not each session it stays there). */
export const stopEvents = (sessions: readonly StopSession[]): StopSession[] =>
  sessions.filter((session, i) => session.exitFraction > 0 || (isTightening(session) && !isTightening(sessions[i - 1])))

const isTightening = (session: StopSession | undefined): boolean => session?.fired.includes('tighten') ?? false
