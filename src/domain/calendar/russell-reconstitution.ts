/** One change of the Russell memberships: ranked by the close of one day, traded in the closing auction of another, in force the session after. */
export interface Reconstitution {
  readonly rankDay: string
  readonly lastSession: string
  readonly firstSession: string
  readonly source: string
}

/** The user's table of reconstitutions, as handed in by whoever reads the file. */
export interface ReconstitutionTable {
  readonly note: string
  readonly verifiedOn: string
  /** First and last day the table speaks about; outside nothing is known. */
  readonly from: string
  readonly to: string
  readonly reconstitutions: readonly Reconstitution[]
}

/** Does the volume of this session belong to a reconstitution? Such a session stays out of the medians of relative and usual volume. Null outside the table. */
export function isReconstitutionSession(table: ReconstitutionTable, session: string): boolean | null {
  return covers(table, session) ? table.reconstitutions.some(({ lastSession }) => lastSession === session) : null
}

/** Those whose closing auction falls into from…to, both days included, oldest first; null where the table does not cover both days. */
export function reconstitutionsIn(table: ReconstitutionTable, from: string, to: string): readonly Reconstitution[] | null {
  if (!covers(table, from) || !covers(table, to)) return null
  return table.reconstitutions
    .filter(({ lastSession }) => lastSession >= from && lastSession <= to)
    .toSorted((a, b) => (a.lastSession < b.lastSession ? -1 : 1))
}

/** ISO days order as text. */
const covers = ({ from, to }: ReconstitutionTable, day: string): boolean => from <= day && day <= to
