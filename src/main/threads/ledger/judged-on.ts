import type { ReadDb } from '../../store/handles.ts'
import type { Judged } from '../judged.ts'

/** True when a commit after the judged generation touched one of the things the judgement stands on: it must be judged again. */
export function isSuperseded(db: ReadDb, judged: Judged): boolean {
  const find = db.prepare<[number, string, string]>('SELECT 1 FROM changes WHERE generation > ? AND kind = ? AND id = ? LIMIT 1')
  return judged.dependsOn.some(({ kind, id }) => find.get(judged.generation, kind, id) !== undefined)
}
