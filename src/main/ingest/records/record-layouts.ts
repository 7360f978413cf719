import { indexChanges, indexMembers } from './layouts/index-members.ts'
import { ownUniverse } from './layouts/own-universe.ts'
import type { RecordLayout } from './record-layout.ts'

/** Every built-in layout of dated records. */
export const recordLayouts: readonly RecordLayout[] = [ownUniverse, indexMembers, indexChanges]
