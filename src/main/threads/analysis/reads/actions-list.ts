import type { Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { type ActionPlace, listActions } from '../../../store/action-list.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { actionView } from './action-view.ts'

/** Room for the rows of one answer, below the limit of an answer (4 MiB). */
const ANSWER_BYTES = 3.5 * 1024 * 1024

type ActionList = Output<'actions.list'>

/** `actions.list`: every statement of a split, dividend or other corporate action, newest first, and what it does. The cursor is the place of the last one listed. */
export const actionsList: AnalysisJob<AnalysisJobs['actions.list'], Outcome<ActionList>> = {
  gather({ cursor, limit, asOf, to, ...query }, context) {
    const after = cursor === undefined ? undefined : readPlace(cursor)
    if (after === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const until = asOf !== undefined && (to === undefined || asOf < to) ? asOf : to
    const rows = listActions(context.db, { ...query, to: until, after, limit: limit + 1 })
    const actions: ActionList['actions'] = []
    let room = ANSWER_BYTES
    for (const [index, row] of rows.entries()) {
      const view = actionView(row, context)
      room -= Buffer.byteLength(JSON.stringify(view)) + 1
      if (index === limit || room < 0) {
        const last = rows[index - 1]
        return succeed({ actions, next: last === undefined ? null : `${last.session}|${last.symbol}|${last.id}` })
      }
      actions.push(view)
    }
    return succeed({ actions, next: null })
  },
  compute: (gathered) => gathered,
}

function readPlace(cursor: string): ActionPlace | null {
  const parts = /^(\d{4}-\d{2}-\d{2})\|(.*)\|([a-z]+:[^|]+)$/.exec(cursor)
  if (parts === null) return null
  const [, session = '', symbol = '', id = ''] = parts
  return { session, symbol, id }
}
