import { withdrawRecords } from '../../store/dated-records.ts'
import { withdrawTraits } from '../../store/instruments.ts'
import type { Importer } from '../importer.ts'
import { exportedLayouts } from './exported-layouts.ts'
import type { RecordLayout } from './record-layout.ts'
import { recordLayouts } from './record-layouts.ts'
import { recordHeader, stageRecords } from './stage-records.ts'

const layouts = [...recordLayouts, ...exportedLayouts]
const byId: ReadonlyMap<string, RecordLayout> = new Map(layouts.map((layout) => [layout.id, layout]))

function layoutOf(id: string): RecordLayout {
  const layout = byId.get(id)
  if (layout === undefined) throw new Error(`recordsImporter: got the layout “${id}”, wanted one of ${[...byId.keys()].join(', ')}`)
  return layout
}

/** How sure lines of one shape make us where no header does. */
const WITHOUT_HEADER = 0.7

/** What files state of a day beside prices and transactions, with the day it was known: universes and their like. */
export const recordsImporter: Importer = {
  profileIds: [...byId.keys()],
  versionOf: (profileId) => layoutOf(profileId).version,
  recognise: (head) =>
    layouts.flatMap((layout) =>
      recordHeader(layout, head) === undefined
        ? []
        : [{ id: layout.id, label: layout.label, kind: layout.kind, confidence: layout.everyLine === undefined ? 1 : WITHOUT_HEADER }],
    ),
  stage: (path, head, profileId, context) => stageRecords(path, head, layoutOf(profileId), context),
  withdraw(db, { fileId }, touch, checkCancelled) {
    const removed = withdrawRecords(db, fileId, checkCancelled)
    for (const id of withdrawTraits(db, fileId)) touch('instrument', String(id))
    return { transactions: 0, bars: 0, observations: 0, holdings: removed }
  },
}
